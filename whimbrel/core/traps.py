"""What machines fall into that fill in every form: a line that people do not see, and being quicker than anybody reads.

Nothing is asked of anybody else, no picture is to be read, and it works without JavaScript. A form that asks takes
`TrapMixin` and its view looks at `is_trapped`: what it held is then looked at by somebody, and never dropped.
"""

from typing import Any

from django import forms
from django.core.signing import BadSignature, TimestampSigner
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

# Seconds in which nobody reads a form and fills it in.
QUICKEST = 2
_signer = TimestampSigner(salt="whimbrel.core.traps")


class UnseenInput(forms.TextInput):
    """A line out of sight, of the keyboard's way, and of what a screen reader reads."""

    # With the hidden fields of a form: no label and no hint stand beside it.
    is_hidden = True

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        return format_html(
            '<span class="hidden" aria-hidden="true"><label>{} <input type="text" name="{}" value="{}" '
            'tabindex="-1" autocomplete="off"></label></span>',
            _("Leave this empty"),
            name,
            value or "",
        )


class TrapMixin(forms.Form):
    """The two traps, as fields of a form. They never refuse anything by themselves."""

    website = forms.CharField(required=False, widget=UnseenInput)
    shown_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["shown_at"] = _signer.sign("")

    @property
    def is_trapped(self) -> bool:
        """Whether a machine seems to have filled it in. Call it on a form that was sent."""
        if self.data.get(self.add_prefix("website"), "").strip():
            return True
        said = self.data.get(self.add_prefix("shown_at"), "")
        try:
            _signer.unsign(said)
        except BadSignature:
            return True
        try:
            _signer.unsign(said, max_age=QUICKEST)
        except BadSignature:
            return False
        return True
