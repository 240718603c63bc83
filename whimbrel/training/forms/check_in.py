"""What is asked at the door."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from whimbrel.core.codes import cleaned_code
from whimbrel.training.actions.attendance import Mark
from whimbrel.training.models import CheckIn, Presence, Registration

# So many marks are taken at once; a phone sends the rest in its next letter.
MOST = 500


class MarksRefused(ValueError):
    """What was sent are no marks."""


def read_marks(body: bytes) -> list[Mark]:
    """The marks a phone sends as JSON. Raises MarksRefused where anything in it is not as it should be."""
    try:
        sent = json.loads(body)
        if not isinstance(sent, list) or len(sent) > MOST:
            raise MarksRefused
        return [_mark(one) for one in sent]
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise MarksRefused(str(error)) from error


def _mark(one: dict[str, Any]) -> Mark:
    presence = one["presence"]
    if presence not in Presence.values:
        raise MarksRefused(presence)
    made_at = datetime.fromtimestamp(int(one["made_at"]) / 1000, UTC)
    return Mark(
        key=UUID(one["key"]),
        registration=int(one["registration"]),
        session=int(one["session"]),
        presence=presence,
        how=CheckIn.How.DOOR,
        made_at=made_at,
    )


class CodeForm(forms.Form):
    """The code of a badge, typed or read by a scanner."""

    code = forms.CharField(label=_("Code on the badge"), max_length=300)

    def clean_code(self) -> str:
        # A scanner may type the whole address that the picture holds.
        typed: str = self.cleaned_data["code"].rstrip("/").rpartition("/")[2]
        return cleaned_code(typed)


class WallForm(forms.Form):
    """Self check-in: the code on the wall, and the one on one's own badge."""

    wall_code = forms.CharField(label=_("Code on the wall"), max_length=20)
    badge_code = forms.CharField(label=_("Code on your badge"), max_length=40)

    def clean_wall_code(self) -> str:
        return cleaned_code(self.cleaned_data["wall_code"])

    def clean_badge_code(self) -> str:
        return cleaned_code(self.cleaned_data["badge_code"])


class DoorForm(forms.ModelForm):
    """Somebody who stands at the door and is on no list."""

    class Meta:
        model = Registration
        fields = (
            "given_name", "family_name", "country", "category", "position", "organisation",
            "email", "sex", "language",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["family_name"].required = True

    def _post_clean(self) -> None:
        """The record is made by the action."""
