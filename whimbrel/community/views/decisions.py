from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.community.queries.consultations import consultations_of
from whimbrel.community.queries.drafting import drafts_of
from whimbrel.community.queries.polls import polls_of
from whimbrel.community.rules import can_ask_parties, can_open_poll
from whimbrel.community.views.doors import enter, find_space, person_of
from whimbrel.community.views.spaces import crumbs

MOST = 100


@login_required
@never_cache
@require_safe
def decision_list(request: HttpRequest, slug: str) -> HttpResponse:
    """All that is or was decided in a space."""
    space = find_space(slug)
    belonging = enter(request, space)
    context = {
        "space": space,
        "polls": polls_of(space)[:MOST],
        "consultations": consultations_of(space)[:MOST],
        "can_ask_parties": can_ask_parties(belonging, space, at=now()),
        "drafts": drafts_of(space)[:MOST],
        "at": now(),
        "zone": person_of(request).time_zone,
        "can_open_poll": can_open_poll(belonging, space, at=now()),
        "crumbs": crumbs(space, _("Decisions")),
    }
    return render(request, "community/decision_list.html", context)
