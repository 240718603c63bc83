"""The languages of the house: which they are, how they run, and what is shown when a text is missing."""

from collections.abc import Mapping
from typing import Any

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


def columns(field: str) -> list[str]:
    """The names of a translated field's columns, for `values()`."""
    return [f"{field}_{code}" for code in CODES]
