"""The styles of a meeting document: what an own template brings stays, what it lacks is added."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from whimbrel.core.documents.docx.markup import element, put_direction

SERIF = "Times New Roman"
INK = RGBColor(0, 0, 0)
TEXT_WIDTH = Cm(16)
TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ar": "ar-SA", "ru": "ru-RU"}
# Name: size, bold, italic, centred, space before and after (points), kept with the next paragraph.
STYLES: dict[str, tuple[float, bool, bool, bool, int, int, bool]] = {
    "Masthead": (16, True, False, False, 0, 6, False),
    "Corner": (9, False, False, False, 2, 1, False),
    "Title": (14, True, False, True, 18, 4, True),
    "Byline": (10.5, False, True, True, 0, 14, False),
    "Heading 1": (12, True, False, False, 14, 6, True),
    "Heading 2": (11, True, True, False, 10, 5, True),
    "TOC Heading": (11, True, False, False, 12, 4, True),
    "TOC 1": (10.5, False, False, False, 0, 2, False),
    "TOC 2": (10.5, False, False, False, 0, 2, False),
    "Numbered Paragraph": (11, False, False, False, 0, 8, False),
    "Lettered Item": (11, False, False, False, 0, 6, False),
    "Point": (11, False, False, False, 0, 3, False),
    "Caption": (10, True, False, False, 8, 4, True),
    "Note": (9, False, True, False, 0, 2, False),
    "Cell": (9, False, False, False, 1, 1, False),
    "Header": (9, False, False, False, 0, 0, False),
}


def prepare_styles(document: Any, language: str, *, has_template: bool) -> None:
    """Make sure that every style of a meeting document is there, in the document's language."""
    if not has_template:
        _set_page(document)
    normal = document.styles["Normal"]
    if not has_template:
        _set_font(normal, 11)
    for name, manner in STYLES.items():
        is_new = name not in document.styles
        if is_new:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = normal
        if is_new or not has_template:
            _set_manner(document.styles[name], manner)
    for name, indent in (("TOC 1", 0.0), ("TOC 2", 0.6)):
        style = document.styles[name].paragraph_format
        style.left_indent = Cm(indent)
        style.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    _set_language(document, language)
    if language == "ar":
        put_direction(normal.element.get_or_add_pPr(), is_right_to_left=True)


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
    section.header_distance = Cm(1.2)


def _set_manner(style: Any, manner: tuple[float, bool, bool, bool, int, int, bool]) -> None:
    size, bold, italic, is_centred, before, after, keeps = manner
    _set_font(style, size)
    style.font.bold, style.font.italic = bold, italic
    # Arabic has settings of its own, and no italics.
    style.font.cs_bold, style.font.cs_italic = bold, False
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.keep_with_next = keeps
    form.line_spacing = 1.0
    if is_centred:
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if style.name == "Title":
        # Word's own title has a rule below, and letters set apart, which breaks Arabic words.
        _remove(style.element.pPr, "w:pBdr")
        _remove(style.element.rPr, "w:spacing", "w:kern")


def _remove(properties: Any, *tags: str) -> None:
    for tag in tags:
        for old in properties.findall(qn(tag)):
            properties.remove(old)


def _set_font(style: Any, size: float) -> None:
    style.font.name = SERIF
    style.font.size = Pt(size)
    style.font.color.rgb = INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), SERIF)
    # Arabic takes its size from a setting of its own.
    properties = style.element.rPr
    _remove(properties, "w:szCs")
    properties.find(qn("w:sz")).addnext(element("w:szCs", val=str(int(size * 2))))


def _set_language(document: Any, language: str) -> None:
    defaults = document.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
    )
    if defaults is None:
        return
    _remove(defaults, "w:lang")
    tag = TAGS[language]
    defaults.append(element("w:lang", val=tag, eastAsia=tag, bidi=tag))
