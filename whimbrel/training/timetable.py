"""What happens in training by itself."""

from datetime import timedelta

from django.utils.timezone import now

from whimbrel.core.timetable import every
from whimbrel.training.actions.lapsing import lapse_offers


@every(timedelta(hours=1), "training.offers")
def offers() -> None:
    lapse_offers(at=now())
