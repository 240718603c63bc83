"""When a report goes out by itself, about what, and to whom."""

from typing import Any, ClassVar

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from whimbrel.people.models import User
from whimbrel.report.actions.begin_report import needed_by
from whimbrel.report.actions.scheduled_reports import who_may_receive
from whimbrel.report.models import ReportSchedule
from whimbrel.report.models.schedule import ABOUT

MOST = 50


class ScheduleForm(forms.ModelForm[ReportSchedule]):
    """One schedule, with its readers by their addresses."""

    addresses = forms.CharField(
        label=_("To whom"), widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The addresses of their accounts, one a line. The Secretariat may be told of every report; of an update the members of the Standing Committee too, of a grant its donor’s people, of a country or a region its focal points."),
    )  # fmt: skip

    field_order = ("title", "pattern", *ABOUT, "instrument", "meeting", "every", "day", "language")

    class Meta:
        model = ReportSchedule
        fields = (
            "title", "pattern", "plan", "grant", "region", "country", "instrument", "meeting",
            "every", "day", "language",
        )  # fmt: skip
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "day": forms.NumberInput(attrs={"min": 1, "max": 28})
        }
        help_texts: ClassVar[dict[str, Any]] = {
            "day": _("It goes out on this day, 1 to 28, after the month, quarter or year is over."),
            "meeting": _("The meeting the report is for"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region: Any = self.fields["region"]
        region.queryset = region.queryset.filter(within=None)
        language: Any = self.fields["language"]
        language.choices = [("", _("Each reader’s own")), *language.choices[1:]]
        if self.instance.pk:
            known = self.instance.readers.order_by("email").values_list("email", flat=True)
            self.fields["addresses"].initial = "\n".join(known)

    def clean_addresses(self) -> list[User]:
        """The accounts, each once. Every address that has none is named."""
        asked = list(dict.fromkeys(self.cleaned_data["addresses"].lower().split()))
        if len(asked) > MOST:
            raise forms.ValidationError(_("At most %(n)s people can be told.") % {"n": MOST})
        found = {
            one.email.lower(): one for one in User.objects.filter(is_active=True, email__in=asked)
        }
        unknown = [one for one in asked if one not in found]
        if unknown:
            said = _("Nobody signs in here with %(addresses)s. Correct it, or invite them first.")
            raise forms.ValidationError(said % {"addresses": ", ".join(unknown)})
        return [found[one] for one in asked]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        pattern = cleaned.get("pattern")
        needed = needed_by(pattern) if pattern else []
        for name in ABOUT:
            if name in needed and not cleaned.get(name):
                self.add_error(name, _("Choose what the report is about."))
            elif name not in needed:
                cleaned[name] = None
        if not self.errors:
            self._look_at_readers(cleaned)
        return cleaned

    def _look_at_readers(self, cleaned: dict[str, Any]) -> None:
        told = ReportSchedule(**{name: cleaned[name] for name in ("pattern", *ABOUT)})
        readers = cleaned["addresses"]
        allowed = who_may_receive(told, readers, on=localdate())
        others = [one.email for one in readers if one.pk not in allowed]
        if others:
            said = _("May not be told of this report: %(addresses)s. Take them out.")
            self.add_error("addresses", said % {"addresses": ", ".join(others)})
