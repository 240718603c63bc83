"""What a sheet of another system can bring into the files: its columns by the headings of that system, and how each cell is understood."""

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext_lazy

from whimbrel.accession.models import Approach, Counterpart, Stage
from whimbrel.core.languages import CODES, LANGUAGES, sort_key
from whimbrel.core.sheets import Column, day, prose, text
from whimbrel.designations.actions.contact_columns import known_countries, known_instruments


class Kind(TextChoices):
    """What the rows of a sheet are."""

    FILES = "files", gettext_lazy("Files: a State, an instrument, where it stands")
    PERSONS = "persons", gettext_lazy("Persons of files that are open")
    CONTACTS = "contacts", gettext_lazy("Contacts of files that are open")


# The names of the columns, as they are shown.
LABELS: Mapping[str, Any] = {
    "country": gettext_lazy("Country"),
    "instrument": gettext_lazy("Instrument"),
    "stage": gettext_lazy("Stage"),
    "since": gettext_lazy("Since"),
    "note": gettext_lazy("Note"),
    "name": gettext_lazy("Name"),
    "office": gettext_lazy("Office"),
    "relation": pgettext_lazy("of a person to a government", "relation"),
    "email": gettext_lazy("E-mail"),
    "language": gettext_lazy("Language"),
    "starts_on": gettext_lazy("From"),
    "ends_on": gettext_lazy("Until"),
    "day": gettext_lazy("Day"),
    "kind": gettext_lazy("Kind"),
    "person": gettext_lazy("With whom"),
    "outcome": gettext_lazy("What came of it"),
    "next_step": gettext_lazy("Next step"),
    "next_on": gettext_lazy("Next step by"),
}
# How other systems head the same, beside our own words.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "country": ("iso3", "state", "country code", "account", "organization name"),
    "instrument": ("treaty", "agreement", "convention"),
    "stage": ("status", "case status"),
    "since": ("start date", "stage date"),
    "note": ("notes", "comment", "description"),
    "name": ("full name", "display name", "contact", "contact name"),
    "office": ("job title", "position", "institution", "ministry", "title"),
    "relation": ("relationship", "relationship type", "type"),
    "email": ("e-mail", "email address", "mail"),
    "language": ("preferred language", "lang"),
    "starts_on": ("start date", "from date"),
    "ends_on": ("end date", "until date", "to date"),
    "day": ("date", "activity date", "date start"),
    "kind": ("activity type", "channel", "activity"),
    "person": ("with contact", "contact", "contact name", "with"),
    "outcome": ("details", "result", "subject", "description"),
    "next_step": ("follow-up", "next action"),
    "next_on": ("follow-up date", "due date"),
}
COLUMNS: Mapping[str, tuple[str, ...]] = {
    Kind.FILES: ("country", "instrument", "stage", "since", "note"),
    Kind.PERSONS: (
        "country", "instrument", "name", "office", "relation", "email", "language", "starts_on",
        "ends_on",
    ),
    Kind.CONTACTS: (
        "country", "instrument", "day", "kind", "person", "office", "outcome", "next_step", "next_on",
    ),
}  # fmt: skip
REQUIRED: Mapping[str, tuple[str, ...]] = {
    Kind.FILES: ("country", "instrument"),
    Kind.PERSONS: ("country", "instrument", "name", "office", "starts_on"),
    Kind.CONTACTS: ("country", "instrument", "day", "kind"),
}


def import_columns(kind: str, *, given: Iterable[str]) -> list[Column]:
    """The columns of that kind of sheet that are given, and those it cannot be without. Three queries."""
    readers: Mapping[str, Callable[[], Column]] = {
        "country": lambda: Column("country", _one_of(known_countries())),
        "instrument": lambda: Column("instrument", _one_of(known_instruments())),
        "stage": lambda: Column("stage", _by_words(Stage.Step), empty=""),
        "relation": lambda: Column(
            "relation", _by_words(Counterpart.Relation), empty=Counterpart.Relation.OTHER
        ),
        "kind": lambda: Column("kind", _by_words(Approach.Kind)),
        "language": lambda: Column("language", _language, empty="en"),
        "email": lambda: Column("email", _email, empty=""),
        "outcome": lambda: prose("outcome"),
        "note": lambda: text("note", longest=300),
        "name": lambda: text("name", longest=150),
        "office": lambda: text("office", longest=200),
        "person": lambda: text("person", longest=200),
        "next_step": lambda: text("next_step", longest=300),
    }
    wanted = set(given) | set(REQUIRED[kind])
    found = []
    for name in COLUMNS[kind]:
        one = readers[name]() if name in readers else day(name)
        is_required, is_absent = name in REQUIRED[kind], name not in wanted
        found.append(Column(name, one.read, is_required, one.empty, is_absent, one.may_be_list))
    return found


def guessed(headings: Iterable[str], kind: str) -> dict[str, str]:
    """By column, the heading that most likely means it; each heading once."""
    left = {sort_key(one): one for one in headings}
    found: dict[str, str] = {}
    for is_near in (False, True):
        for name in COLUMNS[kind]:
            if name in found:
                continue
            for word in (name, *_spoken(LABELS[name]), *ALIASES[name]):
                keys = [sort_key(word)]
                if is_near:
                    keys = get_close_matches(keys[0], list(left), n=1, cutoff=0.85)
                if keys and keys[0] in left:
                    found[name] = left.pop(keys[0])
                    break
    return found


def _spoken(words: str | Promise) -> list[str]:
    """The words in each of our languages."""
    said = []
    for code in CODES:
        with override(code):
            said.append(str(words))
    return said


def _by_words(choices: type[TextChoices]) -> Callable[[str], str]:
    """One of a list, by its code or by its words in any of our languages."""
    known = {sort_key(value): str(value) for value in choices.values}
    shown = [str(label) for label in choices.labels]
    for value, label in zip(choices.values, choices.labels, strict=True):
        for word in _spoken(label):
            known.setdefault(sort_key(word), str(value))

    def read(cell: str) -> str:
        if sort_key(cell) not in known:
            said = _("“%(cell)s” is not known here. Write one of: %(known)s.")
            raise ValueError(said % {"cell": cell, "known": "; ".join(shown)})
        return known[sort_key(cell)]

    return read


def _one_of(known: Mapping[str, Any]) -> Callable[[str], Any]:
    def read(cell: str) -> Any:
        if sort_key(cell) in known:
            return known[sort_key(cell)]
        near = get_close_matches(sort_key(cell), list(known), n=1, cutoff=0.7)
        said = _("“%(cell)s” is not known here. Check the name, or add its record first.")
        if near:
            said = _("“%(cell)s” is not known here. Did you mean “%(near)s”?")
        raise ValueError(said % {"cell": cell, "near": near[0] if near else ""})

    return read


def _language(cell: str) -> str:
    known = {sort_key(word): code for code, name in LANGUAGES for word in (code, name)}
    known |= {"english": "en", "french": "fr", "spanish": "es", "arabic": "ar", "russian": "ru"}
    return str(_one_of(known)(cell))


def _email(cell: str) -> str:
    try:
        validate_email(cell)
    except ValidationError:
        said = _("“%(cell)s” is no e-mail address. Look for a space or a missing sign.")
        raise ValueError(said % {"cell": cell[:100]}) from None
    return cell
