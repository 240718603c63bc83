from datetime import UTC, date, datetime

import pytest

from tests.factories.learning import CompetenceFactory, a_participant, an_item
from tests.factories.report import FigureFactory, ReportFactory
from tests.factories.training import WorkshopFactory
from whimbrel.report.queries.counting import KINDS, Counting, FigureRefused, count_report
from whimbrel.training.actions.evaluation import hand_in_form
from whimbrel.training.actions.follow_up import answer_follow_up, record_cascade
from whimbrel.training.actions.knowledge import sit_test
from whimbrel.training.models import FollowUp, KnowledgePlace

pytestmark = pytest.mark.django_db
AT = datetime(2014, 5, 1, tzinfo=UTC)


@pytest.fixture
def report():
    return ReportFactory(cut_off_on=date(2014, 11, 4))


def counted(report, kind, **asked):
    return KINDS[kind].counter(Counting(report, report.cut_off_on, "en"), asked)


def evaluated(people):
    """A workshop of so many, who all agree, learned half of the test, and used it; one trained others."""
    workshop = WorkshopFactory()
    items = [an_item(CompetenceFactory(code="negotiation"), code=code) for code in ("one", "two")]
    for number, item in enumerate(items, 1):
        KnowledgePlace.objects.create(workshop=workshop, item=item, number=number)
    for _person in range(people):
        registration = a_participant(workshop)
        hand_in_form(
            workshop=workshop, ratings={"overall": 4}, channel="paper", language="fr",
            on=date(2013, 10, 31),
        )  # fmt: skip
        right = {item: item.options.get(is_right=True) for item in items}
        for stage, chosen in (("before", {}), ("after", {items[0]: right[items[0]]})):
            sit_test(registration=registration, stage=stage, chosen=chosen, channel="web", at=AT)
        follow_up = FollowUp.objects.create(registration=registration, asked_at=AT)
        answer_follow_up(follow_up=follow_up, used="yes", channel="web", at=AT)
    record_cascade(
        registration=registration, held_on=date(2014, 3, 1), place="Kisumu", people=25,
        channel="web", at=AT,
    )  # fmt: skip
    return workshop


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("mean-reaction", "4.0", "4.0"),
        ("gain-in-tests", "50", "50 points"),
        ("use-after-six-months", "100", "100%"),
        ("use-afterwards", "100", "100%"),
        ("people-trained-onward", 25, "25"),
    ],
)
def test_each_level_is_a_figure_with_its_rule_and_rows(report, kind, value, text):
    workshop = evaluated(5)

    count = counted(report, kind, workshop=workshop.meeting.code)

    assert (count.value, count.text) == (value, text)
    assert count.rule
    assert count.rows
    assert count.seats == ()


@pytest.mark.parametrize("kind", ["mean-reaction", "gain-in-tests", "use-after-six-months"])
def test_of_four_people_no_figure_is_given(report, kind):
    evaluated(4)

    count = counted(report, kind)

    assert (count.value, count.text, count.rows) == ("–", "not known", ())


def test_certificates_count_while_they_hold(report):
    workshop = evaluated(1)
    for revoked_at in (None, None, AT):
        a_participant(workshop).certificates.create(
            name="x", language="en", issued_at=AT, revoked_at=revoked_at,
            revoked_because="Mistaken" if revoked_at else "",
        )  # fmt: skip

    count = counted(report, "certificates-issued", workshop=workshop.meeting.code)

    assert (count.value, count.text) == (2, "2")
    assert [row[1:] for row in count.rows] == [("2", "1")]


def test_a_time_that_nobody_asks_at_is_refused(report):
    with pytest.raises(FigureRefused, match="3, 6 or 12"):
        counted(report, "use-afterwards", months=5)


def test_any_report_may_use_them(report):
    evaluated(5)
    for name, kind, asked in (
        ("reaction", "mean-reaction", {}),
        ("trained", "people-trained-onward", {"since": "2013-01-01"}),
        ("sex", "participants-by", {"by": "sex"}),
    ):
        FigureFactory(report=report, name=name, kind=kind, parameters=asked)

    found = count_report(report)

    assert {name: one.text for name, one in found.items()} == {
        "reaction": "4.0",
        "trained": "25",
        "sex": "5 not known",
    }
