"""One style sheet for the whole site, joined from the components' files.

Each component keeps a file of its own; a reader on a slow line fetches them in one request, once,
because the address changes with the content.
"""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

import brotli
from django.apps import apps
from django.urls import reverse

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
AROUND = re.compile(r"\s*([{};,>])\s*")
# A colon with a space after it parts a name from its value; in a selector none has one.
VALUE = re.compile(r": ")
LAST = re.compile(r";}")


@cache
def text() -> str:
    """The joined sheet: core's components first, then the rooms' from the lowest floor up."""
    ours = [app for app in apps.get_app_configs() if app.name.startswith("whimbrel.")]
    files = [
        path for app in reversed(ours) for path in sorted(Path(app.path).glob("static/*/css/*.css"))
    ]
    sheet = "\n".join(path.read_text(encoding="utf-8") for path in files)
    tight = AROUND.sub(r"\1", SPACE.sub(" ", COMMENT.sub("", sheet))).strip()
    return LAST.sub("}", VALUE.sub(":", tight))


@cache
def digest() -> str:
    return hashlib.sha256(text().encode()).hexdigest()[:12]


@cache
def compressed() -> bytes:
    return brotli.compress(text().encode(), quality=11)


def url() -> str:
    return reverse("stylesheet", args=[digest()])


def preload() -> tuple[str, str]:
    """The header that names the sheet: on a slow line it is asked for before the page is here."""
    return "Link", f"<{url()}>; rel=preload; as=style"


@cache
def pinned() -> str:
    """The sheet's fingerprint as a content security policy has it: this sheet may stand in a page, no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text().encode()).digest()).decode()}'"
