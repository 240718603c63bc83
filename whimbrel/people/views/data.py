import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.personal import Held, held_of
from whimbrel.core.responses import file_download
from whimbrel.people.views.account import own_page, person_of

NAME = "whimbrel-my-data"


@own_page
@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    """What is held, to read or to take away."""
    person = person_of(request)
    form = request.GET.get("format", "")
    if form not in {"", "json", "html"}:
        raise Http404
    held = held_of(person)
    if form == "json":
        return file_download(NAME, _json(held), "json")
    context = {"person": person, "parts": [_columns(part) for part in held], "today": localdate()}
    if form == "html":
        response = HttpResponse(render_to_string("people/my_data_download.html", context))
        response["Content-Disposition"] = f'attachment; filename="{NAME}.html"'
        return response
    return render(request, "people/my_data.html", context)


def _json(held: list[Held]) -> bytes:
    parts = [{"part": part.name, "rows": part.rows} for part in held]
    return json.dumps(parts, ensure_ascii=False, indent=1).encode()


def _columns(part: Held) -> dict[str, Any]:
    """A part as a table: its heads, and the rows with their words under them."""
    heads = list(dict.fromkeys(head for row in part.rows for head in row))
    rows = [[(head, _written(row.get(head))) for head in heads] for row in part.rows]
    return {"name": part.name, "heads": heads, "rows": rows}


def _written(value: Any) -> str:
    match value:
        case None | "" | []:
            return "–"
        case bool():
            return _("yes") if value else _("no")
        case list():
            return ", ".join(map(str, value))
        case _:
            return str(value)
