"""What is forgotten by itself, when its time has come."""

from datetime import timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from whimbrel.core.forgetting import keeps
from whimbrel.core.timetable import every
from whimbrel.people.actions import erase_those_who_left, forget_old_sign_ins

keeps(
    "sign_ins",
    _("Where you signed in, after you were last seen there"),
    setting="KEEP_SIGN_INS_DAYS",
)
keeps("left", _("An account, after it was closed at the desk"), setting="KEEP_LEFT_DAYS")


@every(timedelta(days=1), "people.forget_sign_ins")
def sign_ins() -> None:
    forget_old_sign_ins(today=localdate())


@every(timedelta(days=1), "people.erase_who_left")
def who_left() -> None:
    erase_those_who_left(today=localdate())
