"""What every list of records at the Secretariat's desk has: search, filters, and a line in the journal for each change."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import ProtectedError, Q, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import RedirectView
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import BasePermissionPolicy

from whimbrel.core.journal import changes, record, values_of
from whimbrel.core.journal.queries import kind_code
from whimbrel.core.languages import columns


def works_here(user: Any) -> bool:
    return bool(user.is_active and (user.is_staff or user.is_superuser))


class ReadByStaff(BasePermissionPolicy):
    """Whoever works at the desk may read; nobody writes or changes a letter by hand."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and works_here(user)

    def users_with_any_permission(self, actions: list[str]) -> QuerySet[Any]:
        people = get_user_model().objects.filter(is_active=True)
        staff = people.filter(Q(is_staff=True) | Q(is_superuser=True))
        return staff if "view" in actions else people.none()


class RecordIndexView(generic.IndexView):
    also_related: list[str] = []

    def get_base_queryset(self) -> models.QuerySet[Any]:
        related = [field.name for field in self.model._meta.fields if field.many_to_one]
        return super().get_base_queryset().select_related(*related, *self.also_related)


class RecordCreateView(generic.CreateView):
    def save_instance(self) -> models.Model:
        instance = super().save_instance()
        record(self.request.user, "added", instance)
        return instance


class RecordEditView(generic.EditView):
    def save_instance(self) -> models.Model:
        fields = self.form.changed_data
        # Read again: the form has already written its values into the record it holds.
        before = values_of(self.model._base_manager.get(pk=self.object.pk), fields)
        instance = super().save_instance()
        if made := changes(before, values_of(instance, fields), fields):
            record(self.request.user, "changed", instance, **made)
        return instance


class RecordDeleteView(generic.DeleteView):
    @transaction.atomic
    def delete_action(self) -> None:
        # Written down before the record goes, while it can still be named.
        record(self.request.user, "removed", self.object, name=str(self.object))
        super().delete_action()

    def form_valid(self, form: Any) -> Any:
        try:
            return super().form_valid(form)
        except ProtectedError as error:
            messages.error(self.request, self.why_kept(error.protected_objects))
            return self.render_to_response(self.get_context_data(form=form), status=409)

    def why_kept(self, users: Iterable[models.Model]) -> str:
        """What to tell where other records stand on this one."""
        return _(
            "“%(record)s” is kept: other records stand on it (%(kinds)s). Remove those first."
        ) % {"record": self.object, "kinds": kinds_of(users)}


class RecordHistoryView(RedirectView):
    """Wagtail's link to a record's history leads to what the journal tells of the record."""

    http_method_names = ["get", "head"]
    model: type[models.Model] = models.Model
    # Wagtail asks a view for the name of its template.
    template_name = ""

    def get_redirect_url(self, *args: Any, **kwargs: Any) -> str:
        asked = urlencode({"kind": kind_code(self.model), "record": kwargs["pk"]})
        return f"{reverse('desk_journal')}?{asked}"


class RecordViewSet(ModelViewSet):
    """The pages for one kind of record."""

    index_view_class = RecordIndexView
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    delete_view_class = RecordDeleteView
    history_view_class = RecordHistoryView
    exclude_form_fields: list[str] = []
    # The registry is loaded by the thousand; Wagtail's own index of what links to what would slow each row.
    add_to_reference_index = False
    copy_view_enabled = False
    list_per_page = 50
    # What a row's words need beyond its own foreign keys: "workshop__meeting".
    also_related: list[str] = []

    @cached_property
    def url_namespace(self) -> str:
        # Apart from the rooms' own names: there is a room and a record called work plan.
        return f"desk_{self.model_name}"

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(also_related=self.also_related, **kwargs)


def in_every_language(field: str, heading: Any) -> MultiFieldPanel:
    """The columns of a translated field, under one heading."""
    return MultiFieldPanel([FieldPanel(name) for name in columns(field)], heading=heading)


def kinds_of(records: Iterable[models.Model]) -> str:
    """What kinds of record these are, in words, each once."""
    return ", ".join(sorted({capfirst(str(one._meta.verbose_name_plural)) for one in records}))
