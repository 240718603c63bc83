"""The words of the house that a document is laid out with."""

from babel import Locale
from django.utils.translation import gettext as _

from whimbrel.core.languages import CODES


def labels(language: str) -> dict[str, str]:
    """The labels in the language that is active; a published edition keeps them with its text."""
    return {
        "distribution": _("Distribution: General"),
        "original": _("Original: %s"),
        "agenda_item": _("Agenda item %s"),
        "no_symbol": _("Symbol to be assigned"),
        "prepared_by": _("Prepared by the Secretariat"),
        "summary": _("Summary"),
        "contents": _("Contents"),
        "action_requested": _("Action requested"),
        "annex": _("Annex"),
        "figure": _("Figure"),
        "table": _("Table"),
        "cut_off": _("Figures as at %s"),
        "page": _("Page %(page)s of %(pages)s"),
        "edition": _("Edition %(number)s, published on %(day)s"),
        "draft": _("Draft, counted on %s"),
        "untranslated": _(
            "This report has not been translated in full. What is missing stands in %s."
        ),
        **{f"language_{code}": _language(code, language) for code in CODES},
    }


def _language(code: str, reader: str) -> str:
    name = Locale.parse(reader).languages.get(code, code)
    return name[:1].upper() + name[1:]
