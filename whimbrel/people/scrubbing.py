"""A person's name and addresses taken out of what stays: the journal, the desk's own log, letters to others."""

import json
import re
from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Manager, Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import ModelLogEntry

from whimbrel.core.models import JournalEntry, Letter
from whimbrel.people.models import User

Rewrite = Callable[[str], str]


def scrub_journal(person: User, *, kept_as: str) -> None:
    """Lines about the person keep which fields were changed; other lines lose the name and the addresses."""
    about = JournalEntry.objects.filter(subject_type=_account(), subject_id=person.pk)
    for entry in about.exclude(detail={}):
        entry.detail = {key: entry.detail[key] for key in ("fields",) if key in entry.detail}
        entry.save(update_fields=["detail"])
    _rewrite(JournalEntry.objects, ["detail"], person, kept_as)


def scrub_desk_log(person: User, *, kept_as: str) -> None:
    """The same for what Wagtail writes down by itself."""
    about = ModelLogEntry.objects.filter(content_type=_account(), object_id=str(person.pk))
    about.update(label=kept_as, data={})
    _rewrite(ModelLogEntry.objects, ["label", "data"], person, kept_as)


def scrub_letters(person: User, *, kept_as: str) -> None:
    """Letters to others lose the addresses, and the name wherever it stands, if it has more than one word.

    A letter is written prose: the name is in its middle. One word alone may be a country's.
    """
    names = [re.escape(name) for name in _names(person) if " " in name]
    anywhere = re.compile(rf"\b(?:{'|'.join(names)})\b") if names else None
    at_the_beginning = rewriter(person, kept_as)

    def rewrite(text: str) -> str:
        named = anywhere.sub(lambda _found: kept_as, text) if anywhere else text
        return "\n".join(at_the_beginning(line) for line in named.split("\n"))

    others = Letter.objects.exclude(recipient=person.pk)
    for letter in _naming(others, ["subject", "text"], _words(person)):
        letter.subject, letter.text = rewrite(letter.subject)[:250], rewrite(letter.text)
        letter.save(update_fields=["subject", "text"])


def _account() -> ContentType:
    return ContentType.objects.get_for_model(User)


def _rewrite(rows: "Manager[Any]", fields: list[str], person: User, kept_as: str) -> None:
    rewrite = rewriter(person, kept_as)
    for row in _naming(rows.all(), fields, _words(person)):
        for field in fields:
            setattr(row, field, _through(getattr(row, field), rewrite))
        row.save(update_fields=fields)


def _naming(rows: "QuerySet[Any]", fields: list[str], words: list[str]) -> "QuerySet[Any]":
    """The rows in which one of the words stands, as it is or as JSON writes it."""
    as_text = {f"{field}_text": Cast(field, TextField()) for field in fields}
    spellings = {*words, *(json.dumps(word)[1:-1] for word in words)}
    asked = [Q(**{f"{name}__icontains": word}) for name in as_text for word in spellings]
    return rows.annotate(**as_text).filter(reduce(or_, asked))


def rewriter(person: User, kept_as: str) -> Rewrite:
    """What takes the person out of a text: addresses wherever they stand, a name where the text begins with it.

    A record that belongs to a person is named after them ("Name: Kenya, CMS"); the same word in the middle of
    another text may well be a country's or somebody else's.
    """
    addresses = [person.email, *filter(None, [person.second_email]), *_long(person.phone)]
    address = "|".join(map(re.escape, addresses))
    # A mailbox names its owner before the address: "Name <address>".
    anywhere = re.compile(rf"^[^<>]*<(?:{address})>$|{address}", re.IGNORECASE)
    names = [re.escape(name) for name in _names(person)]
    beginning = re.compile(rf"^(?:{'|'.join(names)})(?=$|[:,])")

    def rewrite(text: str) -> str:
        named = beginning.sub(lambda _found: kept_as, text)
        return anywhere.sub(lambda _found: kept_as, named)

    return rewrite


def _long(number: str) -> list[str]:
    """A telephone number of its own kind: "112" stands in many texts."""
    return [number] if len(number) > 5 else []


def _words(person: User) -> list[str]:
    words = [person.email, person.second_email, *_long(person.phone), *_names(person)]
    return [word for word in words if word]


def _names(person: User) -> list[str]:
    spoken = f"{person.given_name} {person.family_name}".strip()
    desk = f"{person.first_name} {person.last_name}".strip()
    return [name for name in (person.get_full_name(), spoken, desk) if name]


def _through(value: Any, rewrite: Rewrite) -> Any:
    if isinstance(value, str):
        return rewrite(value)
    if isinstance(value, list):
        return [_through(one, rewrite) for one in value]
    if isinstance(value, dict):
        return {key: _through(one, rewrite) for key, one in value.items()}
    return value
