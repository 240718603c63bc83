"""What the room of national plans holds of a person: what they said of answers, and how many they wrote."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.personal import Row, holds
from whimbrel.nbsap.models import (
    Answer,
    Evidence,
    Following,
    Liaison,
    Participation,
    PlanDocument,
    PlanStage,
    Remark,
    Score,
    StepDone,
    StepPlan,
    TargetProgress,
    TourPutAway,
)

# What somebody wrote down for a country, and in which field it says who that was.
ENTRIES: list[tuple[type[models.Model], str]] = [
    (PlanStage, "noted_by"),
    (PlanDocument, "added_by"),
    (StepDone, "noted_by"),
    (StepPlan, "planned_by"),
    (Evidence, "added_by"),
    (Score, "graded_by"),
    (TargetProgress, "noted_by"),
    (Participation, "noted_by"),
    (Liaison, "noted_by"),
]


def words_of(person: AbstractBaseUser) -> list[Row]:
    """Answers and entries are the country's, and stay with it; that the person wrote them is said by their number."""
    rows: list[Row] = [
        {
            _("Questionnaire"): str(one.reply.questionnaire),
            _("Question"): one.question.text,
            _("Remark"): one.words,
            _("Date"): one.at.date().isoformat(),
        }
        for one in Remark.objects.filter(by=person.pk).select_related(
            "reply__questionnaire", "question"
        )
    ]
    numbers = {
        _("Answers about national plans"): Answer.objects.filter(answered_by=person.pk).count(),
        _("Entries about national plans"): sum(
            model._default_manager.filter(**{field: person.pk}).count() for model, field in ENTRIES
        ),
    }
    return rows + [{words: number} for words, number in numbers.items() if number]


def unname_words(person: AbstractBaseUser, *, kept_as: str) -> None:
    """Nothing is taken out: what was said between a country and the Secretariat stays, under the name that is kept."""


def followings_of(person: AbstractBaseUser) -> list[Row]:
    followed = Following.objects.filter(person=person.pk).named()
    return [{_("What you follow"): str(one)} for one in followed]


def forget_followings(person: AbstractBaseUser, *, kept_as: str) -> None:
    Following.objects.filter(person=person.pk).delete()


def tour_of(person: AbstractBaseUser) -> list[Row]:
    found = TourPutAway.objects.filter(person=person.pk)
    return [{_("Put away on"): one.at.date().isoformat()} for one in found]


def forget_tour(person: AbstractBaseUser, *, kept_as: str) -> None:
    TourPutAway.objects.filter(person=person.pk).delete()


holds(gettext_lazy("The way through a questionnaire"), export=tour_of, erase=forget_tour)
holds(gettext_lazy("New records that you follow"), export=followings_of, erase=forget_followings)
holds(gettext_lazy("Questionnaires about national plans"), export=words_of, erase=unname_words)
