"""The demo's Manual as it is in the middle of a year: an edition named, an edit after it, translations that wait."""

from datetime import date, datetime, timedelta

from django.db import transaction

from whimbrel.manual.actions.editions import name_edition
from whimbrel.manual.actions.shared_texts import add_shared_text
from whimbrel.manual.models import SOURCE, ArticlePage, ArticleTemplate, Edition, Version, Weight
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


# Words that two articles share, at their end.
SHARED_BY = ("notifications-and-handover", "national-report")
SHARED = {
    "en": "**Letters to the Secretariat** go to Bonn, in English, French or Spanish. Name the notification or document you answer.",
    "fr": "**Les lettres au Secrétariat** vont à Bonn, en français, en anglais ou en espagnol. Nommez la notification ou le document auquel vous répondez.",
    "es": "**Las cartas a la Secretaría** van a Bonn, en español, francés o inglés. Nombre la notificación o el documento al que responde.",
}  # fmt: skip
TEMPLATE = (
    "How something is done",
    (
        "In two sentences: who must do it, and by when.\n\n## What to do\n\nThe steps, in their order.\n\n"
        "## Whom to ask\n\nThe office, and what it needs from you.\n\n## What it stands on\n\nArticle or resolution, with its number."
    ),
)
# Days ago: when the first article was published, how far apart the next ones are, when the edition was named.
BEGUN, APART, NAMED = 420, 23, 60
# How long after its source each language follows, and the edits after the edition.
FOLLOWS = {"en": 0, "fr": 12, "es": 19, "ar": 31, "ru": 37}
EDITED = (45, 17)


@transaction.atomic
def show_manual_at_work(*, by: User, at: datetime, today: date) -> Edition | None:
    """Give the texts the days of a year's work, name the first edition, then edit two articles.

    So that a reader of French sees what an old translation is. None where an edition has been named before: another
    demo changes nothing.
    """
    if Edition.objects.exists() or not ArticlePage.objects.exists():
        return None
    _share(by)
    ArticleTemplate.objects.get_or_create(name=TEMPLATE[0], defaults={"text": TEMPLATE[1]})
    _spread(at)
    named = at - timedelta(days=NAMED)
    edition = name_edition(
        slug="first",
        names={
            "en": "First edition",
            "fr": "Première édition",
            "es": "Primera edición",
            "ar": "الطبعة الأولى",
            "ru": "Первое издание",
        },
        as_of=today - timedelta(days=NAMED),
        at=named,
        by=by,
    )
    for (slug, key, words, weight, note), days in zip(EDITS, EDITED, strict=True):
        page = ArticlePage.objects.filter(slug=slug, locale__language_code=SOURCE).first()
        if page is not None:
            _reword(page, key, words, weight, note, by)
            _dated(Version.objects.standing().get(article=page), at - timedelta(days=days))
    return edition


def _share(by: User) -> None:
    """End some articles with words that they share, in each language that has them."""
    shared = add_shared_text(
        slug="letters-to-the-secretariat", name="Letters to the Secretariat", words=SHARED, by=by
    )
    piece = {"type": "shared", "value": shared.pk, "id": "p-letters-to-the-secretariat"}
    pages = ArticlePage.objects.filter(slug__in=SHARED_BY, live=True).select_related("locale")
    for page in sorted(pages, key=lambda one: not one.is_source):
        draft = page.get_latest_revision_as_object()
        draft.body = [*draft.body.raw_data, piece]
        draft.weight, draft.change_note = Weight.NORMAL, "How to write to the Secretariat."
        draft.based_on = page.source_version()
        draft.save_revision(user=by).publish()


def _spread(at: datetime) -> None:
    """Let the versions be of believable days: one article after the other, the languages behind the source."""
    for article in ArticlePage.objects.filter(locale__language_code=SOURCE).order_by("path"):
        place = ArticlePage.objects.filter(
            locale__language_code=SOURCE, path__lt=article.path
        ).count()
        for version in Version.objects.filter(article__translation_key=article.translation_key):
            days = BEGUN - APART * place - FOLLOWS[version.language]
            _dated(version, at - timedelta(days=days - (version.number - 1) * 40))


def _dated(version: Version, day: datetime) -> None:
    """Say that the version was published that day, and the one before stood until then."""
    Version.objects.filter(pk=version.pk).update(published_at=day, ready_at=day)
    Version.objects.filter(article=version.article_id, number=version.number - 1).update(
        superseded_at=day
    )
    ArticlePage.objects.filter(pk=version.article_id).update(last_published_at=day)


def _reword(page: ArticlePage, key: str, words: str, weight: Weight, note: str, by: User) -> None:
    draft = page.get_latest_revision_as_object()
    pieces = [dict(one) for one in draft.body.raw_data]
    for one in pieces:
        if one["id"] == key:
            one["value"] = words
    draft.body, draft.weight, draft.change_note, draft.reviewer = pieces, weight, note, by
    draft.save_revision(user=by).publish()
