"""What people fill in to answer a notification, and what the Secretariat enters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.day_fields import PastDayField
from whimbrel.core.uploads import CheckedFileField
from whimbrel.meetings.models import NotedCountry, Notification
from whimbrel.treaties.models import Instrument

LONGEST = 20_000


class AnswerForm(forms.Form):
    """What a country answers."""

    words = forms.CharField(
        label=_("Answer"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        error_messages={"required": _("Write the answer in a few words. Nothing was sent.")},
    )
    file = CheckedFileField(
        label=_("File"), required=False, help_text=_("Where the answer has a form or a letter")
    )


class PaperForm(AnswerForm):
    """What a country wrote to the Secretariat."""

    noted = forms.ModelChoiceField(label=_("Country"), queryset=NotedCountry.objects.none())
    came_on = PastDayField(label=_("Received on"))
    field_order = ("noted", "came_on", "words", "file")

    def __init__(self, *args: Any, notification: Notification, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = notification.countries.select_related("country").order_by("country__name_en")
        self.fields["noted"].queryset = rows  # type: ignore[attr-defined]
        self.fields["noted"].label_from_instance = lambda one: one.country.name  # type: ignore[attr-defined]


class NotificationFilterForm(forms.Form):
    """Which notifications are listed."""

    instrument = forms.ModelChoiceField(
        label=_("Instrument"),
        queryset=Instrument.objects.none(),
        required=False,
        to_field_name="slug",
        empty_label=_("All"),
    )
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        used = Notification.objects.issued().values("instrument")
        self.fields["instrument"].queryset = Instrument.objects.filter(pk__in=used)  # type: ignore[attr-defined]
        self.fields["year"].choices = [("", _("All")), *((year, str(year)) for year in years)]  # type: ignore[attr-defined]
