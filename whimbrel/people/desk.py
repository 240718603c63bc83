"""Accounts at the Secretariat's desk. An account is an e-mail address and an office; nobody here sets a password."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users

from whimbrel.core.journal import record
from whimbrel.people.actions import leave_desk, seat_at_desk
from whimbrel.people.models import User

FIELDS = ["email", "display_name", "language", "is_staff", "is_superuser", "groups"]


class AccountWords(forms.Form):
    """What the two forms have in common."""

    # A person is named by one field here, not by two.
    first_name = None
    last_name = None
    is_staff = forms.BooleanField(
        label=_("Works at the Secretariat's desk"),
        required=False,
        help_text=_("May keep the records. Accounts are kept by administrators."),
    )


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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        editing_self = kwargs.get("editing_self", False)
        super().__init__(*args, **kwargs)
        if editing_self:
            del self.fields["is_staff"]


def _settle(person: User, form: forms.Form, by: User) -> None:
    wanted = form.cleaned_data.get("is_staff", person.is_staff)
    settle = seat_at_desk if wanted or person.is_superuser else leave_desk
    settle(person=person, by=by)


class AccountCreateView(users.CreateView):
    def save_instance(self) -> User:
        person: User = super().save_instance()
        record(self.request.user, "added", person)
        _settle(person, self.form, by=self.request.user)
        return person


class AccountEditView(users.EditView):
    def save_instance(self) -> User:
        person: User = super().save_instance()
        record(self.request.user, "changed", person, fields=self.form.changed_data)
        _settle(person, self.form, by=self.request.user)
        return person


class UserViewSet(users.UserViewSet):
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    menu_label = _("Accounts")

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return AccountEditForm if for_update else AccountCreationForm
