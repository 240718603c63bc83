"""Figures of what came of training: what was thought, learned, used and passed on."""

from collections.abc import Mapping
from typing import Any

from babel.numbers import format_percent
from django.utils.translation import gettext as _

from whimbrel.core.languages import translated
from whimbrel.report.queries.counting import Count, Counting, FigureRefused, kind
from whimbrel.report.queries.scope import SCOPE, held_in
from whimbrel.report.queries.wording import number
from whimbrel.training.estimates import Estimate
from whimbrel.training.models import FOLLOW_UP_MONTHS
from whimbrel.training.queries import evaluation, follow_up
from whimbrel.training.queries.certificates import issued_by_workshop


@kind(takes=SCOPE)
def mean_reaction(counting: Counting, asked: Mapping[str, Any]) -> Count:
    found = evaluation.reaction(held_in(counting, asked))
    overall = found.of("overall")
    return Count(
        value=str(overall.mean) if overall else "–",
        text=f"{overall.mean:.1f}" if overall else _("not known"),
        rule=_(
            "The mean, from 1 to 5, of “All in all, it was worth my time”, over forms on the web, by e-mail and on "
            "paper in all languages; not shown of fewer than five."
        ),
        columns=(_("Sentence"), _("Forms"), _("Mean")),
        rows=tuple(
            (one.words, number(one.people, counting.language), f"{one.mean:.1f}")
            for one in found.opinions
        ),
        source=_source(),
    )


@kind(takes=SCOPE)
def gain_in_tests(counting: Counting, asked: Mapping[str, Any]) -> Count:
    found = evaluation.gain(held_in(counting, asked))
    rows = [(_("All questions"), found.gain)] if found.gain else []
    rows += [(competence.name, one) for competence, one in found.by_competence]
    return Count(
        value=str(round(100 * found.gain.value)) if found.gain else "–",
        text=_("%(n)s points") % {"n": round(100 * found.gain.value)}
        if found.gain
        else _("not known"),
        rule=_(
            "Points of a hundred: each person’s share of right answers after the workshop less before, of those "
            "who took both tests; the mean, with Student’s interval at 95 per cent. Not shown of fewer than five."
        ),
        columns=(_("Competence"), _("Gain"), _("From"), _("To"), _("People")),
        rows=tuple((name, *_points(one, counting)) for name, one in rows),
        source=_source(),
    )


@kind(takes=SCOPE)
def use_after_six_months(counting: Counting, asked: Mapping[str, Any]) -> Count:
    return use_afterwards(counting, {**asked, "months": 6})


@kind(takes=(*SCOPE, "months"))
def use_afterwards(counting: Counting, asked: Mapping[str, Any]) -> Count:
    """After so many `months`: 3, 6 or 12."""
    months = _months(asked.get("months", 6))
    found = follow_up.use(held_in(counting, asked), months=months)
    rows = [
        (words, one)
        for words, one in (
            (_("Used it"), found.used),
            (_("At least in part"), found.used_or_partly),
        )
        if one is not None
    ]
    return Count(
        value=str(round(100 * found.used.value)) if found.used else "–",
        text=_percent(found.used.value, counting) if found.used else _("not known"),
        rule=_(
            "The share of those who answered %(months)s months later that they used what they learned, with Wilson’s "
            "interval at 95 per cent; %(answered)s of %(asked)s answered. Not shown of fewer than five."
        )
        % {"months": months, "answered": found.answered, "asked": found.asked},
        columns=(_("Answer"), _("Share"), _("From"), _("To"), _("People")),
        rows=tuple((words, *_shares(one, counting)) for words, one in rows),
        source=_source(),
    )


@kind(takes=SCOPE)
def certificates_issued(counting: Counting, asked: Mapping[str, Any]) -> Count:
    found = issued_by_workshop(held_in(counting, asked))
    holding = sum(one for _workshop, one, _revoked in found)
    return Count(
        value=holding,
        text=number(holding, counting.language),
        rule=_(
            "Certificates that were given by a workshop’s rule and hold; those taken back are beside them."
        ),
        columns=(_("Workshop"), _("Certificates"), _("Taken back")),
        rows=tuple(
            (
                translated(one.meeting, "title", counting.language),
                number(valid, counting.language),
                number(revoked, counting.language),
            )
            for one, valid, revoked in found
        ),
        source=_source(),
    )


def _months(words: Any) -> int:
    """Raises FigureRefused."""
    known = {str(one): one for one in FOLLOW_UP_MONTHS}
    if str(words) not in known:
        raise FigureRefused(_("“months” is 3, 6 or 12."))
    return known[str(words)]


@kind(takes=SCOPE)
def people_trained_onward(counting: Counting, asked: Mapping[str, Any]) -> Count:
    found = evaluation.result(held_in(counting, asked))
    return Count(
        value=found.people,
        text=number(found.people, counting.language),
        rule=_("People reached by trainings that participants held for others, as these tell it."),
        columns=(_("What"), _("Number")),
        rows=(
            (_("Trainings passed on"), number(found.events, counting.language)),
            (_("Participants who held one"), number(found.trained_onward, counting.language)),
            (_("Of the people, women"), number(found.women, counting.language)),
        ),
        source=_source(),
    )


def _percent(share: float, counting: Counting) -> str:
    return format_percent(round(share, 2), locale=counting.language)


def _points(one: Estimate, counting: Counting) -> tuple[str, str, str, str]:
    found = (str(round(100 * value)) for value in (one.value, one.low, one.high))
    gained, low, high = found
    return gained, low, high, number(one.number, counting.language)


def _shares(one: Estimate, counting: Counting) -> tuple[str, str, str, str]:
    return (
        _percent(one.value, counting), _percent(one.low, counting), _percent(one.high, counting),
        number(one.number, counting.language),
    )  # fmt: skip


def _source() -> str:
    return _("Records of training.")
