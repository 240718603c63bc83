"""How far all countries have come with one questionnaire, and what waits."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery

from whimbrel.core.languages import sort_key
from whimbrel.nbsap.models import Answer, Block, Question, Questionnaire, Reply, ReplyStage
from whimbrel.nbsap.queries.stages import is_open, stage_of
from whimbrel.treaties.models import Country, TreatyAction

COLUMNS = ("iso3", "country", "stage", "since", "answered", "asked", "to_look_at", "is_late")

# So long after its last day a questionnaire is shown where countries work: who is late still answers.
LONG_AFTER = timedelta(days=365)


@dataclass(frozen=True)
class BoardRow:
    """One country. `answered` of `asked` are the questions that everybody must answer; `offered` are answers of all
    questions that were brought over from elsewhere, and nobody has looked at."""

    country: Country
    reply: Reply | None
    stage: ReplyStage | None
    answered: int
    asked: int
    is_late: bool
    offered: int = 0

    @property
    def is_open(self) -> bool:
        """Nothing is handed in."""
        return self.stage is None or is_open(self.stage)

    def cells(self) -> tuple[Any, ...]:
        """Without anybody's name."""
        return (
            self.country.iso3, self.country.name, self.stage.kind if self.stage else "",
            self.stage.at.date() if self.stage else None, self.answered, self.asked, self.offered,
            "yes" if self.is_late else "no",
        )  # fmt: skip


def board(questionnaire: Questionnaire, *, on: date) -> list[BoardRow]:
    """Every Party of the instrument, and who answered without being one. Seven queries."""
    replies = {
        one.country_id: one
        for one in Reply.objects.filter(questionnaire=questionnaire).prefetch_related("stages")
    }
    bound = TreatyAction.objects.in_force(on=on).filter(instrument=questionnaire.instrument_id)
    countries = Country.objects.filter(Q(pk__in=bound.values("country")) | Q(pk__in=list(replies)))
    must = Question.objects.filter(
        section__questionnaire=questionnaire, is_required=True, depends_on=None
    )
    once = must.filter(section__repeats="").count()
    each = dict(
        must.exclude(section__repeats="").values_list("section").annotate(Count("pk")).order_by()
    )
    asked = {one.pk: once for one in replies.values()}
    blocks = Block.objects.filter(reply__in=list(asked), taken_out_at=None)
    for reply, section, n in blocks.values_list("reply", "section").annotate(Count("pk")).order_by():  # fmt: skip
        asked[reply] += n * each.get(section, 0)
    given = _given(list(asked))
    rows = [
        _row(country, replies.get(country.pk), given, asked, once, questionnaire, on)
        for country in countries
    ]
    return sorted(rows, key=lambda row: sort_key(row.country.name))


def _given(replies: list[int]) -> dict[int, tuple[int, int]]:
    """Of each reply how many of the questions that everybody must answer are answered, and how much waits to be looked at."""
    is_must = Q(question__is_required=True, question__depends_on=None, is_carried=False)
    found = (
        Answer.objects.filter(reply__in=replies)
        .filter(Q(block=None) | Q(block__taken_out_at=None))
        .exclude(value="")
        .values_list("reply")
        .annotate(
            answered=Count("pk", filter=is_must), offered=Count("pk", filter=Q(is_carried=True))
        )
        .order_by()
    )
    return {reply: (answered, offered) for reply, answered, offered in found}


def _row(
    country: Country,
    reply: Reply | None,
    given: dict[int, tuple[int, int]],
    asked: dict[int, int],
    once: int,
    questionnaire: Questionnaire,
    on: date,
) -> BoardRow:
    if reply is None:
        return BoardRow(country, None, None, 0, once, questionnaire.is_late(on=on))
    stage = stage_of(reply)
    is_late = questionnaire.is_late(on=on) and is_open(stage)
    answered, offered = given.get(reply.pk, (0, 0))
    return BoardRow(country, reply, stage, answered, asked[reply.pk], is_late, offered)


def open_questionnaires(*, on: date, until: date) -> list[Questionnaire]:
    """Those that have begun, and were due on `until` or are due later. One query."""
    return list(
        Questionnaire.objects.filter(opens_on__lte=on, due_on__gte=until)
        .select_related("instrument")
        .order_by("due_on", "pk")
    )


def open_replies(countries: Collection[int], questionnaires: Collection[int]) -> list[Reply]:
    """Of these countries what was begun, with stages. Two queries."""
    return list(
        Reply.objects.filter(country__in=countries, questionnaire__in=questionnaires)
        .select_related("country", "questionnaire")
        .prefetch_related("stages")
    )


def waiting_replies() -> list[Reply]:
    """What was handed in, and what somebody wants back: for the Secretariat, longest first. Two queries."""
    kinds = ReplyStage.WAITING
    latest = ReplyStage.objects.filter(reply=OuterRef("pk")).values("kind")[:1]
    waiting = Reply.objects.annotate(latest=Subquery(latest)).filter(latest__in=kinds)
    found = list(waiting.select_related("country", "questionnaire").prefetch_related("stages"))
    return sorted(found, key=lambda one: stage_of(one).at)
