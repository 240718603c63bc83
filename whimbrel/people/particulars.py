"""What a directory may say of a person, and to whom."""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import CODES, language_names

# The languages people are asked for; another they speak and that the Secretariat has written down stays.
SPOKEN = [*CODES, "zh", "pt", "de", "it", "sw", "hi", "id", "fa"]


class Audience(TextChoices):
    """To whom a particular is shown, from the widest circle to the narrowest."""

    PUBLIC = "public", _("Everybody")
    MEMBERS = "members", _("Members of this site")
    REGION = "region", _("My region and the Secretariat")
    SECRETARIAT = "secretariat", _("The Secretariat only")


NARROWING = [Audience.PUBLIC, Audience.MEMBERS, Audience.REGION, Audience.SECRETARIAT]


@dataclass(frozen=True)
class Kind:
    """One particular of a person: the field of the account that holds it, and its word."""

    field: str
    label: Promise
    shown_to: Audience = Audience.MEMBERS
    # The Convention publishes whom a government named, and for which office: there is nothing to choose.
    is_published: bool = False

    def audience(self, choice: str | None) -> Audience:
        """To whom it is shown, where the person has chosen so; None where they have not chosen."""
        if self.is_published:
            return Audience.PUBLIC
        return Audience(choice) if choice else self.shown_to

    def is_open_to(self, viewer_class: str, choice: str | None, *, is_same_region: bool) -> bool:
        return _circle(viewer_class, is_same_region) >= NARROWING.index(self.audience(choice))

    def value(self, person: Any) -> str:
        """What the person said, as it is shown; empty where nothing."""
        if self.field == "spoken_languages":
            return ", ".join(language_names(person.languages_spoken))
        return str(getattr(person, self.field) or "")


@dataclass(frozen=True)
class Particular:
    """One particular, as somebody else sees it."""

    field: str
    label: str
    value: str


PARTICULARS = {
    kind.field: kind
    for kind in [
        Kind("display_name", _("Name shown to others"), is_published=True),
        Kind("position", _("Position"), is_published=True),
        Kind("personal_title", _("Form of address")),
        Kind("given_name", _("Given name")),
        Kind("family_name", _("Family name")),
        Kind("organisation", _("Organisation")),
        Kind("department", _("Department")),
        Kind("address", _("Postal address")),
        Kind("phone", _("Telephone")),
        Kind("email", _("E-mail")),
        Kind("second_email", _("Second e-mail")),
        Kind("spoken_languages", _("Languages spoken")),
        Kind("expertise", _("Expertise")),
    ]
}
CHOSEN = [kind for kind in PARTICULARS.values() if not kind.is_published]


def _circle(viewer_class: str, is_same_region: bool) -> int:
    """How far in somebody stands. Who is not known stands outside."""
    if viewer_class not in Audience.values:
        return 0
    viewer = Audience(viewer_class)
    if viewer == Audience.MEMBERS and is_same_region:
        viewer = Audience.REGION
    return NARROWING.index(viewer)
