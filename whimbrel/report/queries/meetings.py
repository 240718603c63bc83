"""Figures of meetings: what they are called, when they met."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from whimbrel.core.languages import translated
from whimbrel.core.periods import written_days
from whimbrel.report.queries.counting import Count, Counting, kind
from whimbrel.report.queries.wording import months
from whimbrel.treaties.models import Meeting


@kind(needs=["meeting"])
def meeting_name(counting: Counting, asked: Mapping[str, Any]) -> Count:
    meeting = counting.meeting(asked, "meeting")
    return Count(
        value=meeting.label,
        text=meeting.label,
        rule=_("The meeting by its short name."),
        **_one_row(counting, meeting),
    )


@kind(needs=["meeting"])
def meeting_month(counting: Counting, asked: Mapping[str, Any]) -> Count:
    meeting = counting.meeting(asked, "meeting")
    met = [meeting.starts_on] if meeting.starts_on else []
    return Count(
        value=f"{met[0]:%Y-%m}" if met else "",
        text=months(met, counting.language),
        rule=_("The month in which the meeting began."),
        **_one_row(counting, meeting),
    )


def _one_row(counting: Counting, meeting: Meeting) -> dict[str, Any]:
    span = "–"
    if meeting.starts_on:
        last = meeting.ends_on or meeting.starts_on
        span = written_days(meeting.starts_on, last, counting.language)
    title = translated(meeting, "title", counting.language)
    return {
        "columns": (_("Meeting"), _("Title"), _("Days"), _("Place"), _("Source")),
        "rows": ((meeting.code, title, span, meeting.place, meeting.source),),
        "source": _("Register of meetings."),
    }
