"""What the files on non-Parties hold of a person: that they were spoken with, in which office. Found by e-mail."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.accession.models import Counterpart, MergedCounterpart
from whimbrel.core.personal import Row, holds


def offices_of(person: AbstractBaseUser) -> list[Row]:
    """Their own particulars, of merged entries too; what a government considers is not theirs, and stays in the file."""
    found: list[Counterpart | MergedCounterpart] = [*_of(person), *_merged_of(person)]
    return [
        {
            _("Name"): one.name,
            _("Office"): one.office,
            _("E-mail"): one.email,
            _("From"): one.starts_on.isoformat(),
            _("Until"): one.ends_on.isoformat() if one.ends_on else "",
        }
        for one in found
    ]


def unname_offices(person: AbstractBaseUser, *, kept_as: str) -> None:
    """Name and address go; that somebody in the office was spoken with is the file's record."""
    _merged_of(person).update(name=kept_as[:150], email="")
    _of(person).update(name=kept_as[:150], email="")


def _merged_of(person: AbstractBaseUser) -> QuerySet[MergedCounterpart]:
    """Those with the person's address, and those that were merged into an entry with it."""
    email = getattr(person, "email", "")
    if not email:
        return MergedCounterpart.objects.none()
    theirs = Q(email__iexact=email) | Q(kept__email__iexact=email)
    return MergedCounterpart.objects.filter(theirs)


def _of(person: AbstractBaseUser) -> QuerySet[Counterpart]:
    email = getattr(person, "email", "")
    return Counterpart.objects.filter(email__iexact=email) if email else Counterpart.objects.none()


holds(gettext_lazy("Contacts with the Secretariat"), export=offices_of, erase=unname_offices)
