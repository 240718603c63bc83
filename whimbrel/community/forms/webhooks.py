"""What the Secretariat fills in so that another program is told of what is written."""

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models import Webhook
from whimbrel.community.queries.public_talk import public_spaces
from whimbrel.core.outward import why_not_callable


class WebhookForm(forms.Form):
    """Where to, of which space, and of what."""

    url = forms.CharField(
        label=_("Address"),
        max_length=500,
        help_text=_("Begins with https:// and lies in the open Internet"),
    )
    space = forms.ModelChoiceField(
        label=_("Space"), queryset=public_spaces().order_by("name_en"), required=False,
        empty_label=_("All public spaces"),
    )  # fmt: skip
    tells_of = forms.ChoiceField(label=_("Tells of"), choices=Webhook.TellsOf.choices)

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"].strip()
        if why_not_callable(url):
            raise forms.ValidationError(
                _(
                    "This address cannot be called. Give one that begins with https:// and lies in the open Internet."
                )
            )
        return url
