"""Files of the Manual, built where the text changed and left alone where it did not."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import now

from whimbrel.core.documents.volume import Volume
from whimbrel.core.languages import CODES
from whimbrel.core.stored.since import SinceLast
from whimbrel.manual.makers import MAKERS, Maker
from whimbrel.manual.models import BuiltFile, Edition, Fragment
from whimbrel.manual.queries.book import Book, book
from whimbrel.manual.volumes import NothingToRead, manual_volume

logger = logging.getLogger(__name__)

# A build that has said nothing for so long died with its worker; one that failed is tried again as late.
GIVEN_UP = timedelta(minutes=15)
# Fragments that no build asked for: the text they say is gone.
FORGOTTEN = timedelta(days=90)
# Seconds between two words on how far a build is.
SAY = 1.0
_since_last: SinceLast[list["Wanted"]] = SinceLast(
    BuiltFile._meta.db_table, Fragment._meta.db_table
)


class FilesNotBuilt(Exception):
    """Some files could not be built; the message names them. Readers keep the files of before."""


@dataclass(frozen=True)
class Wanted:
    """A file as it should be now."""

    volume: Volume
    part: str
    position: int
    edition: Edition | None


def build_files(*, within: timedelta = timedelta(hours=1)) -> list[BuiltFile]:
    """Build each file whose text changed: the whole Manual in every language first, then part by part.

    Stops beginning new files once that time has passed; the next call goes on. Raises FilesNotBuilt at the end,
    after everything else was built.
    """
    return _build(_wanted_in_order(), within)[0]


def build_files_where_changed(*, within: timedelta) -> bool:
    """The same, where anything was written since all files were last looked at. Whether they were."""
    return _since_last.do(_wanted_in_order, lambda wanted: _build(wanted, within)[1])


def _wanted_in_order() -> list[Wanted]:
    return sorted(_wanted(), key=lambda one: one.position)


def _build(wanted: list[Wanted], within: timedelta) -> tuple[list[BuiltFile], bool]:
    """What was built, and whether all was looked at."""
    began = time.monotonic()
    built: list[BuiltFile] = []
    failed: list[str] = []
    for one in wanted:
        for maker in MAKERS:
            if time.monotonic() - began > within.total_seconds():
                return built, False
            try:
                file = build_file(one, maker)
            except Exception as error:
                logger.exception("A file of the Manual could not be built.")
                failed.append(f"{one.volume.language}/{one.part or '-'}.{maker.form}: {error}")
            else:
                built += [file] if file else []
    _clear_away(wanted)
    if failed:
        raise FilesNotBuilt("; ".join(failed))
    return built, True


def build_file(wanted: Wanted, maker: Maker) -> BuiltFile | None:
    """Build that file, making only sections that no fragment is kept of. None where it is built, or being built."""
    volume, at = wanted.volume, now()
    fingerprint = maker.whole_fingerprint(volume)
    file, _made = BuiltFile.objects.get_or_create(
        form=maker.form, language=volume.language, part=wanted.part
    )
    if file.fingerprint == fingerprint:
        return None
    busy = Q(begun_at__gt=at - GIVEN_UP)
    idle = Q(begun_at=None) | Q(built_at__gte=F("begun_at"), failed_at=None) | ~busy
    claimed = BuiltFile.objects.filter(idle, pk=file.pk).update(
        begun_at=at,
        title=(volume.subtitle or volume.title)[:255],
        position=wanted.position,
        sections_total=len(volume.sections()),
        sections_ready=0,
        sections_made=0,
    )
    if not claimed:
        return None
    try:
        sections = _sections(file, volume, maker)
        body = maker.write(volume, sections)
        _put(file, body, fingerprint, wanted)
    except Exception as error:
        why = f"{type(error).__name__}: {error}"
        BuiltFile.objects.filter(pk=file.pk).update(failed_at=now(), last_error=why)
        raise
    file.refresh_from_db()
    return file


def write_manual(language: str, maker: Maker, *, part: str = "") -> bytes:
    """The file as bytes, made from today's text; nothing is kept of it. Raises NothingToRead."""
    volume = manual_volume(book(language), edition=_edition(), part=part)
    sections = {one.anchor: maker.make_section(one, language) for one in volume.sections()}
    return maker.write(volume, sections)


def _wanted() -> Iterator[Wanted]:
    edition = _edition()
    for language in CODES:
        whole = book(language)
        for position, part in enumerate(["", *(one.slug for one in whole.parts)]):
            if _says_something(whole, part):
                try:
                    volume = manual_volume(whole, edition=edition, part=part)
                except NothingToRead:
                    continue
                yield Wanted(volume, part, position, edition)


def _edition() -> Edition | None:
    return Edition.objects.order_by("-number").first()


def _says_something(whole: Book, part: str) -> bool:
    """Whether any article of it is in the book's own language: else it would be the English file again."""
    return any(
        chapter.language == whole.language
        for one in whole.parts
        if part in ("", one.slug)
        for chapter in one.chapters
    )


def _sections(file: BuiltFile, volume: Volume, maker: Maker) -> dict[str, str]:
    """The sections by anchor, kept ones as they are, the others made and kept."""
    wanted = {one.anchor: maker.fingerprint(one, volume.language) for one in volume.sections()}
    found = Fragment.objects.filter(form=maker.form, fingerprint__in=wanted.values())
    kept = dict(found.values_list("fingerprint", "body"))
    found.update(used_at=now())
    ready, made, said = {}, [], time.monotonic()
    for section in volume.sections():
        fingerprint = wanted[section.anchor]
        if fingerprint not in kept:
            kept[fingerprint] = maker.make_section(section, volume.language)
            made.append(fingerprint)
        ready[section.anchor] = kept[fingerprint]
        if time.monotonic() - said > SAY:
            said = time.monotonic()
            BuiltFile.objects.filter(pk=file.pk).update(sections_ready=len(ready))
    Fragment.objects.bulk_create(
        [Fragment(form=maker.form, fingerprint=one, body=kept[one], used_at=now()) for one in made],
        ignore_conflicts=True,
    )
    BuiltFile.objects.filter(pk=file.pk).update(sections_ready=len(ready), sections_made=len(made))
    return ready


def _put(file: BuiltFile, body: bytes, fingerprint: str, wanted: Wanted) -> None:
    """Put the new file in the place of the old one, which goes once nobody is led to it."""
    storage, old = file.file.storage, file.file.name
    name = storage.save(f"manual/{file.name}-{fingerprint[:12]}.{file.form}", ContentFile(body))
    with transaction.atomic():
        BuiltFile.objects.filter(pk=file.pk).update(
            file=name,
            size=len(body),
            fingerprint=fingerprint,
            edition=wanted.edition,
            text_of=wanted.volume.made_at,
            built_at=now(),
            failed_at=None,
            last_error="",
        )
        if old and old != name:
            transaction.on_commit(lambda: storage.delete(old))


def _clear_away(wanted: list[Wanted]) -> None:
    """Files of parts that are gone, and fragments that nobody asked for."""
    known = {(one.volume.language, one.part) for one in wanted}
    for file in BuiltFile.objects.all():
        if (file.language, file.part) not in known:
            file.delete()
    Fragment.objects.filter(used_at__lt=now() - FORGOTTEN).delete()
