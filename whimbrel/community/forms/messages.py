"""What people fill in to write privately, or to many."""

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.community.forms.writing import LONGEST
from whimbrel.community.models import Circular, Space
from whimbrel.community.queries.circulars import Asked
from whimbrel.core.languages import LANGUAGES
from whimbrel.core.uploads import CheckedFileField
from whimbrel.people.models import User
from whimbrel.treaties.models import NATIONAL, Instrument, Region, Role

MOST_PEOPLE = 12


class AnswerForm(forms.Form):
    """A message in a conversation."""

    words = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={"required": _("Write something first. Nothing was sent.")},
    )
    language = forms.ChoiceField(label=_("Language you write in"), choices=LANGUAGES)
    file = CheckedFileField(label=_("A file"), required=False)
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)


class ConversationForm(AnswerForm):
    """The first message to one or a few people."""

    field_order = ["to", "subject", "words", "language", "file"]
    to = forms.ModelMultipleChoiceField(
        label=_("To"),
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Find at least one person to write to, and tick the name.")},
    )
    subject = forms.CharField(
        label=pgettext_lazy("of a message", "Subject"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = people  # type: ignore[attr-defined]

    def clean_to(self) -> list[User]:
        chosen = list(self.cleaned_data["to"])
        if len(chosen) > MOST_PEOPLE:
            raise forms.ValidationError(
                _("Write to at most %(most)s people at once; a larger group has its space."),
                params={"most": MOST_PEOPLE},
            )
        return chosen


class ReportForm(forms.Form):
    """Why a private message should not have been written."""

    why = forms.CharField(
        label=_("What is wrong with this message"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_(
            "Who keeps order may then read this one message. Everybody in the conversation sees that they did."
        ),
        error_messages={"required": _("Say in a few words what is wrong.")},
    )


class CircularForm(forms.Form):
    """One message to many: to whom, and what."""

    ROLES: ClassVar[list[tuple[str, str | Promise]]] = [
        ("", _("Everybody named by a government")),
        *((str(role), role.label) for role in (*NATIONAL, Role.STANDING)),
    ]
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, required=False)
    region = forms.ModelChoiceField(
        label=_("Region"), queryset=Region.objects.none(), required=False, empty_label=_("All")
    )
    instrument = forms.ModelChoiceField(
        label=_("Instrument"),
        queryset=Instrument.objects.none(),
        required=False,
        empty_label=_("All"),
    )
    to = forms.ChoiceField(label=_("Countries"), choices=Circular.To, required=False)
    space = forms.ModelChoiceField(
        label=_("Or everybody in the space of a meeting or group"),
        queryset=Space.objects.none(),
        required=False,
        empty_label=_("No space"),
    )
    subject = forms.CharField(
        label=pgettext_lazy("of a message", "Subject"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    words = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        error_messages={"required": _("Write something first. Nothing was sent.")},
    )
    language = forms.ChoiceField(label=_("Language you write in"), choices=LANGUAGES)
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)
    # How many people the author was shown; what has changed since is shown again.
    people = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, regions: Any, spaces: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].queryset = regions  # type: ignore[attr-defined]
        self.fields["instrument"].queryset = Instrument.objects.order_by("code")  # type: ignore[attr-defined]
        self.fields["space"].queryset = spaces  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("to", "all") not in ("", "all") and not given.get("instrument"):
            self.add_error("instrument", _("Parties to what? Choose the instrument."))
        if not self.errors and self.asked().names_nobody:
            self.add_error(
                "region", _("Choose at least a role, a region, an instrument or a space.")
            )
        return given

    def asked(self) -> Asked:
        given = self.cleaned_data
        return Asked(
            role=given.get("role", ""),
            region=given.get("region"),
            instrument=given.get("instrument"),
            to=given.get("to") or Circular.To.ALL,
            space=given.get("space"),
        )
