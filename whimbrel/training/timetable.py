"""What happens in training by itself."""

from datetime import timedelta

from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from whimbrel.core.forgetting import forgets
from whimbrel.core.timetable import every
from whimbrel.training.actions.calendars import tell_changed_days
from whimbrel.training.actions.erasing import erase_travel_data, forget_nominees
from whimbrel.training.actions.evaluation import request_due_evaluations
from whimbrel.training.actions.follow_up import ask_who_is_due
from whimbrel.training.actions.lapsing import lapse_offers
from whimbrel.training.actions.reminders import send_reminders


@every(timedelta(hours=1), "training.offers")
def offers() -> None:
    lapse_offers(at=now())


@every(timedelta(minutes=15), "training.calendars")
def calendars() -> None:
    tell_changed_days(at=now())


@every(timedelta(hours=6), "training.evaluations")
def evaluations() -> None:
    request_due_evaluations(at=now())


@every(timedelta(days=1), "training.follow_up")
def follow_up() -> None:
    ask_who_is_due(at=now())


@every(timedelta(hours=1), "training.reminders")
def reminders() -> None:
    send_reminders(at=now())


@every(timedelta(days=1), "training.travel")
def travel() -> None:
    erase_travel_data(at=now())


forgets(
    "nominees",
    _("Names of participants without an account, after the end of the workshop"),
    setting="KEEP_NOMINEES_DAYS",
)(forget_nominees)
