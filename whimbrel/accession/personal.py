"""What the files on non-Parties hold of a person: that they were spoken with, in which office. Found by e-mail."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.accession.models import Counterpart
from whimbrel.core.personal import Row, holds


def offices_of(person: AbstractBaseUser) -> list[Row]:
    """Their own particulars; what a government considers is not theirs, and stays in the file."""
    return [
        {
            _("Name"): one.name,
            _("Office"): one.office,
            _("E-mail"): one.email,
            _("From"): one.starts_on.isoformat(),
            _("Until"): one.ends_on.isoformat() if one.ends_on else "",
        }
        for one in _of(person)
    ]


def unname_offices(person: AbstractBaseUser, *, kept_as: str) -> None:
    """Name and address go; that somebody in the office was spoken with is the file's record."""
    _of(person).update(name=kept_as[:150], email="")


def _of(person: AbstractBaseUser) -> QuerySet[Counterpart]:
    email = getattr(person, "email", "")
    return Counterpart.objects.filter(email__iexact=email) if email else Counterpart.objects.none()


holds(gettext_lazy("Contacts with the Secretariat"), export=offices_of, erase=unname_offices)
