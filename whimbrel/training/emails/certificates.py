"""Telling a participant of their certificate, and when it is taken back."""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from whimbrel.core.mail.writing import thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.training.emails import address, text_of
from whimbrel.training.emails.evaluation import participant_token, recipient
from whimbrel.training.models import Certificate


def write_certificate_issued(*, certificate: Certificate) -> Letter | None:
    """Give the holder the link to their page, where the certificate lies as PDF and as a badge."""
    return _write(certificate, "certificate", gettext_noop("Your certificate: %(title)s"), "issued")


def write_certificate_revoked(*, certificate: Certificate) -> Letter | None:
    """Tell the holder that it is taken back, and why."""
    subject = gettext_noop("Certificate taken back: %(title)s")
    return _write(certificate, "certificate_revoked", subject, "revoked")


def _write(certificate: Certificate, name: str, subject: str, once: str) -> Letter | None:
    registration = certificate.registration
    to = recipient(registration)
    with translation.override(to.language):
        return write_letter(
            to=to,
            kind="certificate",
            **thread("training", registration.pk),
            subject=_(subject) % {"title": registration.workshop.title},
            text=text_of(
                name,
                certificate=certificate,
                registration=registration,
                link=address("participant", participant_token(registration)),
                check=address("certificate_detail", certificate.code),
            ),
            once=f"certificate:{certificate.pk}:{once}",
        )
