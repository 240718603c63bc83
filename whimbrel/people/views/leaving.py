from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.personal import name_after_leaving
from whimbrel.people.actions import erase_person
from whimbrel.people.forms import LeavingForm
from whimbrel.people.rules import can_leave
from whimbrel.people.views.account import own_page, person_of


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    may = can_leave(person)
    form = LeavingForm(request.POST or None, person=person)
    kept_as = name_after_leaving(person)
    if request.method == "POST" and may and form.is_valid():
        erase_person(person=person, by=person, kept_as=kept_as)
        logout(request)
        return redirect("people:left")

    context = {"person": person, "form": form, "may_leave": may, "kept_as": kept_as}
    status = 422 if form.errors else 200
    if request.method == "POST" and not may:
        status = 403
    return render(request, "people/leave.html", context, status=status)


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """What whoever has left reads last."""
    return render(request, "people/left.html")
