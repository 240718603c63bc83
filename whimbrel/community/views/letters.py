from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.community.actions.spaces import choose_hour
from whimbrel.community.forms.letters import HourForm
from whimbrel.community.models import Digest
from whimbrel.community.queries.audience import choices_of
from whimbrel.community.views.doors import belonging_here, person_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def letter_choice(request: HttpRequest) -> HttpResponse:
    """At which hour the reader's spaces write to them, and how often each does."""
    person = person_of(request)
    digest = Digest.objects.filter(person=person).first() or Digest(person=person)
    initial = {"hour": digest.hour, "time_zone": person.time_zone}
    form = HourForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        choose_hour(person=person, **form.cleaned_data)
        messages.success(request, _("From now on letters come at that hour."))
        return redirect("community:letter_choice")
    context = {"form": form, "choices": choices_of(belonging_here(request), at=now())}
    return render(
        request, "community/letter_choice.html", context, status=422 if form.errors else 200
    )
