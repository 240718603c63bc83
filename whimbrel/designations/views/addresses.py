from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from whimbrel.designations.queries.undeliverable import undeliverable
from whimbrel.designations.rules import can_check_letters
from whimbrel.treaties.queries.offices import offices_of


@require_safe
def undeliverable_list(request: HttpRequest) -> HttpResponse:
    """Whom our letters do not reach, at the Secretariat's desk."""
    today = localdate()
    if not can_check_letters(offices_of(request.user, on=today)):
        raise PermissionDenied
    context = {
        "rows": undeliverable(on=today),
        "may_edit": request.user.has_perm("people.change_user"),
    }
    return render(request, "designations/desk/undeliverable_list.html", context)
