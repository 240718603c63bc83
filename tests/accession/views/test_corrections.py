"""Persons corrected, confirmed and taken out; the note; and what of them is shown."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.accession import CounterpartFactory, RecruitmentFileFactory
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory, RegionFactory
from whimbrel.accession.models import Counterpart, DeskRegion

pytestmark = pytest.mark.django_db
LIST = reverse("accession:counterpart_list")


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def keeper(client):
    person = seated(display_name="Keeper")
    client.force_login(person)
    return person


def at(name, pk):
    return reverse(f"accession:{name}", args=[pk])


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


def given(one, **fields):
    return {
        "name": one.name, "office": one.office, "relation": one.relation, "email": one.email,
        "language": one.language, "starts_on": "2026-01-01", **fields,
    }  # fmt: skip


@pytest.mark.parametrize("somebody", ["visitor", "account", "nfp of that State"])
def test_personal_data_and_note_are_closed_to_everybody_but_the_secretariat(client, somebody):
    one = CounterpartFactory()
    if somebody == "account":
        client.force_login(UserFactory())
    elif somebody == "nfp of that State":
        client.force_login(DesignationFactory(country=one.file.country).person)

    answers = [
        client.get(LIST),
        client.post(at("counterpart_edit", one.pk), given(one, name="Other")),
        client.post(at("counterpart_forget", one.pk)),
        client.post(at("note_edit", one.file.pk), {"note": "Theirs"}),
    ]

    assert {one.status_code for one in answers} == {302 if somebody == "visitor" else 403}
    kept = Counterpart.objects.get()
    assert (kept.name, kept.file.note) == (one.name, "")


def test_an_officer_of_another_region_finds_nobody(client, keeper):
    DeskRegion.objects.create(officer=keeper, region=RegionFactory())
    one = CounterpartFactory(file__country__region=RegionFactory(), name="Hidden")

    assert "Hidden" not in words(client.get(LIST))
    for name in ("counterpart_edit", "counterpart_forget"):
        assert client.post(at(name, one.pk)).status_code == 404
    assert client.post(at("note_edit", one.file.pk)).status_code == 404


def test_a_person_is_corrected_and_the_file_shows_what_was_said_before(client, keeper):
    one = CounterpartFactory(office="Old office")

    client.post(
        at("counterpart_edit", one.pk),
        given(one, office="New office", basis="consent", basis_on="2026-02-01", basis_how="By letter"),
    )  # fmt: skip

    page = words(client.get(one.file.get_absolute_url()))
    assert "The person agreed, 1 February 2026: By letter" in page
    assert "Office: Old office → New office" in page
    assert "corrected a person" in page


def test_a_reason_without_its_day_is_refused_and_nothing_is_lost(client, keeper):
    one = CounterpartFactory()

    answer = client.post(
        at("counterpart_edit", one.pk), given(one, basis="consent", basis_how="By letter")
    )

    assert answer.status_code == 422
    assert "Say since which day." in words(answer)
    assert "By letter" in answer.content.decode()


def test_a_person_is_taken_out_at_once(client, keeper):
    one = CounterpartFactory()

    client.post(at("counterpart_forget", one.pk))

    assert not Counterpart.objects.exists()


def test_the_note_is_written_and_read(client, keeper):
    file = RecruitmentFileFactory()

    client.post(at("note_edit", file.pk), {"note": "They wait for the budget"})
    client.post(at("note_edit", file.pk), {"note": "They have it"})

    page = words(client.get(file.get_absolute_url()))
    assert "Note They have it" in page
    assert "They wait for the budget → They have it" in page


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(
    number, client, keeper, django_assert_num_queries, settings
):
    settings.KEEP_SILENT_DAYS = 1
    for _ in range(number):
        CounterpartFactory()

    with django_assert_num_queries(5):
        assert client.get(LIST).content.decode().count("<tr>") == 1 + number
