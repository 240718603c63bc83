"""What the Secretariat looks at before it takes a letter."""

from collections.abc import Collection, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from whimbrel.designations.models import DesignationLetter

Kind = DesignationLetter.Kind
AUTHORITY: Mapping[str, Promise] = {
    "authority": _("It is signed by an authority that may speak for the country in this matter.")
}
OTHER_AUTHORITY: Mapping[str, Promise] = {
    "authority": _(
        "It is signed by somebody who may speak for the body or the region in this matter."
    )
}
PERSON: Mapping[str, Promise] = {
    "person": _("It names the person, and the name is spelled as here.")
}
POST: Mapping[str, Promise] = {"post": _("It names the instrument and the role.")}
DAY: Mapping[str, Promise] = {
    "day": _("It is dated, and says from when, or the day of the letter counts.")
}
ADDRESS: Mapping[str, Promise] = {
    "address": _("The e-mail address is the person's own, or one that only they read.")
}
POINTS: dict[str, list[Mapping[str, Promise]]] = {
    Kind.OPENS: [PERSON, POST, DAY, ADDRESS],
    Kind.CHANGES: [PERSON, {"change": _("It says what changes, and this is entered here.")}, DAY],
    Kind.ENDS: [{"person": _("It names the person whose designation ends.")}, POST, DAY],
    Kind.VACATES: [
        {"vacant": _("It says that nobody holds the post from that day on.")}, POST, DAY
    ],
    Kind.RETURNS: [
        PERSON, {"before": _("It names the same person who held a post here before.")}, POST, DAY,
        ADDRESS,
    ],
}  # fmt: skip


def checklist(letter: DesignationLetter) -> dict[str, str]:
    """What must be true of the letter, by a short key."""
    points = [AUTHORITY if letter.country else OTHER_AUTHORITY, *POINTS[letter.kind]]
    if letter.new_email:
        points.append(
            {
                "new_address": _(
                    "The new e-mail address is the person's own, and the letter gives it."
                )
            }
        )
    return {key: str(words) for point in points for key, words in point.items()}


def unchecked(letter: DesignationLetter, ticked: Collection[str]) -> list[str]:
    """The points that were not ticked, in words."""
    return [words for key, words in checklist(letter).items() if key not in ticked]
