"""Certificates: by a rule, each once, and taken back with a reason."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.training.emails.certificates import (
    write_certificate_issued,
    write_certificate_revoked,
)
from whimbrel.training.models import Certificate, CertificateRule, Workshop
from whimbrel.training.queries.certificates import standings


class AlreadyRevoked(Exception):
    """The certificate was taken back before."""


@transaction.atomic
def set_certificate_rule(
    *, workshop: Workshop, attendance: int, score: int | None, signed_as: str, by: AbstractBaseUser
) -> CertificateRule:
    """Say for whom there is a certificate. What was issued before stays as it is."""
    rule, _is_new = CertificateRule.objects.update_or_create(
        workshop=workshop,
        defaults={"attendance": attendance, "score": score, "signed_as": signed_as},
    )
    record(by, "set rule for certificates", workshop, attendance=attendance, score=score)
    return rule


@transaction.atomic
def issue_certificates(
    *, workshop: Workshop, by: AbstractBaseUser, at: datetime
) -> list[Certificate]:
    """Give a certificate to all who have met the rule and hold none; each is told by letter.

    Pressed twice at once, the second finds them issued: the rule is held until the first has ended.
    """
    rule = CertificateRule.objects.select_for_update().get(workshop=workshop)
    issued = []
    for one in standings(workshop, rule):
        if not one.is_met or one.certificate is not None:
            continue
        registration = one.registration
        language = registration.person.language if registration.person else registration.language
        certificate = Certificate.objects.create(
            registration=registration,
            name=registration.name,
            language=language or "en",
            attendance=one.attendance,
            score=one.score if rule.score is not None else None,
            signed_as=rule.signed_as,
            issued_at=at,
            issued_by_id=by.pk,
        )
        issued.append(certificate)
        if registration.address:
            write_certificate_issued(certificate=certificate)
    record(by, "issued certificates", workshop, people=len(issued))
    return issued


@transaction.atomic
def revoke_certificate(
    *, certificate: Certificate, because: str, by: AbstractBaseUser, at: datetime
) -> Certificate:
    """Take a certificate back; its page and its badge say so from now on, the holder is told. Raises AlreadyRevoked."""
    held = Certificate.objects.valid().select_for_update().filter(pk=certificate.pk).first()
    if held is None:
        raise AlreadyRevoked
    held.revoked_at, held.revoked_because = at, because.strip()[:300]
    held.save(update_fields=["revoked_at", "revoked_because"])
    record(by, "revoked certificate", held, because=held.revoked_because)
    if held.registration.address:
        write_certificate_revoked(certificate=held)
    return held
