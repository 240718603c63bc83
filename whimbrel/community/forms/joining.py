"""Who is asked into a space, and why somebody asks to be let in."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.people.models import User


class InviteForm(forms.Form):
    """Somebody with an account here, by e-mail address or the name they show."""

    who = forms.CharField(
        label=_("Whom to invite"),
        max_length=254,
        help_text=_("The e-mail address, or the name as it stands in the directory"),
    )

    def clean_who(self) -> User:
        said = self.cleaned_data["who"].strip()
        found = list(
            User.objects.filter(
                Q(email__iexact=said) | Q(display_name__iexact=said), is_active=True
            )[:2]
        )
        if len(found) != 1:
            raise forms.ValidationError(
                _(
                    "Nobody here, or more than one, is known so. Write the e-mail address of their account."
                )
            )
        return found[0]


class JoinForm(forms.Form):
    """Why somebody asks to be let in."""

    because = forms.CharField(
        label=_("Why you would like to take part"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Those who keep order in this space read it."),
    )
