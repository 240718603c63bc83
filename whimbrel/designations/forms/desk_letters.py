"""What is asked at the Secretariat's desk about a letter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.designations.forms.letters import LetterForm
from whimbrel.treaties.models import (
    NATIONAL,
    OF_A_BODY,
    REGIONAL,
    SECRETARIAT,
    Body,
    Country,
    Region,
    Role,
)

# For whom somebody speaks who is named for the role.
SPEAKS_FOR = {"country": NATIONAL, "region": REGIONAL, "body": OF_A_BODY}
MISSING = {
    "country": _("Choose the country that names a person for this role."),
    "region": _("Choose the region for which a member of the Standing Committee speaks."),
    "body": _("Choose the body or organization. Where it is missing, add it first under “Bodies”."),
}


class DeskLetterForm(LetterForm):
    """A letter for any role: of a government, of a region, of a body, or of the Secretariat itself."""

    class Meta(LetterForm.Meta):
        fields = ["kind", "role", "country", "region", "body", *LetterForm.Meta.fields[2:]]

    def __init__(self, *args: Any, may_name_colleagues: bool, **kwargs: Any) -> None:
        self.may_name_colleagues = may_name_colleagues
        super().__init__(*args, **kwargs)
        self.fields["instruments"].required = False
        for name, records in (
            ("country", Country.objects.order_by("name_en")),
            ("region", Region.objects.order_by("name_en")),
            ("body", Body.objects.order_by("name_en")),
        ):
            self.fields[name].queryset = records  # type: ignore[attr-defined]
            self.fields[name].label_from_instance = lambda one: one.name  # type: ignore[attr-defined]

    def roles(self) -> list[tuple[str, Any]]:
        """Every role; those of the Secretariat only for whoever may let people in there."""
        return [
            (role.value, role.label)
            for role in Role
            if self.may_name_colleagues or role not in SECRETARIAT
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        role = said.get("role")
        for name, roles in SPEAKS_FOR.items():
            if role in roles and not said.get(name) and name not in self.errors:
                self.add_error(name, MISSING[name])
        if role in NATIONAL and not said.get("instruments") and "instruments" not in self.errors:
            self.add_error("instruments", _("Choose the instruments that the letter speaks of."))
        return said


class SettleForm(forms.Form):
    """What the Secretariat says to a letter: the points that hold, or why it goes back."""

    points = forms.MultipleChoiceField(
        label=_("Look at the letter. Tick what is true of it."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    because = forms.CharField(
        label=_("Why it cannot be taken"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Only where you send it back. Who handed it in reads this."),
    )

    def __init__(self, *args: Any, points: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["points"].choices = list(points.items())  # type: ignore[attr-defined]
