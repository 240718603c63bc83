"""New Parties as a feed (Atom, RFC 4287), from public facts alone."""

from datetime import UTC, datetime, time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.accession.queries.entries import newest_parties
from whimbrel.core.languages import current_language
from whimbrel.core.periods import written_date
from whimbrel.core.stored.views import public_page
from whimbrel.treaties.models import Instrument


@require_safe
@public_page()
def new_parties_atom(request: HttpRequest, slug: str) -> HttpResponse:
    """For whom the instrument entered into force last, in the language of the address."""
    instrument = get_object_or_404(Instrument, slug=slug)
    page = f"{settings.SITE_URL}{reverse('accession:graph_detail', args=[slug])}"
    feed = Atom1Feed(
        title=f"{_('New Parties')}: {instrument.short_name}",
        link=page,
        feed_url=f"{settings.SITE_URL}{request.path}",
        language=current_language(),
        description="",
    )
    for one in newest_parties(instrument, on=localdate()):
        day = datetime.combine(one.in_force_on, time.min, tzinfo=UTC)
        words = {"country": one.name, "code": instrument.short_name}
        host = settings.SITE_URL.split("//")[-1]
        feed.add_item(
            title=_("%(code)s is in force for %(country)s") % words,
            link=page,
            description=written_date(one.in_force_on, current_language()),
            # The same in every language, and for ever.
            unique_id=f"tag:{host},{one.in_force_on:%Y-%m-%d}:party:{slug}:{one.iso3}",
            pubdate=day,
            updateddate=day,
            categories=(instrument.code,),
        )
    body = feed.writeString("utf-8").encode()
    return HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
