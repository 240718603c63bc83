"""The languages of the house: which they are, how they run, and what is shown when a text is missing."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from babel import Locale
from django.utils.translation import get_language

LANGUAGES = [
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ar", "العربية"),
    ("ru", "Русский"),
]
CODES = [code for code, _ in LANGUAGES]
COMPLETE = ["en", "fr", "es"]
RIGHT_TO_LEFT = {"ar"}


def current_language() -> str:
    """The reader's language as one of ours; English where Django is between languages."""
    code = (get_language() or "en").split("-")[0]
    return code if code in CODES else "en"


def has_language(path: str) -> bool:
    """Whether the address begins with one of our languages, as those of all our pages do."""
    return path[:1] == "/" and path[3:4] in ("/", "") and path[1:3] in CODES


def in_language(path: str, language: str) -> str:
    """The same address in another language; only its first part says which it is in."""
    return f"/{language}{path[3:]}"


def direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def translated(record: Any, field: str, language: str | None = None) -> str:
    """The text of `field` in the reader's language, or in English where it has not been translated.

    `record` is a model instance, a dataclass or a row of `values()`, with `<field>_<language>` columns.
    """
    language = language or current_language()
    for code in (language, "en"):
        name = f"{field}_{code}"
        text = record.get(name) if isinstance(record, Mapping) else getattr(record, name, "")
        if text:
            return str(text)
    return ""


def nearest(texts: Mapping[str, str], language: str | None = None) -> str:
    """In which of its languages a text is shown: the reader's, else English, else the first it was written in."""
    wanted = (language or current_language(), "en", *texts)
    return next((code for code in wanted if texts.get(code)), "en")


def columns(field: str) -> list[str]:
    """The names of a translated field's columns, for `values()`."""
    return [f"{field}_{code}" for code in CODES]


@lru_cache(maxsize=10000)
def sort_key(name: str) -> str:
    """Where a name stands in an alphabetical list: without accents and case, so that "Égypte" is under E.

    Both apostrophes are one, because readers type the straight one.
    """
    plain = unicodedata.normalize("NFKD", name).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def language_names(codes: Iterable[str]) -> list[str]:
    """What the languages are called in the reader's own; a code nobody knows stays as it is."""
    reader = Locale.parse(current_language())
    return [reader.languages.get(code, code) for code in codes]
