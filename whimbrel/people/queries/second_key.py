"""Who holds a second key, and who still needs one."""

from allauth.mfa.models import Authenticator
from django.conf import settings

from whimbrel.people.models import User

# Recovery codes open an account whose key is lost; they are not a key of their own.
KEYS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def may_work_at_desk(person: User) -> bool:
    """Whether this person's keys are enough for the work of the Secretariat; one query, none in the demo."""
    if not settings.SECOND_FACTOR_REQUIRED:
        return True
    return Authenticator.objects.filter(user=person.pk, type__in=KEYS).exists()
