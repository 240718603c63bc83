from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.accession import ObstacleFactory, RecruitmentFileFactory
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory, RegionFactory
from whimbrel.accession.models import DeskRegion

pytestmark = pytest.mark.django_db
PAGES = [
    reverse("accession:figures"),
    reverse("accession:figures_rows", args=["stages"]),
    reverse("accession:figures_rows", args=["obstacles"]),
    *(
        reverse("accession:figures_download", args=[what, "csv"])
        for what in ("stages", "stage-counts", "obstacles", "obstacle-counts")
    ),
]


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def keeper(client):
    person = seated()
    client.force_login(person)
    return person


def moved(**fields):
    """A file that was in the first stage for ten days."""
    file = RecruitmentFileFactory(**fields)
    file.stages.create(stage="contact", since=date(2026, 1, 11), noted_at=now())
    return file


def page(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser").main


@pytest.mark.parametrize("somebody", ["visitor", "account", "nfp of that State"])
def test_the_figures_are_closed_to_everybody_but_the_secretariat(client, somebody):
    file = moved()
    if somebody == "account":
        client.force_login(UserFactory())
    elif somebody == "nfp of that State":
        client.force_login(DesignationFactory(country=file.country).person)

    for address in PAGES:
        assert client.get(address).status_code == (302 if somebody == "visitor" else 403)


def test_an_officer_counts_only_the_files_they_keep(client, keeper):
    ours = RegionFactory()
    DeskRegion.objects.create(officer=keeper, region=ours)
    ObstacleFactory(file=moved(country__region=ours, country__name_en="Ourland"))
    ObstacleFactory(file=moved(country__region=RegionFactory(), country__name_en="Theirland"))

    for address in PAGES:
        assert "Theirland" not in client.get(address).content.decode()
    counts = client.get(reverse("accession:figures_download", args=["obstacle-counts", "csv"]))
    assert counts.content.decode().splitlines()[1].split(",")[-4:] == ["1", "0", "1", "0"]
    assert "Ourland" in page(client, PAGES[1]).get_text()


def test_every_count_leads_to_as_many_rows(client, keeper):
    region = RegionFactory()
    for answer in ("", "By the UN scale", ""):
        ObstacleFactory(file=moved(country__region=region), answer=answer)
    ObstacleFactory(file=moved(country__region=None), kind="law", answer="None", overcome_at=now())

    links = page(client, PAGES[0]).select("td.number a")

    # Two stages, and two obstacles each over all and in one region.
    assert len(links) == 2 * 2 + 4 * 4
    for link in links:
        rows = page(client, link["href"]).select("tbody tr")
        assert len(rows) == int(link.get_text()), link["href"]
    assert sum(int(link.get_text()) for link in links) > 8


def test_the_stages_are_shown_with_how_few_there_are_and_as_a_picture(client, keeper):
    for _ in range(2):
        moved().stages.create(stage="interest", since=date(2026, 1, 31), noted_at=now())

    found = page(client, PAGES[0])

    rows = [row.get_text(" ", strip=True) for row in found.select("tbody tr")]
    assert rows[:2] == ["No contact 2 few 10 10 0", "Contact 2 few 20 20 0"]
    assert "Contact: median 20 days, mean 20 days, of 2" in found.svg.get_text(" ")


def test_they_are_taken_away_as_tables_narrowed_as_they_are_shown(client, keeper):
    here, there = moved(), moved()
    ObstacleFactory(file=here, kind="cost", answer="By the UN scale")
    ObstacleFactory(file=there, kind="law")

    def lines(what, query=""):
        address = reverse("accession:figures_download", args=[what, "csv"]) + query
        return client.get(address).content.decode("utf-8-sig").splitlines()

    assert lines("stage-counts")[0] == "stage,over,mean_days,median_days,is_few,standing"
    assert lines("stage-counts")[1] == "No contact,2,10,10.0,True,0"
    assert len(lines("stages")) == 5
    assert len(lines("stages", f"?instrument={here.instrument.slug}&state=over")) == 2
    assert len(lines("obstacles", "?state=unanswered")) == 2
    assert (
        client.get(reverse("accession:figures_download", args=["stages", "pdf"])).status_code == 404
    )
    assert (
        client.get(reverse("accession:figures_download", args=["words", "csv"])).status_code == 404
    )


def test_a_question_that_is_not_sound_is_said_and_nothing_breaks(client, keeper):
    moved()

    for address in PAGES[:3]:
        assert client.get(address + "?instrument=nothing").status_code == 400


@pytest.mark.parametrize("number", [1, 3])
def test_the_figures_cost_the_same_for_one_or_many(
    number, client, keeper, django_assert_num_queries
):
    for _ in range(number):
        ObstacleFactory(file=moved(country__region=RegionFactory()))

    with django_assert_num_queries(7):
        client.get(PAGES[0])
    with django_assert_num_queries(6):
        client.get(PAGES[1])
    with django_assert_num_queries(6):
        client.get(PAGES[2])
