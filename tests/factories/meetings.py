from datetime import UTC, date, datetime

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory, TreatyActionFactory
from whimbrel.meetings.actions.notifications import issue
from whimbrel.meetings.models import Notification
from whimbrel.treaties.models import Country

ISSUED = datetime(2026, 3, 2, 9, tzinfo=UTC)
NAMES = {"KEN": "Kenya", "SEN": "Senegal", "FJI": "Fiji"}


def drafted(*, parties=("KEN", "SEN"), **fields):
    """A notification that is not issued yet, to the Parties to an instrument of its own unless one is given."""
    instrument = fields.pop("instrument", None) or InstrumentFactory()
    for iso3 in parties:
        country = Country.objects.filter(iso3=iso3).first() or CountryFactory(
            iso3=iso3, name_en=NAMES.get(iso3, iso3)
        )
        if not Country.objects.parties_to(instrument, on=ISSUED.date()).filter(pk=country.pk):
            TreatyActionFactory(country=country, instrument=instrument)
    usual = {
        "subject_en": "Nominations for the workshop", "text_en": "The workshop is in May.\n\nIt is free.",
        "action_en": "Nominate one person", "deadline_on": date(2026, 4, 30),
    }  # fmt: skip
    return Notification.objects.create(instrument=instrument, **usual | fields)


def issued(*, at=ISSUED, **fields):
    """A notification that has its number."""
    return issue(notification=drafted(**fields), by=UserFactory(), at=at)
