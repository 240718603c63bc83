"""What is asked about the directory."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import language_names, sort_key
from whimbrel.people.particulars import SPOKEN
from whimbrel.treaties.fields import RecordField, RegionField
from whimbrel.treaties.models import Body, Country, Instrument, Role


class DirectoryFilterForm(forms.Form):
    """Whom the directory shows."""

    q = forms.CharField(label=_("Name or post"), required=False, max_length=60)
    country = RecordField(
        Country.objects.none(),
        label=_("Country"),
        required=False,
        to_field_name="iso3",
        empty_label=_("All countries"),
        error_messages={"invalid_choice": _("There is no such country. Choose one from the list.")},
    )
    region = RegionField()
    instrument = RecordField(
        Instrument.objects.exclude(kind=Instrument.Kind.SISTER_CONVENTION),
        label=_("Instrument"),
        required=False,
        to_field_name="slug",
        empty_label=_("All instruments"),
        error_messages={
            "invalid_choice": _("There is no such instrument. Choose one from the list.")
        },
    )
    role = forms.ChoiceField(
        label=_("Role"),
        required=False,
        error_messages={"invalid_choice": _("There is no such role. Choose one from the list.")},
    )

    language = forms.ChoiceField(
        label=_("Language spoken"),
        required=False,
        error_messages={"invalid_choice": _("We know no such language. Choose one from the list.")},
    )
    expertise = forms.CharField(label=_("Expertise"), required=False, max_length=60)
    # Filled by the page of a body.
    body = RecordField(
        Body.objects.all(), required=False, to_field_name="code", widget=forms.HiddenInput
    )

    def __init__(
        self, query: dict[str, Any], *, roles: tuple[Role, ...], countries: Iterable[Country]
    ) -> None:
        super().__init__(query)
        languages = zip(SPOKEN, language_names(SPOKEN), strict=True)
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            ("", _("All languages")),
            *sorted(languages, key=lambda pair: sort_key(pair[1])),
        ]
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            ("", _("All roles")),
            *((role.value, role.label) for role in roles),
        ]
        # Only countries for which somebody is in office are offered; a link may name any.
        self.fields["country"].queryset = Country.objects.all()  # type: ignore[attr-defined]
        self.fields["country"].widget = forms.Select(
            choices=[("", _("All countries")), *((one.iso3, one.name) for one in countries)]
        )
