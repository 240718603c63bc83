"""The demo's Manual as it is in the middle of a year: an edition named, an edit after it, translations that wait."""

from datetime import date, datetime

from django.db import transaction

from whimbrel.manual.actions.editions import name_edition
from whimbrel.manual.models import SOURCE, ArticlePage, Edition, Weight
from whimbrel.people.models import User

# A heading that says more, and two lines that mend nothing but a reader's doubt.
EDITS = [
    (
        "credentials-and-delegation",
        "p-sign",
        "Who may sign, and who may not",
        Weight.NORMAL,
        "The heading says at once that not everybody may sign.",
    ),
    (
        "rules-of-procedure",
        "p-journey",
        "The journey of a text, from draft to hammer",
        Weight.TYPO,
        "A clearer heading.",
    ),
]


@transaction.atomic
def show_manual_at_work(*, by: User, at: datetime, today: date) -> Edition | None:
    """Name the first edition, then edit two articles, so that a reader of French sees what an old translation is.

    None where an edition has been named before: another demo changes nothing.
    """
    if Edition.objects.exists() or not ArticlePage.objects.exists():
        return None
    edition = name_edition(
        slug="first",
        names={
            "en": "First edition",
            "fr": "Première édition",
            "es": "Primera edición",
            "ar": "الطبعة الأولى",
            "ru": "Первое издание",
        },
        as_of=today,
        at=at,
        by=by,
    )
    for slug, key, words, weight, note in EDITS:
        page = ArticlePage.objects.filter(slug=slug, locale__language_code=SOURCE).first()
        if page is not None:
            _reword(page, key, words, weight, note, by)
    return edition


def _reword(page: ArticlePage, key: str, words: str, weight: Weight, note: str, by: User) -> None:
    draft = page.get_latest_revision_as_object()
    pieces = [dict(one) for one in draft.body.raw_data]
    for one in pieces:
        if one["id"] == key:
            one["value"] = words
    draft.body, draft.weight, draft.change_note, draft.reviewer = pieces, weight, note, by
    draft.save_revision(user=by).publish()
