"""At the desk: which grants are told of in public."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from whimbrel.core.desk import RecordViewSet
from whimbrel.exchange.models import Release


class ReleaseViewSet(RecordViewSet):
    model = Release
    icon = "globe"
    menu_label = _("Publications of grants")
    menu_order = 161
    add_to_admin_menu = True
    list_display = ["grant", "starts_on", "ends_on"]
    form_fields = ["grant", "starts_on", "ends_on"]


@hooks.register("register_admin_viewset")
def records() -> ReleaseViewSet:
    return ReleaseViewSet()
