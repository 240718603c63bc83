import pytest
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory, TreatyActionFactory
from whimbrel.core.models import JournalEntry
from whimbrel.treaties.models import Country, Meeting, Region, TreatyAction

pytestmark = pytest.mark.django_db
LISTS = [
    "instrument",
    "treatyaction",
    "resolution",
    "designation",
    "country",
    "countryname",
    "region",
    "species",
    "appendixlisting",
    "meeting",
    "participation",
]


@pytest.fixture
def secretariat(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


def test_the_secretariat_finds_every_list_from_the_desk(client, secretariat):
    page = client.get("/admin/").content.decode()

    for name in LISTS:
        assert reverse(f"desk_{name}:index") in page


@pytest.mark.parametrize("name", LISTS)
def test_the_secretariat_opens_every_list_and_its_form(client, secretariat, name):
    assert client.get(reverse(f"desk_{name}:index") + "?q=zim").status_code == 200
    assert client.get(reverse(f"desk_{name}:add")).status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_a_focal_point_opens_none_of_them(client, name):
    client.force_login(UserFactory())

    assert client.get(reverse(f"desk_{name}:index")).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_treaty_actions_costs_the_same_for_one_or_many(
    client, secretariat, rows, django_assert_num_queries
):
    TreatyActionFactory.create_batch(rows)
    client.get(reverse("desk_treatyaction:index"))

    with django_assert_num_queries(13):
        client.get(reverse("desk_treatyaction:index"))


def test_a_region_is_added_and_the_journal_says_by_whom(client, secretariat):
    client.post(reverse("desk_region:add"), {"name_en": "Caribbean", "code": "caribbean"})

    region = Region.objects.get(code="caribbean")
    entry = JournalEntry.objects.get(verb="added")
    assert (entry.actor, entry.subject) == (secretariat, region)


def test_a_treaty_action_is_added(client, secretariat):
    country, cms = CountryFactory(), InstrumentFactory()

    client.post(
        reverse("desk_treatyaction:add"),
        {
            "country": country.pk,
            "instrument": cms.pk,
            "kind": "accession",
            "deposited_on": "2012-03-05",
            "in_force_on": "2012-06-01",
        },
    )

    assert TreatyAction.objects.get().country == country


def test_an_end_before_the_beginning_is_refused_and_nothing_is_kept(client, secretariat):
    answer = client.post(
        reverse("desk_treatyaction:add"),
        {
            "country": CountryFactory().pk,
            "instrument": InstrumentFactory().pk,
            "kind": "accession",
            "in_force_on": "2012-06-01",
            "ends_on": "2011-06-01",
        },
    )

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not TreatyAction.objects.exists()


def test_a_change_is_written_down_with_what_stood_there_before(client, secretariat):
    meeting = Meeting.objects.create(code="cop11", kind="COP", title_en="Eleventh")

    client.post(
        reverse("desk_meeting:edit", args=[meeting.pk]),
        {"code": "cop11", "kind": "COP", "number": 11, "title_en": "Eleventh meeting"},
    )

    entry = JournalEntry.objects.get(verb="changed")
    assert entry.detail == {
        "fields": ["number", "title_en"],
        "old": {"number": None, "title_en": "Eleventh"},
        "new": {"number": 11, "title_en": "Eleventh meeting"},
    }


def test_a_country_that_others_stand_on_is_not_removed(client, secretariat):
    action = TreatyActionFactory()

    answer = client.post(reverse("desk_country:delete", args=[action.country.pk]))

    assert answer.status_code == 409
    assert "other records stand on it" in answer.content.decode()
    assert Country.objects.filter(pk=action.country.pk).exists()
    assert not JournalEntry.objects.filter(verb="removed").exists()


def test_a_country_that_nothing_stands_on_can_be_removed(client, secretariat):
    country = CountryFactory()

    client.post(reverse("desk_country:delete", args=[country.pk]))

    assert not Country.objects.exists()
    assert JournalEntry.objects.get(verb="removed").detail == {"name": str(country)}
