import io
import json
import zipfile

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.designations import seated
from tests.factories.indicators import APPROVED, IndicatorFactory, ReportingPeriodFactory, a_value
from tests.factories.people import UserFactory
from tests.factories.training import RegistrationFactory
from tests.factories.treaties import DesignationFactory, RegionFactory, TreatyActionFactory
from tests.factories.workplan import ActivityFactory, MovementFactory, WorkPlanFactory
from whimbrel.report.actions.indicators import move_value, take_readings
from whimbrel.report.models import IndicatorValue
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def plan():
    return WorkPlanFactory(code="plan")


@pytest.fixture
def indicator(plan):
    return IndicatorFactory(plan=plan, code="answers", title_en="Answers to the survey")


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


@pytest.mark.parametrize("number", [1, 3])
def test_the_dashboard_costs_the_same_for_one_or_many(
    client, plan, number, django_assert_num_queries
):
    for _ in range(number):
        a_value(IndicatorFactory(plan=plan), to=APPROVED)

    with django_assert_num_queries(5):
        page = client.get(at("indicator_list", "plan"))

    assert words(page).count("Indicator ") >= number


def test_a_draft_is_nobody_elses_business(client, indicator):
    a_value(indicator, number="77", words="Between us")

    for page in (at("indicator_list", "plan"), at("indicator_detail", "plan", "answers")):
        assert "77" not in words(client.get(page))
        assert "Between us" not in words(client.get(page))


def test_what_was_approved_is_read_with_what_shows_it(client, indicator):
    a_value(indicator, number="77", evidence="The list of answers", to=APPROVED)

    page = words(client.get(at("indicator_detail", "plan", "answers")))

    assert "77" in page
    assert "The list of answers" in page


def test_a_counted_indicator_opens_its_rule_and_rows(client, plan):
    IndicatorFactory(plan=plan, code="parties", kind="counted", figure="parties")
    TreatyActionFactory(instrument=plan.instrument, country__name_en="Kenya")

    page = words(client.get(at("indicator_detail", "plan", "parties")))

    assert "Rule" in page
    assert "Kenya" in page


def test_one_that_cannot_be_counted_says_why(client, plan):
    IndicatorFactory(plan=plan, code="wrong", kind="counted", figure="no-such")

    answer = client.get(at("indicator_detail", "plan", "wrong"))

    assert answer.status_code == 200
    assert "no-such" in words(answer)


@pytest.mark.parametrize("somebody", ["visitor", "account", "nfp"])
def test_drafts_and_talk_are_closed_to_everybody_else(client, indicator, somebody):
    if somebody == "account":
        client.force_login(UserFactory())
    elif somebody == "nfp":
        client.force_login(DesignationFactory().person)

    for page in (
        at("value_list", "plan", "answers"),
        at("value_new", "plan", "answers"),
        at("indicator_sheet", "plan"),
        at("indicator_download", "plan", "csv"),
    ):
        assert client.get(page).status_code == (302 if somebody == "visitor" else 403)


def test_a_value_is_entered_handed_in_and_approved_by_somebody_else(client, keeper, indicator):
    period = ReportingPeriodFactory(plan=indicator.plan)
    client.post(
        at("value_new", "plan", "answers"), {"period": period.pk, "number": "12", "evidence": "The list"}
    )  # fmt: skip
    value = IndicatorValue.objects.get()
    client.post(at("value_move", value.pk, "submitted"))
    assert client.post(at("value_move", value.pk, "approved")).status_code == 403
    again = client.post(at("value_new", "plan", "answers"), {"period": period.pk, "number": "13"})
    assert again.status_code == 422
    assert "rests" in words(again)

    client.force_login(seated())
    client.post(at("value_move", value.pk, "approved"))

    assert [one.step for one in value.steps.all()] == ["draft", "submitted", "approved"]
    assert "12" in words(client.get(at("indicator_list", "plan")))


def test_the_standing_committee_questions_a_value_and_the_secretariat_answers(client, indicator):
    value = a_value(indicator)
    member = UserFactory(display_name="Standing Committee")
    DesignationFactory(person=member, role=Role.STANDING, region=RegionFactory())
    client.force_login(member)

    client.post(at("value_note", value.pk), {"words": "Is each Party counted once?"})
    assert client.post(at("value_move", value.pk, "submitted")).status_code == 403
    assert client.get(at("value_new", "plan", "answers")).status_code == 403

    client.force_login(seated())
    assert "Is each Party counted once?" in words(client.get(at("value_list", "plan", "answers")))


