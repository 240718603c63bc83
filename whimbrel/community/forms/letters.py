"""When letters come."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.people.models.user import check_time_zone
from whimbrel.people.time_zones import offered_time_zones

HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]


class HourForm(forms.Form):
    """At which hour, and by which clock, what was written comes all together."""

    hour = forms.TypedChoiceField(label=_("At what hour"), choices=HOURS, coerce=int)
    time_zone = forms.CharField(
        label=_("By the clock of"), max_length=64, validators=[check_time_zone]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = self.initial.get("time_zone", "")
        offered: list[Any] = list(offered_time_zones())
        if kept and kept not in {name for _area, names in offered for name, _city in names}:
            offered.insert(0, (kept, kept))
        self.fields["time_zone"].widget = forms.Select(choices=offered)
