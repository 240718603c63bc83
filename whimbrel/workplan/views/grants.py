from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.documents.docx import write_docx
from whimbrel.core.responses import file_download, table_download
from whimbrel.core.stored.views import public_page
from whimbrel.treaties.models import Meeting
from whimbrel.treaties.queries.offices import Offices
from whimbrel.workplan.actions.move_money import (
    AlreadyTakenBack,
    Entry,
    enter_movement,
    take_back_movement,
)
from whimbrel.workplan.forms import MovementForm, TakeBackForm
from whimbrel.workplan.models import Activity, Grant, Movement, WorkPlan
from whimbrel.workplan.queries.grants import (
    COLUMNS,
    accounts_of,
    grants_visible_to,
    movements_of,
    plans_among,
    statement_rows,
    what_lacks_money,
)
from whimbrel.workplan.rules import can_enter_money
from whimbrel.workplan.statements import statement_document
from whimbrel.workplan.views.doors import offices_held, person_of

FORMS = ("docx", "xlsx", "csv", "json")


@require_safe
@public_page()
def call_for_support(request: HttpRequest, code: str) -> HttpResponse:
    """What of a plan still lacks money, for whoever may want to give it."""
    plan = get_object_or_404(WorkPlan.objects.select_related("instrument"), code=code)
    context = {"plan": plan, "lacking": what_lacks_money(plan, by=localdate())}
    return render(request, "workplan/call_for_support.html", context)


@login_required
@never_cache
@require_safe
def grant_list(request: HttpRequest) -> HttpResponse:
    """The grants that the reader keeps, or gave."""
    offices = offices_held(request)
    grants = list(grants_visible_to(offices).select_related("donor"))
    if not grants and not can_enter_money(offices):
        raise PermissionDenied
    accounts = accounts_of(grants, by=localdate())
    context = {
        "grants": [(one, accounts[one.pk]) for one in grants],
        "can_enter": can_enter_money(offices),
    }
    return render(request, "workplan/grant_list.html", context)


@login_required
@never_cache
@require_safe
def grant_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One grant: where its money stands, and each movement."""
    grant, offices = _find(request, code)
    today = localdate()
    movements = list(movements_of(grant, by=today))
    context = {
        "grant": grant,
        "account": accounts_of([grant], by=today)[grant.pk],
        "movements": movements,
        "has_several_plans": len(plans_among(movements)) > 1,
        "can_enter": can_enter_money(offices),
        "downloads": [
            (form.upper(), reverse("workplan:grant_statement", args=[grant.code, form]))
            for form in FORMS
        ],
    }
    return render(request, "workplan/grant_detail.html", context)


@login_required
@never_cache
@require_safe
def grant_statement(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The account of a grant as a document, or its movements as a table."""
    grant, _offices = _find(request, code)
    if form not in FORMS:
        raise Http404
    if form == "docx":
        document = statement_document(grant, by=localdate(), made_at=now())
        return file_download(f"statement-{grant.code}", write_docx(document), form)
    rows = statement_rows(grant, by=localdate())
    return table_download(f"statement-{grant.code}", COLUMNS, rows, form)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def movement_new(request: HttpRequest, code: str) -> HttpResponse:
    """Enter money of a grant."""
    grant, offices = _find(request, code)
    if not can_enter_money(offices):
        raise PermissionDenied
    form = MovementForm(
        request.POST if request.method == "POST" else None,
        grant=grant,
        activities=Activity.objects.order_by("code"),
        meetings=Meeting.objects.order_by("code"),
        initial={"key": get_random_string(32)},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        entry = Entry(
            given["kind"], given["day"], given["amount"], given["currency"], given["key"],
            rate=given["rate"], note=given["note"],
        )  # fmt: skip
        enter_movement(
            grant=grant, entry=entry, weights=given["shares"], by=person_of(request), at=now()
        )
        messages.success(request, _("The money is entered."))
        return redirect(grant)
    status = 422 if form.errors else 200
    context = {"grant": grant, "form": form}
    return render(request, "workplan/movement_form.html", context, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def movement_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what was entered wrongly; both stay in the account."""
    offices = offices_held(request)
    found = Movement.objects.filter(grant__in=grants_visible_to(offices))
    movement = get_object_or_404(found.select_related("grant"), pk=pk)
    if not can_enter_money(offices):
        raise PermissionDenied
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            take_back_movement(movement=movement, reason=reason, by=person_of(request), at=now())
        except AlreadyTakenBack:
            messages.error(request, _("This was taken back before. Nothing was changed."))
        else:
            messages.success(request, _("The movement is taken back."))
        return redirect(movement.grant)
    status = 422 if form.errors else 200
    context = {"movement": movement, "grant": movement.grant, "form": form}
    return render(request, "workplan/movement_take_back.html", context, status=status)


def _find(request: HttpRequest, code: str) -> tuple[Grant, Offices]:
    """The grant, for who keeps the records or gave it. Raises Http404."""
    offices = offices_held(request)
    found = grants_visible_to(offices).select_related("donor", "contribution")
    return get_object_or_404(found, code=code), offices
