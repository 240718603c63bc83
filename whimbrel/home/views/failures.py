from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.core.failures import NotFailed, failures, put_aside, try_again
from whimbrel.designations.rules import can_check_letters
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def failure_list(request: HttpRequest) -> HttpResponse:
    """Work that failed, to be tried again or put aside."""
    if not can_check_letters(offices_of(request.user, on=localdate())):
        raise PermissionDenied
    if request.method == "POST":
        _settle(request, User.objects.get(pk=request.user.pk or 0))
        return redirect("home:failure_list")
    return render(request, "home/failure_list.html", {"failures": failures()})


def _settle(request: HttpRequest, officer: User) -> None:
    try:
        if "again" in request.POST:
            try_again(key=request.POST["again"], by=officer, at=now())
            messages.success(request, _("It is tried again within a few seconds. Look here again."))
        elif "aside" in request.POST:
            put_aside(key=request.POST["aside"], by=officer)
            messages.success(request, _("It is put aside, and stands in the journal."))
    except NotFailed:
        messages.error(
            request, _("Nothing was changed: it was tried again or put aside before you.")
        )
