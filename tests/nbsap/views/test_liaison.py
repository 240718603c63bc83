from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import localdate

from tests.factories.nbsap import a_liaison
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, InstrumentFactory
from whimbrel.nbsap.models import Counterpart, Liaison

pytestmark = pytest.mark.django_db


@pytest.fixture
def kenya():
    return CountryFactory(iso3="KEN", name_en="Kenya")


@pytest.fixture
def conventions():
    return {
        code: InstrumentFactory(code=code, kind=kind)
        for code, kind in (("CMS", "convention"), ("CBD", "sister_convention"), ("CITES", "sister_convention"))
    }  # fmt: skip


@pytest.fixture
def nfp(client, kenya, conventions):
    person = UserFactory(display_name="Focal point, Kenya")
    DesignationFactory(person=person, country=kenya, instrument=conventions["CMS"])
    client.force_login(person)
    return person


def at(name, *args):
    return reverse(f"nbsap:{name}", args=args)


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


@pytest.mark.parametrize("somebody", ["visitor", "account", "neighbour"])
def test_counterparts_and_contacts_are_closed_to_everybody_else(client, kenya, somebody):
    if somebody == "account":
        client.force_login(UserFactory())
    elif somebody == "neighbour":
        client.force_login(DesignationFactory().person)

    for name in ("counterparts", "counterpart_new", "liaison_new"):
        assert client.get(at(name, "KEN")).status_code == (302 if somebody == "visitor" else 403)


def test_all_conventions_stand_side_by_side_and_who_acts_for_two_is_recognised(
    client, nfp, kenya, conventions
):
    DesignationFactory(person=nfp, country=kenya, instrument=conventions["CITES"])

    page = words(client.get(at("counterparts", "KEN")))

    assert [page.index(code) for code in ("CMS", "CBD", "CITES")] == sorted(
        page.index(code) for code in ("CMS", "CBD", "CITES")
    )
    assert "Focal point, Kenya acts for CMS, CITES." in page
    assert "nobody" in page


def test_a_focal_point_of_the_cbd_reads_the_same_page(client, nfp, kenya, conventions):
    other = DesignationFactory(country=kenya, instrument=conventions["CBD"]).person
    client.force_login(other)

    assert "Focal point, Kenya" in words(client.get(at("counterparts", "KEN")))


def test_an_office_is_written_down_and_acts_no_more(client, nfp, conventions):
    given = {"instrument": conventions["CBD"].pk, "office": "Ministry of forests", "source": "The list of the CBD"}  # fmt: skip
    client.post(at("counterpart_new", "KEN"), given)
    assert "Ministry of forests" in words(client.get(at("counterparts", "KEN")))

    client.post(at("counterpart_end", Counterpart.objects.get().pk))

    assert "Ministry of forests" not in words(client.get(at("counterparts", "KEN")))
    assert Counterpart.objects.get().ends_on == localdate()


def test_what_was_agreed_waits_until_it_is_done(client, nfp, conventions):
    client.post(
        at("liaison_new", "KEN"),
        {"day": "2026-01-05", "instruments": [conventions["CBD"].pk], "said": "Met in Nairobi",
         "agreed": "Send the list of species", "due_on": "2026-02-01"},
    )  # fmt: skip
    page = words(client.get(at("counterparts", "KEN")))
    assert "Met in Nairobi" in page
    assert "Late" in page
    assert "Send the list of species" in words(client.get(reverse("home:desk")))

    client.post(at("liaison_done", Liaison.objects.get().pk))

    assert "Send the list of species" not in words(client.get(reverse("home:desk")))


def test_a_day_without_what_was_agreed_is_refused_and_nothing_is_lost(client, nfp, conventions):
    answer = client.post(
        at("liaison_new", "KEN"),
        {"day": "2026-01-05", "instruments": [conventions["CBD"].pk], "said": "Met", "due_on": "2026-02-01"},
    )  # fmt: skip

    assert answer.status_code == 422
    assert "Say what is to be done" in words(answer)
    assert b"Met</textarea>" in answer.content.replace(b"\n", b"")


def test_a_successor_finds_everything(client, nfp, kenya, conventions):
    a_liaison(country=kenya, agreed="Send the list")
    held = nfp.designations.get()
    held.ends_on = localdate() - timedelta(days=1)
    held.save()
    assert client.get(at("counterparts", "KEN")).status_code == 403

    client.force_login(DesignationFactory(country=kenya, starts_on=date(2026, 1, 1)).person)

    assert "Send the list" in words(client.get(at("counterparts", "KEN")))


@pytest.mark.parametrize("number", [1, 3])
def test_many_contacts_cost_the_same(client, nfp, kenya, number, django_assert_num_queries):
    for _ in range(number):
        a_liaison(country=kenya)
    client.get(at("counterparts", "KEN"))

    with django_assert_num_queries(9):
        client.get(at("counterparts", "KEN"))
