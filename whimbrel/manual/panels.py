"""What an editor of the Manual sees at the desk: an article's words, what it is about, and what its next version means."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from whimbrel.treaties.models import NATIONAL, REGIONAL, Role

READERS = [(role.value, role.label) for role in (*NATIONAL, *REGIONAL, Role.OBSERVER)]

# What is the same in all languages is said on the page in the source's language, and asked on no other.
SAME_EVERYWHERE = [
    "audience", "level", "roles", "instruments", "regions", "checklists", "examples", "reviewer",
    "review_by", "weight", "is_ready",
]  # fmt: skip


class ArticlePageForm(WagtailAdminPageForm):
    """The form of an article. What was said of the last edit is not said of the next one by itself."""

    roles = forms.MultipleChoiceField(
        label=_("For which roles"),
        choices=READERS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None for all of them."),
    )
    says_source = forms.BooleanField(
        label=_("It says all that the English text says today"),
        required=False,
        help_text=_("Tick it once you have brought in what changed: readers lose the warning."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SAME_EVERYWHERE if not self.instance.is_source else ("says_source",):
            # A page is asked for nothing that its editor does not see.
            self.fields.pop(name, None)
        if not self.instance.is_source:
            self.formsets.pop("provisions", None)
        if self.instance.pk and not self.instance.has_unpublished_changes:
            self.initial |= {"weight": "normal", "change_note": "", "is_ready": True}

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data.get("says_source"):
            self.instance.based_on = self.instance.source_version()
        return super().save(commit)


class SourceOnly:
    """For what is the same in all languages: shown on the page in the source's language alone."""

    class BoundPanel:
        def is_shown(self) -> bool:
            is_source: bool = self.instance.is_source  # type: ignore[attr-defined]
            return is_source and bool(super().is_shown())  # type: ignore[misc]


class TranslationOnly:
    class BoundPanel:
        def is_shown(self) -> bool:
            is_source: bool = self.instance.is_source  # type: ignore[attr-defined]
            return not is_source and bool(super().is_shown())  # type: ignore[misc]


class SourceRows(InlinePanel):
    class BoundPanel(SourceOnly.BoundPanel, InlinePanel.BoundPanel):
        def __init__(self, *, form: Any, **kwargs: Any) -> None:
            # A translation's form has no such rows, and Wagtail looks for them where there is a form.
            has_rows = form is not None and kwargs["panel"].relation_name in form.formsets
            super().__init__(form=form if has_rows else None, **kwargs)


class TranslationHelp(HelpPanel):
    class BoundPanel(TranslationOnly.BoundPanel, HelpPanel.BoundPanel):
        pass


WORDS = [TitleFieldPanel("title"), FieldPanel("summary"), FieldPanel("body")]
ABOUT = [
    TranslationHelp(
        content=_("What an article is about is the same in all languages: see the English page.")
    ),
    MultiFieldPanel(
        [FieldPanel("audience"), FieldPanel("level"), FieldPanel("roles")],
        heading=_("For whom"),
    ),
    MultiFieldPanel([FieldPanel("instruments"), FieldPanel("regions")], heading=_("Tags")),
    SourceRows("provisions", heading=_("Articles of treaties and resolutions it stands on")),
    MultiFieldPanel([FieldPanel("checklists"), FieldPanel("examples")], heading=_("Beside it")),
    MultiFieldPanel([FieldPanel("reviewer"), FieldPanel("review_by")], heading=_("Its keeper")),
]
NEXT_VERSION = [
    FieldPanel("weight"),
    FieldPanel("change_note"),
    FieldPanel("is_ready"),
    FieldPanel("says_source"),
]
ARTICLE_HANDLER = TabbedInterface(
    [
        ObjectList(WORDS, heading=_("Words")),
        ObjectList(ABOUT, heading=_("What it is about")),
        ObjectList(NEXT_VERSION, heading=_("What this edit means")),
        ObjectList([FieldPanel("slug"), PublishingPanel()], heading=_("Address and day")),
    ],
    base_form_class=ArticlePageForm,
)
