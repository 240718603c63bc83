"""What was done to win new Parties, at the Secretariat's desk."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from whimbrel.accession.models import Outreach
from whimbrel.core.desk import RecordViewSet


class OutreachViewSet(RecordViewSet):
    model = Outreach
    icon = "comment"
    menu_label = _("Outreach")
    menu_order = 145
    add_to_admin_menu = True
    list_display = ["__str__", "emphasis", "starts_on", "ends_on"]
    list_filter = ["instrument", "emphasis", "region"]
    search_fields = ["country__name_en", "region__name_en", "source"]


@hooks.register("register_admin_viewset")
def records() -> OutreachViewSet:
    return OutreachViewSet()
