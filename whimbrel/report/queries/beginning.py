"""From which day on there is something to count."""

from datetime import date

from django.db.models import Min
from django.utils.translation import gettext as _

from whimbrel.core.languages import current_language
from whimbrel.core.periods import written_date
from whimbrel.report.models import Report
from whimbrel.treaties.models import Instrument, TreatyAction


class NothingRecorded(Exception):
    """A cut-off before the first record: every figure would be nought, and none of them true."""


def first_record_on(instrument: Instrument) -> date | None:
    """The first day on which the instrument was in force for a country; None where no day is known."""
    first: date | None = TreatyAction.objects.filter(instrument=instrument).aggregate(
        first=Min("in_force_on")
    )["first"]
    return first


def check_cut_off(report: Report, cut_off: date) -> None:
    """Raise NothingRecorded where the report could not tell anything by that day. One query."""
    language = current_language()
    first = first_record_on(report.instrument)
    if first is None:
        raise NothingRecorded(_("Nothing is recorded of %s yet.") % report.instrument.code)
    if cut_off < first:
        raise NothingRecorded(
            _(
                "Nothing is recorded before %(first)s; %(asked)s is too early. Choose a later cut-off."
            )
            % {
                "first": written_date(first, language),
                "asked": written_date(cut_off, language),
            }
        )
