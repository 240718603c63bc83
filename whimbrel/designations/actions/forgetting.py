"""What letters, invitations and answers leave behind, and when it goes. Each says how many went."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from whimbrel.designations.models import Confirmation, DesignationLetter, Invitation
from whimbrel.people.models import User


def forget_scans(before: datetime) -> int:
    """The scans of settled letters, once every designation they opened has ended; the letters themselves stay."""
    holding = Q(designations__ends_on=None) | Q(designations__ends_on__gt=localdate(before))
    needed = DesignationLetter.objects.filter(holding, designations__isnull=False)
    over = DesignationLetter.objects.filter(settled_at__lt=before).exclude(file="")
    letters = list(over.exclude(pk__in=needed.values("pk")))
    for letter in letters:
        letter.file.delete(save=False)
        letter.file_name = ""
        letter.save(update_fields=["file", "file_name"])
    return len(letters)


def forget_invitations(before: datetime) -> int:
    """All invitations of whoever came in by one long ago. Those of whoever never came in stay with the account."""
    used = Invitation.objects.filter(person=OuterRef("pk"), accepted_at__lt=before)
    came_in = User.objects.filter(Exists(used))
    return Invitation.objects.filter(person__in=came_in, invited_at__lt=before).delete()[0]


def forget_answers(before: datetime) -> int:
    """Answers that a newer one replaced, or whose designation has ended, where nothing is left to be entered."""
    newer = Confirmation.objects.filter(
        designation=OuterRef("designation"), confirmed_at__gt=OuterRef("confirmed_at")
    )
    is_entered = Q(correction="") | Q(settled_at__isnull=False)
    is_over = Exists(newer) | Q(designation__ends_on__lte=localdate(before))
    return Confirmation.objects.filter(is_entered, is_over, confirmed_at__lt=before).delete()[0]
