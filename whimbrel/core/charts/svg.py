"""The pieces every drawing is made of. Whatever comes from outside is escaped here and nowhere else."""

from collections.abc import Iterable
from html import escape

# The light palette of the style sheet, for drawings that stand alone.
PALETTE = {
    "paper": "#fcfbf8",
    "sand": "#f4f0e7",
    "sand-deep": "#e5ddcc",
    "line": "#d0c8b7",
    "ink": "#12282b",
    "ink-soft": "#4b5f61",
    "sea": "#0b5c70",
    "data-1": "#0b5c70",
    "data-2": "#c8590f",
}
FONT = "'DejaVu Sans', system-ui, sans-serif"


def element(name: str, *inside: str, **attributes: object) -> str:
    """An SVG element. Attribute names take "_" for "-", and a last "_" is dropped (class_)."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(inside)
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def plain(text: str) -> str:
    """The text as an element may hold it."""
    return escape(text, quote=False)


def words(text: object, x: float, y: float, *, side: str = "left", **attributes: object) -> str:
    """Text whose left, middle or right lies at x, whichever way the language runs."""
    anchor = {"left": None, "right": "end"}.get(side, "middle")
    attributes = {"text_anchor": anchor} | attributes
    return element("text", escape(str(text)), x=number(x), y=number(y), **attributes)


def number(value: float) -> str:
    """A coordinate with one decimal at the most."""
    return f"{value:.1f}".removesuffix(".0")


def drawing(
    *inside: str,
    width: float,
    height: float,
    title: str,
    description: str,
    language: str,
    identity: str,
    class_: str,
    style: str | None = None,
) -> str:
    """A whole drawing with its name and description; with `style` one that stands alone."""
    alone = style is not None
    head = element("title", plain(title), id=f"{identity}-t")
    head += element("desc", plain(description), id=f"{identity}-d")
    if alone:
        head += element("style", style or "")
        head += element("rect", width="100%", height="100%", fill=PALETTE["paper"])
    return element(
        "svg",
        head,
        *inside,
        xmlns="http://www.w3.org/2000/svg" if alone else None,
        width=number(width) if alone else None,
        height=number(height) if alone else None,
        viewBox=f"0 0 {number(width)} {number(height)}",
        class_=class_,
        role="group" if not alone else "img",
        lang=language,
        # Places are counted from the left in every language; each text finds its own direction.
        direction="ltr",
        aria_labelledby=f"{identity}-t {identity}-d",
    )


def lines_of(names: Iterable[str], *, separator: str, longest: int, most: int) -> list[str]:
    """The names joined into at most `most` lines of about `longest` characters; an ellipsis says there are more."""
    lines = [""]
    for name in names:
        joined = f"{lines[-1]}{separator}{name}" if lines[-1] else name
        if len(joined) <= longest or not lines[-1]:
            lines[-1] = joined
        elif len(lines) < most:
            lines[-1] += separator.rstrip()
            lines.append(name)
        else:
            lines[-1] += " …"
            break
    return lines
