"""The real reference data, as they come with the package."""

import shutil
from datetime import date

import pytest

from whimbrel.core.models import JournalEntry
from whimbrel.core.sheets import SheetRefused
from whimbrel.home.actions.load_reference import load_file, load_reference
from whimbrel.training.models import Workshop
from whimbrel.training.queries.workshops import workshop_reach
from whimbrel.treaties.actions.load_memberships import MEMBERSHIPS
from whimbrel.treaties.actions.load_registry import DATA
from whimbrel.treaties.models import (
    Country,
    Instrument,
    RangeState,
    Region,
    Species,
    TreatyAction,
)
from whimbrel.treaties.queries.membership import new_parties, party_count
from whimbrel.workplan.models import MandateLink

pytestmark = pytest.mark.django_db
COP10_ENDED, COP11_OPENED = date(2011, 11, 25), date(2014, 11, 4)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The reference data, loaded once for this file and taken back after it."""
    from django.db import transaction

    with django_db_blocker.unblock():
        holding = transaction.atomic()
        holding.__enter__()
        load_reference()
        yield
        transaction.set_rollback(True)
        holding.__exit__(None, None, None)


@pytest.fixture
def cms(loaded, db):
    return Instrument.objects.get(code="CMS")


def test_cms_had_120_parties_when_cop11_opened(cms):
    assert party_count(cms, on=COP11_OPENED) == 120


def test_the_four_parties_since_cop10_are_those_of_the_report(cms):
    joined = new_parties(cms, after=COP10_ENDED, until=COP11_OPENED)

    assert [(party.name, party.in_force_on) for party in joined] == [
        ("Zimbabwe", date(2012, 6, 1)),
        ("Swaziland", date(2013, 1, 1)),
        ("Fiji", date(2013, 4, 1)),
        ("Kyrgyzstan", date(2014, 5, 1)),
    ]


@pytest.mark.parametrize(
    ("code", "day", "total"),
    [
        ("CMS", date(2010, 8, 31), 114),
        ("CMS", date(2012, 6, 30), 117),
        ("CMS", date(2014, 5, 31), 120),
        ("CMS", date(2015, 8, 31), 121),
        ("CMS", date(2016, 8, 31), 124),
        ("CMS", date(2018, 12, 31), 127),
        ("CMS", date(2020, 9, 30), 131),
        ("CMS", date(2021, 1, 31), 132),
        ("CMS", date(2022, 3, 1), 133),
        ("AEWA", date(2006, 11, 30), 58),
        ("AEWA", date(2012, 6, 30), 66),
        ("AEWA", date(2019, 1, 31), 78),
        ("AEWA", date(2020, 7, 31), 81),
        ("AEWA", date(2021, 1, 31), 82),
    ],
)
def test_every_total_that_was_announced_comes_out(cms, code, day, total):
    assert party_count(Instrument.objects.get(code=code), on=day) == total


@pytest.mark.parametrize(
    ("code", "total"),
    [("AEWA", 74), ("EUROBATS", 35), ("ASCOBANS", 10), ("ACCOBAMS", 23), ("ACAP", 13)]
    + [("GORILLA", 7), ("MOU_RAPTORS", 46), ("CBD", 194), ("CITES", 181), ("RAMSAR", 168)]
    + [("WHC", 191), ("ITPGRFA", 137)],
)
def test_every_instrument_had_its_number_of_members_on_that_day(cms, code, total):
    assert party_count(Instrument.objects.get(code=code), on=COP11_OPENED) == total


def test_the_european_union_is_a_party_of_its_own_kind(cms):
    union = Country.objects.get(iso3="EUE")

    assert union.kind == Country.Kind.REIO
    assert TreatyAction.objects.in_force(on=COP11_OPENED).filter(instrument=cms, country=union)


def test_51_people_of_27_countries_came_to_cape_town(cms):
    reach = workshop_reach(Workshop.objects.filter(meeting__code="TE-2013-CAPETOWN"))

    assert (reach.participants, reach.countries) == (51, 27)


def test_four_workshops_prepared_regions_for_cop11(cms):
    prepared = Workshop.objects.filter(prepares_for__code="CMS-COP11")

    assert sorted(workshop.region.code for workshop in prepared) == [
        "africa",
        "central-asia",
        "latin-america",
        "pacific",
    ]


def test_loading_again_changes_nothing(cms):
    entries = JournalEntry.objects.count()

    again = load_reference()

    assert sum(one.added + one.changed for one in again) == 0
    assert sum(one.unchanged for one in again) > 3000
    assert JournalEntry.objects.count() == entries


def test_a_dry_run_counts_and_keeps_nothing(cms):
    TreatyAction.objects.filter(country__iso3="FJI", instrument=cms).delete()

    counted = load_reference(dry_run=True)

    assert sum(one.added for one in counted) == 1
    assert party_count(cms, on=COP11_OPENED) == 119


def test_a_record_that_differs_is_changed_and_its_line_told(cms):
    TreatyAction.objects.filter(country__iso3="FJI", instrument=cms).update(party_number=1)

    (changed,) = [one for one in load_reference() if one.changed]

    assert changed.changes[0].endswith(": party_number")


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        (
            lambda raw: raw.replace(b"entry_into_force", b"in_force", 1),
            "“entry_into_force” is missing",
        ),
        (lambda raw: raw.replace(b"2013-04-01", b"2013-04-31", 1), "“2013-04-31” is not a day"),
        (lambda raw: raw.replace(b"CMS,FJI", b"CMS,FJX", 1), "“FJX” is not known here"),
        (lambda raw: raw + "CMS,CIV,party,,,,,Côte,,\n".encode("latin-1"), "not UTF-8"),
        (lambda raw: raw + b" " * 100 * 1024 * 1024, "100 MB"),
    ],
    ids=["wrong column", "bad date", "unknown code", "Latin-1 bytes", "100 MB"],
)
def test_a_broken_file_is_refused_whole_and_changes_nothing(cms, tmp_path, broken, told):
    path = tmp_path / "memberships.csv"
    path.write_bytes(broken(MEMBERSHIPS.file.read_bytes()))
    before = list(TreatyAction.objects.order_by("pk").values_list())

    with pytest.raises(SheetRefused, match=told):
        load_file(kind="memberships", path=path)

    assert list(TreatyAction.objects.order_by("pk").values_list()) == before


def test_an_area_within_a_region_that_nobody_knows_is_refused(cms, tmp_path):
    path = tmp_path / "regions.csv"
    known = (DATA / "regions.csv").read_text(encoding="utf-8")
    head = known.splitlines()[0].split(",")
    code, name, within = (head.index(column) for column in ("code", "name_en", "within"))
    row = [""] * len(head)
    row[code], row[name], row[within] = "somewhere", "Somewhere", "nowhere"
    path.write_text(known.rstrip() + "\n" + ",".join(row) + "\n", encoding="utf-8")

    with pytest.raises(SheetRefused, match="“nowhere” is not known here"):
        load_file(kind="regions", path=path)
    assert not Region.objects.filter(code="somewhere").exists()


def test_range_states_come_from_a_file_that_somebody_brings(cms, tmp_path):
    assert not (DATA / "range_states.csv").exists()
    path = tmp_path / "range.csv"
    path.write_text(
        "scientific_name,iso3,class,appendix,occurrence,listed_through,dataset,name_basis\n"
        "Acipenser sturio,FRA,Actinopterygii,I,breeding,species,set,named\n"
        "Acrocephalus aedon,BTN,Aves,II,vagrant,family Muscicapidae,set,named\n"
    )
    shutil.copy(path, tmp_path / "again.csv")

    first = load_file(kind="range-states", path=path)
    again = load_file(kind="range-states", path=tmp_path / "again.csv")

    assert [one.added for one in first] == [1, 2]
    assert sum(one.added for one in again) == 0
    assert RangeState.objects.count() == 2
    assert Species.objects.filter(scientific_name="Acrocephalus aedon").exists()


def test_the_plan_of_2012_is_linked_to_what_the_founding_document_says_it_carries_out(loaded, db):
    def asked_of(**which):
        links = MandateLink.objects.filter(plan__code="cms-2012-2014", **which)
        return set(links.values_list("mandate__symbol", flat=True))

    assert asked_of(activity=None) == {"Resolution 10.6", "UNEP/CMS/Conf.9.30", "CMS Strategic Plan"}  # fmt: skip
    assert asked_of(activity__code="WP-D1") == {"Resolution 10.18"}
    assert asked_of(activity__code="WP-E1") == set()
    assert not MandateLink.objects.filter(source="").exists()
