"""What people may say about themselves."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import language_names
from whimbrel.people.actions.account import (
    LANGUAGE_AND_TIME,
    NAME_AND_OFFICE,
    OWN_WORDS,
    WHERE_TO_FIND,
    WRITING,
)
from whimbrel.people.models import User
from whimbrel.people.particulars import CHOSEN, SPOKEN, Audience
from whimbrel.people.time_zones import Offered, offered_time_zones, time_zones

if TYPE_CHECKING:
    Form = forms.ModelForm[User]
else:
    Form = forms.ModelForm

GROUPS: list[tuple[Promise, list[str]]] = [
    (_("Name and office"), NAME_AND_OFFICE),
    (_("Language and time zone"), LANGUAGE_AND_TIME),
    (_("How we write to you"), WRITING),
    (_("Where to find you"), WHERE_TO_FIND),
]


class ProfileForm(Form):
    """What a person may say about themselves. Only what was asked is answered: a field that was not sent stays."""

    spoken_languages = forms.MultipleChoiceField(
        label=_("Languages spoken"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = User
        fields = OWN_WORDS
        labels = {
            "display_name": _("Name shown to others"),
            "language": _("Language"),
            "time_zone": _("Time zone"),
            "written_to": _("How often we write"),
            "quiet_from": _("Quiet from"),
            "quiet_until": _("Quiet until"),
            "personal_title": _("Form of address"),
            "given_name": _("Given name"),
            "family_name": _("Family name"),
            "position": _("Position"),
            "organisation": _("Organisation"),
            "department": _("Department"),
            "phone": _("Telephone"),
            "second_email": _("Second e-mail address"),
            "address": _("Postal address"),
            "expertise": _("Expertise"),
        }
        help_texts = {
            "display_name": _("Your name or your office, as others should see it."),
            "position": _("The Convention publishes it with your name."),
            "language": _(
                "In which we write to you, and in which the site opens after you sign in."
            ),
            "time_zone": _("Deadlines and meetings are shown by this clock too."),
            "written_to": _(
                "Answers to what you do yourself, such as a code to sign in, always come at once."
            ),
            "quiet_from": _("By your own clock. What happens then waits until the quiet ends."),
            "quiet_until": _("Leave both empty to be written to at any hour."),
            "phone": _("With the code of the country: +254 20 123 4567."),
            "expertise": _("A few words by which others find you: bycatch, waterbirds, raptors."),
        }
        widgets = {
            "quiet_from": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "quiet_until": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "address": forms.Textarea(attrs={"rows": 4, "autocomplete": "street-address"}),
            "personal_title": forms.TextInput(attrs={"autocomplete": "honorific-prefix"}),
            "given_name": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "family_name": forms.TextInput(attrs={"autocomplete": "family-name"}),
            "position": forms.TextInput(attrs={"autocomplete": "organization-title"}),
            "organisation": forms.TextInput(attrs={"autocomplete": "organization"}),
            "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_time_zones()
        self._offer_languages()
        if self.is_bound:
            for name in [name for name in self.fields if self._is_unasked(name)]:
                del self.fields[name]

    def groups(self) -> list[tuple[Promise, list[BoundField]]]:
        """The questions under their headings; without those that nothing is asked of."""
        grouped = [
            (heading, [self[name] for name in names if name in self.fields])
            for heading, names in GROUPS
        ]
        return [(heading, fields) for heading, fields in grouped if fields]

    def clean_spoken_languages(self) -> str:
        return ",".join(self.cleaned_data["spoken_languages"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if {"quiet_from", "quiet_until"} <= said.keys():
            begin, end = said["quiet_from"], said["quiet_until"]
            if (begin is None) != (end is None):
                missing = "quiet_from" if begin is None else "quiet_until"
                self.add_error(missing, _("Quiet hours need a beginning and an end, or neither."))
            elif begin is not None and begin == end:
                self.add_error("quiet_until", _("Quiet hours that end as they begin never end."))
        return said

    def _is_unasked(self, name: str) -> bool:
        # Boxes none of which is ticked are not sent; they are asked beside the others of their group.
        sign = "phone" if name == "spoken_languages" else name
        return self.add_prefix(sign) not in self.data

    def _offer_time_zones(self) -> None:
        if "time_zone" in self.fields:
            kept = self.instance.time_zone
            offered: Offered = list(offered_time_zones())
            if kept in time_zones() and kept not in {
                name for _w, group in offered for name, _p in group
            }:
                offered.insert(0, (_("Yours"), [(kept, kept)]))
            self.fields["time_zone"].widget = forms.Select(choices=offered)

    def _offer_languages(self) -> None:
        if "spoken_languages" in self.fields:
            spoken = self.instance.languages_spoken
            codes = [*SPOKEN, *(code for code in spoken if code not in SPOKEN)]
            field = self.fields["spoken_languages"]
            field.choices = list(zip(codes, language_names(codes), strict=True))  # type: ignore[attr-defined]
            self.initial["spoken_languages"] = spoken


class LanguageAndTimeForm(ProfileForm):
    """The first step of the welcome."""

    class Meta(ProfileForm.Meta):
        fields = LANGUAGE_AND_TIME

    spoken_languages = None  # type: ignore[assignment]


class WritingForm(ProfileForm):
    """The second step of the welcome."""

    class Meta(ProfileForm.Meta):
        fields = WRITING

    spoken_languages = None  # type: ignore[assignment]


class PrivacyForm(forms.Form):
    """To whom each particular is shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in CHOSEN:
            self.fields[kind.field] = forms.ChoiceField(
                label=str(kind.label), choices=Audience.choices
            )


class LeavingForm(forms.Form):
    """Whoever leaves types their own address, so that nobody leaves by a slip."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Type it as it stands above. This cannot be undone."),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if email.casefold() != self.person.email.casefold():
            raise forms.ValidationError(
                _("This is not the address of your account. Nothing was removed.")
            )
        return email
