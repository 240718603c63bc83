"""What every list of records at the Secretariat's desk has: search, filters, and a line in the journal for each change."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from whimbrel.core.journal import record
from whimbrel.core.languages import columns


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
        instance = super().save_instance()
        if self.form.has_changed():
            record(self.request.user, "changed", instance, fields=self.form.changed_data)
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
            messages.error(self.request, _in_use(self.object, error.protected_objects))
            return self.render_to_response(self.get_context_data(form=form), status=409)


class RecordViewSet(ModelViewSet):
    """The pages for one kind of record."""

    index_view_class = RecordIndexView
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    delete_view_class = RecordDeleteView
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


def _in_use(kept: models.Model, users: Iterable[models.Model]) -> str:
    kinds = sorted({capfirst(str(user._meta.verbose_name_plural)) for user in users})
    return _("“%(record)s” is kept: other records stand on it (%(kinds)s). Remove those first.") % {
        "record": kept,
        "kinds": ", ".join(kinds),
    }
