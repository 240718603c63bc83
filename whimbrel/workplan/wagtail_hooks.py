"""The work plan at the Secretariat's desk."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.viewsets.model import ModelViewSetGroup

from whimbrel.core.desk import RecordViewSet, in_every_language
from whimbrel.workplan.models import (
    Activity,
    CostEstimate,
    Criterion,
    EarmarkedContribution,
    Grant,
    Mandate,
    MandateLink,
    PlanStep,
    ProgrammeItem,
    WorkPlan,
)

TITLES = in_every_language("title", _("Title"))


class WorkPlanViewSet(RecordViewSet):
    model = WorkPlan
    icon = "tasks"
    menu_label = _("Work plans")
    list_display = ["title_en", "instrument", "adopted_at", "starts_on", "ends_on"]
    list_filter = ["instrument"]
    search_fields = ["code", "title_en"]
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("instrument")]),
        TITLES,
        FieldRowPanel([FieldPanel("adopted_at"), FieldPanel("mandate")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("source"),
    ]


class PlanStepViewSet(RecordViewSet):
    model = PlanStep
    icon = "history"
    menu_label = _("Steps of plans")
    list_display = ["plan", "version", "kind", "day", "decided_by"]
    list_filter = ["plan", "kind"]
    search_fields = ["decided_by", "note"]
    panels = [
        FieldRowPanel([FieldPanel("plan"), FieldPanel("version")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("day"), FieldPanel("decided_by")]),
        FieldPanel("note"),
    ]


class ProgrammeItemViewSet(RecordViewSet):
    model = ProgrammeItem
    icon = "list-ul"
    menu_label = _("Programme items")
    list_display = ["title_en", "code", "plan", "is_essential"]
    list_filter = ["plan", "is_essential"]
    search_fields = ["code", "title_en"]


class ActivityViewSet(RecordViewSet):
    model = Activity
    icon = "check"
    list_display = ["title_en", "code", "item", "completed_on", "responsible"]
    list_filter = ["item__plan", "item", "is_planned_for_later"]
    search_fields = ["code", "title_en", "responsible"]
    panels = [
        FieldRowPanel([FieldPanel("item"), FieldPanel("code")]),
        TITLES,
        FieldPanel("responsible"),
        FieldRowPanel([FieldPanel("lead"), FieldPanel("keeper")]),
        FieldRowPanel([FieldPanel("partners"), FieldPanel("governments"), FieldPanel("regions")]),
        in_every_language("beneficiaries", _("For whom")),
        FieldPanel("beneficiaries_number"),
        FieldPanel("is_planned_for_later"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldRowPanel([FieldPanel("completed_on"), FieldPanel("completed_precision")]),
        FieldPanel("meeting"),
        FieldPanel("contributions"),
        FieldRowPanel([FieldPanel("depends_on"), FieldPanel("carried_from")]),
        FieldRowPanel([FieldPanel("source"), FieldPanel("verified")]),
    ]


class CriterionViewSet(RecordViewSet):
    model = Criterion
    icon = "list-ol"
    menu_label = _("Criteria")
    list_display = ["title_en", "code", "plan", "weight"]
    list_filter = ["plan"]
    search_fields = ["code", "title_en"]


class EarmarkedContributionViewSet(RecordViewSet):
    model = EarmarkedContribution
    icon = "pick"
    menu_label = _("Ear-marked contributions")
    list_display = ["name", "code", "donors", "start_year", "end_year"]
    search_fields = ["code", "name", "donors", "project_title"]


class GrantViewSet(RecordViewSet):
    model = Grant
    icon = "doc-full"
    menu_label = _("Grants")
    list_display = ["title", "donor", "agreement", "currency", "starts_on", "ends_on"]
    list_filter = ["donor", "contribution"]
    search_fields = ["code", "title", "agreement"]
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("title")]),
        FieldRowPanel([FieldPanel("donor"), FieldPanel("contribution")]),
        FieldRowPanel([FieldPanel("agreement"), FieldPanel("signed_on")]),
        FieldPanel("purpose"),
        FieldPanel("conditions"),
        FieldRowPanel([FieldPanel("currency"), FieldPanel("support_cost")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("source"),
    ]


class CostEstimateViewSet(RecordViewSet):
    model = CostEstimate
    icon = "order"
    menu_label = _("Estimates of cost")
    list_display = ["activity", "as_of", "amount", "currency"]
    list_filter = ["activity__item__plan", "currency"]
    search_fields = ["activity__code", "activity__title_en"]
    panels = [
        FieldPanel("activity"),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("currency"), FieldPanel("as_of")]),
        FieldPanel("source"),
    ]


class MandateViewSet(RecordViewSet):
    model = Mandate
    icon = "doc-full-inverse"
    menu_label = _("Mandates")
    list_display = ["symbol", "title_en", "kind", "instrument"]
    list_filter = ["kind", "instrument"]
    search_fields = ["code", "symbol", "title_en"]
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("kind"), FieldPanel("symbol")]),
        TITLES,
        FieldRowPanel([FieldPanel("instrument"), FieldPanel("adopted_at")]),
        FieldPanel("link"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("verified")]),
    ]


class MandateLinkViewSet(RecordViewSet):
    model = MandateLink
    icon = "link"
    menu_label = _("What carries out mandates")
    list_display = ["mandate", "plan", "activity"]
    list_filter = ["plan", "mandate"]
    search_fields = ["mandate__symbol", "activity__code", "source"]
    also_related = ["activity__item"]


class WorkPlanGroup(ModelViewSetGroup):
    menu_label = _("Work plan")
    menu_icon = "tasks"
    menu_order = 160
    items = (
        WorkPlanViewSet,
        PlanStepViewSet,
        ProgrammeItemViewSet,
        ActivityViewSet,
        CriterionViewSet,
        EarmarkedContributionViewSet,
        GrantViewSet,
        CostEstimateViewSet,
        MandateViewSet,
        MandateLinkViewSet,
    )


@hooks.register("register_admin_viewset")
def records() -> WorkPlanGroup:
    return WorkPlanGroup()
