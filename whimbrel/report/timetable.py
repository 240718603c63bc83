"""What happens in reports by itself."""

from datetime import timedelta

from django.utils.timezone import localdate, now

from whimbrel.core.timetable import every
from whimbrel.report.actions.indicators import take_readings


@every(timedelta(days=1), "report.readings")
def readings() -> None:
    take_readings(on=localdate(), at=now())