def test_a_sheet_goes_out_and_comes_back(client, keeper, indicator):
    ReportingPeriodFactory(plan=indicator.plan, name="2012")
    taken = client.get(at("indicator_download", "plan", "csv")).content.decode("utf-8-sig")
    filled = taken.replace(",2012,,", ",2012,12.5,")
    assert filled != taken

    back = SimpleUploadedFile("values.csv", filled.encode())
    answer = client.post(at("indicator_sheet", "plan"), {"file": back})

    assert answer.status_code == 302
    assert IndicatorValue.objects.get().number == 12.5


def test_a_sheet_that_cannot_be_taken_says_what_to_mend(client, keeper, indicator):
    ReportingPeriodFactory(plan=indicator.plan, name="2012")
    taken = client.get(at("indicator_download", "plan", "csv")).content.decode("utf-8-sig")
    back = SimpleUploadedFile("values.csv", taken.replace(",2012,,", ",2012,many,").encode())

    answer = client.post(at("indicator_sheet", "plan"), {"file": back})

    assert answer.status_code == 422
    assert "is not a number" in words(answer)
    assert not IndicatorValue.objects.exists()


def test_a_file_that_is_no_sheet_is_refused(client, keeper, indicator):
    answer = client.post(
        at("indicator_sheet", "plan"), {"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04nonsense")}
    )

    assert answer.status_code == 422


def test_a_value_is_broken_down_and_everybody_reads_it_once_it_counts(client, keeper, indicator):
    period = ReportingPeriodFactory(plan=indicator.plan)
    given = {"period": period.pk, "number": "20", "sex-f": "12", "sex-m": "7"}
    refused = client.post(at("value_new", "plan", "answers"), given)
    assert refused.status_code == 422
    assert "the parts add up to 19" in words(refused)
    assert 'name="sex-f" value="12"' in refused.content.decode()

    client.post(at("value_new", "plan", "answers"), given | {"sex-m": "8"})

    assert "By sex : Women 12, Men 8" in words(client.get(at("value_list", "plan", "answers")))
    assert "Women" not in words(client.get(at("indicator_detail", "plan", "answers")))
    move_value(value=IndicatorValue.objects.get(), to="approved", by=UserFactory(), at=now())
    assert "By sex : Women 12, Men 8" in words(
        client.get(at("indicator_detail", "plan", "answers"))
    )


@pytest.fixture
def many_parties(plan):
    """An indicator with more rows than a page has, of which Zambia’s is the last."""
    for number in range(101):
        country = {"country__name_en": "Zambia"} if number == 100 else {}
        TreatyActionFactory(instrument=plan.instrument, **country)
    return IndicatorFactory(plan=plan, code="parties", kind="counted", figure="parties")


def test_rows_are_read_page_by_page_and_taken_away_whole(client, many_parties):
    page = client.get(at("indicator_detail", "plan", "parties"))
    rows = BeautifulSoup(page.content, "html.parser").select(".rows tbody tr")
    assert len(rows) == 100
    assert "101 rows were counted" in words(page)
    assert "Page 1 of 2" in words(page)

    second = client.get(at("indicator_detail", "plan", "parties") + "?page=2")
    assert len(BeautifulSoup(second.content, "html.parser").select(".rows tbody tr")) == 1

    for form in ("csv", "xlsx", "json"):
        assert at("indicator_rows", "plan", "parties", form) in page.content.decode()
    table = client.get(at("indicator_rows", "plan", "parties", "csv")).content.decode()
    assert "Zambia" in table
    assert len(table.strip().splitlines()) == 102


