from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from whimbrel.core.stored.views import public_page
from whimbrel.workplan.models import Mandate
from whimbrel.workplan.queries.mandates import carried_out, mandates


@require_safe
@public_page()
def mandate_list(request: HttpRequest) -> HttpResponse:
    """All that asks for capacity building."""
    return render(request, "workplan/mandate_list.html", {"mandates": list(mandates())})


@require_safe
@public_page()
def mandate_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One mandate, and what carries it out."""
    found = Mandate.objects.select_related("instrument", "adopted_at")
    mandate = get_object_or_404(found, code=code)
    context = {"mandate": mandate, "plans": carried_out(mandate)}
    return render(request, "workplan/mandate_detail.html", context)
