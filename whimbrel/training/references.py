"""What another house that trains officials found, to compare with: published figures with their source, and no others."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from whimbrel.training.models import Workshop


@dataclass(frozen=True)
class Reference:
    """A range in per cent, what it is, and where it was published."""

    low: int
    high: int
    words: str | Promise
    source: str


SOURCE = "UNITAR, evaluation pages of 2011, 2015 and 2016 (unitar.org)"
# Of those who answered later, how many say that they used it.
ALL = Reference(79, 82, _("UNITAR, all courses"), SOURCE)
FACE_TO_FACE = Reference(90, 93, _("UNITAR, face to face"), SOURCE)
ONLINE = Reference(76, 79, _("UNITAR, online"), SOURCE)


def use_reference(modes: set[str]) -> Reference:
    """What to compare use with: by how the workshops were held, where all were held alike."""
    if modes == {Workshop.Mode.ONLINE}:
        return ONLINE
    if modes and modes <= {Workshop.Mode.FACE_TO_FACE, Workshop.Mode.HYBRID}:
        return FACE_TO_FACE
    return ALL
