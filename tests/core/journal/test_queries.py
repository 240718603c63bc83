from datetime import UTC, date, datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import override

from tests.factories.people import UserFactory
from tests.factories.training import RegistrationFactory
from tests.factories.treaties import RegionFactory
from whimbrel.core.journal import deeds_of, history_of, latest_changes, record
from whimbrel.core.journal.queries import FieldChange, in_turn, journal, kinds, verbs
from whimbrel.core.models import JournalEntry

pytestmark = pytest.mark.django_db


def test_the_latest_change_comes_first_and_names_its_record():
    secretariat = UserFactory(display_name="Secretariat")
    record(None, "loaded", RegionFactory(name_en="Africa"))
    record(secretariat, "changed", RegionFactory(name_en="Asia"))

    last, first = latest_changes(limit=10)

    assert (last.actor, last.verb, last.kind, last.name) == (
        "Secretariat",
        "changed",
        "Region",
        "Asia",
    )
    assert (first.actor, first.name) == ("", "Africa")


def test_a_removed_record_keeps_its_name():
    region = RegionFactory()
    record(None, "removed", region, name="Caribbean")
    region.delete()

    assert latest_changes(limit=1)[0].name == "Caribbean"


def test_a_verb_is_told_in_the_reader_s_language_and_kept_as_it_was_written():
    record(None, "seated at the desk", RegionFactory())
    record(None, "sang to", RegionFactory())

    newer, older = latest_changes(limit=2)

    assert (newer.verb, newer.deed) == ("sang to", "sang to")
    assert (older.verb, older.deed) == ("seated at the desk", "gave a seat at the desk")


def test_the_latest_changes_tell_of_accounts_only_where_that_is_asked_for():
    record(None, "opened account", UserFactory())
    record(None, "added", RegionFactory())

    assert [one.verb for one in latest_changes(limit=10)] == ["added"]
    assert len(latest_changes(limit=10, with_accounts=True)) == 2


def test_the_history_of_a_record_is_its_own_and_no_namesake_s():
    region, other = RegionFactory(), RegionFactory()
    person = UserFactory(pk=region.pk)
    record(None, "added", region)
    record(None, "added", other)
    record(None, "opened account", person)
    record(
        person, "changed", region, fields=["name_en"], old={"name_en": "A"}, new={"name_en": "B"}
    )

    newer, older = history_of(region)

    assert (older.verb, newer.verb) == ("added", "changed")
    assert newer.fields == (FieldChange("name_en", "Name in English", "A", "B", True),)


def test_a_line_of_old_that_names_only_fields_tells_no_values():
    record(None, "changed", RegionFactory(), fields=["code", "gone_since"])

    code, gone = latest_changes(limit=1)[0].fields

    assert (code.label, code.is_told) == ("Code", False)
    assert gone.label == "Gone_since"


def test_the_deeds_of_a_person_are_theirs_whatever_the_record():
    person = UserFactory()
    record(person, "added", RegionFactory())
    record(person, "opened account", UserFactory())
    record(UserFactory(), "added", RegionFactory())

    assert [one.verb for one in deeds_of(person)] == ["opened account", "added"]


@pytest.fixture
def three_days():
    """A line at noon of the 1st, the last moment of the 2nd, the first of the 4th."""
    region = RegionFactory()
    moments = [(1, 12, 0), (2, 23, 59), (4, 0, 0)]
    for day, hour, minute in moments:
        line = record(region_keeper(), "changed", region)
        at = datetime(2014, 11, day, hour, minute, tzinfo=UTC)
        JournalEntry.objects.filter(pk=line.pk).update(recorded_at=at)
    return region


def region_keeper():
    return UserFactory(display_name="Keeper")


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (None, None, [4, 2, 1]),
        (date(2014, 11, 2), None, [4, 2]),
        (None, date(2014, 11, 2), [2, 1]),
        (date(2014, 11, 2), date(2014, 11, 2), [2]),
        (date(2014, 11, 3), date(2014, 11, 3), []),
    ],
)
def test_the_first_and_the_last_day_are_counted(three_days, since, until, days):
    assert [one.recorded_at.day for one in history_of(three_days, since=since, until=until)] == days


def test_only_kinds_and_verbs_that_occur_are_offered():
    record(None, "added", RegionFactory())
    record(None, "opened account", UserFactory())

    assert [kind.model for kind in kinds(with_accounts=False)] == ["region"]
    assert verbs(with_accounts=False) == ["added"]
    assert verbs(with_accounts=True) == ["added", "opened account"]


def test_a_kind_of_record_that_the_house_has_no_more_is_still_told_of():
    kind = ContentType.objects.create(app_label="attic", model="trunk")
    JournalEntry.objects.create(
        verb="removed", subject_type=kind, subject_id=1, detail={"name": "A trunk"}
    )

    line = latest_changes(limit=1)[0]

    assert (line.kind, line.name) == ("Trunk", "A trunk")


def test_all_lines_come_in_turn_newest_first():
    region = RegionFactory()
    for number in range(7):
        record(None, f"step {number}", region)

    told = [one.verb for one in in_turn(journal(with_accounts=True))]

    assert told == [f"step {number}" for number in range(6, -1, -1)]


def test_field_names_are_told_in_the_reader_s_language():
    record(None, "changed", UserFactory(), fields=["language"])

    with override("fr"):
        told = latest_changes(limit=1, with_accounts=True)[0]

    assert told.fields[0].label == "Langue"


@pytest.mark.parametrize("rows", [1, 3])
def test_histories_and_deeds_cost_the_same_for_one_or_many(rows, django_assert_num_queries):
    person, seats = UserFactory(), RegistrationFactory.create_batch(rows)
    for seat in seats:
        record(person, "added", seat)
    for _ in range(rows - 1):
        record(UserFactory(), "changed", seats[0])

    with django_assert_num_queries(2):
        assert len(deeds_of(person)) == rows
    with django_assert_num_queries(2):
        assert len(history_of(seats[0])) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_or_many(rows, django_assert_num_queries):
    for region in RegionFactory.create_batch(rows):
        record(UserFactory(), "changed", region)

    with django_assert_num_queries(2):
        latest_changes(limit=10)
