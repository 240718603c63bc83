import io
from datetime import date
from decimal import Decimal

import docx
import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory, MeetingFactory
from tests.factories.workplan import (
    ActivityFactory,
    CostEstimateFactory,
    GrantFactory,
    MovementFactory,
    WorkPlanFactory,
)
from whimbrel.treaties.models import Role
from whimbrel.workplan.models import Movement

pytestmark = pytest.mark.django_db
GIVEN = {"kind": "spent", "day": "2013-05-01", "amount": "10.00", "currency": "EUR", "key": "k"}


def donor_of(grant):
    return DesignationFactory(
        role=Role.DONOR, body=grant.donor, country=None, instrument=None
    ).person


@pytest.fixture
def grant():
    return GrantFactory(code="enrtp", title="Capacity building", currency="EUR")


@pytest.fixture
def secretariat(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


def address(name, *args):
    return reverse(f"workplan:{name}", args=args)


def test_a_donor_reads_its_own_grant_and_takes_the_statement_away(client, grant):
    MovementFactory(grant=grant, amount=Decimal("1234.50"))
    client.force_login(donor_of(grant))

    page = client.get(address("grant_detail", "enrtp"))
    statement = client.get(address("grant_statement", "enrtp", "csv"))

    assert "€1,234.50" in page.content.decode()
    assert address("movement_new", "enrtp") not in page.content.decode()
    assert "1234.50" in statement.content.decode()


def test_a_donor_takes_the_statement_away_as_a_word_file(client, grant):
    MovementFactory(grant=grant, amount=Decimal("1234.50"))
    client.force_login(donor_of(grant))

    statement = client.get(address("grant_statement", "enrtp", "docx"))

    document = docx.Document(io.BytesIO(statement.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert cells.count("€1,234.50") == 3


def test_another_donor_and_a_member_see_nothing_of_it(client, grant):
    for person in (donor_of(GrantFactory()), UserFactory()):
        client.force_login(person)

        assert client.get(address("grant_detail", "enrtp")).status_code == 404
        assert client.get(address("grant_statement", "enrtp", "xlsx")).status_code == 404
        assert client.get(address("movement_new", "enrtp")).status_code == 404


def test_a_donor_enters_nothing_and_takes_nothing_back(client, grant):
    movement = MovementFactory(grant=grant)
    client.force_login(donor_of(grant))

    assert client.post(address("movement_new", "enrtp"), GIVEN).status_code == 403
    assert (
        client.post(address("movement_take_back", movement.pk), {"reason": "x"}).status_code == 403
    )
    assert Movement.objects.count() == 1


def test_the_secretariat_enters_money_once_however_often_it_is_sent(client, secretariat, grant):
    ActivityFactory(code="A1")

    for _time in range(2):
        answer = client.post(address("movement_new", "enrtp"), GIVEN | {"shares": "A1"})

    assert answer.status_code == 302
    assert Movement.objects.get().shares.get().amount == Decimal("10.00")


def test_a_refused_entry_comes_back_filled_in(client, secretariat, grant):
    answer = client.post(
        address("movement_new", "enrtp"), GIVEN | {"shares": "A9", "note": "Rooms"}
    )

    soup = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert soup.select_one("[name=note]")["value"] == "Rooms"
    assert "A9" in soup.select_one("main").get_text()


def test_a_wrong_entry_is_taken_back_and_both_stay(client, secretariat, grant):
    movement = MovementFactory(grant=grant)

    client.post(address("movement_take_back", movement.pk), {"reason": "Entered twice"})
    again = client.post(
        address("movement_take_back", movement.pk), {"reason": "Again"}, follow=True
    )

    page = again.content.decode()
    assert Movement.objects.count() == 2
    assert "Entered twice" in page
    assert "Nothing was changed" in page


@pytest.mark.parametrize("number", [1, 3])
def test_a_statement_costs_the_same_for_one_or_many(
    number, client, secretariat, grant, django_assert_num_queries
):
    for movement in MovementFactory.create_batch(number, grant=grant):
        movement.shares.create(activity=ActivityFactory(), amount=Decimal("1.00"))

    with django_assert_num_queries(8):
        client.get(address("grant_detail", "enrtp"))


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(
    number, client, secretariat, django_assert_num_queries
):
    GrantFactory.create_batch(number)

    with django_assert_num_queries(5):
        client.get(address("grant_list"))


def test_everybody_reads_what_still_lacks_money(client):
    plan = WorkPlanFactory()
    activity = ActivityFactory(item__plan=plan, title_en="Print the Manual")
    CostEstimateFactory(activity=activity, amount=Decimal("5000.00"), as_of=date(2012, 1, 1))

    page = client.get(address("call_for_support", plan.code)).content.decode()

    assert "Print the Manual" in page
    assert "€5,000.00" in page


def test_one_cost_falls_to_an_activity_and_a_workshop(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    grant, activity = GrantFactory(), ActivityFactory(code="A1")
    MeetingFactory(code="TE-2013-CAPETOWN", kind="workshop")
    client.force_login(seated())
    given = {
        "kind": "spent", "day": "2013-05-01", "amount": "100.00", "currency": "EUR", "key": "k1",
        "shares": "A1\nTE-2013-CAPETOWN 2",
    }  # fmt: skip
    here = reverse("workplan:movement_new", args=[grant.code])
    wrong = client.post(here, given | {"shares": "TE-NOWHERE"})

    page = client.post(here, given, follow=True).content.decode()

    assert wrong.status_code == 422
    assert "TE-NOWHERE" in wrong.content.decode()
    [movement] = grant.movements.all()
    assert [one.amount for one in movement.shares.all()] == [Decimal("33.33")]
    assert [one.amount for one in movement.meeting_shares.all()] == [Decimal("66.67")]
    assert activity.code in page
    assert "TE-2013-CAPETOWN: €66.67" in page
    sheet = client.get(reverse("workplan:grant_statement", args=[grant.code, "csv"]))
    assert "TE-2013-CAPETOWN: 66.67" in sheet.content.decode()
