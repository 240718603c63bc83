import pytest
from django.utils.timezone import localdate

from tests.factories.accession import CounterpartFactory, RecruitmentFileFactory
from tests.factories.designations import seated
from whimbrel.accession.queries.duplicates import elsewhere, likenesses, same_name
from whimbrel.accession.queries.recruitment import files_visible_to
from whimbrel.treaties.queries.offices import offices_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dr. MÜLLER, Anna", "Anna Muller"),
        ("H.E. José  Núñez", "nunez jose"),
        ("Ministry of Environment", "MINISTRY OF ENVIRONMENT"),
        ("السيد أحمد علي", "أحمد علي"),
    ],
)
def test_a_name_is_the_same_whatever_stands_about_it(one, other):
    assert same_name(one) == same_name(other) != ""


def test_other_names_stay_apart():
    assert same_name("Anna Muller") != same_name("Hanna Muller")
    assert same_name("Dr.") == ""


@pytest.mark.django_db
def test_the_same_address_counts_before_the_same_name_and_no_entry_stands_twice():
    file = RecruitmentFileFactory()
    first = CounterpartFactory(file=file, name="Anna Muller", email="anna@ministry.example")
    second = CounterpartFactory(file=file, name="A. M.", email="Anna@Ministry.example")
    third = CounterpartFactory(file=file, name="MULLER Anna", email="")
    fourth = CounterpartFactory(file=file, name="Muller, Anna", email="")
    CounterpartFactory(file=file, name="Somebody else", email="")

    found = likenesses([first, second, third, fourth, *file.counterparts.filter(name="Somebody else")])  # fmt: skip

    assert [(one.by_email, one.entries) for one in found] == [
        (True, (first, second)),
        (False, (third, fourth)),
    ]


@pytest.mark.django_db
def test_the_same_person_is_found_in_another_file_on_the_same_state_and_of_no_other():
    file = RecruitmentFileFactory()
    ours = CounterpartFactory(file=file, name="Anna Muller")
    there = CounterpartFactory(file=RecruitmentFileFactory(country=file.country), name="A. Muller", email=ours.email)  # fmt: skip
    CounterpartFactory(name="Anna Muller")
    files = files_visible_to(offices_of(seated(), on=localdate()))

    assert elsewhere([ours], files, file=file) == [there]
    assert elsewhere([ours], files.none(), file=file) == []
