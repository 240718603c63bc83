from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from whimbrel.home.queries import opening


@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    context = {"opening": opening(today=localdate()), "today": localdate()}
    return render(request, "home/front_page.html", context)
