"""What people fill in to ask a space something, and to answer."""

from typing import Any, ClassVar

from django import forms
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from whimbrel.community.forms.spoken import MomentField, SpokenForm, line, paragraphs
from whimbrel.community.models import Poll

MOST_OPTIONS = 20


class PollForm(SpokenForm):
    """A question with its options, in one language or in several."""

    spoken: ClassVar[dict[str, Any]] = {
        "question": line(_("Question"), 300),
        "options": paragraphs(_("Options"), 4000, 5, _("One a line, two at least")),
    }
    closes_at = MomentField(label=_("Open until"))
    is_secret = forms.BooleanField(
        label=_("Secret: nobody sees who voted how, and the result shows when it is closed"),
        required=False,
    )
    key = forms.CharField(max_length=100, widget=forms.HiddenInput)

    def clean_closes_at(self) -> Any:
        closes_at = self.cleaned_data["closes_at"]
        if closes_at <= now():
            raise forms.ValidationError(_("Choose a time that is still to come."))
        return closes_at

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        lines = {code: _lines(given.get(f"options_{code}") or "") for code in self.codes}
        first = lines[self.original]
        if first and not 2 <= len(first) <= MOST_OPTIONS:
            self.add_error(
                f"options_{self.original}", _("Give two options at least, twenty at most.")
            )
        for code in self.codes[1:]:
            if lines[code] and len(lines[code]) != len(first):
                self.add_error(
                    f"options_{code}",
                    _("Give as many options as in the first language, in the same order."),
                )
        self.lines = lines
        return given

    def options(self) -> list[dict[str, str]]:
        """Each option by language."""
        spoken = {code: lines for code, lines in self.lines.items() if lines}
        return [
            {code: lines[place] for code, lines in spoken.items()}
            for place in range(len(self.lines[self.original]))
        ]


class VoteForm(forms.Form):
    """The choice of one option."""

    option = forms.ChoiceField(
        label=_("Your vote"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the options. Nothing was counted.")},
    )

    def __init__(self, *args: Any, poll: Poll, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["option"].choices = [  # type: ignore[attr-defined]
            (str(one.number), f"{one.number}. {one.words}") for one in poll.options.all()
        ]


def _lines(text: str) -> list[str]:
    return [" ".join(one.split())[:300] for one in text.splitlines() if one.strip()]
