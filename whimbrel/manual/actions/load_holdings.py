"""Files and pictures of an archive, brought onto the site."""

import hashlib
from pathlib import Path
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from whimbrel.core.loading import Loaded
from whimbrel.core.sheets import read_sheet, text
from whimbrel.manual.holdings import RENDITION, Holdings, holdings

KINDS = {"JPEG", "PNG", "GIF", "WEBP"}
# Endings that a browser would run as a page of ours, whoever wrote them.
NEVER = {".html", ".htm", ".xhtml", ".svg", ".js", ".mjs", ".xml", ".exe", ".bat", ".cmd", ".sh"}


def load_holdings(folder: Path, wrong: list[str]) -> tuple[Holdings, dict[str, str], list[Loaded]]:
    """Bring in what the archive holds; the names as they are on the site, and pictures' addresses in old versions.

    What is here already under its name, and the same, is not brought in again. What cannot be taken is named in
    `wrong`; the rest is taken.
    """
    kept = holdings()
    files, documents = Loaded(_("files")), dict[str, Any]()
    for name, facts in _told(folder, "files").items():
        path = folder / "files" / name
        if path.suffix.lower() in NEVER:
            wrong.append(_("%(name)s: a file of this kind is not taken.") % {"name": name})
        elif path.exists():
            documents[name] = _document(path, facts["title"] or name, kept.files.get(name), files)
        else:
            wrong.append(_("%(name)s: the archive does not hold this file.") % {"name": name})
    pictures, images = Loaded(_("pictures")), dict[str, Any]()
    cuts: dict[str, str] = {}
    for name, facts in _told(folder, "pictures").items():
        path = folder / "pictures" / name
        if not path.exists() or not _is_picture(path):
            wrong.append(_("%(name)s: this is no picture that can be shown.") % {"name": name})
            continue
        images[name] = _image(path, facts["title"] or name, kept.pictures.get(name), pictures)
        if facts["cut"]:
            cuts[facts["cut"]] = images[name].get_rendition(RENDITION).url
    return Holdings(documents, images), cuts, [files, pictures]


def _told(folder: Path, kind: str) -> dict[str, dict[str, str]]:
    path = folder / f"{kind}.csv"
    if not path.exists() or path.read_text(encoding="utf-8").count("\n") < 2:
        return {}
    columns = [text("file", is_required=True), text("title")]
    if kind == "pictures":
        columns.append(text("cut"))
    rows = read_sheet(path, columns, key=("file",))
    return {Path(row.values["file"]).name: row.values for row in rows}


@transaction.atomic
def _document(path: Path, title: str, known: Any, loaded: Loaded) -> Any:
    if known is not None and _same(path, known):
        loaded.unchanged += 1
        return known
    with path.open("rb") as source:
        document = get_document_model()(title=title, file=File(source, name=path.name))
        document.save()
    loaded.added += 1
    return document


@transaction.atomic
def _image(path: Path, title: str, known: Any, loaded: Loaded) -> Any:
    if known is not None and _same(path, known):
        loaded.unchanged += 1
        return known
    with path.open("rb") as source:
        image = get_image_model()(title=title, file=File(source, name=path.name))
        image.save()
    loaded.added += 1
    return image


def _same(path: Path, record: Any) -> bool:
    try:
        with record.file.open("rb") as kept:
            return hashlib.file_digest(kept, "sha256").digest() == _digest(path)
    except OSError:
        return False


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _is_picture(path: Path) -> bool:
    try:
        with Image.open(path) as picture:
            picture.verify()
            return picture.format in KINDS
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return False
