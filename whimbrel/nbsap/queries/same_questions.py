"""Which questions of two conventions ask the same: one of them names the other by its key, "CBD/process/team"."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.core.sheets import Complaint, Row
from whimbrel.nbsap.models import Question
from whimbrel.treaties.models import Instrument

# Whichever convention asks.
ANY = "*"


def asks_same(one: Question, other: Question) -> bool:
    """Whether an answer to the one may be offered to the other: of another convention, of the same kind, asked as often.

    No query where sections, questionnaires and instruments were fetched before.
    """
    return (
        _instrument(one) != _instrument(other)
        and one.kind == other.kind
        and one.section.repeats == other.section.repeats
        and (_names(one.same_as, other) or _names(other.same_as, one))
    )


def complaints_of_keys(rows: Sequence[Row], *, instrument: Instrument) -> list[Complaint]:
    """What is to be mended in the column `same_as` of a questionnaire of that instrument. Two queries.

    A convention that has not asked yet may be named; what it asks later is found.
    """
    codes = set(Instrument.objects.values_list("code", flat=True))
    asked: dict[str, set[tuple[str, str]]] = {}
    for code, section, question in Question.objects.values_list(
        "section__questionnaire__instrument__code", "section__code", "code"
    ):
        asked.setdefault(code, set()).add((section, question))
    found = []
    for row in rows:
        key = row.values["same_as"]
        said = _complaint(key, codes, asked, instrument) if key else ""
        if said:
            found.append(Complaint(said, row.line, "same_as"))
    return found


def _complaint(
    key: str, codes: set[str], asked: dict[str, set[tuple[str, str]]], instrument: Instrument
) -> str:
    pieces = key.split("/")
    if len(pieces) != 3 or not all(pieces):
        return _("“%(key)s” names no question. Write convention/part/question, like CBD/process/team.") % {"key": key}  # fmt: skip
    code, section, question = pieces
    if code == ANY:
        return ""
    if code == instrument.code:
        return _("“%(key)s” is of the same convention. Its answers are carried over by themselves.") % {"key": key}  # fmt: skip
    if code not in codes:
        return _("There is no convention “%(code)s” here.") % {"code": code}
    if code in asked and (section, question) not in asked[code]:
        return _("%(code)s has asked no question “%(question)s” in a part “%(section)s”.") % {
            "code": code, "question": question, "section": section,
        }  # fmt: skip
    return ""


def _names(key: str, question: Question) -> bool:
    if not key:
        return False
    code, section, short = key.split("/")
    return code in (ANY, _instrument(question)) and (section, short) == (question.section.code, question.code)  # fmt: skip


def _instrument(question: Question) -> Any:
    return question.section.questionnaire.instrument.code
