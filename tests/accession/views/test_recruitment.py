from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import localdate

from tests.factories.accession import (
    ApproachFactory,
    CounterpartFactory,
    ExpectationFactory,
    ObstacleFactory,
    PlannedStepFactory,
    RecruitmentFileFactory,
    RecruitmentPaperFactory,
    RelationFactory,
    TaskFactory,
)
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    TreatyActionFactory,
)
from whimbrel.accession.models import (
    Approach,
    DeskRegion,
    PriorityCriterion,
    RecruitmentFile,
    Stage,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def keeper(client):
    person = seated()
    client.force_login(person)
    return person


def at(name, *args):
    return reverse(f"accession:{name}", args=args)


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


@pytest.mark.parametrize("somebody", ["visitor", "account", "nfp of that State"])
def test_the_files_are_closed_to_everybody_but_the_secretariat(client, somebody):
    file = RecruitmentFileFactory()
    if somebody == "account":
        client.force_login(UserFactory())
    elif somebody == "nfp of that State":
        client.force_login(DesignationFactory(country=file.country).person)

    for page in (
        at("recruitment_list"),
        at("recruitment_detail", file.pk),
        at("recruitment_download", "csv"),
    ):
        assert client.get(page).status_code == (302 if somebody == "visitor" else 403)


def test_the_secretariat_opens_a_file_and_only_one_for_a_state(client, keeper):
    country, instrument = CountryFactory(name_en="Brazil"), InstrumentFactory(code="CMS")
    given = {"country": country.pk, "instrument": instrument.pk}

    opened = client.post(at("recruitment_new"), given)
    again = client.post(at("recruitment_new"), given)

    file = RecruitmentFile.objects.get()
    assert opened["Location"] == file.get_absolute_url()
    assert again.status_code == 422
    assert "There is an open file" in words(again)
    assert "No contact" in words(client.get(file.get_absolute_url()))


def test_what_is_overdue_stands_first_and_what_stalls_is_marked(client, keeper):
    today = localdate()
    slow = RecruitmentFileFactory(country__name_en="Slow")
    slow.stages.update(since=today - timedelta(days=400))
    RecruitmentFileFactory(country__name_en="Far", stage=Stage.Step.SIGNED)
    late = RecruitmentFileFactory(country__name_en="Late step")
    ApproachFactory(file=late, next_step="Send the paper", next_on=today - timedelta(days=1))

    page = BeautifulSoup(client.get(at("recruitment_list")).content, "html.parser")

    rows = [" ".join(row.get_text(" ", strip=True).split()) for row in page.select("tbody tr")]
    assert [row.split(" ")[0] for row in rows] == ["Late", "Far", "Slow"]
    assert "Send the paper" in rows[0]
    assert "Stalled" in rows[2]


def test_a_contact_leads_to_a_next_step_that_is_done(client, keeper):
    file = RecruitmentFileFactory()

    client.post(
        at("recruitment_approach", file.pk),
        {"day": "2026-01-05", "kind": "mission", "office": "Cabinet office", "outcome": "Open to it",
         "next_step": "Send the text", "next_on": "2026-02-01"},
    )  # fmt: skip
    approach = Approach.objects.get()
    assert "Send the text" in words(client.get(file.get_absolute_url()))
    client.post(at("approach_done", approach.pk))

    approach.refresh_from_db()
    assert approach.done_at is not None
    assert "Late" not in words(client.get(at("recruitment_list")))


def test_a_day_without_a_step_is_refused_and_nothing_is_lost(client, keeper):
    file = RecruitmentFileFactory()

    answer = client.post(
        at("recruitment_approach", file.pk),
        {
            "day": "2026-01-05",
            "kind": "call",
            "outcome": "They will think",
            "next_on": "2026-02-01",
        },
    )

    assert answer.status_code == 422
    assert "Say what is to be done" in words(answer)
    assert "They will think" in answer.content.decode()


def test_a_stage_of_a_day_to_come_is_refused(client, keeper):
    file = RecruitmentFileFactory()
    tomorrow = localdate() + timedelta(days=1)

    answer = client.post(
        at("recruitment_stage", file.pk), {"stage": "interest", "since": tomorrow.isoformat()}
    )

    assert answer.status_code == 422
    client.post(at("recruitment_stage", file.pk), {"stage": "interest", "since": "2026-02-01"})
    assert "Interest, 1 February 2026" in words(client.get(file.get_absolute_url()))


def test_an_obstacle_is_answered_and_overcome(client, keeper):
    file = RecruitmentFileFactory()

    client.post(at("recruitment_obstacle", file.pk), {"kind": "cost", "answer": "By the UN scale"})
    client.post(at("obstacle_overcome", file.obstacles.get().pk))

    assert "By the UN scale Overcome" in words(client.get(file.get_absolute_url()))


def test_a_closed_file_stays_and_leaves_the_board(client, keeper):
    file = RecruitmentFileFactory(country__name_en="Brazil")

    client.post(at("recruitment_close", file.pk))

    assert "Brazil" not in words(client.get(at("recruitment_list")))
    assert "closed" in words(client.get(file.get_absolute_url()))


def test_the_file_shows_what_the_registry_knows(client, keeper):
    file = RecruitmentFileFactory()
    other = InstrumentFactory(code="CBD")
    TreatyActionFactory(country=file.country, instrument=other, in_force_on=date(1994, 1, 1))
    neighbour = CountryFactory(region=file.country.region, name_en="Neighbour")
    TreatyActionFactory(country=neighbour, instrument=file.instrument, in_force_on=date(2000, 1, 1))

    page = words(client.get(file.get_absolute_url()))

    assert "Bound by CBD" in page
    assert "Neighbour" in page


@pytest.mark.parametrize("number", [1, 3])
def test_board_and_file_cost_the_same_for_one_or_many(
    number, client, keeper, django_assert_num_queries
):
    PriorityCriterion.objects.create(kind="stage", weight=1)
    for _ in range(number):
        file = RecruitmentFileFactory()
    for _ in range(number):
        ApproachFactory(file=file)
        ObstacleFactory(file=file)
        PlannedStepFactory(file=file)
        TaskFactory(file=file)
        ExpectationFactory(file=file)
        RelationFactory(giver__file=file, kind="advises")
        CounterpartFactory(file=file)
        RecruitmentPaperFactory(file=file)

    with django_assert_num_queries(11):
        client.get(at("recruitment_list"))
    with django_assert_num_queries(31):
        client.get(file.get_absolute_url())


def test_the_board_is_taken_away_as_a_table(client, keeper):
    RecruitmentFileFactory(country__name_en="Brazil", country__iso3="BRA")

    table = client.get(at("recruitment_download", "csv")).content.decode("utf-8-sig")

    assert table.splitlines()[0].startswith("iso3,country,instrument,stage")
    assert table.splitlines()[1].startswith("BRA,Brazil")
    assert client.get(at("recruitment_download", "pdf")).status_code == 404


def test_the_board_is_sorted_by_priority_and_shows_what_it_is_made_of(client, keeper):
    PriorityCriterion.objects.create(kind="clear", weight=4)
    hard = RecruitmentFileFactory(country__name_en="Hard", stage=Stage.Step.SIGNED)
    ObstacleFactory(file=hard)
    RecruitmentFileFactory(country__name_en="Easy")

    page = BeautifulSoup(
        client.get(at("recruitment_list") + "?sort=priority").content, "html.parser"
    )

    rows = [" ".join(row.get_text(" ", strip=True).split()) for row in page.select("tbody tr")]
    assert [row.split(" ")[0] for row in rows] == ["Easy", "Hard"]
    assert "75 Few obstacles: 75 × 4" in rows[1]


def test_the_board_shows_the_files_of_the_table_by_stage(client, keeper):
    RecruitmentFileFactory(country__name_en="Signing", stage=Stage.Step.SIGNED)
    RecruitmentFileFactory(country__name_en="Beginning")

    page = BeautifulSoup(client.get(at("recruitment_list")).content, "html.parser")

    columns = [
        (section.h2.get_text(" ", strip=True), [a["href"] for a in section.select("li a")])
        for section in page.select(".board section")
    ]
    assert [head for head, _links in columns] == ["No contact 1", "Instrument signed 1"]
    of_the_table = {link["href"] for link in page.select("tbody th a")}
    assert {link for _head, links in columns for link in links} == of_the_table


def test_the_board_and_its_table_are_narrowed_to_an_instrument_and_a_stage(client, keeper):
    cms, other = InstrumentFactory(code="CMS"), InstrumentFactory(code="AEWA")
    RecruitmentFileFactory(country__name_en="Wanted", instrument=cms, stage=Stage.Step.SIGNED)
    RecruitmentFileFactory(country__name_en="Earlier", instrument=cms)
    RecruitmentFileFactory(country__name_en="Elsewhere", instrument=other, stage=Stage.Step.SIGNED)
    query = f"?instrument={cms.slug}&stage=signed"

    page = BeautifulSoup(client.get(at("recruitment_list") + query).content, "html.parser")
    table = client.get(at("recruitment_download", "csv") + query).content.decode("utf-8-sig")

    assert [link.get_text() for link in page.select("tbody th a")] == ["Wanted"]
    assert [link.get_text() for link in page.select(".board li a")] == ["Wanted"]
    assert len(table.splitlines()) == 2
    nothing = client.get(at("recruitment_list") + f"?instrument={other.slug}&stage=interest")
    assert "No open file is like that." in words(nothing)


def test_a_board_asked_for_what_there_is_not_says_so_and_shows_all(client, keeper):
    RecruitmentFileFactory(country__name_en="Brazil")

    answer = client.get(at("recruitment_list") + "?instrument=nothing&stage=dreaming")

    assert answer.status_code == 400
    assert "Brazil" in words(answer)
    assert "Select a valid choice" in words(answer)


def test_the_board_offers_no_instrument_of_files_that_the_officer_does_not_keep(client, keeper):
    ours, theirs = RecruitmentFileFactory(), RecruitmentFileFactory()
    DeskRegion.objects.create(officer=keeper, region=ours.country.region)

    page = BeautifulSoup(client.get(at("recruitment_list")).content, "html.parser")

    offered = [one.get("value") for one in page.select("select[name=instrument] option")]
    assert offered == ["", ours.instrument.slug]
    assert theirs.instrument.slug not in str(page.main)
