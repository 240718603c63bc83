"""Badges to cut out, as many as a sheet holds, and sheets to sign in on, as tagged PDF."""

import base64
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from PIL import Image, UnidentifiedImageError

from whimbrel.core.documents.qr import qr_svg
from whimbrel.core.documents.typesetting import typeset

FOLDER = Path(__file__).parent
PNG = b"\x89PNG"
# Of a logo; more would only make every badge heavy.
MOST_POINTS = 4_000_000


@dataclass(frozen=True)
class Badge:
    """What one badge says: for whom, from where, as what; its code, and what the QR picture over it leads to.

    `band` is the colour behind the category as #rrggbb; empty, it stands on white. The photo is
    a PNG or JPEG file. What is empty is left out.
    """

    name: str
    represents: str
    position: str
    category: str
    code: str
    link: str
    organisation: str = ""
    band: str = ""
    photo: bytes = b""


@dataclass(frozen=True)
class BadgeLook:
    """Width and height of a badge in millimetres, and what it shows. The logo is a PNG or JPEG file, or nothing."""

    width: int = 92
    height: int = 66
    shows_foot: bool = True
    shows_code: bool = True
    logo: bytes = b""


@dataclass(frozen=True)
class BadgeSheet:
    """Badges of one event. `foot` is the event's name and days."""

    title: str
    foot: str
    language: str
    made_at: datetime
    badges: Sequence[Badge]
    look: BadgeLook = BadgeLook()


@dataclass(frozen=True)
class SignInSheet:
    """Names to sign beside: one page or more for each session. `columns` are number, name, country, signature."""

    title: str
    foot: str
    language: str
    made_at: datetime
    columns: tuple[str, str, str, str]
    # Of each: its heading, and the code in its corner that says which session it is.
    sessions: Sequence[tuple[str, str]]
    # Name and country or organisation, in order; the number is the place in it.
    people: Sequence[tuple[str, str]]


def write_badges(sheet: BadgeSheet) -> bytes:
    """The badges as bytes of a PDF file; the same sheet gives the same bytes."""
    return _write("badges.typ", sheet, _pictures(sheet), more=_look(sheet))


def draw_badges(sheet: BadgeSheet) -> bytes:
    """The first page of badges as bytes of an SVG picture, to be looked at."""
    return _write("badges.typ", sheet, _pictures(sheet), more=_look(sheet), form="svg")


def on_dark(colour: str) -> bool:
    """Whether words on that colour, #rrggbb, are read more easily in white: by WCAG's relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05


def _pictures(sheet: BadgeSheet) -> dict[str, bytes]:
    pictures = {
        f"qr-{n}.svg": qr_svg(one.link or one.code).encode() for n, one in enumerate(sheet.badges)
    }
    for n, one in enumerate(sheet.badges):
        if one.photo:
            pictures[f"photo-{n}.svg"] = _framed(one.photo)
    if sheet.look.logo:
        pictures["logo.svg"] = _framed(sheet.look.logo)
    return pictures


def _framed(picture: bytes) -> bytes:
    """The picture in an SVG around it: typst takes files from memory as text only."""
    kind = "png" if picture.startswith(PNG) else "jpeg"
    width, height = picture_size(picture)
    body = base64.b64encode(picture).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:image/{kind};base64,{body}"/></svg>'
    ).encode()


def picture_size(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG file. Raises ValueError where it is none, or holds more than it may."""
    try:
        with Image.open(io.BytesIO(picture), formats=("PNG", "JPEG")) as image:
            size = image.size
            if size[0] * size[1] > MOST_POINTS:
                raise ValueError("too many points")
            image.verify()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError) as error:
        raise ValueError(str(error)) from error
    return size


def _look(sheet: BadgeSheet) -> dict[str, Any]:
    look = sheet.look
    return {
        "look": {
            "width": look.width,
            "height": look.height,
            "shows_foot": look.shows_foot,
            "shows_code": look.shows_code,
            "logo": "logo.svg" if look.logo else "",
        },
        "photos": [f"photo-{n}.svg" if one.photo else "" for n, one in enumerate(sheet.badges)],
        "inks": ["white" if one.band and on_dark(one.band) else "black" for one in sheet.badges],
    }


def write_sign_in(sheet: SignInSheet) -> bytes:
    files = {f"qr-{n}.svg": qr_svg(code).encode() for n, (_, code) in enumerate(sheet.sessions)}
    return _write("sign_in.typ", sheet, files)


def _write(
    name: str,
    sheet: BadgeSheet | SignInSheet,
    pictures: dict[str, bytes],
    *,
    more: Mapping[str, Any] = MappingProxyType({}),
    form: str = "pdf",
) -> bytes:
    data = {key: value for key, value in asdict(sheet).items() if key not in ("made_at", "look")}
    # Pictures go as files of their own.
    for one in data.get("badges", ()):
        del one["photo"]
    data |= more
    return typeset(
        {
            "main": (FOLDER / name).read_bytes(),
            "data.json": json.dumps(data, ensure_ascii=False).encode(),
            **pictures,
        },
        form=form,
        pdf_standards=["ua-1"] if form == "pdf" else [],
        ignore_system_fonts=True,
        timestamp=int(sheet.made_at.timestamp()),
    )
