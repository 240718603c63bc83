"""What happens here by itself."""

from datetime import timedelta

from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _

from whimbrel.core.forgetting import forgets
from whimbrel.core.timetable import every
from whimbrel.designations.actions.confirmations import ask_who_is_due
from whimbrel.designations.actions.directory_sheets import forget_old_sheets
from whimbrel.designations.actions.forgetting import (
    forget_answers,
    forget_invitations,
    forget_scans,
)
from whimbrel.designations.actions.handover_files import keep_handover_files
from whimbrel.designations.actions.seats import settle_seats


@every(timedelta(hours=1), "designations.seats")
def seats() -> None:
    settle_seats(today=localdate())


@every(timedelta(days=1), "designations.yearly_question")
def yearly_question() -> None:
    ask_who_is_due(at=now())


@every(timedelta(hours=1), "designations.handover_files")
def handover_files() -> None:
    keep_handover_files(at=now())


@every(timedelta(days=1), "designations.directory_sheets")
def directory_sheets() -> None:
    forget_old_sheets(at=now())


forgets(
    "scans",
    _("Scans of letters of designation, after the designation has ended"),
    setting="KEEP_SCANS_DAYS",
)(forget_scans)
forgets("invitations", _("Invitations, after they were used"), setting="KEEP_INVITATIONS_DAYS")(
    forget_invitations
)
forgets(
    "answers",
    _("Answers to the yearly question, after a newer one or the end of the designation"),
    setting="KEEP_ANSWERS_DAYS",
)(forget_answers)
