"""A volume as EPUB 3: one XHTML file a section, a table of contents, and what reading aloud needs to know.

Written with the standard library: what an EPUB must hold is a page long. The same volume gives the same bytes.
"""

import io
import zipfile
from collections.abc import Mapping
from html import escape
from pathlib import Path

from whimbrel.core.documents.volume import INNER, Listing, Piece, Prose, Section, Volume, Words
from whimbrel.core.languages import direction

STYLE = Path(__file__).with_name("volume.css")
# One day for all files of the archive.
DAY = (1980, 1, 1, 0, 0, 0)
HEADINGS = {"heading": "h2", "subheading": "h3"}
CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


def write_epub(volume: Volume, sections: Mapping[str, str]) -> bytes:
    """The EPUB file. `sections` are the files of the sections by anchor, as `section_file` wrote them."""
    files = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": _package(volume),
        "EPUB/nav.xhtml": _navigation(volume),
        "EPUB/title.xhtml": _title_page(volume),
        "EPUB/volume.css": STYLE.read_text(),
    }
    for division in volume.divisions:
        body = f'<section epub:type="part"><h1>{escape(division.title)}</h1></section>'
        files[f"EPUB/{division.anchor}.xhtml"] = _page(division.title, division.language, body)
        for section in division.sections:
            files[f"EPUB/{section.anchor}.xhtml"] = sections[section.anchor]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        # By its first bytes a reader knows what the file is: first, and not pressed.
        archive.writestr(zipfile.ZipInfo("mimetype", DAY), "application/epub+zip")
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text, compresslevel=9)
    return packed.getvalue()


def section_file(section: Section, language: str) -> str:
    """The section as a file, in a volume of that language. Depends on nothing else, so that it can be kept."""
    said = [f"<h1>{escape(section.title)}</h1>"]
    if section.notice:
        said.append(f'<p class="notice"{_tongue(language, section)}>{escape(section.notice)}</p>')
    if section.summary:
        said.append(f'<p class="summary">{escape(section.summary)}</p>')
    said += [_piece(piece, section.language) for piece in section.pieces]
    if section.stamp:
        said.append(f'<p class="stamp"{_tongue(language, section)}>{escape(section.stamp)}</p>')
    body = f'<section epub:type="chapter">\n{chr(10).join(said)}\n</section>'
    return _page(section.title, section.language, body)


def _tongue(language: str, section: Section) -> str:
    """The language of words that are in the volume's own within a section that is not."""
    return "" if language == section.language else _spoken(language)


def _spoken(language: str) -> str:
    return f' lang="{language}" xml:lang="{language}" dir="{direction(language)}"'


def _piece(piece: Piece, language: str) -> str:
    tongue = "" if piece.language == language else _spoken(piece.language)
    name = f' id="{escape(piece.anchor)}"' if piece.anchor else ""
    if piece.kind in HEADINGS:
        tag = HEADINGS[piece.kind]
        words = "".join(_words(block.words) for block in piece.body if isinstance(block, Prose))
        return f"<{tag}{name}{tongue}>{words}</{tag}>"
    inner = "".join(_block(block) for block in piece.body)
    if piece.kind == "note":
        return f'<aside{name} class="note"{tongue}>{inner}</aside>'
    return f"<div{name}{tongue}>{inner}</div>"


def _block(block: Prose | Listing) -> str:
    if isinstance(block, Prose):
        return f"<p>{_words(block.words)}</p>"
    tag = "ol" if block.is_numbered else "ul"
    items = "".join(f"<li>{_words(item)}</li>" for item in block.items)
    return f"<{tag}>{items}</{tag}>"


def _words(line: tuple[Words, ...]) -> str:
    return "".join(_word(one) for one in line)


def _word(words: Words) -> str:
    said = escape(words.text)
    if words.is_italic:
        said = f"<i>{said}</i>"
    if words.is_bold:
        said = f"<b>{said}</b>"
    if words.href.startswith(INNER):
        return f'<a href="{escape(words.href.removeprefix(INNER))}.xhtml">{said}</a>'
    return f'<a href="{escape(words.href)}">{said}</a>' if words.href else said


def _page(title: str, language: str, body: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"{_spoken(language)}>
<head><title>{escape(title)}</title><link rel="stylesheet" type="text/css" href="volume.css"/></head>
<body>{body}</body>
</html>
"""


def _title_page(volume: Volume) -> str:
    said = [f"<h1>{escape(volume.title)}</h1>"]
    if volume.subtitle:
        said.append(f'<p class="subtitle">{escape(volume.subtitle)}</p>')
    said += [f"<p>{escape(fact)}</p>" for fact in volume.facts]
    if volume.introduction:
        said.append(f'<p class="summary">{escape(volume.introduction)}</p>')
    body = f'<section epub:type="titlepage">{"".join(said)}</section>'
    return _page(volume.title, volume.language, body)


def _navigation(volume: Volume) -> str:
    parts = "".join(
        f'<li><a href="{escape(division.anchor)}.xhtml"{_own(division.language, volume)}>{escape(division.title)}</a><ol>'
        + "".join(
            f'<li><a href="{escape(one.anchor)}.xhtml"{_own(one.language, volume)}>{escape(one.title)}</a></li>'
            for one in division.sections
        )
        + "</ol></li>"
        for division in volume.divisions
    )
    head = escape(volume.contents_title)
    body = f'<nav epub:type="toc" id="toc"><h1>{head}</h1><ol>{parts}</ol></nav>'
    return _page(volume.contents_title, volume.language, body)


def _own(language: str, volume: Volume) -> str:
    return "" if language == volume.language else _spoken(language)


def _package(volume: Volume) -> str:
    names = ["title", "nav"]
    for division in volume.divisions:
        names += [division.anchor, *(one.anchor for one in division.sections)]
    items = "".join(
        f'<item id="{escape(name)}" href="{escape(name)}.xhtml" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name == 'nav' else ''}/>\n"
        for name in names
    )
    spine = "".join(f'<itemref idref="{escape(name)}"/>\n' for name in names)
    way = "rtl" if volume.is_right_to_left else "ltr"
    title = f"{volume.title}: {volume.subtitle}" if volume.subtitle else volume.title
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" xml:lang="{volume.language}" dir="{way}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book">{escape(volume.identifier)}</dc:identifier>
<dc:title>{escape(title)}</dc:title>
<dc:language>{volume.language}</dc:language>
<dc:publisher>{escape(volume.publisher)}</dc:publisher>
<dc:date>{volume.made_at:%Y-%m-%d}</dc:date>
<dc:description>{escape(" ".join(volume.facts))}</dc:description>
<meta property="dcterms:modified">{volume.made_at:%Y-%m-%dT%H:%M:%SZ}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">{escape(volume.accessibility)}</meta>
</metadata>
<manifest>
<item id="style" href="volume.css" media-type="text/css"/>
{items}</manifest>
<spine page-progression-direction="{way}">
{spine}</spine>
</package>
"""
