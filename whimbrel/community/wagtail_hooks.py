"""The spaces of the e-community at the Secretariat's desk."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSetGroup

from whimbrel.community.models import Membership, MembershipRule, Space
from whimbrel.community.views import desk_archives, desk_webhooks
from whimbrel.core.desk import RecordViewSet, in_every_language, works_here


class SpaceViewSet(RecordViewSet):
    model = Space
    icon = "comment"
    list_display = ["name_en", "kind", "open_to", "opened_at", "archived_at"]
    list_filter = ["kind", "open_to"]
    search_fields = ["slug", "name_en", "name_fr", "name_es"]
    panels = [
        FieldPanel("slug"),
        in_every_language("name", _("Name")),
        FieldPanel("kind"),
        FieldPanel("purpose"),
        FieldPanel("open_to"),
        FieldPanel("is_confidential"),
        FieldPanel("within"),
        FieldPanel("region"),
        FieldPanel("instrument"),
        FieldPanel("body"),
        FieldPanel("meeting"),
        FieldPanel("takes_requests"),
        FieldPanel("ask_after_days"),
        FieldPanel("archived_at"),
    ]


class MembershipRuleViewSet(RecordViewSet):
    model = MembershipRule
    icon = "key"
    menu_label = _("Who belongs by office")
    list_display = ["space", "role", "country", "region", "instrument", "body"]
    list_filter = ["space"]
    search_fields = ["space__name_en"]


class MembershipViewSet(RecordViewSet):
    model = Membership
    icon = "user"
    menu_label = _("Who was let in")
    list_display = [
        "person",
        "space",
        "moderates",
        "asked_at",
        "expires_at",
        "joined_at",
        "left_at",
    ]
    list_filter = ["space"]
    search_fields = ["person__email", "person__display_name"]


class CommunityGroup(ModelViewSetGroup):
    menu_label = _("E-community")
    menu_icon = "comment"
    menu_order = 160
    items = (SpaceViewSet, MembershipRuleViewSet, MembershipViewSet)


@hooks.register("register_admin_viewset")
def records() -> CommunityGroup:
    return CommunityGroup()


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("archives/", desk_archives.archive_list, name="archive_list"),
        path("archives/<int:pk>/", desk_archives.archive_download, name="archive_download"),
        path("webhooks/", desk_webhooks.webhook_list, name="webhook_list"),
        path("webhooks/<int:pk>/", desk_webhooks.webhook_detail, name="webhook_detail"),
    ]


class DeskItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return works_here(request.user)


@hooks.register("register_admin_menu_item")
def archives_item() -> Any:
    return DeskItem(
        _("Archives of mailing lists"),
        reverse("archive_list"),
        name="archives",
        icon_name="download",
        order=161,
    )


@hooks.register("register_admin_menu_item")
def webhooks_item() -> Any:
    return DeskItem(
        _("Webhooks"),
        reverse("webhook_list"),
        name="webhooks",
        icon_name="link",
        order=162,
    )
