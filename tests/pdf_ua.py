"""What PDF/UA-1 (ISO 14289-1) asks of a file and a machine can see, read from the file itself with pypdf.

Why this and no checker off the shelf is in docs/decisions/0021-files-to-take-away.md.
"""

from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import BooleanObject, ContentStream, DictionaryObject

YES = BooleanObject(True)
# What needs words for who does not see it.
NEEDS_WORDS = {"/Figure", "/Formula"}
HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def breaches(reader: PdfReader) -> list[str]:
    """What the file lacks, in words; empty where nothing was found."""
    root = reader.trailer["/Root"]
    found = []
    # pypdf's "no" counts as true in Python: compared, not asked.
    if root.get("/MarkInfo", {}).get("/Marked") != YES:
        found.append("not marked as tagged")
    if not root.get("/Lang"):
        found.append("no language")
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") != YES:
        found.append("the title is not shown")
    metadata = root["/Metadata"].get_data().decode() if "/Metadata" in root else ""
    if "pdfuaid:part>1<" not in metadata or "<dc:title>" not in metadata:
        found.append("the metadata name no title or no part of PDF/UA")
    if "/Outlines" not in root:
        found.append("no bookmarks")
    return found + _of_structure(root) + _of_pages(reader)


def elements(root: DictionaryObject) -> Iterator[DictionaryObject]:
    """The elements of the structure, in the order of reading."""
    tree = root.get("/StructTreeRoot")
    waiting = [tree] if tree else []
    while waiting:
        one = waiting.pop()
        if "/S" in one:
            yield one
        kids = one.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        known = [kid.get_object() for kid in kids]
        waiting += [
            kid for kid in reversed(known) if isinstance(kid, dict) and ("/S" in kid or "/K" in kid)
        ]


def heading_levels(root: DictionaryObject) -> list[int]:
    return [HEADINGS[one["/S"]] for one in elements(root) if one["/S"] in HEADINGS]


def _of_structure(root: DictionaryObject) -> list[str]:
    found, before = [], 0
    for level in heading_levels(root):
        if level > before + 1:
            found.append(f"a heading of level {level} after one of level {before}")
        before = level
    if not before:
        found.append("no heading")
    for one in elements(root):
        if one["/S"] in NEEDS_WORDS and not one.get("/Alt"):
            found.append(f"a {one['/S']} without words")
    return found


def _of_pages(reader: PdfReader) -> list[str]:
    found = []
    for number, page in enumerate(reader.pages, 1):
        if page.get("/Tabs") != "/S":
            found.append(f"page {number}: the order of tabbing is not that of the structure")
        for link in page.get("/Annots", []):
            link = link.get_object()
            if link["/Subtype"] == "/Link" and "/StructParent" not in link:
                found.append(f"page {number}: a link that is not in the structure")
            if link["/Subtype"] == "/Link" and not link.get("/Contents"):
                found.append(f"page {number}: a link without words")
        if _unmarked(reader, page):
            found.append(f"page {number}: words outside the structure that are no decoration")
        for font in page["/Resources"].get("/Font", {}).values():
            if "/ToUnicode" not in font.get_object():
                found.append(f"page {number}: a font of which nobody knows the letters")
    return found


def _unmarked(reader: PdfReader, page: DictionaryObject) -> bool:
    """Whether text is shown outside all marked content."""
    depth = 0
    for _, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            depth += 1
        elif operator == b"EMC":
            depth -= 1
        elif operator in (b"Tj", b"TJ", b"'", b'"') and depth == 0:
            return True
    return False
