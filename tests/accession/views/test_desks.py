from datetime import date

import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.accession.views.test_counterparts import at, words
from tests.factories.accession import (
    ApproachFactory,
    CounterpartFactory,
    ObstacleFactory,
    PlannedStepFactory,
    RecruitmentFileFactory,
    RecruitmentPaperFactory,
)
from tests.factories.designations import seated
from tests.factories.inbox import an_inbound
from tests.factories.treaties import RegionFactory
from whimbrel.accession.actions.desks import set_regions
from whimbrel.accession.actions.recruitment import note_stage
from whimbrel.accession.inbox import join
from whimbrel.accession.models import DeskRegion, RecruitmentFile
from whimbrel.core.models import Letter
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db
MARK = "Xanadu"


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def file():
    """A file of another region, with a marked word in all that it holds."""
    file = RecruitmentFileFactory(country__name_en=MARK, country__region=RegionFactory())
    person = CounterpartFactory(file=file, name=MARK)
    ApproachFactory(file=file, person=person, outcome=MARK, next_step=MARK, next_on=date(2026, 1, 9))  # fmt: skip
    PlannedStepFactory(file=file, words=MARK, due_on=date(2026, 1, 9))
    PlannedStepFactory(file=file, words=MARK, path="welcome", due_on=date(2026, 1, 9))
    ObstacleFactory(file=file, answer=MARK)
    RecruitmentPaperFactory(file=file, title=MARK)
    note_stage(file=file, stage="contact", since=date(2026, 1, 2), by=seated(), at=now())
    return file


@pytest.fixture
def officer():
    person = seated()
    set_regions(officer=person, regions=[RegionFactory()], by=seated(Role.ADMINISTRATOR))
    return person


def addresses(file):
    """All pages about the file and what it holds, by how they are asked for."""
    got = [
        file.get_absolute_url(),
        *(at(name, file.pk) for name in ("recruitment_stage", "recruitment_approach", "recruitment_obstacle", "counterpart_new", "counterpart_merge", "paper_new")),
        *(at("recruitment_briefing", file.pk, form) for form in ("docx", "pdf")),
        at("paper_download", file.papers.get().pk),
    ]  # fmt: skip
    sent = [
        at("recruitment_close", file.pk),
        at("recruitment_carry", file.pk),
        at("counterpart_end", file.counterparts.get().pk),
        at("paper_take_out", file.papers.get().pk),
        at("step_done", file.steps.first().pk),
        at("approach_done", file.approaches.get().pk),
        at("obstacle_overcome", file.obstacles.get().pk),
    ]
    return got, sent


def test_an_officer_of_another_region_finds_nothing_of_the_file(client, file, officer):
    got, sent = addresses(file)
    client.force_login(officer)

    assert {client.get(one).status_code for one in got} == {404}
    assert {client.post(one).status_code for one in sent} == {404}


@pytest.mark.parametrize("path", ["/en/desk/", "/admin/", "/admin/journal/"])
def test_no_page_of_the_desk_tells_that_officer_of_the_file(client, file, officer, path):
    client.force_login(officer)

    assert MARK not in client.get(path).content.decode()


def test_neither_board_nor_download_nor_journal_nor_mailing_has_it(client, file, officer):
    client.force_login(officer)

    for address in (
        at("recruitment_list"), f"{at('recruitment_list')}?sort=priority", f"{at('recruitment_list')}?stalled=1",
        at("recruitment_download", "csv"), reverse("desk_journal"), reverse("desk_journal_download", args=["csv"]),
    ):  # fmt: skip
        assert MARK not in client.get(address).content.decode(), address
    given = {
        "instrument": file.instrument.pk, "stage": "contact", "language": "en", "subject": "Hello",
        "words": "You are welcome.", "key": "k",
    }  # fmt: skip
    before = Letter.objects.count()
    assert MARK not in words(client.post(at("recruitment_mailing"), given))
    client.post(at("recruitment_mailing"), given | {"send": "1", "people": "1"})
    assert Letter.objects.count() == before


def test_letters_to_its_persons_stand_in_no_outbox_of_that_officer(client, file, officer):
    given = {
        "instrument": file.instrument.pk, "stage": "contact", "language": "en", "subject": "Hello there",
        "words": "You are welcome.", "key": "k", "send": "1", "people": "1",
    }  # fmt: skip
    client.force_login(seated())
    client.post(at("recruitment_mailing"), given)
    letter = Letter.objects.get(kind="recruitment")
    outbox = reverse("desk_letter:index")
    one = reverse("desk_letter:inspect", args=[letter.pk])
    assert letter.address in client.get(outbox).content.decode()
    assert client.get(one).status_code == 200

    client.force_login(officer)
    assert letter.address not in client.get(outbox).content.decode()
    assert client.get(one).status_code == 404
    assert client.post(reverse("desk_letter_deed", args=[letter.pk, "hold"])).status_code == 404


def test_that_officer_opens_no_file_there_and_files_no_letter(client, file, officer):
    client.force_login(officer)
    opened = client.post(
        at("recruitment_new"), {"country": file.country.pk, "instrument": file.instrument.pk}
    )
    assert opened.status_code == 422
    assert "There is an open file" not in words(opened)

    join(an_inbound(kind="join", payload=str(file.pk), person=officer, is_proven=True))
    assert file.approaches.count() == 1


@pytest.mark.parametrize("role", [Role.STAFF, Role.ADMINISTRATOR])
def test_whoever_keeps_all_or_that_region_reads_the_file(client, file, role):
    person = seated(role)
    if role == Role.STAFF:
        set_regions(officer=person, regions=[file.country.region], by=person)
    client.force_login(person)

    assert MARK in words(client.get(file.get_absolute_url()))
    assert MARK in words(client.get(at("recruitment_list")))
    assert MARK in client.get(reverse("desk_journal")).content.decode()


def test_an_administrator_gives_regions_and_nobody_else(client, officer):
    africa = RegionFactory(name_en="Africa")
    client.force_login(officer)
    assert client.get(at("desk_list")).status_code == 403
    assert client.post(at("desk_list"), {"officer": officer.pk}).status_code == 403
    assert "Officers and regions" not in words(client.get(at("recruitment_list")))

    client.force_login(seated(Role.ADMINISTRATOR))
    assert "Officers and regions" in words(client.get(at("recruitment_list")))
    page = words(client.get(at("desk_list")))
    assert officer.display_name in page
    client.post(at("desk_list"), {"officer": officer.pk, "regions": [africa.pk]})
    client.post(at("desk_list"), {"officer": officer.pk, "regions": ["99999"]})
    assert client.post(at("desk_list"), {"officer": "x"}).status_code == 404

    assert [one.region for one in DeskRegion.objects.all()] == [africa]
    assert not RecruitmentFile.objects.exists()
