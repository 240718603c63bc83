from datetime import date

import pytest

from whimbrel.treaties.models import Instrument

Rule = Instrument.EntryRule


@pytest.mark.parametrize(
    ("rule", "n", "deposited", "in_force"),
    [
        (Rule.FIRST_OF_MONTH, 3, date(2015, 5, 19), date(2015, 8, 1)),
        (Rule.FIRST_OF_MONTH, 3, date(2012, 11, 30), date(2013, 2, 1)),
        (Rule.DAYS_AFTER, 30, date(2013, 1, 15), date(2013, 2, 14)),
        (Rule.MONTHS_AFTER, 4, date(2012, 10, 31), date(2013, 2, 28)),
        (Rule.ON_SIGNATURE, None, date(2008, 10, 22), date(2008, 10, 22)),
        ("", None, date(2008, 10, 22), None),
    ],
)
def test_entry_into_force_follows_the_instruments_own_rule(rule, n, deposited, in_force):
    instrument = Instrument(entry_rule=rule, entry_rule_n=n)

    assert instrument.enters_into_force_on(deposited) == in_force


@pytest.mark.parametrize(
    ("code", "kind", "name"),
    [
        ("CMS", "convention", "CMS"),
        ("WADDEN_SEALS", "agreement", "Wadden Seals"),
        ("MOU_RAPTORS", "mou", "Raptors MOU"),
        ("MOU_IOSEA_TURTLES", "mou", "IOSEA Turtles MOU"),
    ],
)
def test_an_instrument_is_called_what_the_family_calls_it(code, kind, name):
    assert Instrument(code=code, kind=kind).short_name == name
