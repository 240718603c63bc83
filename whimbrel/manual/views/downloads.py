import re

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from whimbrel.core.languages import current_language, language_names
from whimbrel.core.responses import TYPES
from whimbrel.core.stored.views import public_page
from whimbrel.manual.queries import downloads

REST = re.compile(r"bytes=(\d{1,12})-$")


@require_safe
@public_page()
def download_list(request: HttpRequest) -> HttpResponse:
    own, others = downloads.downloads(current_language())
    context = {
        "own": own,
        "others": list(zip(language_names(one.language for one in others), others, strict=True)),
        "language_name": language_names([current_language()])[0],
        "crumbs": [(_("Manual"), reverse("manual:contents")), (_("Read without a line"), "")],
    }
    return render(request, "manual/download_list.html", context)


def _etag(request: HttpRequest, form: str, part: str = "") -> str | None:
    file = downloads.download(form, current_language(), part)
    return f'"{file.fingerprint}"' if file else None


@require_safe
@condition(etag_func=_etag)
def download(request: HttpRequest, form: str, part: str = "") -> HttpResponseBase:
    """The file; who has it already, by its fingerprint, is not sent it again, and who has half of it gets the rest."""
    file = downloads.download(form, current_language(), part)
    if file is None:
        raise Http404
    try:
        stored = file.file.open("rb")
    except FileNotFoundError:
        # Lost, or replaced a moment ago.
        raise Http404 from None
    answer: HttpResponseBase
    begin = _first_byte_wanted(request, file.fingerprint)
    if 0 < begin < file.size:
        stored.seek(begin)
        answer = HttpResponse(stored.read(), status=206)
        answer["Content-Range"] = f"bytes {begin}-{file.size - 1}/{file.size}"
    else:
        answer = FileResponse(stored)
    answer["Content-Type"] = TYPES[file.form]
    answer["Content-Disposition"] = f'attachment; filename="{file.name}.{file.form}"'
    answer["Accept-Ranges"] = "bytes"
    answer["Cache-Control"] = "public, no-cache"
    return answer


def _first_byte_wanted(request: HttpRequest, fingerprint: str) -> int:
    """Where a broken download goes on: "Range: bytes=20000-". 0 where the file has changed since it was begun.

    Whoever wants a piece from the middle gets the whole, as HTTP allows.
    """
    found = REST.match(request.headers.get("Range", ""))
    of = request.headers.get("If-Range", f'"{fingerprint}"')
    return int(found[1]) if found and of == f'"{fingerprint}"' else 0
