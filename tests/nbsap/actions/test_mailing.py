from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.nbsap import PlanStageFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory, InstrumentFactory
from whimbrel.core.models import JournalEntry, Letter
from whimbrel.nbsap.actions.mailing import Mailing, send_mailing
from whimbrel.nbsap.queries.mailing import Asked

pytestmark = pytest.mark.django_db
VERB = "wrote to focal points about their plans"


@pytest.fixture
def mailing():
    cms = InstrumentFactory(code="CMS", kind="convention")
    for iso3, language in (("KEN", "en"), ("SEN", "fr"), ("RUS", "ru")):
        country = CountryFactory(iso3=iso3)
        DesignationFactory(country=country, instrument=cms, person=UserFactory(language=language))
        PlanStageFactory(nbsap__country=country, kind="preparing", on=date(2026, 1, 5))
    texts = {"en": ("Your plan", "It is time."), "fr": ("Votre plan", "C’est le moment.")}
    return Mailing(Asked(cms, stages=("preparing",)), texts, key="k")


def test_each_reads_it_in_their_language_or_in_english(mailing):
    assert send_mailing(mailing=mailing, by=UserFactory(), at=now()) == 3

    by_language = {one.language: one for one in Letter.objects.all()}
    assert by_language["fr"].subject == "Votre plan"
    assert "C’est le moment." in by_language["fr"].text
    assert "/fr/nbsaps/SEN/keep/" in by_language["fr"].text
    assert (by_language["ru"].subject, by_language["en"].subject) == ("Your plan", "Your plan")
    assert by_language["en"].list_id.startswith("<plan-mailing.")


def test_it_is_journalled_with_its_words_and_to_whom_it_went(mailing):
    by = UserFactory()

    send_mailing(mailing=mailing, by=by, at=now())

    entry = JournalEntry.objects.get(verb=VERB)
    assert (entry.actor, entry.subject) == (by, mailing.asked.instrument)
    assert (entry.detail["letters"], entry.detail["stages"]) == (3, ["preparing"])
    assert entry.detail["texts"]["fr"] == ["Votre plan", "C’est le moment."]


def test_sent_twice_it_is_written_and_journalled_once(mailing):
    send_mailing(mailing=mailing, by=UserFactory(), at=now())

    assert send_mailing(mailing=mailing, by=UserFactory(), at=now()) == 0
    assert Letter.objects.count() == 3
    assert JournalEntry.objects.filter(verb=VERB).count() == 1
