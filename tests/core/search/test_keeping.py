from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.factories.treaties import CountryFactory
from whimbrel.core.models import SearchEntry, SearchReading
from whimbrel.core.search import keeping, registry
from whimbrel.core.search.keeping import note, read_everything, read_what_changed
from whimbrel.core.search.registry import Entry, Version, narrowed, searchable
from whimbrel.treaties.models import Country

pytestmark = pytest.mark.django_db


@pytest.fixture
def countries(monkeypatch):
    """A house in which only countries can be found, and no kind rests."""
    monkeypatch.setattr(registry, "_kinds", {})
    monkeypatch.setattr(keeping, "RESTS", timedelta(0))
    searchable("countries", "Countries", order=1)(_countries)


def _countries(keys):
    for one in narrowed(Country.objects.order_by("pk"), keys):
        yield Entry(str(one.pk), [Version("en", one.name_en)])


def test_what_is_registered_is_read_and_what_is_gone_is_forgotten(shelf, read):
    shelf.put("1", "Kenya")
    shelf.put("2", "Senegal")
    read()
    del shelf.entries["1"]
    read()

    assert list(SearchEntry.objects.values_list("kind", "key")) == [("things", "2")]


def test_what_has_not_changed_is_not_written_again(shelf, read, django_assert_num_queries):
    for key in range(5):
        shelf.put(str(key), f"Thing {key}")
    read()

    # The generations, what is known, the reading before and after, and kinds that no room has any more.
    with django_assert_num_queries(7):
        read()


@pytest.mark.django_db(transaction=True)
def test_a_kind_is_read_again_once_a_table_it_is_read_from_was_written(countries):
    kenya = CountryFactory(name_en="Kenya")
    assert read_what_changed() == ["countries"]
    assert read_what_changed() == []

    kenya.name_en = "Kenia"
    kenya.save()

    assert read_what_changed() == ["countries"]
    assert SearchReading.objects.get().scopes.keys() >= {"treaties_country"}


@pytest.mark.django_db(transaction=True)
def test_looking_for_what_changed_costs_two_reads(countries, django_assert_num_queries):
    CountryFactory()
    read_what_changed()

    with django_assert_num_queries(2):
        read_what_changed()


def test_a_kind_that_another_worker_is_reading_is_left_to_it(countries):
    SearchReading.objects.create(kind="countries", begun_at=now())

    assert read_what_changed() == []

    SearchReading.objects.update(begun_at=now() - timedelta(hours=1))

    assert read_what_changed() == ["countries"]


def test_a_new_day_or_a_new_way_with_words_reads_everything_again(countries):
    read_what_changed()
    SearchReading.objects.update(read_on="2020-01-01")
    assert read_what_changed() == ["countries"]
    SearchReading.objects.update(edition="0")

    assert read_what_changed() == ["countries"]


def test_a_kind_that_says_itself_what_was_written_is_not_read_for_each_write(monkeypatch):
    monkeypatch.setattr(registry, "_kinds", {})
    searchable("messages", "Messages", order=1, is_told=True)(_countries)
    read_what_changed()
    kenya = CountryFactory(name_en="Kenya")

    assert read_what_changed() == []
    note("messages", [str(kenya.pk)])
    assert SearchEntry.objects.get().key == str(kenya.pk)

    pk = kenya.pk
    kenya.delete()
    note("messages", [str(pk)])
    assert not SearchEntry.objects.exists()


def test_to_note_what_nobody_made_findable_is_a_mistake_of_the_caller(shelf):
    with pytest.raises(LookupError):
        note("nothing", ["1"])


def test_kinds_that_no_room_has_any_more_are_forgotten(shelf, read, monkeypatch):
    shelf.put("1", "Kenya")
    read()
    monkeypatch.setattr(registry, "_kinds", {})

    read_everything()

    assert not SearchEntry.objects.exists()
    assert not SearchReading.objects.exists()


def test_reading_anew_tells_how_far_it_is(shelf):
    for key in range(450):
        shelf.put(str(key), f"Thing {key}")
    told = []

    read_everything(anew=True, told=lambda kind, number: told.append((kind.slug, number)))

    assert told == [("things", 200), ("things", 200), ("things", 50)]
    assert SearchEntry.objects.count() == 450
