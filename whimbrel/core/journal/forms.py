from datetime import date
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from whimbrel.core.journal.queries import journal, kind_words, kinds, verbs
from whimbrel.core.journal.words import in_words
from whimbrel.core.widgets import DayInput


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=DayInput())


class JournalForm(forms.Form):
    """Which lines of the journal to show. Only what occurs can be chosen."""

    person = forms.ModelChoiceField(
        get_user_model().objects.none(), label=_("Who"), required=False, empty_label=_("Everybody")
    )
    kind = forms.ChoiceField(label=_("Kind of record"), required=False)
    verb = forms.ChoiceField(label=_("What was done"), required=False)
    since = _day(_("From"))
    until = _day(_("To"))
    # One record, by its key; it comes with a kind, from a link.
    record = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, with_accounts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.with_accounts = with_accounts
        told = journal(with_accounts=with_accounts).order_by()
        people = self.fields["person"]
        people.queryset = (  # type: ignore[attr-defined]
            get_user_model()
            .objects.filter(pk__in=told.values("actor"))
            .order_by("display_name", "email")
        )
        found = [
            (f"{one.app_label}.{one.model}", kind_words(one))
            for one in kinds(with_accounts=with_accounts)
        ]
        self._offer("kind", sorted(found, key=lambda one: one[1]))
        self._offer("verb", [(one, in_words(one)) for one in verbs(with_accounts=with_accounts)])

    def _offer(self, field: str, choices: list[tuple[str, str]]) -> None:
        self.fields[field].choices = [("", _("All")), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        asked: dict[str, Any] = super().clean() or {}
        since: date | None = asked.get("since")
        until: date | None = asked.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day lies before the first. Choose a later one."))
        return asked

    def asked(self) -> dict[str, Any]:
        """What to ask of `queries.journal`."""
        person = self.cleaned_data["person"]
        return {
            "actor_id": person.pk if person else None,
            "kind": self.cleaned_data["kind"],
            "subject_id": self.cleaned_data["record"],
            "verb": self.cleaned_data["verb"],
            "since": self.cleaned_data["since"],
            "until": self.cleaned_data["until"],
            "with_accounts": self.with_accounts,
        }
