from datetime import date, timedelta

import pytest
from django.utils.timezone import now

from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, InstrumentFactory
from whimbrel.core.models import Letter
from whimbrel.designations.actions.confirmations import (
    answer,
    ask,
    ask_who_is_due,
    settle_correction,
)
from whimbrel.designations.models import Confirmation
from whimbrel.designations.queries.needs import corrections
from whimbrel.treaties.models import Designation

pytestmark = pytest.mark.django_db
AT = now()
YEAR = timedelta(days=365)


@pytest.fixture
def person():
    """Holds the posts of one country for two instruments."""
    person = UserFactory(email="kenya@example.org")
    country = CountryFactory(name_en="Kenya")
    for code in ("AEWA", "CMS"):
        DesignationFactory(person=person, country=country, instrument=InstrumentFactory(code=code))
    return person


def test_a_person_is_asked_about_all_their_posts_in_one_letter(person):
    assert ask_who_is_due(at=AT) == 1

    mail = Letter.objects.get()
    assert mail.address == "kenya@example.org"
    assert mail.text.count("National Focal Point, Kenya") == 2
    assert Confirmation.objects.open().count() == 2


def test_nobody_is_asked_twice_in_a_year(person):
    ask_who_is_due(at=AT)

    assert ask_who_is_due(at=AT + YEAR - timedelta(days=1)) == 0


def test_who_never_answered_is_asked_again_after_a_year(person):
    ask_who_is_due(at=AT)

    assert ask_who_is_due(at=AT + YEAR + timedelta(days=1)) == 1

    assert Letter.objects.count() == 2
    assert Confirmation.objects.open().count() == 2
    assert Confirmation.objects.exclude(lapsed_at=None).count() == 2


def test_who_is_in_office_for_less_than_a_year_is_not_asked():
    DesignationFactory(starts_on=AT.date() - timedelta(days=364))

    assert ask_who_is_due(at=AT) == 0


def test_who_has_left_office_or_works_for_the_secretariat_is_not_asked():
    DesignationFactory(ends_on=date(2020, 1, 1))
    seated()
    Designation.objects.filter(role="staff").update(starts_on=date(2012, 1, 1))

    assert ask_who_is_due(at=AT) == 0


def test_one_answer_is_the_answer_for_all_that_was_asked(person):
    first, _ = ask(designations=Designation.objects.all(), at=AT)

    answer(confirmation=first, at=AT + timedelta(days=2))

    assert not Confirmation.objects.open().exists()
    assert not corrections().exists()


def test_a_correction_waits_once_for_the_secretariat_until_it_is_entered(person):
    first, _ = ask(designations=Designation.objects.all(), at=AT)

    answer(confirmation=first, at=AT, correction="Another telephone")

    assert [one.correction for one in corrections()] == ["Another telephone"]
    settle_correction(confirmation=corrections().get(), by=seated(), at=AT)
    assert not corrections().exists()


def test_a_second_answer_replaces_the_first(person):
    first, _ = ask(designations=Designation.objects.all(), at=AT)
    answer(confirmation=first, at=AT, correction="Another telephone")

    answer(confirmation=first, at=AT)

    assert not corrections().exists()
