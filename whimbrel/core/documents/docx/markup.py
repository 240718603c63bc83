"""The parts of WordprocessingML that python-docx has no words for: fields, bookmarks, direction, numbering."""

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.text.paragraph import Paragraph
from docx.text.run import Run

# What each kind of list counts with: format, text of the mark, indents in twentieths of a point.
LISTS = {
    "paragraphs": ("decimal", "%1.", 0, 567),
    "letters": ("lowerLetter", "(%1)", 567, 567),
    "dashes": ("bullet", "–", 284, 284),
}

# Word takes a file for damaged where elements stand out of the schema's order; these come after ours.
AFTER_DIRECTION = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
    "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr",
    "w:pPrChange",
)  # fmt: skip
AFTER_RULES = (
    "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription",
    "w:tblPrChange",
)  # fmt: skip


def element(tag: str, **attributes: str) -> Any:
    """An element in Word's namespace: `element("w:lang", val="fr-FR")`."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def field(run: Run, instruction: str, shown: str, *, is_dirty: bool = False) -> None:
    """A whole field in one run: what Word computes, and what stands there until it does."""
    begin = element("w:fldChar", fldCharType="begin")
    if is_dirty:
        begin.set(qn("w:dirty"), "true")
    _append_field(run, begin, instruction)
    text = OxmlElement("w:t")
    text.text = shown
    run._r.append(text)
    run._r.append(element("w:fldChar", fldCharType="end"))


def open_field(paragraph: Paragraph, instruction: str) -> None:
    """The beginning of a field that reaches over several paragraphs; Word computes it again on opening."""
    begin = element("w:fldChar", fldCharType="begin", dirty="true")
    _append_field(paragraph.add_run(), begin, instruction)


def close_field(paragraph: Paragraph) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Make the words of the paragraph a place that fields can name."""
    start = element("w:bookmarkStart", id=str(number), name=name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def link_to(paragraph: Paragraph, name: str) -> Any:
    """A hyperlink to a bookmark, empty; runs are appended to it."""
    link = element("w:hyperlink", anchor=name, history="1")
    paragraph._p.append(link)
    return link


def set_direction(paragraph: Paragraph, *, is_right_to_left: bool) -> None:
    put_direction(paragraph._p.get_or_add_pPr(), is_right_to_left=is_right_to_left)


def put_direction(properties: Any, *, is_right_to_left: bool) -> None:
    """Say which way the paragraphs run that have these properties: a paragraph's own or a style's."""
    properties.insert_element_before(
        element("w:bidi", val="1" if is_right_to_left else "0"), *AFTER_DIRECTION
    )


def turn_section(section: Any) -> None:
    """Let the pages run from right to left."""
    section.insert_element_before(
        element("w:bidi"), "w:rtlGutter", "w:docGrid", "w:printerSettings", "w:sectPrChange"
    )


def put_rules(table: Any, rules: Any, *, is_right_to_left: bool) -> None:
    """Give the properties of a table its rules and its direction, where the schema has them."""
    if is_right_to_left:
        table.insert_element_before(
            element("w:bidiVisual"),
            "w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", *AFTER_RULES,
        )  # fmt: skip
    table.insert_element_before(rules, *AFTER_RULES)


def set_language(run: Run, tag: str, *, is_right_to_left: bool) -> None:
    properties = run._r.get_or_add_rPr()
    properties.append(element("w:rtl", val="1" if is_right_to_left else "0"))
    properties.append(element("w:lang", val=tag, bidi=tag))


def add_lists(document: Any) -> dict[str, int]:
    """Define the lists of LISTS in the document. Their numbers, by which paragraphs name them."""
    numbering = _numbering(document)
    numbers = {}
    for place, (name, (form, text, indent, hanging)) in enumerate(LISTS.items()):
        # Above any list of a template.
        number = 9000 + place
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
            f'<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="start"/>'
            f'<w:pPr><w:ind w:start="{indent + hanging if name != "paragraphs" else 0}" '
            f'w:hanging="{hanging if name != "paragraphs" else 0}"/></w:pPr></w:lvl></w:abstractNum>'
        )
        first = numbering.find(qn("w:num"))
        if first is None:
            numbering.append(abstract)
        else:
            first.addprevious(abstract)
        numbers[name] = add_list(document, number)
    return numbers


def add_list(document: Any, abstract: int) -> int:
    """A list that counts from one, in the manner of the abstract one."""
    numbering = _numbering(document)
    number = max([0, *(int(one.get(qn("w:numId"))) for one in numbering.findall(qn("w:num")))]) + 1
    entry = element("w:num", numId=str(number))
    entry.append(element("w:abstractNumId", val=str(abstract)))
    restart = element("w:lvlOverride", ilvl="0")
    restart.append(element("w:startOverride", val="1"))
    entry.append(restart)
    numbering.append(entry)
    return number


def put_in_list(paragraph: Paragraph, number: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _numbering(document: Any) -> Any:
    try:
        return document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        part = NumberingPart(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            parse_xml(f"<w:numbering {nsdecls('w')}/>"),
            document.part.package,
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return part.element


def _append_field(run: Run, begin: Any, instruction: str) -> None:
    run._r.append(begin)
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    run._r.append(code)
    run._r.append(element("w:fldChar", fldCharType="separate"))
