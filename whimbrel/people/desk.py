"""Accounts at the Secretariat's desk: an e-mail address and a name; nobody here sets a password.

What a person may do follows from their designations, not from the account.
"""

from collections.abc import Iterable

from django import forms
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users

from whimbrel.core.desk import RecordDeleteView, RecordHistoryView, kinds_of
from whimbrel.core.journal import changes, record, values_of
from whimbrel.people.actions import mark_closed
from whimbrel.people.models import User

FIELDS = ["email", "display_name", "language", "groups"]


class AccountWords(forms.Form):
    """What the two forms have in common."""

    # A person is named by one field here, not by two.
    first_name = None
    last_name = None


class AccountCreationForm(AccountWords, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = FIELDS

    def save(self, commit: bool = True) -> User:
        # The person comes in by a code or a link sent to the address, and then chooses.
        self.instance.set_unusable_password()
        return super().save(commit=commit)


class AccountEditForm(AccountWords, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = [*FIELDS, "is_active"]


class AccountCreateView(users.CreateView):
    def save_instance(self) -> User:
        person: User = super().save_instance()
        record(self.request.user, "added", person)
        return person


class AccountEditView(users.EditView):
    def save_instance(self) -> User:
        fields = self.form.changed_data
        before = values_of(User.objects.get(pk=self.object.pk), fields)
        person: User = super().save_instance()
        if made := changes(before, values_of(person, fields), fields):
            record(self.request.user, "changed", person, **made)
        mark_closed(person=person, by=self.request.user)
        return person

    @property
    def header_more_buttons(self) -> list[Button]:
        deeds = Button(
            _("What this person did"),
            url=f"{reverse('desk_journal')}?person={self.object.pk}",
            icon_name="history",
            priority=40,
        )
        return [*super().header_more_buttons, deeds]


class AccountDeleteView(RecordDeleteView, users.DeleteView):
    def why_kept(self, users: Iterable[models.Model]) -> str:
        return _now(
            "“%(person)s” is kept: other records name this person (%(kinds)s). "
            "To end the account, edit it and take away “Active”."
        ) % {"person": self.object, "kinds": kinds_of(users)}


class UserViewSet(users.UserViewSet):
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    delete_view_class = AccountDeleteView
    history_view_class = RecordHistoryView
    menu_label = _("Accounts")

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return AccountEditForm if for_update else AccountCreationForm
