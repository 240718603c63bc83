from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from whimbrel.accession.drawings import accession_graph, world_map
from whimbrel.core.languages import current_language
from whimbrel.core.stored.views import public_page
from whimbrel.home.queries.opening import opening


@require_safe
@public_page()
def front_page(request: HttpRequest) -> HttpResponse:
    today = localdate()
    state = opening(today=today)
    context = {"opening": state, "today": today}
    if state.convention is not None:
        language = current_language()
        graph = accession_graph(
            state.convention, language=language, until=today, is_explorable=False
        )
        world = world_map(state.convention, on=today, language=language, is_explorable=False)
        # Drawn by us, every word in them escaped.
        context |= {"graph": mark_safe(graph), "world": mark_safe(world)}  # noqa: S308
    return render(request, "home/front_page.html", context)
