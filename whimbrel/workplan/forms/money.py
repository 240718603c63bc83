"""What the Secretariat fills in about the money of a grant."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from whimbrel.core.money import CURRENCIES
from whimbrel.treaties.models import Meeting
from whimbrel.workplan.forms.appraisal import DAY
from whimbrel.workplan.models import Activity, Grant, Movement, WorkPlan


class MovementForm(forms.Form):
    """One movement of money, and the activities and workshops it falls to in equal parts or by their weights."""

    kind = forms.ChoiceField(label=_("What happened"), choices=Movement.Kind.choices)
    day = forms.DateField(label=_("Day"), widget=DAY)
    amount = forms.DecimalField(
        label=_("Amount"), max_digits=16, decimal_places=2, min_value=Decimal("0.01")
    )
    currency = forms.ChoiceField(label=_("Currency"), choices=[(one, one) for one in CURRENCIES])
    rate = forms.DecimalField(
        label=_("Rate of exchange"),
        help_text=_("Units of the account's currency for one of this, on that day"),
        max_digits=18,
        decimal_places=8,
        min_value=Decimal("0.00000001"),
        required=False,
    )
    shares = forms.CharField(
        label=_("Activities and workshops it falls to"),
        help_text=_("One a line: its code, and its weight where the parts are not equal: A1 2"),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=5000,
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        grant: Grant,
        activities: QuerySet[Activity],
        meetings: QuerySet[Meeting] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.grant, self.activities = grant, activities
        self.meetings = Meeting.objects.none() if meetings is None else meetings
        self.fields["currency"].initial = grant.currency
        self.fields["day"].initial = localdate()

    def clean_shares(self) -> dict[Activity | Meeting, Decimal]:
        """Activities and workshops with their weights. A code that several plans have is said with its plan before it."""
        known = _by_code(self.activities, self.meetings)
        weights: dict[Activity | Meeting, Decimal] = {}
        for line in self.cleaned_data["shares"].splitlines():
            code, _space, weight = line.strip().partition(" ")
            if not code:
                continue
            if code not in known:
                raise forms.ValidationError(
                    _(
                        "“%(code)s” is the code of no activity or workshop. Look it up in the work plan."
                    ),
                    params={"code": code},
                )
            if len(known[code]) > 1:
                raise forms.ValidationError(
                    _("“%(code)s” is the code of several. Write which: %(which)s."),
                    params={"code": code, "which": ", ".join(map(_full_code, known[code]))},
                )
            weights[known[code][0]] = _weight(line, weight.strip().replace(",", "."))
        return weights

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("currency") == self.grant.currency:
            given["rate"] = Decimal(1)
        elif given.get("currency") and not given.get("rate") and "rate" not in self.errors:
            self.add_error(
                "rate",
                _("Give the rate of that day: how many %(currency)s one unit was worth.")
                % {"currency": self.grant.currency},
            )
        return given


class TakeBackForm(forms.Form):
    """Why a movement was wrong."""

    reason = forms.CharField(label=_("What was wrong with it"), max_length=300)


class CarryOverForm(forms.Form):
    """The plan in which the unfinished goes on."""

    def __init__(self, *args: Any, plans: QuerySet[WorkPlan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"] = forms.ModelChoiceField(label=_("Work plan"), queryset=plans)


def _full_code(one: Activity | Meeting) -> str:
    if isinstance(one, Meeting):
        return one.code
    activity = one
    return f"{activity.item.plan.code}/{activity.item.code}/{activity.code}"


def _by_code(
    activities: QuerySet[Activity], meetings: QuerySet[Meeting]
) -> dict[str, list[Activity | Meeting]]:
    """What each way of saying an activity names: its code, with the plan before it, with plan and item before it; a
    workshop is named by its code."""
    named: dict[str, list[Activity | Meeting]] = {one.code: [one] for one in meetings}
    for one in activities.select_related("item__plan"):
        for words in (one.code, f"{one.item.plan.code}/{one.code}", _full_code(one)):
            named.setdefault(words, []).append(one)
    return named


def _weight(line: str, weight: str) -> Decimal:
    if not weight:
        return Decimal(1)
    if not weight.replace(".", "", 1).isdecimal() or Decimal(weight) <= 0:
        raise forms.ValidationError(
            _("“%(line)s”: the weight is a number above nought, such as 2 or 0.5."),
            params={"line": line.strip()},
        )
    return Decimal(weight)
