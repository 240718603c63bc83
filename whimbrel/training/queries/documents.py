"""The papers of a workshop: in which languages, which version, and all of them in one file."""

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from tempfile import TemporaryFile
from typing import IO

from django.db.models import F, OuterRef, QuerySet, Subquery

from whimbrel.training.models import DocumentFile, Workshop, WorkshopDocument

# A zip file cannot say an earlier day.
FIRST_DAY = date(1980, 1, 1)


@dataclass(frozen=True)
class Paper:
    """A document and its newest file in each language."""

    document: WorkshopDocument
    files: Sequence[DocumentFile]


def newest_files(workshop: Workshop, *, is_for_participants: bool) -> QuerySet[DocumentFile]:
    """The last version of each document in each language; of papers for participants only where that is asked."""
    last = (
        DocumentFile.objects.filter(document=OuterRef("document"), language=OuterRef("language"))
        .order_by("-version")
        .values("version")[:1]
    )
    found = DocumentFile.objects.filter(document__workshop=workshop).filter(version=Subquery(last))
    if not is_for_participants:
        found = found.filter(document__is_for_participants=False)
    return found.select_related("document__session").order_by(
        F("document__session__starts_at").asc(nulls_first=True),
        "document__symbol",
        "document",
        "language",
    )


def papers_of(workshop: Workshop, *, is_for_participants: bool) -> list[Paper]:
    """By agenda item, the whole workshop's first. One query."""
    found: dict[int, tuple[WorkshopDocument, list[DocumentFile]]] = {}
    for one in newest_files(workshop, is_for_participants=is_for_participants):
        found.setdefault(one.document_id, (one.document, []))[1].append(one)
    return [Paper(document, files) for document, files in found.values()]


def bundle(files: Iterable[DocumentFile], *, since: date | None = None) -> IO[bytes]:
    """The files in one ZIP, in a folder a language; only what was added since that day, where one is given."""
    archive = TemporaryFile()  # noqa: SIM115 (closed by who sends it)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as inside:
        for one in files:
            if since is not None and one.added_at.date() < since:
                continue
            with one.file.open("rb") as file:
                entry = zipfile.ZipInfo(
                    name_in_bundle(one), max(one.added_at.date(), FIRST_DAY).timetuple()[:6]
                )
                inside.writestr(entry, file.read())
    archive.seek(0)
    return archive


def name_in_bundle(one: DocumentFile) -> str:
    """ "fr/1-unep-cms-ws-2.pdf": never a path of its own, whatever the file was called."""
    stem = one.document.symbol or PurePath(one.file_name).stem
    plain = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in stem).strip(".-")
    ending = PurePath(one.file_name).suffix.lower()[:10]
    return f"{one.language}/{one.document_id}-{plain[:80] or 'document'}{ending}"
