"""The archive around a Word document: looked at before it is written into, and packed the same way each time."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

# A zip file cannot say an earlier day; every part gets this one, so that the same tree makes the same bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)


# Programs, and fields by which Word fetches or runs something when the report is opened.
MACROS = re.compile(r"vba(project|data)|macrosheets", re.IGNORECASE)
OBJECTS = re.compile(r"^word/(embeddings|activex)/", re.IGNORECASE)
FETCHING = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON|DATABASE)\b", re.IGNORECASE
)
LARGEST_PART = 30 * 1024 * 1024


class TemplateRefused(Exception):
    """The bytes are not a Word document that can be written into. `reason` is "unreadable", "macros", "objects" or "outside"."""

    def __init__(self, reason: str, why: str = "") -> None:
        super().__init__(why or reason)
        self.reason = reason


def check_template(body: bytes) -> None:
    """Raise TemplateRefused unless the bytes are a .docx file that runs, holds and fetches nothing foreign."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            _check_parts(archive)
        docx.Document(io.BytesIO(body))
    except (
        PackageNotFoundError, ValueError, KeyError, OSError, SyntaxError, zipfile.BadZipFile
    ) as error:  # fmt: skip
        raise TemplateRefused("unreadable", str(error)) from None


def _check_parts(archive: zipfile.ZipFile) -> None:
    for part in archive.infolist():
        if MACROS.search(part.filename):
            raise TemplateRefused("macros")
        if OBJECTS.search(part.filename):
            raise TemplateRefused("objects")
        if part.filename.lower().endswith((".xml", ".rels")):
            if part.file_size > LARGEST_PART:
                raise ValueError(part.filename)
            _check_words(part.filename, archive.read(part))


def _check_words(name: str, text: bytes) -> None:
    if name == "[Content_Types].xml" and b"macroenabled" in text.lower():
        raise TemplateRefused("macros")
    root = parse_xml(text)
    if name.endswith(".rels"):
        # A link to press is read, not fetched.
        kinds = [one.get("Type", "") for one in root if one.get("TargetMode") == "External"]
        if any(not kind.endswith("/hyperlink") for kind in kinds):
            raise TemplateRefused("outside")
    elif FETCHING.search("".join(_instructions(root))):
        raise TemplateRefused("outside")


def _instructions(root: Any) -> Iterator[str]:
    """What fields ask Word to do; one may be cut into several pieces."""
    for one in root.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:fldSimple")):
        if one.tag == qn("w:instrText"):
            yield one.text or ""
        else:
            yield f"\n{one.get(qn('w:instr'), '')} "


def with_fixed_times(body: bytes) -> bytes:
    """The same archive, whenever it was packed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            new.writestr(part, old.read(name))
    return made.getvalue()
