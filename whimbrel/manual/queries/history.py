"""What an article said on any day, and what has changed since."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.timezone import make_aware

from whimbrel.manual.models import SOURCE, ArticlePage, Edition, Version
from whimbrel.manual.models.blocks import words_of
from whimbrel.manual.wording import PieceChange, Run, piece_changes, word_runs


@dataclass(frozen=True)
class Quoted:
    """A paragraph as it was cited, and as it stands now. `now` is None where it was taken out."""

    key: str
    cited: Version
    current: Version
    then: dict[str, object] | None
    now: dict[str, object] | None

    @property
    def said_then(self) -> str:
        return words_of(self.then) if self.then else ""

    @property
    def says_now(self) -> str:
        return words_of(self.now) if self.now else ""

    @property
    def is_same(self) -> bool:
        return self.then is not None and self.said_then == self.says_now

    @property
    def runs(self) -> tuple[Run, ...]:
        return word_runs(self.said_then, self.says_now)


@dataclass(frozen=True)
class Changes:
    """What changed in an article from one version to another, in words and piece by piece."""

    old: Version
    new: Version
    pieces: list[PieceChange]
    # Every version in between with what its editor wrote of it, the oldest first.
    steps: list[Version]

    @property
    def counts(self) -> Counter[str]:
        return Counter(one.kind for one in self.pieces)

    @property
    def added(self) -> int:
        return self.counts["added"]

    @property
    def removed(self) -> int:
        return self.counts["removed"]

    @property
    def changed(self) -> int:
        return self.counts["changed"]

    @property
    def title_runs(self) -> tuple[Run, ...]:
        return () if self.old.title == self.new.title else word_runs(self.old.title, self.new.title)


def versions_of(slug: str, language: str) -> list[Version]:
    """Every version of the article in that language, the newest first, without its text."""
    return list(
        Version.objects.filter(
            language=language,
            article__live=True,
            article__slug=slug,
        )
        .defer("pieces", "summary")
        .select_related("based_on")
        .order_by("-number")
    )


def version_cited(
    slug: str,
    language: str,
    *,
    number: int | None = None,
    on: date | None = None,
    edition: Edition | None = None,
) -> Version | None:
    """The version meant by a citation: by its number, by its edition, or as it stood at the end of a day."""
    versions = Version.objects.filter(language=language, article__live=True, article__slug=slug)
    if number is not None:
        return versions.filter(number=number).first()
    if edition is not None:
        return versions.filter(entries__edition=edition).first()
    if on is not None:
        return versions.standing(at=_end_of(on)).first()
    return versions.standing().first()


def quoted(cited: Version, key: str) -> Quoted | None:
    """The paragraph of that name then and now; None where the article never had it."""
    current = Version.objects.standing().filter(article=cited.article_id).first()
    if current is None:
        return None
    then, now = cited.piece(key), current.piece(key)
    return None if then is None and now is None else Quoted(key, cited, current, then, now)


def changes_between(old: Version, new: Version) -> Changes:
    """What changed from one version of an article to a later one. One query."""
    steps = Version.objects.filter(
        article=new.article_id, number__gt=old.number, number__lte=new.number
    )
    return Changes(
        old,
        new,
        piece_changes(old.pieces, new.pieces),
        list(steps.defer("pieces").order_by("number")),
    )


def changed_since(day: date, language: str) -> list[Version]:
    """The versions published after that day in this language and still standing, the newest first."""
    return list(
        Version.objects.standing()
        .filter(language=language, published_at__gt=_end_of(day), article__live=True)
        .defer("pieces")
        .select_related("article")
        .order_by("-published_at")
    )


def changed_in_public_since(day: date, language: str) -> list[Version]:
    """The same without articles for members only. Two queries."""
    closed = set(
        ArticlePage.objects.filter(audience=ArticlePage.Audience.MEMBERS).values_list(
            "slug", flat=True
        )
    )
    return [one for one in changed_since(day, language) if one.article.slug not in closed]


def source_changes(translation: Version) -> Changes | None:
    """What the source says anew since the translation was made from it; None where that is not known."""
    if translation.based_on_id is None:
        return None
    old = Version.objects.get(pk=translation.based_on_id)
    new = Version.objects.standing().filter(article=old.article_id, language=SOURCE).first()
    return changes_between(old, new) if new is not None and new.number > old.number else None


def _end_of(day: date) -> datetime:
    return make_aware(datetime.combine(day + timedelta(days=1), time.min))
