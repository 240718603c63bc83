"""What people fill in to set a date, or to look for one."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.community.actions.events import Planned
from whimbrel.community.forms.spoken import MomentField
from whimbrel.community.models import Event
from whimbrel.core.languages import LANGUAGES

FEWEST, MOST = 2, 8


class EventForm(forms.Form):
    """A date of a space. Times are by the clock of whoever fills it in."""

    kind = forms.ChoiceField(label=_("What it is"), choices=Event.Kind, widget=forms.RadioSelect)
    title = forms.CharField(
        label=pgettext_lazy("of an event", "Title"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    starts_at = MomentField(label=_("Begins, or is due"))
    ends_at = MomentField(label=_("Ends"), required=False)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    link = forms.URLField(
        label=_("Link"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=_("To a call or a page"),
    )
    about = forms.CharField(
        label=_("What it is about"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    language = forms.ChoiceField(label=_("Language you write in"), choices=LANGUAGES)
    asks_answer = forms.BooleanField(
        label=_("Write to those who belong here, and ask who comes"), required=False
    )
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        starts, ends = given.get("starts_at"), given.get("ends_at")
        if starts and ends and ends < starts:
            self.add_error("ends_at", _("This is before it begins. Choose a later moment."))
        return given

    def planned(self) -> Planned:
        return Planned(
            **{name: value for name, value in self.cleaned_data.items() if name != "key"}
        )


class AnswerEventForm(forms.Form):
    """Whether one comes."""

    comes = forms.ChoiceField(choices=[("yes", ""), ("maybe", ""), ("no", "")])


class TimeQuestionForm(forms.Form):
    """Moments that are offered, one a line, by the clock of whoever offers them."""

    title = forms.CharField(
        label=_("What you want to meet about"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=600)
    moments = forms.CharField(
        label=_("Moments to choose from"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "ltr"}),
        help_text=_("One a line, by your own clock, such as 2027-03-15 14:00"),
    )
    language = forms.ChoiceField(label=_("Language you write in"), choices=LANGUAGES)
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)

    def clean_moments(self) -> list[datetime]:
        lines = [line.strip() for line in self.cleaned_data["moments"].splitlines() if line.strip()]
        moments = [_moment(line) for line in lines]
        if not FEWEST <= len(set(moments)) <= MOST:
            raise forms.ValidationError(_("Offer two moments at least, eight at most."))
        if min(moments) <= timezone.now():
            raise forms.ValidationError(_("Offer only moments that are still to come."))
        return moments


def _moment(line: str) -> datetime:
    try:
        read = datetime.fromisoformat(line)
    except ValueError:
        raise forms.ValidationError(
            _("“%(line)s” cannot be read. Write year, month, day and time: 2027-03-15 14:00."),
            params={"line": line},
        ) from None
    return read if read.tzinfo else timezone.make_aware(read)
