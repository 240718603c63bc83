"""Minutes of a workshop: what is published, and what is being written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from whimbrel.core.languages import direction
from whimbrel.core.prose import html_of
from whimbrel.training.models import Minutes, Session, Trainer, Workshop
from whimbrel.training.queries.agenda import sessions_of


@dataclass(frozen=True)
class Published:
    """The minutes of one session in the reader's language, else in English, else in what there is."""

    session: Session
    minutes: Minutes
    html: SafeString

    @property
    def direction(self) -> str:
        return direction(self.minutes.language)


def published_minutes(workshop: Workshop, language: str) -> list[Published]:
    """Session by session, those that have any. Three queries."""
    found: dict[int, dict[str, Minutes]] = {}
    for one in Minutes.objects.filter(session__workshop=workshop, published_at__isnull=False):
        found.setdefault(one.session_id, {})[one.language] = one
    return [
        Published(session, minutes, mark_safe(html_of(minutes.published_words)))  # noqa: S308 (made safe by nh3)
        for session in sessions_of(workshop)
        if (minutes := _nearest(found.get(session.pk, {}), language)) is not None
    ]


def _nearest(by_language: Mapping[str, Minutes], language: str) -> Minutes | None:
    for code in (language, "en", *sorted(by_language)):
        if code in by_language:
            return by_language[code]
    return None


def minutes_of(session: Session, language: str) -> Minutes:
    """As they stand; empty ones, not kept yet, where nobody has begun. One query."""
    kept = Minutes.objects.filter(session=session, language=language).first()
    return kept or Minutes(session=session, language=language)


def minutes_to_write(workshop: Workshop) -> Sequence[tuple[Session, Sequence[Minutes]]]:
    """Each session but breaks with its minutes in every language. Three queries."""
    found: dict[int, list[Minutes]] = {}
    for one in Minutes.objects.filter(session__workshop=workshop).order_by("language"):
        found.setdefault(one.session_id, []).append(one)
    return [
        (session, found.get(session.pk, []))
        for session in sessions_of(workshop)
        if not session.is_break
    ]


def teaches(person_id: int | None, session: Session) -> bool:
    return (
        person_id is not None
        and Trainer.objects.filter(person=person_id, sessions=session).exists()
    )
