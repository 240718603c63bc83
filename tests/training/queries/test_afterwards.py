from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.training import (
    NomineeFactory,
    ProgrammeFactory,
    StatedAttendanceFactory,
    WorkshopFactory,
)
from tests.factories.treaties import (
    CountryFactory,
    InstrumentFactory,
    MeetingFactory,
    TreatyActionFactory,
)
from whimbrel.training.models import Workshop
from whimbrel.training.queries.afterwards import afterwards, afterwards_of
from whimbrel.treaties.models import Participation

pytestmark = pytest.mark.django_db
CAME = datetime(2014, 9, 22, 9, tzinfo=UTC)
AFTER = date(2014, 12, 1)


@pytest.fixture
def cop():
    return MeetingFactory(
        code="COP-1",
        instrument=InstrumentFactory(),
        starts_on=date(2014, 11, 4),
        ends_on=date(2014, 11, 9),
    )


def a_party(cop, name, *workshops, **deeds):
    """A Party, somebody of which came to these workshops, and what it did at the meeting: how many, by deed."""
    country = CountryFactory(name_en=name)
    TreatyActionFactory(country=country, instrument=cop.instrument)
    for one in workshops:
        NomineeFactory(workshop=one, country=country, attended_at=CAME)
    for deed, number in deeds.items():
        did(cop, country, deed, number)
    return country


def did(cop, country, deed, number=None):
    Participation.objects.create(
        meeting=cop, country=country, deed=deed, on=cop.starts_on, number=number, source="Report"
    )


def a_workshop(cop, **fields):
    day = date(2014, 9, 22)
    return WorkshopFactory(
        prepares_for=cop, meeting=MeetingFactory(starts_on=day, ends_on=day), **fields
    )


@pytest.fixture
def africa(cop):
    return a_workshop(cop, programme=ProgrammeFactory(code="pre-cop"))


@pytest.fixture
def known(cop, africa):
    """Two Parties of three at the workshop spoke, and one of two at none; one was at another workshop only."""
    pacific = a_workshop(cop)
    a_party(cop, "Kenya", africa, registered=4, spoke=3)
    a_party(cop, "Senegal", africa, registered=2, spoke=1)
    a_party(cop, "Chad", africa, registered=1)
    a_party(cop, "Fiji", pacific, registered=2, spoke=1)
    a_party(cop, "Chile", spoke=7)
    a_party(cop, "Peru")
    # No Party, though it spoke.
    did(cop, CountryFactory(name_en="Tonga"), "spoke", 2)
    return pacific


def numbers(found):
    return {one.deed: (one.there, one.elsewhere) for one in found.deeds}


def only(workshop):
    return Workshop.objects.filter(pk=workshop.pk)


def test_parties_at_a_workshop_stand_beside_those_at_none(cop, africa, known):
    found = afterwards(cop, only(africa), on=AFTER)

    assert [one.name_en for one in found.there] == ["Chad", "Kenya", "Senegal"]
    assert [one.name_en for one in found.elsewhere] == ["Chile", "Peru"]
    assert numbers(found)["registered"] == (3, 0)
    assert numbers(found)["spoke"] == (2, 1)


def test_of_what_no_paper_tells_nothing_is_said(cop, africa, known):
    assert numbers(afterwards(cop, only(africa), on=AFTER))["submitted"] == (None, None)
    assert numbers(afterwards(cop, only(africa), on=date(2014, 11, 1)))["spoke"] == (None, None)


def test_all_workshops_before_the_meeting_count_together(cop, africa, known):
    found = afterwards(cop, Workshop.objects.all(), on=AFTER)

    assert len(found.there) == 4
    assert numbers(found)["spoke"] == (3, 1)


def test_somebody_named_who_did_not_come_reaches_nobody(cop, africa, known):
    NomineeFactory(workshop=africa, country=a_party(cop, "Mali"))

    assert "Mali" in [one.name_en for one in afterwards(cop, only(africa), on=AFTER).elsewhere]


def test_without_papers_or_without_an_instrument_there_is_nothing_to_tell(cop, africa):
    assert afterwards_of(only(africa)) is None
    assert afterwards(MeetingFactory(instrument=None), only(africa), on=AFTER) is None


def test_more_parties_cost_no_more(cop, africa, known, django_assert_num_queries):
    for name in ("A", "B", "C"):
        a_party(cop, name, africa, registered=1)
        with django_assert_num_queries(6):
            numbers(afterwards_of(only(africa)))


def test_where_only_totals_are_known_nothing_is_compared(client, cop, africa):
    StatedAttendanceFactory(workshop=africa)
    a_party(cop, "Kenya", spoke=1)

    found = afterwards(cop, only(africa), on=AFTER)
    page = client.get(reverse("training:workshop_results", args=[africa.meeting.code])).text

    assert (found.uncounted, numbers(found)["spoke"]) == (1, (None, None))
    assert "No list of persons is kept" in page
    assert "that were at none" not in page


@pytest.mark.parametrize("of", ["workshop", "programme"])
def test_the_results_page_shows_both_beside_each_other(client, africa, known, of):
    address = (
        reverse("training:workshop_results", args=[africa.meeting.code])
        if of == "workshop"
        else reverse("training:result_list") + "?programme=pre-cop"
    )

    page = BeautifulSoup(client.get(address).content, "html.parser")

    rows = page.select("[aria-labelledby=afterwards] tbody tr")
    cells = [[cell.get_text(strip=True) for cell in row.select("td")] for row in rows]
    assert cells == [["3", "3", "2", "not known"], ["2", "0", "1", "not known"]]
    assert "Source: Report." in page.get_text()


def test_a_workshop_without_papers_of_its_meeting_shows_no_empty_table(client, africa):
    answer = client.get(reverse("training:workshop_results", args=[africa.meeting.code]))

    assert 'id="afterwards"' not in answer.text


def test_the_table_to_take_away_has_both(client, africa, known):
    address = reverse("training:results_download", args=[africa.meeting.code, "csv"])

    text = client.get(address).content.decode()

    assert "4,parties-spoke,2,,,3" in text
    assert "4,parties-at-none-spoke,1,,,2" in text
    assert "submitted" not in text
