"""A picture of a drawing, for Word files and for sites that cannot show SVG."""

import hashlib
import re

from django.core.cache import cache

from whimbrel.core.documents.typesetting import typeset

WIDTHS = (800, 1600, 2400)
POINTS_PER_INCH = 72
A_WEEK = 7 * 24 * 3600


def png(svg: str, width: int = 1600) -> bytes:
    """The standalone drawing as a PNG of that width in pixels, one of WIDTHS. Kept by its content."""
    if width not in WIDTHS:
        raise ValueError(f"A picture is {WIDTHS} pixels wide, not {width}.")
    key = f"png:{width}:{hashlib.sha256(svg.encode()).hexdigest()}"
    kept: bytes | None = cache.get(key)
    if kept is None:
        kept = _drawn(svg, width)
        cache.set(key, kept, A_WEEK)
    return kept


def _drawn(svg: str, width: int) -> bytes:
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if found is None:
        raise ValueError("The drawing has no viewBox.")
    across, down = float(found[1]), float(found[2])
    page = (
        f"#set page(width: {across}pt, height: {down}pt, margin: 0pt)\n"
        f'#image("drawing.svg", width: {across}pt)\n'
    )
    return typeset(
        {"main": page.encode(), "drawing.svg": svg.encode()},
        form="png",
        ppi=width / across * POINTS_PER_INCH,
    )
