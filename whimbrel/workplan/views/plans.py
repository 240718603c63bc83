from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from whimbrel.core.stored.views import public_page
from whimbrel.workplan.models import WorkPlan
from whimbrel.workplan.queries.plan import contributions_to, programme_items


@require_safe
@public_page()
def work_plan_detail(request: HttpRequest, code: str) -> HttpResponse:
    plan = get_object_or_404(WorkPlan.objects.select_related("instrument", "adopted_at"), code=code)
    items = programme_items(plan, by=localdate())
    context = {
        "plan": plan,
        "items": items,
        "completed": sum(item.completed for item in items),
        "total": sum(len(item.activities) for item in items),
        "contributions": list(contributions_to(plan)),
        "criteria": list(plan.criteria.all()),
    }
    return render(request, "workplan/work_plan_detail.html", context)
