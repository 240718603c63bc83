"""What is asked once a year."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerForm(forms.Form):
    """What is wrong in the directory, where something is."""

    correction = forms.CharField(
        label=_("What is not right, or not any more?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In your own words: a new telephone number, another office, somebody else."),
    )

    def __init__(self, *args: Any, is_wrong: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_wrong:
            self.fields["correction"].required = True
            self.fields["correction"].error_messages["required"] = _(
                "Write what is wrong, or press “Yes, all is right”."
            )
