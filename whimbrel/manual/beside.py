"""What stands beside the articles, as records at the Secretariat's desk."""

from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.base import ViewSetGroup

from whimbrel.core.desk import RecordViewSet, in_every_language
from whimbrel.manual.models import (
    ArticleTemplate,
    Checklist,
    ChecklistStep,
    FundingProgramme,
    GlossaryTerm,
    PracticeExample,
    Question,
    Task,
    TaskStep,
)
from whimbrel.manual.shared import SharedTextViewSet


class ChecklistViewSet(RecordViewSet):
    model = Checklist
    icon = "tasks"
    list_display = ["title", "slug", "counts_from"]
    search_fields = ["title_en", "slug"]
    panels = [
        FieldPanel("slug"),
        in_every_language("title", gettext_lazy("Title")),
        in_every_language("summary", gettext_lazy("Summary")),
        FieldPanel("counts_from"),
        FieldPanel("instruments"),
        FieldPanel("regions"),
        FieldPanel("source"),
    ]


class ChecklistStepViewSet(RecordViewSet):
    model = ChecklistStep
    icon = "list-ol"
    list_display = ["text", "checklist", "position", "due_days"]
    list_filter = ["checklist"]
    panels = [
        FieldPanel("checklist"),
        FieldPanel("key"),
        FieldPanel("position"),
        FieldPanel("due_days"),
        in_every_language("text", gettext_lazy("What to do")),
    ]


class GlossaryTermViewSet(RecordViewSet):
    model = GlossaryTerm
    icon = "openquote"
    list_display = ["term", "slug"]
    search_fields = ["term_en", "term_fr", "term_es"]
    panels = [
        FieldPanel("slug"),
        in_every_language("term", gettext_lazy("The word")),
        in_every_language("definition", gettext_lazy("What it means")),
        FieldPanel("source"),
    ]


class QuestionViewSet(RecordViewSet):
    model = Question
    icon = "help"
    list_display = ["question", "position"]
    search_fields = ["question_en"]
    panels = [
        FieldPanel("key"),
        FieldPanel("position"),
        in_every_language("question", gettext_lazy("Question")),
        in_every_language("answer", gettext_lazy("Answer")),
    ]


class PracticeExampleViewSet(RecordViewSet):
    model = PracticeExample
    icon = "pick"
    list_display = ["title", "country"]
    search_fields = ["title_en", "slug"]
    panels = [
        FieldPanel("slug"),
        in_every_language("title", gettext_lazy("Title")),
        in_every_language("text", gettext_lazy("Text")),
        FieldPanel("country"),
        FieldPanel("instruments"),
        FieldPanel("regions"),
        FieldPanel("link"),
        FieldPanel("source"),
    ]


class FundingProgrammeViewSet(RecordViewSet):
    model = FundingProgramme
    icon = "tag"
    list_display = ["name", "institution", "deadline_on", "closed_on"]
    search_fields = ["name_en", "institution"]
    panels = [
        FieldPanel("slug"),
        in_every_language("name", gettext_lazy("Name")),
        FieldPanel("institution"),
        in_every_language("activities", gettext_lazy("What it pays for")),
        in_every_language("eligibility", gettext_lazy("Who may ask")),
        FieldPanel("deadline_on"),
        FieldPanel("closed_on"),
        FieldPanel("regions"),
        FieldPanel("link"),
        FieldPanel("source"),
    ]


class TaskViewSet(RecordViewSet):
    model = Task
    name = "way-in"
    icon = "arrow-right"
    list_display = ["title", "for_role", "position"]
    panels = [
        FieldPanel("slug"),
        FieldPanel("position"),
        in_every_language("title", gettext_lazy("Title")),
        FieldPanel("for_role"),
    ]


class TaskStepViewSet(RecordViewSet):
    model = TaskStep
    name = "way-in-step"
    icon = "arrow-right-full"
    list_display = ["task", "position", "article", "checklist", "until_day"]
    list_filter = ["task"]
    panels = [
        FieldPanel("task"),
        FieldPanel("position"),
        FieldPanel("article"),
        FieldPanel("checklist"),
        FieldPanel("until_day"),
    ]


class ArticleTemplateViewSet(RecordViewSet):
    model = ArticleTemplate
    icon = "doc-empty-inverse"
    list_display = ["name"]
    search_fields = ["name", "text"]
    panels = [FieldPanel("name"), FieldPanel("text")]


class BesideTheArticles(ViewSetGroup):
    menu_label = gettext_lazy("Beside the articles")
    menu_icon = "folder-open-1"
    menu_order = 110
    items = (
        SharedTextViewSet,
        ArticleTemplateViewSet,
        ChecklistViewSet,
        ChecklistStepViewSet,
        QuestionViewSet,
        GlossaryTermViewSet,
        PracticeExampleViewSet,
        FundingProgrammeViewSet,
        TaskViewSet,
        TaskStepViewSet,
    )
