from decimal import Decimal

import pytest
from django.urls import reverse

from tests.factories.people import UserFactory
from tests.factories.training import (
    NomineeFactory,
    RegistrationFactory,
    WorkshopFactory,
    standing,
)
from tests.factories.treaties import CountryFactory, RegionFactory
from whimbrel.training.models import Status, SupportRule, TravelLine

pytestmark = pytest.mark.django_db


def listed(workshop):
    return reverse("nominee_list", args=[workshop.pk])


def a_nominee(workshop, status=Status.NOMINATED, **fields):
    return standing(NomineeFactory(workshop=workshop, **fields), status)


def test_the_balance_counts_nominated_chosen_and_seated(client, secretariat):
    workshop = WorkshopFactory(places=9)
    africa = RegionFactory(name_en="Africa")
    for status, sex in (("nominated", "f"), ("proposed", "f"), ("confirmed", "m")):
        a_nominee(workshop, status, sex=sex, country=CountryFactory(region=africa))

    answer = client.get(listed(workshop))

    (female, male), (region,) = (
        answer.context["balance"].by_sex,
        answer.context["balance"].by_region,
    )
    assert (female.value, female.nominated, female.chosen, female.seated) == ("Female", 2, 1, 0)
    assert (male.nominated, male.chosen, male.seated) == (1, 1, 1)
    assert (region.value, region.nominated) == ("Africa", 3)


def test_the_list_says_who_is_eligible_for_support_and_who_came_before(client, secretariat):
    rule = SupportRule.objects.create(name="LDC", helps_ldc=True)
    workshop = WorkshopFactory(places=9, support_rule=rule)
    person = UserFactory()
    RegistrationFactory(person=person, attended_at="2013-10-29T09:00Z")
    a_nominee(workshop, country=CountryFactory(is_ldc=True), person=person)

    text = client.get(listed(workshop)).text

    assert "least developed country" in text
    assert "came before" in text


def test_several_are_selected_with_one_press(client, secretariat):
    workshop = WorkshopFactory(places=2)
    people = [a_nominee(workshop) for _ in range(2)]

    client.post(listed(workshop), {"chosen": [one.pk for one in people], "status": "selected"})

    assert {one.status().status for one in people} == {"selected"}


def test_too_many_are_refused_and_the_choice_stays(client, secretariat):
    workshop = WorkshopFactory(places=1)
    people = [a_nominee(workshop) for _ in range(2)]

    answer = client.post(
        listed(workshop), {"chosen": [one.pk for one in people], "status": "selected"}
    )

    assert answer.status_code == 422
    assert "1 places are free, and 2 persons are chosen" in answer.text
    assert answer.text.count("checked") == 2


def test_nobody_chosen_is_said_in_words(client, secretariat):
    answer = client.post(listed(WorkshopFactory()), {"status": "selected"})

    assert "Choose at least one person" in answer.text


def test_support_against_the_rule_needs_a_reason(client, secretariat):
    one = a_nominee(WorkshopFactory())
    page = reverse("nominee_desk", args=[one.pk])

    refused = client.post(page, {"deed": "support", "is_granted": "yes", "because": ""})
    assert refused.status_code == 422
    assert "Write down why" in refused.text

    client.post(page, {"deed": "support", "is_granted": "yes", "because": "Host of the COP"})
    decision = one.support_decisions.get()
    assert (decision.is_eligible, decision.is_granted) == (False, True)
    assert decision.decided_by == secretariat


def test_an_allowance_is_days_times_rate_and_the_fund_is_not_overdrawn(client, secretariat):
    one = a_nominee(WorkshopFactory())
    fund = one.workshop.funding_lines.create(fund="Voluntary", amount=Decimal("500.00"))
    page = reverse("nominee_desk", args=[one.pk])
    line = {"deed": "travel", "fund": fund.pk, "kind": "allowance", "days": "2.5", "rate": "101.10"}

    client.post(page, line)
    assert one.travel_lines.get().amount == Decimal("252.75")

    refused = client.post(page, line)
    assert "Voluntary has 247.25 EUR left" in refused.text

    client.post(reverse("travel_settle", args=[one.travel_lines.get().pk, "cancel"]))
    client.post(page, line)
    client.post(reverse("travel_settle", args=[one.travel_lines.get(cancelled_at=None).pk, "pay"]))
    assert TravelLine.objects.filter(paid_at__isnull=False).count() == 1


def test_a_change_is_approved_or_refused_with_a_reason(client, secretariat):
    one = a_nominee(WorkshopFactory(), Status.CONFIRMED, family_name="Old")
    page = reverse("nominee_desk", args=[one.pk])
    one.changes.create(wanted={"family_name": "New"}, asked_at="2026-01-01T00:00Z")

    assert "Say why" in client.post(page, {"deed": "refuse"}).text
    client.post(page, {"deed": "approve"})

    one.refresh_from_db()
    assert one.family_name == "New"
    assert one.changes.get().settled_by == secretariat


def test_a_withdrawal_needs_a_reason_and_frees_the_place(client, secretariat):
    workshop = WorkshopFactory(places=1)
    one, waiting = a_nominee(workshop, Status.CONFIRMED), a_nominee(workshop, Status.WAITING)
    page = reverse("nominee_desk", args=[one.pk])

    assert client.post(page, {"deed": "withdraw", "because": ""}).status_code == 422
    client.post(page, {"deed": "withdraw", "because": "No letter came"})

    assert one.status().status == "withdrawn"
    assert waiting.status().status == "selected"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(
    client, secretariat, rows, django_assert_num_queries
):
    workshop = WorkshopFactory(places=9)
    for _ in range(rows):
        a_nominee(workshop)
    client.get(listed(workshop))

    with django_assert_num_queries(22):
        client.get(listed(workshop))
