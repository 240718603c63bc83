"""Certificates as Open Badges 3.0: verifiable credentials that anybody can check without asking us.

Each is a JSON Web Token signed with RS256, the one algorithm that every verifier of Open Badges must know (1EdTech
Open Badges 3.0, section 8.2); the credential is its payload. Its issuer, key and list of what was revoked lie at
addresses below /badges/, which stay the same in every language. The key is `WHIMBREL_BADGE_KEY`, or the file that
`whimbrel init` made beside the secret.
"""

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from django.conf import settings
from django.urls import reverse

from whimbrel.core.languages import in_language, translated
from whimbrel.training.models import Certificate

CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
# Of one list of what was revoked: as many as W3C's Bitstring Status List asks for at the least.
A_LIST = 131_072


class NoBadgeKey(Exception):
    """The house has no key to sign badges with; `whimbrel init` makes one."""


def has_key() -> bool:
    return bool(settings.BADGE_KEY)


def issuer_profile() -> dict[str, Any]:
    """Who issues badges, as the credentials name it."""
    return {
        "id": _at("badge_issuer"),
        "type": ["Profile"],
        "name": settings.BADGE_ISSUER,
        "url": settings.SITE_URL,
    }


def public_keys() -> dict[str, Any]:
    """The key that badges are checked with, as a JSON Web Key Set. Raises NoBadgeKey."""
    return {"keys": [_public_jwk(settings.BADGE_KEY)]}


def credential(certificate: Certificate) -> dict[str, Any]:
    """What the badge of the certificate says, not signed. The address of the holder stands in it as a hash only."""
    registration = certificate.registration
    workshop = registration.workshop
    issued = _moment(certificate.issued_at)
    salt = certificate.code[:8]
    subject: dict[str, Any] = {
        "type": ["AchievementSubject"],
        "identifier": _identifiers(certificate, salt),
        "achievement": {
            "id": _in_english("training:workshop_detail", workshop.meeting.code),
            "type": ["Achievement"],
            "achievementType": "Certificate",
            "name": translated(workshop.meeting, "title", certificate.language),
            "description": translated(workshop.meeting, "title", "en"),
            "criteria": {"narrative": _criteria(certificate)},
            "inLanguage": certificate.language,
        },
    }
    meeting = workshop.meeting
    if meeting.starts_on and meeting.ends_on:
        subject["activityStartDate"] = _moment(_day(meeting.starts_on))
        subject["activityEndDate"] = _moment(_day(meeting.ends_on))
    return {
        "@context": CONTEXTS,
        "id": _in_english("training:certificate_detail", certificate.code),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": translated(meeting, "title", certificate.language),
        "issuer": issuer_profile(),
        "validFrom": issued,
        "credentialSubject": subject,
        "credentialStatus": _status_entry(certificate),
    }


def signed_credential(certificate: Certificate) -> str:
    """The badge itself: a compact JSON Web Token. Raises NoBadgeKey."""
    said = credential(certificate)
    return _signed(
        said | {
            "iss": said["issuer"]["id"],
            "jti": said["id"],
            "nbf": int(certificate.issued_at.timestamp()),
        }
    )  # fmt: skip


def signed_status_list(number: int, revoked: Iterable[int], *, at: datetime) -> str:
    """What was revoked among the certificates of one list, signed (W3C Bitstring Status List). Raises NoBadgeKey."""
    bits = bytearray(A_LIST // 8)
    for pk in revoked:
        place = pk % A_LIST
        bits[place // 8] |= 0x80 >> (place % 8)
    url = _at("badge_status", number)
    said = {
        "@context": CONTEXTS[:1],
        "id": url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer_profile()["id"],
        "validFrom": _moment(at),
        "credentialSubject": {
            "id": f"{url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": "u" + _base64(gzip.compress(bytes(bits), mtime=0)),
        },
    }
    return _signed(said | {"iss": said["issuer"], "jti": url, "nbf": int(at.timestamp())})


def _status_entry(certificate: Certificate) -> dict[str, str]:
    url = _at("badge_status", certificate.pk // A_LIST)
    place = str(certificate.pk % A_LIST)
    return {
        "id": f"{url}#{place}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": place,
        "statusListCredential": url,
    }


def _identifiers(certificate: Certificate, salt: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {
            "type": "IdentityObject",
            "identityType": "name",
            "hashed": False,
            "identityHash": certificate.name,
        }
    ]
    if address := certificate.registration.address.lower():
        digest = hashlib.sha256(f"{address}{salt}".encode()).hexdigest()
        found.append(
            {
                "type": "IdentityObject",
                "identityType": "emailAddress",
                "hashed": True,
                "salt": salt,
                "identityHash": f"sha256${digest}",
            }
        )
    return found


def _criteria(certificate: Certificate) -> str:
    """In English, as verifiers show it: what the holder did for it."""
    said = ["Took part in the workshop"]
    if certificate.attendance is not None:
        said.append(f"was at {certificate.attendance} per cent of its sessions")
    if certificate.score is not None:
        said.append(f"gave {certificate.score} per cent right answers in the test at its end")
    return ", ".join(said) + "."


def _signed(payload: Mapping[str, Any]) -> str:
    key = _key(settings.BADGE_KEY)
    head = {"alg": "RS256", "typ": "JWT", "jwk": _public_jwk(settings.BADGE_KEY)}
    said = ".".join(
        _base64(json.dumps(part, separators=(",", ":"), ensure_ascii=False).encode())
        for part in (head, dict(payload))
    )
    seal = key.sign(said.encode("ascii"), padding.PKCS1v15(), hashes.SHA256())
    return f"{said}.{_base64(seal)}"


@lru_cache(maxsize=2)
def _key(pem: str) -> rsa.RSAPrivateKey:
    if not pem:
        raise NoBadgeKey
    key = serialization.load_pem_private_key(pem.encode("ascii"), password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise NoBadgeKey
    return key


def _public_jwk(pem: str) -> dict[str, str]:
    numbers = _key(pem).public_key().public_numbers()
    return {
        "kty": "RSA",
        "n": _number(numbers.n),
        "e": _number(numbers.e),
        "alg": "RS256",
        "use": "sig",
    }


def _number(value: int) -> str:
    return _base64(value.to_bytes((value.bit_length() + 7) // 8, "big"))


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(day: Any) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _at(name: str, *args: Any) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"


def _in_english(name: str, *args: Any) -> str:
    """The page's address in English: what names a thing must not change with the reader."""
    return f"{settings.SITE_URL}{in_language(reverse(name, args=args), 'en')}"
