from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from tests.factories.country_file import FileEntryFactory
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.core.models import JournalEntry
from whimbrel.designations.actions.handover_files import keep_handover_files
from whimbrel.designations.models import FileEntry, HandoverFile
from whimbrel.people.actions.leaving import erase_person
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


def ended(on=date(2026, 3, 1), **fields):
    return DesignationFactory(starts_on=date(2020, 1, 1), ends_on=on, **fields)


def lines_of(file, language="en"):
    with translation.override(language):
        return [line.text for chapter in file.chapters() for line in chapter.lines]


def test_on_the_day_on_which_a_designation_ends_its_file_is_kept():
    designation = ended()

    (file,) = keep_handover_files(at=AT)

    assert file.country == designation.country
    assert list(file.designations.all()) == [designation]
    assert JournalEntry.objects.filter(verb="kept handover file").count() == 1


def test_none_is_kept_the_day_before_and_none_twice():
    ended(on=date(2026, 3, 2))
    assert keep_handover_files(at=AT) == []

    next_day = datetime(2026, 3, 2, 1, tzinfo=UTC)
    assert len(keep_handover_files(at=next_day)) == 1
    assert keep_handover_files(at=next_day) == []


def test_what_ended_on_one_day_for_one_country_is_one_file():
    country = CountryFactory()
    both = {ended(country=country), ended(country=country)}
    ended()

    files = keep_handover_files(at=AT)

    assert len(files) == 2
    assert {
        one for file in files if file.country == country for one in file.designations.all()
    } == both


def test_a_designation_that_goes_on_under_a_new_letter_closes_no_file():
    one = ended()
    DesignationFactory(
        person=one.person, country=one.country, instrument=one.instrument, starts_on=one.ends_on
    )

    assert keep_handover_files(at=AT) == []


@pytest.mark.parametrize(
    "fields", [{"on": date(2025, 11, 30)}, {"role": Role.STAFF, "country": None}]
)
def test_none_is_kept_for_what_ended_long_ago_or_was_no_post_of_a_country(fields):
    ended(**fields)

    assert keep_handover_files(at=AT) == []


def test_the_file_stays_as_it_was_whatever_happens_later():
    designation = ended()
    FileEntryFactory(country=designation.country, text="Answer the ministry")
    (file,) = keep_handover_files(at=AT)

    FileEntry.objects.update(text="Another thing")

    assert "Answer the ministry" in lines_of(HandoverFile.objects.get(pk=file.pk))


def test_every_reader_gets_it_in_their_language():
    ended()
    (file,) = keep_handover_files(at=AT)

    with translation.override("fr"):
        french = [one.title for one in file.chapters()]

    assert "Lettres" in french
    with translation.override("ar"):
        assert [one.slug for one in file.chapters()] == list_of_slugs(file)


def list_of_slugs(file):
    return [one["slug"] for one in file.content["en"]]


def test_whoever_is_erased_is_named_in_no_kept_file():
    designation = ended(person__display_name="Wanjiru Example")
    FileEntryFactory(country=designation.country, written_by=designation.person)
    (file,) = keep_handover_files(at=AT)
    assert any("Wanjiru Example" in text for text in lines_of(file))

    erase_person(person=designation.person, by=None, kept_as="former focal point, Kenya")

    kept = HandoverFile.objects.get(pk=file.pk)
    assert "Wanjiru" not in str(kept.content)
    assert "former focal point, Kenya" in str(kept.content)
