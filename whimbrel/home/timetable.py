"""What happens here by itself."""

from datetime import timedelta

from django.utils.timezone import localdate, now

from whimbrel.core.search.misses import forget_misses
from whimbrel.core.timetable import every
from whimbrel.home.actions.tell_community import tell_members_of_new_parties
from whimbrel.home.actions.tell_programs import tell_of_new_parties, tell_of_notifications


@every(timedelta(days=1), "home.forget_searches")
def forget_searches() -> None:
    forget_misses(today=localdate())


@every(timedelta(minutes=1), "home.notifications_to_programs")
def notifications_to_programs() -> None:
    tell_of_notifications(at=now())


@every(timedelta(minutes=1), "home.new_parties_to_programs")
def new_parties_to_programs() -> None:
    tell_of_new_parties(at=now())


@every(timedelta(minutes=1), "home.new_parties_to_members")
def new_parties_to_members() -> None:
    tell_members_of_new_parties(at=now())
