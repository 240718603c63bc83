"""Texts for many articles at the Secretariat's desk: written, edited with what the edit means, and kept while used."""

from typing import Any

from django import forms
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext, gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm

from whimbrel.core.desk import (
    RecordCreateView,
    RecordDeleteView,
    RecordEditView,
    RecordViewSet,
)
from whimbrel.core.languages import CODES, columns
from whimbrel.manual.actions.shared_texts import add_shared_text, edit_shared_text
from whimbrel.manual.models import SharedText, Weight
from whimbrel.manual.queries.shared_texts import is_used


class SharedTextForm(WagtailAdminModelForm):
    """The words in every language, and what an edit of them means."""

    weight = forms.ChoiceField(
        label=gettext_lazy("How much this edit means"),
        choices=Weight,
        initial=Weight.NORMAL,
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("What changed, in words"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Readers of every article with this text see it."),
    )
    all_follow = forms.BooleanField(
        label=gettext_lazy("All languages that have words say what the English says"),
        required=False,
        help_text=gettext_lazy(
            "Else only those whose words you changed: articles in the others are marked as out of date."
        ),
    )

    def words(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"text_{code}"] for code in CODES}


class SharedTextCreateView(RecordCreateView):
    def save_instance(self) -> models.Model:
        told = self.form.cleaned_data
        return add_shared_text(
            slug=told["slug"], name=told["name"], words=self.form.words(), by=self.request.user
        )


class SharedTextEditView(RecordEditView):
    def save_instance(self) -> models.Model:
        told = self.form.cleaned_data
        made = edit_shared_text(
            shared=self.object,
            words=self.form.words(),
            name=told["name"],
            weight=Weight(told["weight"] or Weight.NORMAL),
            note=told["note"],
            all_follow=told["all_follow"],
            by=self.request.user,
            at=now(),
        )
        if made:
            messages.success(
                self.request,
                ngettext(
                    "Readers have it now in %(count)s article.",
                    "Readers have it now in %(count)s articles, each language counted.",
                    len(made),
                )
                % {"count": len(made)},
            )
        return SharedText.objects.get(pk=self.object.pk)


class SharedTextDeleteView(RecordDeleteView):
    def form_valid(self, form: Any) -> Any:
        if is_used(self.object):
            messages.error(
                self.request,
                gettext("“%(name)s” is kept: articles have it. Take it out of them first.")
                % {"name": self.object},
            )
            return self.render_to_response(self.get_context_data(form=form), status=409)
        return super().form_valid(form)


class SharedTextViewSet(RecordViewSet):
    model = SharedText
    icon = "snippet"
    list_display = ["name", "slug", "behind"]
    search_fields = ["name", "text_en"]
    add_view_class = SharedTextCreateView
    edit_view_class = SharedTextEditView
    delete_view_class = SharedTextDeleteView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        named = ["name"] if for_update else ["name", "slug"]
        form = forms.modelform_factory(
            SharedText, form=SharedTextForm, fields=[*named, *columns("text")]
        )
        if not for_update:
            for name in ("weight", "note", "all_follow"):
                del form.base_fields[name]
        return form