def test_each_number_of_the_dashboard_opens_what_is_behind_it(client, plan, many_parties):
    take_readings(on=plan.starts_on, at=now())
    a_value(IndicatorFactory(plan=plan, code="answers"), number="77", to=APPROVED)
    IndicatorFactory(plan=plan, code="share", kind="formula", formula="[answers] / 2")

    page = BeautifulSoup(client.get(at("indicator_list", "plan")).content, "html.parser")
    links = {link["href"].rpartition("/indicators/")[2]: link for link in page.select("td a")}

    assert set(links) == {"parties/#rows", "answers/#values", "share/#values"}
    for place in links:
        code, _, anchor = place.partition("/#")
        detail = BeautifulSoup(
            client.get(at("indicator_detail", "plan", code)).content, "html.parser"
        )
        assert detail.find(id=anchor)
    share = BeautifulSoup(
        client.get(at("indicator_detail", "plan", "share")).content, "html.parser"
    )
    assert share.select_one('dd a[href$="answers/#values"]').get_text(strip=True) == "77"


@pytest.mark.parametrize(
    ("somebody", "is_told"), [("visitor", False), ("nfp", False), ("staff", True)]
)
def test_who_was_counted_only_staff_may_see(client, plan, somebody, is_told):
    IndicatorFactory(plan=plan, code="people", kind="counted", figure="people-trained")
    RegistrationFactory(
        person__display_name="Focal point, Kenya", attended_at="2012-10-29T09:00Z",
        workshop__meeting__starts_on=plan.starts_on,
    )  # fmt: skip
    if somebody != "visitor":
        client.force_login(seated() if somebody == "staff" else DesignationFactory().person)

    page = client.get(at("indicator_detail", "plan", "people"))

    assert "1 row was counted" in words(page)
    assert ("Focal point, Kenya" in page.content.decode()) is is_told
    table = client.get(at("indicator_rows", "plan", "people", "csv")).content.decode()
    assert "Focal point, Kenya" not in table


def test_only_what_is_counted_has_rows_to_take_away(client, plan, indicator):
    IndicatorFactory(plan=plan, code="wrong", kind="counted", figure="no-such")

    assert client.get(at("indicator_rows", "plan", "answers", "csv")).status_code == 404
    assert client.get(at("indicator_rows", "plan", "wrong", "csv")).status_code == 404
    assert client.get(at("indicator_rows", "plan", "wrong", "exe")).status_code == 404


def opened(answer):
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def test_the_plan_is_open_data_without_its_drafts(client, plan, indicator):
    ActivityFactory(item__plan=plan, title_en="A course")
    a_value(indicator, number="77", to=APPROVED)
    a_value(indicator, number="66", words="Between us")
    ActivityFactory(title_en="Of another plan")

    files = opened(client.get(at("plan_data", "plan")))

    assert "A course" in files["activities.csv"]
    assert "answers" in files["indicators.csv"]
    assert "77" in files["values.csv"]
    assert "66" not in files["values.csv"]
    for hidden in ("Between us", "Of another plan"):
        assert hidden not in str(files)
    package = json.loads(files["datapackage.json"])
    for one in package["resources"]:
        head = files[one["path"]].splitlines()[0].split(",")
        assert [field["name"] for field in one["schema"]["fields"]] == head
        assert all(f"  {name} (" in files["README.txt"] for name in head)


@pytest.mark.parametrize("number", [1, 3])
def test_open_data_cost_the_same_for_one_or_many(client, plan, number, django_assert_num_queries):
    for _ in range(number):
        a_value(IndicatorFactory(plan=plan), to=APPROVED)
        ActivityFactory(item__plan=plan)

    with django_assert_num_queries(6):
        files = opened(client.get(at("plan_data", "plan")))

    assert len(files["values.csv"].splitlines()) == number + 1


@pytest.mark.parametrize(
    ("somebody", "is_told"), [("visitor", False), ("nfp", False), ("staff", True)]
)
def test_movements_of_a_grant_are_not_everybodys(client, plan, somebody, is_told):
    grant = MovementFactory(amount=1234, grant__code="between-us").grant
    IndicatorFactory(
        plan=plan, code="money", kind="counted", figure="grant-money",
        parameters={"grant": grant.code, "of": "pledged"},
    )  # fmt: skip
    if somebody != "visitor":
        client.force_login(seated() if somebody == "staff" else DesignationFactory().person)

    page = BeautifulSoup(client.get(at("indicator_detail", "plan", "money")).content, "html.parser")

    assert bool(page.find(id="rows")) is is_told
    assert "Take it away" not in page.get_text()
    assert client.get(at("indicator_rows", "plan", "money", "csv")).status_code == 404
