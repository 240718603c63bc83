from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.core.languages import current_language
from whimbrel.core.search.answers import PER_PAGE, Answer, answer, suggestions
from whimbrel.core.search.misses import count_miss
from whimbrel.core.search.question import Question
from whimbrel.core.search.registry import circles_of
from whimbrel.home.forms import SearchForm
from whimbrel.treaties.models import Instrument


@require_safe
@never_cache
def search_results(request: HttpRequest) -> HttpResponse:
    """What this reader may find of the whole site."""
    codes = {one.code: one.short_name for one in Instrument.objects.order_by("kind", "code")}
    form = SearchForm(request.GET.dict(), instruments=list(codes.items()))
    if not form.is_valid():
        return render(request, "home/search_results.html", {"form": form}, status=400)

    asked = form.cleaned_data
    question = Question(
        typed=asked["q"],
        language=current_language(),
        circles=circles_of(request.user),
        kind=asked["kind"],
        instrument=asked["instrument"],
        written_in=asked["written_in"],
        author=asked["author"],
        since=asked["since"],
        until=asked["until"],
    )
    context: dict[str, Any] = {"form": form, "question": question, "codes": codes}
    if question.asked:
        number = request.GET.get("page", "1")
        found = answer(question, page=int(number) if number.isascii() and number.isdigit() else 1)
        if not found.total and not question.is_narrowed:
            count_miss(question, on=localdate())
        context |= {"answer": found, "page": _page(found)}
    return render(request, "home/search_results.html", context)


@require_safe
@never_cache
def suggestion_list(request: HttpRequest) -> JsonResponse:
    """What the reader may be about to type, for a browser that asks while they do."""
    question = Question(
        typed=request.GET.get("q", "").replace("\0", ""),
        language=current_language(),
        circles=circles_of(request.user),
    )
    return JsonResponse({"suggestions": suggestions(question)})


def _page(found: Answer) -> Any:
    """The page among the others, as the list of pages shows it."""
    return Paginator(range(found.pages * PER_PAGE), PER_PAGE).get_page(found.page)
