from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.nbsap.actions.tour import put_tour_away
from whimbrel.nbsap.models import Reply
from whimbrel.nbsap.rules import can_keep_plan
from whimbrel.nbsap.views.admission import person_of
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def questionnaire_tour(request: HttpRequest) -> HttpResponse:
    """How a questionnaire is answered, in five steps; sent, it is put away, and leads back to where one was."""
    reply = _reply(request)
    if request.method == "POST":
        put_tour_away(person=person_of(request), at=now())
        return redirect(reply) if reply else redirect("nbsap:questionnaire_list")
    return render(request, "nbsap/questionnaire_tour.html", {"reply": reply})


def _reply(request: HttpRequest) -> Reply | None:
    """The answers from which one came, of a country of one's own."""
    number = request.GET.get("reply") or request.POST.get("reply") or ""
    if not number.isdecimal() or len(number) >= 18:
        return None
    found = Reply.objects.select_related("questionnaire", "country").filter(pk=number).first()
    offices = offices_of(request.user, on=localdate())
    return found if found and can_keep_plan(offices, country_id=found.country_id) else None
