"""Notifications at the Secretariat's desk: written, looked at, issued, followed."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from whimbrel.core.desk import RecordViewSet, in_every_language
from whimbrel.meetings.models import Notification, NotificationFile
from whimbrel.meetings.rules import can_issue
from whimbrel.meetings.views import desk
from whimbrel.treaties.queries.offices import offices_of


class NotificationViewSet(RecordViewSet):
    model = Notification
    icon = "mail"
    list_display = ["subject_en", "symbol", "instrument", "deadline_on", "issued_at"]
    list_filter = ["instrument", "year"]
    search_fields = ["subject_en", "subject_fr", "subject_es", "text_en"]
    panels = [
        in_every_language("subject", _("Subject")),
        in_every_language("text", _("Text")),
        in_every_language("action", _("Action requested")),
        FieldRowPanel([FieldPanel("deadline_on"), FieldPanel("meeting")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("instrument"), FieldPanel("standing")]),
                FieldPanel("regions"),
                FieldRowPanel(
                    [
                        FieldPanel("to_deputies"),
                        FieldPanel("to_technical"),
                        FieldPanel("to_councillors"),
                    ]
                ),
            ],
            heading=_("To whom"),
        ),
    ]


class NotificationFileViewSet(RecordViewSet):
    model = NotificationFile
    icon = "doc-full"
    list_display = ["title", "notification", "language"]
    list_filter = ["notification"]
    search_fields = ["title"]
    panels = [
        FieldPanel("notification"),
        FieldPanel("language"),
        FieldPanel("title"),
        FieldPanel("file"),
    ]


@hooks.register("register_admin_viewset")
def records() -> list[RecordViewSet]:
    return [
        NotificationViewSet(add_to_admin_menu=False),
        NotificationFileViewSet(add_to_admin_menu=False),
    ]


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("notifications/", desk.notification_desk, name="notification_desk"),
        path("notifications/<int:pk>/", desk.notification_follow, name="notification_follow"),
        path("notifications/<int:pk>/issue/", desk.notification_issue, name="notification_issue"),
        path(
            "notifications/<int:pk>/answers.<str:form>",
            desk.notification_table,
            name="notification_table",
        ),
    ]


class NotificationsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_issue(offices_of(request.user, on=localdate()))


@hooks.register("register_admin_menu_item")
def menu_item() -> Any:
    return NotificationsItem(
        _("Notifications"),
        reverse("notification_desk"),
        name="notifications",
        icon_name="mail",
        order=107,
    )
