"""What happens here by itself."""

from datetime import timedelta

from django.utils.timezone import localdate

from whimbrel.core.search.misses import forget_misses
from whimbrel.core.timetable import every


@every(timedelta(days=1), "home.forget_searches")
def forget_searches() -> None:
    forget_misses(today=localdate())
