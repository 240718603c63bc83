"""What is asked while a timetable is put together: a day, a time of the clock there, minutes."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.training.models import Session, Workshop

LONGEST = 24 * 60
TIME = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class TimeForm(forms.Form):
    """When a session begins by the clock of the event, how long it takes, and where."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=DAY)
    at = forms.TimeField(label=gettext_lazy("Begins at"), widget=TIME)
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"), min_value=5, max_value=LONGEST, initial=60
    )
    room = forms.CharField(label=gettext_lazy("Room"), max_length=100, required=False)

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workshop = workshop

    def starts_at(self) -> datetime:
        """By the clock of the event."""
        day, at = self.cleaned_data["day"], self.cleaned_data["at"]
        return datetime.combine(day, at, self.workshop.zone)


class NewSessionForm(TimeForm):
    """A session or a break. It begins where the agenda ends, unless something else is typed."""

    title = forms.CharField(label=gettext_lazy("Title in English"), max_length=250, required=False)
    method = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Session.Method.choices)
    field_order = ("title", "method", "day", "at", "minutes", "room")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not said.get("title"):
            if said.get("method") == Session.Method.BREAK:
                said["title"] = "Break"
            elif "title" not in self.errors:
                self.add_error("title", _("Give the session a title."))
        return said


def begin_after(workshop: Workshop, ends_at: datetime | None) -> dict[str, Any]:
    """Where a new session begins: after the last, or at nine on the first day."""
    if ends_at is not None:
        local = workshop.local(ends_at)
        return {"day": local.date(), "at": local.time().replace(tzinfo=None)}
    first: date | None = workshop.meeting.starts_on
    return {"day": first, "at": time(9)}


def time_of(session: Session) -> dict[str, Any]:
    """How a session stands, as a form shows it."""
    local = session.local_start()
    length: timedelta = session.ends_at - session.starts_at
    return {
        "day": local.date(),
        "at": local.time(),
        "minutes": int(length.total_seconds() // 60),
        "room": session.room,
    }
