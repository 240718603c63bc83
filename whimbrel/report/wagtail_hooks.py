"""Reports at the Secretariat's desk: their texts with drafts and revisions, their figures, publishing."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.admin.widgets import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from whimbrel.core.desk import RecordIndexView, RecordViewSet, in_every_language
from whimbrel.core.languages import columns
from whimbrel.people.models import User
from whimbrel.report.actions.publish_report import NothingToPublish, NotSigned, publish_report
from whimbrel.report.models import (
    Figure,
    Indicator,
    PeriodTarget,
    Report,
    ReportingPeriod,
    ReportText,
)
from whimbrel.report.queries.counting import KINDS, FigureRefused, check_figure
from whimbrel.report.queries.formulas import FormulaRefused, check_formula
from whimbrel.report.views import desk, desk_schedules, desk_template
from whimbrel.treaties.models import AT_THE_DESK, Designation


def _kinds() -> list[tuple[str, str]]:
    """Every way of counting, with the words it is asked with; those it can do without in brackets."""
    return [
        (name, " ".join([name, *sorted(one.needs), *(f"[{word}]" for word in sorted(one.takes))]))
        for name, one in sorted(KINDS.items())
    ]


class FigureForm(WagtailAdminModelForm):
    """Lets only such figures through as can be counted."""

    kind = forms.ChoiceField(label=_("What is counted"), choices=_kinds)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        kind, parameters = cleaned.get("kind"), cleaned.get("parameters")
        if kind and isinstance(parameters, dict):
            try:
                check_figure(kind, parameters)
            except FigureRefused as refused:
                raise ValidationError({"parameters": str(refused)}) from None
        return cleaned


class FigureViewSet(RecordViewSet):
    model = Figure
    icon = "list-ol"
    list_display = ["report", "name", "kind"]
    list_filter = ["report", "kind"]
    search_fields = ["name", "kind"]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return forms.modelform_factory(
            Figure, form=FigureForm, fields=["report", "name", "kind", "parameters"]
        )


class ReportIndexView(RecordIndexView):
    @property
    def header_more_buttons(self) -> list[Button]:
        begin = Button(_now("Begin a report"), url=reverse("desk_report_begin"), icon_name="plus")
        again = Button(
            _now("Reports that go out by themselves"),
            url=reverse("desk_schedules"),
            icon_name="repeat",
        )
        return [*super().header_more_buttons, begin, again]

    def get_list_buttons(self, instance: Report) -> list[Button]:
        publish = Button(
            _now("Publish an edition"),
            url=reverse("desk_report_publish", args=[instance.pk]),
            icon_name="upload",
            priority=80,
        )
        draft = Button(
            _now("Read the draft"),
            url=reverse("report:draft_detail", args=[instance.slug]),
            icon_name="view",
            priority=70,
        )
        way = Button(
            _now("On its way"),
            url=reverse("desk_report_way", args=[instance.pk]),
            icon_name="mail",
            priority=75,
        )
        return [*super().get_list_buttons(instance), draft, way, publish]


class ReportViewSet(RecordViewSet):
    model = Report
    icon = "doc-full"
    index_view_class = ReportIndexView
    list_display = ["title_en", "instrument", "meeting", "cut_off_on"]
    list_filter = ["instrument", "meeting"]
    search_fields = ["slug", "title_en", "symbol"]
    panels = [
        FieldPanel("slug"),
        in_every_language("title", _("Title")),
        FieldRowPanel([FieldPanel("instrument"), FieldPanel("meeting")]),
        FieldRowPanel([FieldPanel("symbol"), FieldPanel("agenda_item")]),
        FieldRowPanel([FieldPanel("dated_on"), FieldPanel("original_language")]),
        FieldRowPanel([FieldPanel("period_starts_on"), FieldPanel("cut_off_on")]),
        FieldPanel("previous"),
    ]


class IndicatorForm(WagtailAdminModelForm):
    """Lets only such indicators through as can be counted or reckoned."""

    responsible = forms.ModelChoiceField(
        User.objects, label=_("Responsible"), required=False,
        help_text=_("Of the Secretariat; reminded by e-mail where a value is due, and where it is late"),
    )  # fmt: skip
    figure = forms.ChoiceField(
        label=_("What is counted"), required=False, choices=lambda: [("", "–"), *_kinds()]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keepers = Designation.objects.in_office(on=localdate()).filter(role__in=AT_THE_DESK)
        # Whoever has left stays until another is chosen, so that a form can be kept without choosing.
        kept = Q(pk=self.instance.responsible_id) if self.instance.responsible_id else Q()
        may = Q(is_active=True, pk__in=keepers.values("person"))
        self.fields["responsible"].queryset = User.objects.filter(may | kept if kept else may)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        figure, parameters = cleaned.get("figure"), cleaned.get("parameters") or {}
        if figure and isinstance(parameters, dict):
            try:
                check_figure(figure, parameters)
            except FigureRefused as refused:
                raise ValidationError({"parameters": str(refused)}) from None
        if cleaned.get("formula"):
            try:
                check_formula(cleaned["formula"])
            except FormulaRefused:
                wrong = _("Write numbers, codes in square brackets, + - * / and brackets only.")
                raise ValidationError({"formula": wrong}) from None
        return cleaned


class IndicatorViewSet(RecordViewSet):
    model = Indicator
    icon = "table"
    list_display = ["title_en", "code", "plan", "kind", "target"]
    list_filter = ["plan", "kind"]
    search_fields = ["code", "title_en"]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        fields = [
            "plan", "code", *columns("title"), "kind", "unit", "direction", "baseline", "target",
            "method", "source", "responsible", "figure", "parameters", "formula",
        ]  # fmt: skip
        return forms.modelform_factory(Indicator, form=IndicatorForm, fields=fields)


class ReportingPeriodViewSet(RecordViewSet):
    model = ReportingPeriod
    icon = "date"
    list_display = ["name", "plan", "starts_on", "ends_on", "due_on"]
    list_filter = ["plan"]
    search_fields = ["name"]
    panels = [
        FieldRowPanel([FieldPanel("plan"), FieldPanel("name")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("due_on")]),
    ]


class PeriodTargetViewSet(RecordViewSet):
    model = PeriodTarget
    icon = "crosshairs"
    list_display = ["indicator", "period", "number"]
    list_filter = ["period"]
    search_fields = ["indicator__code", "indicator__title_en"]
    panels = [
        FieldRowPanel([FieldPanel("indicator"), FieldPanel("period")]),
        FieldPanel("number"),
    ]


class ReportGroup(ModelViewSetGroup):
    menu_label = _("Reports")
    menu_icon = "doc-full"
    menu_order = 170
    items = (
        ReportViewSet,
        FigureViewSet,
        IndicatorViewSet,
        ReportingPeriodViewSet,
        PeriodTargetViewSet,
    )


class ReportTextViewSet(SnippetViewSet):
    model = ReportText
    icon = "edit"
    menu_label = _("Texts of reports")
    menu_order = 171
    add_to_admin_menu = True
    list_display = ["report", "language", "is_partial"]
    list_filter = ["report", "language"]


register_snippet(ReportTextViewSet)


@hooks.register("register_admin_viewset")
def records() -> ReportGroup:
    return ReportGroup()


@permission_required("report.change_report")
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then freeze the report as its next edition."""
    report = get_object_or_404(Report, pk=pk)
    back = redirect("desk_report:index")
    if request.method != "POST":
        number = report.editions.count() + 1
        return render(request, "report/desk/publish.html", {"report": report, "number": number})
    person = request.user if isinstance(request.user, User) else None
    try:
        edition = publish_report(report=report, actor=person)
    except (NothingToPublish, NotSigned, FigureRefused) as refused:
        messages.error(request, _now("Nothing was published. %s") % refused)
        return back
    messages.success(request, _now("Edition %s is published.") % edition.number)
    return back


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("reports/begin/", desk.report_begin, name="desk_report_begin"),
        path("reports/<int:pk>/way/", desk.report_way, name="desk_report_way"),
        path("reports/<int:pk>/way/sign/", desk.report_sign, name="desk_report_sign"),
        path("reports/<int:pk>/way/decision/", desk.decision_add, name="desk_decision_add"),
        path("reports/<int:pk>/way/word/", desk.word_file_new, name="desk_word_file_new"),
        path("reports/files/<int:pk>/", desk.word_file_detail, name="desk_word_file"),
        path("reports/remarks/<int:pk>/", desk.remark_settle, name="desk_remark_settle"),
        path("reports/<int:pk>/template/", desk_template.template, name="desk_report_template"),
        path("reports/schedules/", desk_schedules.schedule_list, name="desk_schedules"),
        path("reports/schedules/new/", desk_schedules.schedule_new, name="desk_schedule_new"),
        path("reports/schedules/<int:pk>/", desk_schedules.schedule_edit, name="desk_schedule"),
        path(
            "reports/schedules/<int:pk>/stop/",
            desk_schedules.schedule_stop,
            name="desk_schedule_stop",
        ),
        path("reports/<int:pk>/publish/", publish, name="desk_report_publish"),
    ]
