from datetime import date

import pytest

from tests.factories.report import ReportFactory
from tests.training.queries.test_afterwards import a_party, africa, cop, known  # noqa: F401
from whimbrel.report.queries.counting import KINDS, Counting, FigureRefused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known")]
AFTER = date(2014, 12, 1)


def counted(kind, cut_off=AFTER, language="en", **asked):
    report = ReportFactory(cut_off_on=cut_off)
    return KINDS[kind].counter(Counting(report, cut_off, language), {"before": "COP-1"} | asked)


def test_parties_at_the_workshops_that_then_spoke_are_counted_with_their_rows():
    count = counted("parties-after-workshops", deed="spoke")

    assert (count.value, count.text) == (3, "3")
    assert count.columns[0] == "Party"
    assert count.rows == (
        ("Chad", "1", "–", "–"),
        ("Fiji", "2", "1", "–"),
        ("Kenya", "4", "3", "–"),
        ("Senegal", "2", "1", "–"),
    )
    assert "4" in count.rule
    assert count.source == "Records of training.; Report"


def test_they_stand_beside_the_parties_at_none():
    count = counted("parties-after-workshops-compared", deed="spoke")

    assert count.value == ["3/4", "1/2"]
    assert count.text == "75% of Parties at a workshop, 50% of those at none"
    assert count.rows == (
        ("at a workshop", "4", "4", "3", "not known"),
        ("at none", "2", "0", "1", "not known"),
    )
    assert "does not show that the workshops are why" in count.rule


@pytest.mark.parametrize("kind", ["parties-after-workshops", "parties-after-workshops-compared"])
def test_what_no_paper_tells_is_not_nought(kind):
    assert counted(kind, deed="submitted").text == "not known"
    assert counted(kind, deed="spoke", cut_off=date(2014, 10, 1)).value == "–"


def test_a_deed_that_is_none_is_refused_with_those_there_are():
    with pytest.raises(FigureRefused, match="registered, spoke, submitted"):
        counted("parties-after-workshops", deed="shouted")


def test_a_meeting_without_an_instrument_is_refused(cop):  # noqa: F811
    cop.instrument = None
    cop.save()

    with pytest.raises(FigureRefused, match="COP-1"):
        counted("parties-after-workshops", deed="spoke")
