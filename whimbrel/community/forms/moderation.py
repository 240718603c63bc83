"""What keeping order asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models import Space, Thread


class FlagForm(forms.Form):
    """Why a post should not stand as it does."""

    why = forms.CharField(
        label=_("What is wrong with this post"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Only those who keep order in this space read it."),
        error_messages={"required": _("Say in a few words what is wrong.")},
    )


class OrderForm(forms.Form):
    """What is to become of a thread."""

    DEEDS = [
        ("pin", _("Keep it on top of the space, or let it go")),
        ("close", _("Close it to answers, or open it again")),
        ("move", _("Move it to another space")),
        ("split", _("Put some posts into a thread of their own")),
        ("merge", _("Put its posts behind those of another thread")),
        ("remove", _("Take it out of sight")),
    ]
    NEEDS = {"move": ["space"], "split": ["numbers", "title"], "merge": ["thread"]}

    deed = forms.ChoiceField(label=_("What to do"), choices=DEEDS, widget=forms.RadioSelect)
    space = forms.ModelChoiceField(
        label=_("To which space"), queryset=Space.objects.none(), required=False
    )
    numbers = forms.CharField(
        label=_("Which posts"), required=False, help_text=_("Their numbers, such as 4, 7, 8")
    )
    title = forms.CharField(label=_("Title of the new thread"), max_length=200, required=False)
    thread = forms.ModelChoiceField(
        label=_("Behind which thread"),
        queryset=Thread.objects.none(),
        required=False,
        widget=forms.NumberInput,
        help_text=_("Its number, as in its address"),
    )

    def __init__(self, *args: Any, spaces: Any, threads: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["space"].queryset = spaces  # type: ignore[attr-defined]
        self.fields["thread"].queryset = threads  # type: ignore[attr-defined]

    def clean_numbers(self) -> list[int]:
        words = self.cleaned_data["numbers"].replace(",", " ").split()
        if not all(word.isdecimal() for word in words):
            raise forms.ValidationError(_("Write numbers only, with commas between them."))
        return [int(word) for word in words]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in self.NEEDS.get(given.get("deed", ""), []):
            if not given.get(name) and name not in self.errors:
                self.add_error(name, _("This is needed for what you chose."))
        return given
