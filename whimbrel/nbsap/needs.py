"""What waits for a focal point in the plan of the country."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from whimbrel.core.needs import (
    LINES,
    Kind,
    Need,
    Person,
    counted,
    needs_of_person,
    needs_of_secretariat,
)
from whimbrel.nbsap.models import Questionnaire, Reply, ReplyStage
from whimbrel.nbsap.queries.board import (
    LONG_AFTER,
    open_questionnaires,
    open_replies,
    waiting_replies,
)
from whimbrel.nbsap.queries.counterparts import open_agreements
from whimbrel.nbsap.queries.progress import begun_plans, due_steps, late_count
from whimbrel.nbsap.queries.remarks import Waiting, waiting_for_country, waiting_for_secretariat
from whimbrel.nbsap.queries.stages import is_open, stage_of
from whimbrel.treaties.models import Country
from whimbrel.treaties.queries.offices import offices_of

LATE = ngettext_lazy(
    "%d planned step of a national plan is late", "%d planned steps of national plans are late"
)


@needs_of_person("nbsap.step", order=70)
def step(person: Person, at: datetime) -> list[Need]:
    """The next step of a plan on which the country has begun, unless its day is near. Three queries for who acts for a country, none for others."""
    today = localdate(at)
    countries = offices_of(person, on=today).countries
    if not countries:
        return []
    return [
        Need(
            text=_("National biodiversity plan: %(step)s") % {"step": one.next.label},
            url=reverse("nbsap:plan_detail", args=[one.nbsap.pk]),
            kind=Kind.UNFINISHED,
            day=one.planned.due_on if one.planned else None,
            detail=f"{one.taken}/12",
        )
        for one in begun_plans(countries)
        if one.next is not None and not (one.planned and one.planned.is_near(on=today))
    ]


@needs_of_person("nbsap.due", order=34)
def due(person: Person, at: datetime) -> list[Need]:
    """Planned steps whose day is near or has passed, with who sees to it. One query for who acts for a country, none for others."""
    today = localdate(at)
    countries = offices_of(person, on=today).countries
    if not countries:
        return []
    return [
        Need(
            text=_("National biodiversity plan: %(step)s") % {"step": one.get_step_display()},
            url=reverse("nbsap:plan_detail", args=[one.nbsap_id]),
            kind=Kind.DEADLINE,
            day=one.due_on,
            detail=one.responsible,
            is_late=one.is_overdue(on=today),
        )
        for one in due_steps(countries, on=today)[:LINES]
    ]


@needs_of_secretariat("nbsap.late", order=46)
def late(at: datetime) -> list[Need]:
    """Steps of all countries whose day has passed, in one line. One query."""
    return counted(late_count(on=localdate(at)), LATE, reverse("nbsap:late_step_list"))


@needs_of_person("nbsap.agreed", order=35)
def agreed(person: Person, at: datetime) -> list[Need]:
    """What was agreed with counterparts and is not done. One query for who acts for a country, none for others."""
    today = localdate(at)
    countries = offices_of(person, on=today).countries
    if not countries:
        return []
    return [
        Need(
            text=one.agreed,
            url=reverse("nbsap:counterparts", args=[one.country.iso3]),
            kind=Kind.DEADLINE,
            day=one.due_on,
            detail=_("Agreed with counterparts"),
            is_late=one.is_overdue(on=today),
        )
        for one in open_agreements(countries)[:LINES]
    ]


@needs_of_person("nbsap.questionnaire", order=30)
def questionnaire(person: Person, at: datetime) -> list[Need]:
    """Questionnaires that are not handed in. Four queries for who acts for a country, one where none is open, none for others."""
    today = localdate(at)
    countries = offices_of(person, on=today).countries
    if not countries:
        return []
    asked = open_questionnaires(on=today, until=today - LONG_AFTER)
    if not asked:
        return []
    replies = {
        (one.questionnaire_id, one.country_id): one
        for one in open_replies(countries, [one.pk for one in asked])
    }
    acting = list(Country.objects.filter(pk__in=countries).order_by("iso3"))
    return [
        _to_answer(one, country, replies.get((one.pk, country.pk)), today)
        for one in asked
        for country in acting
        if _is_to_answer(replies.get((one.pk, country.pk)))
    ][:LINES]


@needs_of_person("nbsap.remarks", order=31)
def remarks(person: Person, at: datetime) -> list[Need]:
    """Answers on which the Secretariat has the last word. Two queries for who acts for a country, none for others."""
    countries = offices_of(person, on=localdate(at)).countries
    return [_to_hear(one) for one in waiting_for_country(countries)[:LINES]] if countries else []


@needs_of_secretariat("nbsap.remarks_back", order=44)
def remarks_back(at: datetime) -> list[Need]:
    """Answers on which a country has the last word. Two queries."""
    return [_to_hear(one) for one in waiting_for_secretariat()[:LINES]]


@needs_of_secretariat("nbsap.replies", order=45)
def replies(at: datetime) -> list[Need]:
    """Answers that were handed in, and those that a country wants back. Two queries."""
    return [
        Need(
            text=f"{one.country.name}: {one.questionnaire.name}",
            url=one.get_absolute_url(),
            kind=Kind.REQUEST,
            day=localdate(stage_of(one).at),
            detail=stage_of(one).get_kind_display(),
        )
        for one in waiting_replies()[:LINES]
    ]


def _to_hear(waiting: Waiting) -> Need:
    reply = waiting.reply
    return Need(
        text=f"{reply.country.name}: {reply.questionnaire.name}",
        url=f"{reply.get_absolute_url()}#remarks",
        kind=Kind.REQUEST,
        detail=ngettext("%(n)s remark awaits you", "%(n)s remarks await you", waiting.remarks)
        % {"n": waiting.remarks},
    )


def _is_to_answer(reply: Reply | None) -> bool:
    return reply is None or is_open(stage_of(reply))


def _to_answer(asked: Questionnaire, country: Country, reply: Reply | None, today: date) -> Need:
    is_returned = reply is not None and stage_of(reply).kind == ReplyStage.Kind.RETURNED
    return Need(
        text=asked.name,
        url=reverse("nbsap:reply_detail", args=[asked.code, country.iso3]),
        kind=Kind.DEADLINE,
        day=asked.due_on,
        detail=_("Given back to you") if is_returned else _("To be answered"),
        is_late=asked.is_late(on=today),
    )
