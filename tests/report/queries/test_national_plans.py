from datetime import UTC, date, datetime

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import REQUIRED, NbsapFactory, a_questionnaire, a_reply, assessed
from tests.factories.people import UserFactory
from tests.factories.report import ReportFactory
from tests.factories.treaties import CountryFactory, RegionFactory
from whimbrel.nbsap.actions.assessing import (
    Graded,
    grade_plan,
    publish_assessment,
    withdraw_assessment,
)
from whimbrel.nbsap.actions.handing_in import reopen_reply, sign_off_reply, submit_reply
from whimbrel.nbsap.models import Grade, Step
from whimbrel.report.queries.counting import KINDS, Counting, FigureRefused

pytestmark = pytest.mark.django_db
LONG_AFTER = date(2099, 12, 31)
KINDS_OF_PLANS = ["plans-naming-species", "plans-by-region", "plan-grades", "plan-steps", "plan-answers"]  # fmt: skip


@pytest.fixture
def report():
    return ReportFactory(cut_off_on=LONG_AFTER)


@pytest.fixture
def kenya():
    africa = RegionFactory(code="africa", name_en="Africa")
    return CountryFactory(iso3="KEN", name_en="Kenya", region=africa)


def counted(report, kind, cut_off=None, **asked):
    return KINDS[kind].counter(Counting(report, cut_off or report.cut_off_on, "en"), asked)


def public(plan, **words):
    publish_assessment(nbsap=assessed(plan, **words), by=UserFactory(), at=now())
    return plan


def signed(questionnaire, country, **answers):
    reply = a_reply(questionnaire, country=country, **{**REQUIRED, **answers})
    submit_reply(reply=reply, by=UserFactory(), at=now())
    sign_off_reply(reply=reply, by=UserFactory(), at=now())
    return reply


def test_plans_that_name_migratory_species_stand_with_their_region_and_how_far_they_go(
    report, kenya
):
    NbsapFactory(country=kenya, year=2001)
    public(NbsapFactory(country=kenya, year=2014), grade=Grade.SPECIFIC)
    public(NbsapFactory(country__name_en="Chad"), grade=Grade.NONE)

    count = counted(report, "plans-naming-species")

    assert (count.value, count.text) == (1, "1")
    assert count.rows == (("Africa", "Kenya", "2014", "specifically"),)
    assert counted(report, "plans-naming-species", region=RegionFactory().code).value == 0


def test_each_region_has_its_plans_those_assessed_and_those_that_name_species(report, kenya):
    public(NbsapFactory(country=kenya))
    NbsapFactory(country__region=kenya.region)
    NbsapFactory(country__region=None)

    count = counted(report, "plans-by-region")

    assert count.value == 3
    assert count.rows == (("Africa", "2", "1", "1"), ("–", "1", "0", "0"))


def test_the_latest_grade_by_the_cut_off_counts_and_one_criterion_can_be_asked_for(report, kenya):
    plan = public(NbsapFactory(country=kenya), grade=Grade.GENERAL)
    grade_plan(
        nbsap=plan, grades={"finance": Graded(2, "Costed")}, by=UserFactory(),
        at=datetime(2090, 1, 1, tzinfo=UTC),
    )  # fmt: skip

    assert counted(report, "plan-grades").value == 1
    finance = counted(report, "plan-grades", criterion="finance")
    assert (finance.value, finance.rows) == (1, (("Finance", "0", "0", "1"),))
    before = counted(report, "plan-grades", cut_off=date(2089, 1, 1), criterion="finance")
    assert (before.value, before.rows) == (0, (("Finance", "0", "1", "0"),))


def test_steps_count_from_the_day_they_were_taken(report, kenya):
    public(NbsapFactory(country=kenya), steps=(Step.COUNTERPART, Step.TEAM))

    count = counted(report, "plan-steps")

    assert count.value == 2
    assert ("Join the team that writes the plan", "1") in count.rows
    assert counted(report, "plan-steps", step="finance").value == 0
    assert counted(report, "plan-steps", cut_off=date(2019, 1, 1)).value == 0


def test_what_is_not_published_or_withdrawn_is_in_no_figure(report, kenya):
    assessed(NbsapFactory(country=kenya))
    withdrawn = public(NbsapFactory())
    withdraw_assessment(nbsap=withdrawn, by=UserFactory(), at=now())

    for kind in ("plans-naming-species", "plan-grades", "plan-steps"):
        assert counted(report, kind).value == 0


def test_signed_answers_are_counted_by_region_and_nobodys_words(report, kenya):
    asked = a_questionnaire(code="cycle-1")
    signed(asked, kenya)
    signed(asked, CountryFactory(region=kenya.region), process__team="partly")
    a_reply(asked, **REQUIRED)
    reopened = signed(asked, CountryFactory())
    reopen_reply(reply=reopened, by=UserFactory(), at=now())

    assert counted(report, "plan-answers").value == 2
    team = counted(report, "plan-answers", questionnaire="cycle-1", question="process.team")
    [(_text, *numbers)] = team.rows
    assert (team.value, numbers) == (1, ["Africa", "1", "1", "0"])
    assert team.seats == ()
    assert counted(report, "plan-answers", cut_off=date(2019, 1, 1), questionnaire="cycle-1").value == 0  # fmt: skip


def test_without_any_record_each_figure_is_nought_and_says_its_rule(report):
    for kind in KINDS_OF_PLANS:
        count = counted(report, kind)
        assert (count.value, count.text) == (0, "0")
        assert count.rule
        assert count.source


@pytest.mark.parametrize(
    ("kind", "asked", "said"),
    [
        ("plans-naming-species", {"region": "atlantis"}, "no region “atlantis”"),
        ("plan-grades", {"criterion": "beauty"}, "“criterion” is one of species, convention"),
        ("plan-steps", {"step": "beauty"}, "“step” is one of counterpart, team"),
        ("plan-answers", {"questionnaire": "cycle-9"}, "no questionnaire “cycle-9”"),
        (
            "plan-answers",
            {"questionnaire": "cycle-1", "question": "process.beauty"},
            "no question “process.beauty”",
        ),
    ],
)
def test_what_the_records_do_not_have_is_refused_in_words(report, kind, asked, said):
    a_questionnaire(code="cycle-1")

    with pytest.raises(FigureRefused) as refused:
        counted(report, kind, **asked)

    assert said in str(refused.value)


@pytest.mark.parametrize("kind", KINDS_OF_PLANS)
def test_more_plans_cost_no_more_queries(report, kenya, kind, django_assert_max_num_queries):
    asked = a_questionnaire()
    for _country in range(3):
        country = CountryFactory(region=kenya.region)
        public(NbsapFactory(country=country))
        signed(asked, country)

    with django_assert_max_num_queries(10):
        counted(report, kind)
