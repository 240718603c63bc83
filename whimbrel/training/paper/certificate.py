"""A certificate as tagged PDF, in the language and script of whom it is for, with a code that leads to its page."""

import json
from pathlib import Path

import qrcode
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from whimbrel.core.charts.svg import drawing, element
from whimbrel.core.documents.typesetting import typeset
from whimbrel.core.languages import translated
from whimbrel.core.periods import written_date, written_days
from whimbrel.training.models import Certificate

SHEET = Path(__file__).with_name("certificate.typ")


def write_certificate(certificate: Certificate) -> bytes:
    """The sheet as bytes of a PDF file; the same certificate gives the same bytes."""
    with translation.override(certificate.language):
        said = _said(certificate)
        files = {
            "main": SHEET.read_bytes(),
            "data.json": json.dumps(said, ensure_ascii=False).encode(),
            "code.svg": code_drawing(said["url"], said["code_alt"]).encode(),
        }
    return typeset(
        files,
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=int(certificate.issued_at.timestamp()),
    )


def code_drawing(address: str, title: str) -> str:
    """The address as a QR code, drawn as one path."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=2)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    path = "".join(
        f"M{x},{y}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    return drawing(
        element("path", d=path, fill="#12282b"),
        width=len(rows),
        height=len(rows),
        title=title,
        description=address,
        language=translation.get_language() or "en",
        identity="code",
        class_="code",
        style="",
    )


def _said(certificate: Certificate) -> dict[str, str]:
    """Every word of the sheet, in the language that is spoken now."""
    language = certificate.language
    meeting = certificate.registration.workshop.meeting
    country = translated(meeting.country, "name", language) if meeting.country else ""
    where = meeting.place or country
    if meeting.place and country:
        where = _("%(place)s, %(country)s") % {"place": meeting.place, "country": country}
    days = ""
    if meeting.starts_on:
        days = written_days(meeting.starts_on, meeting.ends_on or meeting.starts_on, language)
    return {
        "language": language,
        "title": _("Certificate of participation"),
        "issuer": settings.BADGE_ISSUER,
        "given_to": _("This certifies that"),
        "name": certificate.name or "–",
        "took_part": _("took part in"),
        "workshop": translated(meeting, "title", language),
        "days_and_place": " · ".join(part for part in (days, where) if part),
        "reached": _reached(certificate),
        "issued": _("Issued on %(day)s")
        % {"day": written_date(localdate(certificate.issued_at), language)},
        "signed_as": certificate.signed_as,
        "check": _("Check it at this address, or with the code beside it:"),
        "url": f"{settings.SITE_URL}{reverse('training:certificate_detail', args=[certificate.code])}",
        "code_word": _("Code:"),
        "code": certificate.printed_code,
        "code_alt": _("QR code with the address at which the certificate is checked"),
    }


def _reached(certificate: Certificate) -> str:
    said = []
    if certificate.attendance is not None:
        said.append(_("%(n)s per cent of the sessions attended") % {"n": certificate.attendance})
    if certificate.score is not None:
        said.append(_("%(n)s per cent right answers in the test") % {"n": certificate.score})
    return " · ".join(said)
