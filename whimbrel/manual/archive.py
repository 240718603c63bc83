"""A ZIP file that says it is an archive of the Manual: looked at from outside before anything of it is believed."""

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from whimbrel.core.sheets import Complaint, SheetRefused

# What an archive may hold, by how its name runs. Anything else is not ours.
TEXTS = re.compile(
    r"README\.txt|(?:versions|editions)\.json|faq\.\w\w\.md"
    r"|(?:manual|parts|glossary|shared_texts|funding|tasks|task_steps|files|pictures)\.csv"
    r"|(?:articles|drafts|checklists|practice_examples)/[^/\\:]+\.\w\w\.md"
)
BINARIES = re.compile(r"(?:files|pictures)/[^/\\:]+")
# A Manual of 60 articles in five languages with 5,000 versions has some 60 MB of text.
MOST_ENTRIES = 20_000
LARGEST_TEXT = 400 * 1024**2
LARGEST_FILE = 100 * 1024**2
LARGEST_WHOLE = 2 * 1024**3
# No text of ours is pressed so small; what claims to be is made to fill a disk.
MOST_PRESSED = 200
SMALL = 1024**2
CHUNK = 1024**2


def look_through(file: IO[bytes], name: str) -> None:
    """Judge the archive by what it says of itself, and unpack nothing. Raises SheetRefused."""
    with _opened(file, name):
        pass


def unpack(file: IO[bytes] | Path, folder: Path) -> list[str]:
    """Unpack the archive into the folder; the names of what is in it.

    Raises SheetRefused with all there is to say against it; then nothing of it may be used.
    """
    name = Path(str(file if isinstance(file, Path) else getattr(file, "name", "") or "ZIP")).name
    with _opened(file, name) as archive:
        entries = [one for one in archive.infolist() if not one.is_dir()]
        for one in entries:
            _write(archive, one, folder, name)
    return [one.filename for one in entries]


@contextmanager
def _opened(file: IO[bytes] | Path, name: str) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            wrong = _against([one for one in archive.infolist() if not one.is_dir()])
            if wrong:
                raise SheetRefused(name, wrong)
            yield archive
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        RuntimeError,
        OSError,
    ) as error:
        raise SheetRefused(
            name,
            [
                Complaint(
                    _("This is no ZIP file that can be read (%(why)s). Take the Manual away anew.")
                    % {"why": error}
                )
            ],
        ) from None


def _against(entries: list[zipfile.ZipInfo]) -> list[Complaint]:
    if len(entries) > MOST_ENTRIES:
        said = _("It holds %(count)s files; the most is %(most)s.")
        return [Complaint(said % {"count": len(entries), "most": MOST_ENTRIES})]
    if sum(one.file_size for one in entries) > LARGEST_WHOLE:
        said = _("Unpacked it would have more than %(most)s.")
        return [Complaint(said % {"most": filesizeformat(LARGEST_WHOLE)})]
    wrong, seen = [], set()
    for one in entries:
        why = _why_not(one)
        if one.filename in seen:
            why = why or _("stands in it twice.")
        seen.add(one.filename)
        if why:
            wrong.append(Complaint(f"{one.filename[:100]}: {why}"))
    if not wrong and not seen & {"parts.csv", "manual.csv", "versions.json"}:
        wrong.append(Complaint(_("This is no archive of the Manual: it has no parts.csv.")))
    return wrong


def _why_not(one: zipfile.ZipInfo) -> str:
    is_text, is_binary = TEXTS.fullmatch(one.filename), BINARIES.fullmatch(one.filename)
    if not is_text and not is_binary or one.filename.rpartition("/")[2].startswith("."):
        return _("is no file of the Manual. Take it out of the archive.")
    if stat.S_ISLNK(one.external_attr >> 16):
        return _("is a link and not a file. Take it out of the archive.")
    if one.flag_bits & 1:
        return _("is locked with a password. Save the archive without one.")
    if one.file_size > (LARGEST_TEXT if is_text else LARGEST_FILE):
        return _("is larger than any file of the Manual may be.")
    if one.file_size > SMALL and one.file_size > MOST_PRESSED * max(one.compress_size, 1):
        return _("would grow more than %(times)s times when unpacked.") % {"times": MOST_PRESSED}
    return ""


def _write(archive: zipfile.ZipFile, one: zipfile.ZipInfo, folder: Path, name: str) -> None:
    """Unpack one file, and no more of it than it said it has."""
    target = folder / one.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    left = one.file_size
    with archive.open(one) as source, target.open("wb") as place:
        while chunk := source.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                said = _("%(file)s is larger than it says.") % {"file": one.filename}
                raise SheetRefused(name, [Complaint(said)])
            place.write(chunk)
