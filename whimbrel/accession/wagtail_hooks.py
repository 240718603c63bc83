"""What was done to win new Parties, at the Secretariat's desk."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup

from whimbrel.accession.models import MembershipTarget, Outreach, PlaybookStep, PriorityCriterion
from whimbrel.accession.rules import can_keep_recruitment
from whimbrel.core.desk import RecordViewSet
from whimbrel.treaties.queries.offices import offices_of


class OutreachViewSet(RecordViewSet):
    model = Outreach
    icon = "comment"
    menu_label = _("Outreach")
    list_display = ["__str__", "emphasis", "starts_on", "ends_on"]
    list_filter = ["instrument", "emphasis", "region"]
    search_fields = ["country__name_en", "region__name_en", "source"]


class MembershipTargetViewSet(RecordViewSet):
    model = MembershipTarget
    icon = "crosshairs"
    list_display = ["__str__", "source"]
    list_filter = ["instrument"]
    search_fields = ["instrument__code", "source"]


class PlaybookStepViewSet(RecordViewSet):
    model = PlaybookStep
    icon = "list-ol"
    list_display = ["__str__", "path", "place", "stage", "days", "answers", "deed"]
    list_filter = ["instrument", "path"]
    search_fields = ["words", "answers"]


class PriorityCriterionViewSet(RecordViewSet):
    model = PriorityCriterion
    icon = "order"
    list_display = ["__str__", "weight"]
    search_fields = ["kind"]


class AccessionGroup(ModelViewSetGroup):
    menu_label = _("Accession")
    menu_icon = "comment"
    menu_order = 145
    items = (
        OutreachViewSet,
        MembershipTargetViewSet,
        PlaybookStepViewSet,
        PriorityCriterionViewSet,
    )


@hooks.register("register_admin_viewset")
def records() -> AccessionGroup:
    return AccessionGroup()


class RecruitmentItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_keep_recruitment(offices_of(request.user, on=localdate()))


@hooks.register("register_admin_menu_item")
def recruitment_item() -> MenuItem:
    return RecruitmentItem(
        _("Recruitment of Parties"),
        reverse_lazy("accession:recruitment_list"),
        name="recruitment",
        icon_name="key",
        order=146,
    )
