"""How often articles of the Manual are read, without a word of who reads them."""

from collections.abc import Mapping
from datetime import date

from whimbrel.core.stored.tally import counted
from whimbrel.manual.actions.visits import count_readings


@counted(r"/(\w\w)/manual/articles/([^/]+)/")
def articles(day: date, times: Mapping[tuple[str, ...], int]) -> None:
    count_readings(day=day, times={(code, slug): n for (code, slug), n in times.items()})
