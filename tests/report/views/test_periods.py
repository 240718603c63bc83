import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.indicators import APPROVED, IndicatorFactory, ReportingPeriodFactory, a_value
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory, RegionFactory
from tests.factories.workplan import WorkPlanFactory
from whimbrel.core.models import JournalEntry
from whimbrel.report.models import IndicatorValue, PeriodTarget
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db
LOCKED = "This period is locked. Open it first, and say why."


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def period():
    return ReportingPeriodFactory(plan=WorkPlanFactory(code="plan"), name="2012")


@pytest.fixture
def indicator(period):
    return IndicatorFactory(plan=period.plan, code="answers", title_en="Answers to the survey")


@pytest.fixture
def keeper(client):
    person = seated(display_name="Secretariat")
    client.force_login(person)
    return person


def at(name, *args):
    return reverse(f"report:{name}", args=args)


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


def steps(value):
    return [one.step for one in value.steps.all()]


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_period_or_many(
    client, keeper, number, django_assert_num_queries
):
    plan = WorkPlanFactory(code="plan")
    for _ in range(number):
        a_value(IndicatorFactory(plan=plan), period=ReportingPeriodFactory(plan=plan))
        client.post(at("period_lock", ReportingPeriodFactory(plan=plan).pk))

    with django_assert_num_queries(9):
        page = client.get(at("period_list", "plan"))

    assert words(page).count("Values due by") == 2 * number


def test_a_period_is_locked_and_nothing_in_it_changes(client, keeper, period, indicator):
    value = a_value(indicator, period=period, to=APPROVED)

    client.post(at("period_lock", period.pk))

    assert steps(value)[-1] == "locked"
    assert client.post(at("value_move", value.pk, "returned")).status_code == 403
    other = IndicatorFactory(plan=period.plan, code="other")
    late = client.post(at("value_new", "plan", "other"), {"period": period.pk, "number": "9"})
    assert late.status_code == 422
    assert LOCKED in words(late)
    assert 'value="9"' in late.content.decode()
    taken = client.get(at("indicator_download", "plan", "csv")).content.decode("utf-8-sig")
    line = next(one for one in taken.splitlines() if one.startswith("other"))
    filled = taken.replace(line, line.replace(",2012,,", ",2012,9,"))
    back = SimpleUploadedFile("values.csv", filled.encode())
    sheet = client.post(at("indicator_sheet", "plan"), {"file": back})
    assert "this period is locked" in words(sheet)
    assert not other.values.exists()


def test_a_period_with_a_value_that_waits_is_not_locked(client, keeper, period, indicator):
    value = a_value(indicator, period=period)
    assert "It can be locked when" in words(client.get(at("period_list", "plan")))

    answer = client.post(at("period_lock", period.pk), follow=True)

    assert "approve these values first" in answer.content.decode()
    assert "Answers to the survey" in answer.content.decode()
    assert steps(value) == ["draft"]
    assert not period.locks.exists()


def test_somebody_else_opens_it_and_says_why(client, keeper, period, indicator):
    value = a_value(indicator, period=period, to=APPROVED)
    client.post(at("period_lock", period.pk))
    reason = {f"{period.pk}-reason": "Two answers were counted twice"}
    assert client.post(at("period_open", period.pk), reason).status_code == 403
    assert "ask a colleague" in words(client.get(at("period_list", "plan")))

    client.force_login(seated(display_name="Officer"))
    mute = client.post(at("period_open", period.pk), {f"{period.pk}-reason": " "})
    assert mute.status_code == 422
    assert "Say why it is opened" in words(mute)
    client.post(at("period_open", period.pk), reason)

    assert steps(value)[-2:] == ["locked", "approved"]
    assert value.steps.last().note == "Two answers were counted twice"
    page = words(client.get(at("period_list", "plan")))
    assert "Officer : Two answers were counted twice" in page
    assert [
        one.verb for one in JournalEntry.objects.filter(verb__contains="a period").order_by("pk")
    ] == [
        "locked a period",
        "opened a period",
    ]
    client.post(at("value_move", value.pk, "returned"))
    assert steps(value)[-1] == "returned"


def test_the_standing_committee_reads_and_others_do_not(client, period):
    member = UserFactory()
    DesignationFactory(person=member, role=Role.STANDING, region=RegionFactory())
    client.force_login(member)
    assert client.get(at("period_list", "plan")).status_code == 200
    assert client.post(at("period_lock", period.pk)).status_code == 403
    assert client.post(at("period_open", period.pk)).status_code == 403

    client.force_login(DesignationFactory().person)
    assert client.get(at("period_list", "plan")).status_code == 403
    client.logout()
    assert client.get(at("period_list", "plan")).status_code == 302


def test_what_is_missing_stands_with_its_period(client, keeper, indicator):
    ReportingPeriodFactory(plan=indicator.plan, due_on="2013-01-31")

    page = words(client.get(at("period_list", "plan")))

    assert page.count("Missing Answers to the survey") == 1


def test_days_and_targets_of_a_locked_period_stay(client, keeper, period, indicator):
    client.post(at("period_lock", period.pk))
    period.refresh_from_db()

    period.name = "The year 2012"
    period.clean()
    period.due_on = "2101-01-01"
    with pytest.raises(ValidationError, match="This period is locked"):
        period.clean()
    with pytest.raises(ValidationError, match="This period is locked"):
        PeriodTarget(indicator=indicator, period=period, number=5).full_clean()


def test_targets_on_the_way_stand_beside_the_values(client, period, indicator):
    PeriodTarget.objects.create(indicator=indicator, period=period, number=40)
    later = ReportingPeriodFactory(
        plan=indicator.plan, name="2013", starts_on="2013-01-01", ends_on="2013-12-31"
    )
    PeriodTarget.objects.create(indicator=indicator, period=later, number=60)
    a_value(indicator, number="38", period=period, to=APPROVED)

    page = words(client.get(at("indicator_detail", "plan", "answers")))

    assert "2012 38 Target: 40" in page
    assert "Targets on the way 2013 60" in page


def test_a_target_is_of_a_period_of_the_same_plan(indicator):
    with pytest.raises(ValidationError, match="own plan"):
        PeriodTarget(indicator=indicator, period=ReportingPeriodFactory(), number=5).full_clean()


def test_whoever_was_first_wins_and_the_second_is_told(client, keeper, period):
    client.post(at("period_lock", period.pk))

    again = client.post(at("period_lock", period.pk), follow=True)

    assert "It was locked already" in again.content.decode()
    assert period.locks.count() == 1
    assert not IndicatorValue.objects.exists()
