"""How two persons of a file stand to each other."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.accession.models import Counterpart, RecruitmentFile, Relation
from whimbrel.core.widgets import DayInput


class RelationForm(forms.Form):
    """Who stands how to whom, since when."""

    giver = forms.ModelChoiceField(Counterpart.objects.none(), label=_("Who"))
    kind = forms.ChoiceField(label=_("How they stand to each other"), choices=Relation.Kind.choices)
    taker = forms.ModelChoiceField(Counterpart.objects.none(), label=_("To whom"))
    starts_on = forms.DateField(label=_("Since"), widget=DayInput())

    def __init__(self, *args: Any, file: RecruitmentFile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("giver", "taker"):
            ours = file.counterparts.filter(ends_on=None)
            self.fields[name].queryset = ours  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("giver") and given.get("giver") == given.get("taker"):
            self.add_error("taker", _("Choose somebody else."))
        return given
