"""Badges to cut out, eight on a sheet, and sheets to sign in on, as tagged PDF."""

import importlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from whimbrel.core.documents.qr import qr_svg

FOLDER = Path(__file__).parent
FONTS = Path(__file__).parents[1] / "fonts"


@dataclass(frozen=True)
class Badge:
    """What one badge says: for whom, from where, as what; its code, and what the QR picture over it leads to."""

    name: str
    represents: str
    position: str
    category: str
    code: str
    link: str


@dataclass(frozen=True)
class BadgeSheet:
    """Badges of one event. `foot` is the event's name and days."""

    title: str
    foot: str
    language: str
    made_at: datetime
    badges: Sequence[Badge]


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
    files = {
        f"qr-{n}.svg": qr_svg(one.link or one.code).encode() for n, one in enumerate(sheet.badges)
    }
    return _write("badges.typ", sheet, files)


def write_sign_in(sheet: SignInSheet) -> bytes:
    files = {f"qr-{n}.svg": qr_svg(code).encode() for n, (_, code) in enumerate(sheet.sessions)}
    return _write("sign_in.typ", sheet, files)


def _write(name: str, sheet: BadgeSheet | SignInSheet, pictures: dict[str, bytes]) -> bytes:
    data = {key: value for key, value in asdict(sheet).items() if key != "made_at"}
    # Loaded only here: it is large, and most web workers never write a document.
    typst: Any = importlib.import_module("typst")
    body: bytes = typst.compile(
        # Words come as JSON only, so that none of them can act as markup.
        {
            "main": (FOLDER / name).read_bytes(),
            "data.json": json.dumps(data, ensure_ascii=False).encode(),
            **pictures,
        },
        format="pdf",
        pdf_standards=["ua-1"],
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        timestamp=int(sheet.made_at.timestamp()),
    )
    return body
