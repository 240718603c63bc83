"""What is told for a while goes when its time is over: passports first, names of strangers later."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.timezone import now

from whimbrel.core.journal import record
from whimbrel.training.actions.photos import erase_photos
from whimbrel.training.models import (
    Answer,
    Certificate,
    Commitment,
    FollowUp,
    Nomination,
    Photo,
    Registration,
    RegistrationChange,
    RegistrationStatus,
    SupportDecision,
    TravelLine,
    VisaLetter,
    Workshop,
)


def erase_travel_data(*, at: datetime) -> int:
    """Erase answers about travel and passports, photos, and the words of letters for visas; how many.

    As many days after the end as each workshop says.
    """
    ended = Workshop.objects.filter(
        Q(
            registrations__answers__question__is_for_travel=True,
            registrations__answers__erased_at=None,
        )
        | Q(registrations__photo__isnull=False)
        | Q(registrations__visa_letters__isnull=False, registrations__visa_letters__erased_at=None),
        meeting__starts_on__isnull=False,
    ).select_related("meeting")
    return sum(_erase(one, at) for one in ended.distinct() if _is_over(one, at))


def _is_over(workshop: Workshop, at: datetime) -> bool:
    last = workshop.meeting.ends_on or workshop.meeting.starts_on
    if last is None:
        return False
    return workshop.local(at).date() > last + timedelta(days=workshop.keep_travel_days)


@transaction.atomic
def _erase(workshop: Workshop, at: datetime) -> int:
    number = Answer.objects.filter(
        registration__workshop=workshop, question__is_for_travel=True, erased_at=None
    ).update(value="", erased_at=at)
    number += erase_photos(Photo.objects.filter(registration__workshop=workshop))
    letters = VisaLetter.objects.kept().filter(registration__workshop=workshop)
    number += letters.update(words={}, erased_at=at)
    if number:
        record(None, "erased travel data", workshop, number=number)
    return number


def forget_nominees(before: datetime) -> int:
    """Let go who took part without an account, in workshops that ended before that moment; how many.

    For whom they came, how they stood and what was counted of them stays; so does that they are one person over
    several workshops. Call it inside a transaction.
    """
    over = Workshop.objects.alias(last=Coalesce("meeting__ends_on", "meeting__starts_on")).filter(
        last__lt=before.date()
    )
    gone = Registration.objects.filter(person=None, name_erased_at=None, workshop__in=over)
    pks = list(gone.values_list("pk", flat=True))
    own = {"registration__in": pks}
    erase_photos(Photo.objects.filter(**own))
    VisaLetter.objects.kept().filter(**own).update(words={}, erased_at=now())
    Answer.objects.filter(**own).delete()
    RegistrationChange.objects.filter(**own).delete()
    RegistrationStatus.objects.filter(**own).update(because="")
    SupportDecision.objects.filter(**own).exclude(because="").update(because="–")
    TravelLine.objects.filter(**own).update(note="")
    Commitment.objects.filter(**own).update(will="–", by=None)
    FollowUp.objects.filter(**own).update(example="")
    Certificate.objects.filter(**own).update(name="")
    Registration.objects.filter(pk__in=pks, listed_at__isnull=False, unlisted_at=None).update(
        unlisted_at=now()
    )
    Registration.objects.filter(pk__in=pks).update(
        personal_title="",
        given_name="",
        family_name="",
        email="",
        position="",
        organisation="",
        name_erased_at=now(),
    )
    return len(pks) + _forget_letters(over)


def _forget_letters(over: QuerySet[Workshop]) -> int:
    """The scans name those who were nominated. That the letter came, and when, stays."""
    letters = Nomination.objects.filter(invitation__workshop__in=over).exclude(file="")
    number = 0
    for one in letters:
        one.file.delete(save=False)
        one.file_name, one.authority = "", ""
        one.save(update_fields=["file", "file_name", "authority"])
        number += 1
    return number
