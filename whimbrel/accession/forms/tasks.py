"""What is asked of a task: what, who, until when; and what came of it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from whimbrel.core.day_fields import PastDayField
from whimbrel.core.widgets import DayInput
from whimbrel.people.models import User


class TaskFilterForm(forms.Form):
    """Which tasks are shown."""

    mine = forms.BooleanField(label=_("Only mine"), required=False)
    late = forms.BooleanField(label=_("Only late ones"), required=False)
    left = forms.BooleanField(label=_("Only those with nobody to do them"), required=False)


class GiveTaskForm(forms.Form):
    """Who does it, until when."""

    owner = forms.ModelChoiceField(User.objects.none(), label=_("Who does it"))
    due_on = forms.DateField(label=_("Due on"), widget=DayInput())

    def __init__(self, *args: Any, officers: QuerySet[User], **kwargs: Any) -> None:
        """`officers` are those who keep the file."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = officers  # type: ignore[attr-defined]


class TaskForm(GiveTaskForm):
    """A task that follows from no contact and no playbook."""

    words = forms.CharField(label=_("What is to be done"), max_length=300)
    field_order = ("words", "owner", "due_on")


class DoneForm(forms.Form):
    """On which day it was done, and what came of it."""

    on = PastDayField(label=_("Done on"))
    result = forms.CharField(
        label=_("What came of it"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class PassTasksForm(forms.Form):
    """From whom to whom all open tasks pass."""

    giver = forms.ModelChoiceField(User.objects.none(), label=_("From"))
    taker = forms.ModelChoiceField(User.objects.none(), label=_("To"))

    def __init__(
        self, *args: Any, givers: QuerySet[User], takers: QuerySet[User], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["giver"].queryset = givers  # type: ignore[attr-defined]
        self.fields["taker"].queryset = takers  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("giver") and given.get("giver") == given.get("taker"):
            self.add_error("taker", _("Choose somebody else."))
        return given
