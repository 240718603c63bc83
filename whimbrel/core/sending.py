"""A message to many, which its writer sees before it goes out, and which goes out once however often it is sent.

A form that asks for one takes `SendingMixin`. Its view counts whom the message would reach, sends where `is_to_be_sent`
says so, and else shows the form again after `show_to`, with whom it reaches.
"""

from copy import copy
from typing import Any
from uuid import uuid4

from django import forms


class SendingMixin(forms.Form):
    """The sending's own key, and how many people its writer was shown."""

    key = forms.CharField(
        max_length=64, widget=forms.HiddenInput, initial=lambda: uuid4().hex
    )  # fmt: skip
    people = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def is_to_be_sent(self, number: int) -> bool:
        """Whether the writer pressed the button that sends, and had seen that it goes to so many. Of a valid form."""
        return bool(number) and "send" in self.data and self.cleaned_data["people"] == number

    def show_to(self, number: int) -> None:
        """From now on the form holds that its writer was shown so many."""
        shown: Any = copy(self.data)
        shown["people"] = str(number)
        self.data = shown
