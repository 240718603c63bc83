from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory, TreatyActionFactory
from whimbrel.core.models import JournalEntry
from whimbrel.treaties.actions.treaty_actions import record_denunciation, record_treaty_action
from whimbrel.treaties.models import Instrument, TreatyAction
from whimbrel.treaties.queries.membership import accession_steps, party_count

pytestmark = pytest.mark.django_db


@pytest.fixture
def cms():
    return InstrumentFactory(
        code="CMS", entry_rule=Instrument.EntryRule.FIRST_OF_MONTH, entry_rule_n=3
    )


def test_an_accession_enters_into_force_by_the_convention_s_own_rule(cms):
    by = UserFactory()

    act = record_treaty_action(
        country=CountryFactory(name_en="United Kingdom"),
        instrument=cms,
        kind=TreatyAction.Kind.ACCESSION,
        deposited_on=date(1985, 7, 23),
        source="UKTS 87/1990",
        by=by,
    )

    assert act.in_force_on == date(1985, 10, 1)
    assert JournalEntry.objects.get().actor == by


def test_a_country_cannot_join_twice(cms):
    country = TreatyActionFactory(instrument=cms).country

    with pytest.raises(ValidationError, match="is bound by CMS on that day already"):
        record_treaty_action(
            country=country,
            instrument=cms,
            kind=TreatyAction.Kind.ACCESSION,
            deposited_on=date(2010, 1, 1),
            source="a letter",
        )

    assert TreatyAction.objects.count() == 1


def test_a_country_that_leaves_keeps_its_first_act_and_may_come_back(cms):
    country = TreatyActionFactory(instrument=cms).country

    record_denunciation(
        country=country,
        instrument=cms,
        deposited_on=date(2009, 1, 1),
        takes_effect_on=date(2010, 1, 1),
        source="depositary notification",
    )
    record_treaty_action(
        country=country,
        instrument=cms,
        kind=TreatyAction.Kind.ACCESSION,
        deposited_on=date(2012, 1, 10),
        source="depositary notification",
    )

    assert [party_count(cms, on=date(year, 6, 1)) for year in (2009, 2010, 2012)] == [1, 0, 1]
    assert [step.total for step in accession_steps(cms)] == [1, 0, 1]


def test_a_country_that_is_not_bound_cannot_leave(cms):
    with pytest.raises(ValidationError, match="cannot leave"):
        record_denunciation(
            country=CountryFactory(),
            instrument=cms,
            deposited_on=date(2009, 1, 1),
            takes_effect_on=date(2010, 1, 1),
            source="a rumour",
        )

    assert JournalEntry.objects.count() == 0
