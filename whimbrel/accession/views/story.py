from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.accession.queries.story import story
from whimbrel.core.stored.views import public_page
from whimbrel.treaties.models import Instrument


@require_safe
@public_page()
def story_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Whom a published report named as approached, and who has joined since: the register alone."""
    instrument = get_object_or_404(Instrument, slug=slug)
    found = story(instrument, on=localdate())
    if found is None:
        raise Http404
    context = {
        "instrument": instrument,
        "story": found,
        "crumbs": [
            (_("Accession"), reverse("accession:index")),
            (instrument.short_name, instrument.get_absolute_url()),
            (_("What came of it"), ""),
        ],
    }
    return render(request, "accession/story_detail.html", context)
