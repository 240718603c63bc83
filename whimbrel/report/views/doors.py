"""Who comes to the indicators of a plan, and to which one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate

from whimbrel.people.models import User
from whimbrel.report.models import Indicator, IndicatorValue
from whimbrel.treaties.queries.offices import Offices, offices_of
from whimbrel.workplan.models import WorkPlan


def indicator_of(plan: str, code: str) -> Indicator:
    found = Indicator.objects.select_related("plan__instrument")
    return get_object_or_404(found, plan__code=plan, code=code)


def value_of(pk: int) -> IndicatorValue:
    return get_object_or_404(
        IndicatorValue.objects.select_related("indicator__plan", "period"), pk=pk
    )


def back_to(value: IndicatorValue) -> HttpResponse:
    one = value.indicator
    return redirect("report:value_list", plan=one.plan.code, code=one.code)


def admit(request: HttpRequest, rule: Any) -> Offices:
    """What the reader holds, where the rule lets them in. Raises PermissionDenied."""
    offices = offices_of(request.user, on=localdate())
    if not rule(offices):
        raise PermissionDenied
    return offices


def person_of(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)


def crumbs_of(plan: WorkPlan, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(plan.title, reverse("workplan:work_plan_detail", args=[plan.code])), *more]
