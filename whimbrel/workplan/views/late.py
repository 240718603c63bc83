from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.workplan.queries.late import waiting
from whimbrel.workplan.rules import can_keep_activities
from whimbrel.workplan.views.doors import offices_held


@login_required
@never_cache
@require_safe
def late_list(request: HttpRequest) -> HttpResponse:
    """What of all plans is late, stands still, or is due soon, and who looks after it."""
    if not can_keep_activities(offices_held(request)):
        raise PermissionDenied
    return render(request, "workplan/late_list.html", {"waiting": waiting(on=localdate())})
