"""Of what the public looks at plans: on a map, and by global target."""

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.nbsap.forms.plans import RegisterForm
from whimbrel.nbsap.models import Framework
from whimbrel.nbsap.queries.mapped import Shown


class MapForm(RegisterForm):
    """What the map shows, and of which region."""

    shows = forms.ChoiceField(
        label=_("What the map shows"), choices=Shown.choices, required=False,
        error_messages={"invalid_choice": _("There is no such map. Choose one from the list.")},
    )  # fmt: skip

    def shown(self) -> Shown:
        return Shown(self.cleaned_data["shows"] or Shown.STATUS)


class TargetsForm(RegisterForm):
    """Which global targets are shown, and of which region's countries."""

    framework = forms.ChoiceField(
        label=_("Global targets"), choices=Framework.choices, required=False,
        error_messages={"invalid_choice": _("There are no such targets. Choose from the list.")},
    )  # fmt: skip

    def chosen(self) -> Framework:
        return Framework(self.cleaned_data["framework"] or Framework.KMGBF)
