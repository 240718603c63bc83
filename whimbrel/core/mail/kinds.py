"""What letters there are. A room registers its kinds in its `emails.py`."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    slug: str
    # Translated when it is shown: "Invitations to discussions".
    name: str | Promise
    can_be_refused: bool

    @property
    def list_id(self) -> str:
        """By what a mail program knows letters of the kind as one list, to sort or to stop (RFC 2919)."""
        return f"<{self.slug.replace('_', '-')}.{urlsplit(settings.SITE_URL).hostname}>"


_kinds: dict[str, Kind] = {}


def register(slug: str, name: str | Promise, *, can_be_refused: bool) -> Kind:
    """Make a kind of letter known. Whoever gets one that can be refused may stop all of its kind."""
    kind = Kind(slug=slug, name=name, can_be_refused=can_be_refused)
    _kinds[slug] = kind
    return kind


def kind_of(slug: str) -> Kind:
    """The kind of that name. An unknown one fails here, while the letter is being written."""
    if slug not in _kinds:
        raise LookupError(f"No room writes letters of the kind '{slug}'.")
    return _kinds[slug]


def all_kinds() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda kind: kind.slug)


def name_of(slug: str) -> str:
    """What the kind is called; of letters older than today's code, its slug."""
    return str(_kinds[slug].name) if slug in _kinds else slug


SIGN_IN = register("sign_in", _("Codes and links to sign in"), can_be_refused=False)
