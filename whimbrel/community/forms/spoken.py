"""Questions that are answered in one language or in several."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import LANGUAGES, direction

MOMENT = "%Y-%m-%dT%H:%M"


class MomentField(forms.DateTimeField):
    """Day and time by the clock that Django goes by while the form is shown and read: the reader's own."""

    widget = forms.DateTimeInput(format=MOMENT, attrs={"type": "datetime-local"})
    input_formats: ClassVar[list[str]] = [MOMENT, "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]  # type: ignore[misc]


class SpokenForm(forms.Form):
    """A form with texts that may be given in each language; only the first, the writer's own, must be."""

    # By the name of the text: how its field is made.
    spoken: ClassVar[dict[str, Callable[..., forms.Field]]] = {}

    def __init__(self, *args: Any, original: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.original = original
        names = dict(LANGUAGES)
        self.codes = [original, *(code for code in names if code != original)]
        first = {}
        for code in self.codes:
            for name, make in self.spoken.items():
                field = make(required=code == original)
                field.widget.attrs |= {"lang": code, "dir": direction(code)}
                if code != original:
                    field.label = f"{field.label} ({names[code]})"
                first[f"{name}_{code}"] = field
        self.fields = first | self.fields

    def said(self, name: str) -> dict[str, Any]:
        """The text by language, the one it was written in first; only where it was given."""
        given = ((code, self.cleaned_data.get(f"{name}_{code}")) for code in self.codes)
        return {code: text for code, text in given if text}

    def own_fields(self) -> list[forms.BoundField]:
        """All but the texts in other languages."""
        others = {field.name for field in self.other_fields()}
        return [field for field in self.visible_fields() if field.name not in others]

    def other_fields(self) -> list[forms.BoundField]:
        return [self[f"{name}_{code}"] for code in self.codes[1:] for name in self.spoken]

    def has_others(self) -> bool:
        """Whether something was written in another language, or went wrong there."""
        return any(field.value() or field.errors for field in self.other_fields())


def line(label: Any, longest: int = 200, help_text: Any = "") -> Callable[..., forms.Field]:
    def make(*, required: bool) -> forms.Field:
        return forms.CharField(
            label=label, max_length=longest, required=required, help_text=help_text,
            error_messages={"required": _("Write this first. Nothing was sent.")},
        )  # fmt: skip

    return make


def paragraphs(
    label: Any, longest: int = 50_000, rows: int = 8, help_text: Any = ""
) -> Callable[..., forms.Field]:
    def make(*, required: bool) -> forms.Field:
        return forms.CharField(
            label=label, max_length=longest, required=required, help_text=help_text,
            widget=forms.Textarea(attrs={"rows": rows}),
            error_messages={"required": _("Write this first. Nothing was sent.")},
        )  # fmt: skip

    return make
