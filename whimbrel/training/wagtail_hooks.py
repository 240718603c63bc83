"""Workshops at the Secretariat's desk."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup

from whimbrel.core.desk import RecordViewSet
from whimbrel.training.desk import WORKSHOP_RECORDS
from whimbrel.training.models import (
    Competence,
    KnowledgeItem,
    KnowledgeOption,
    Module,
    Registration,
    StatedAttendance,
    Workshop,
)
from whimbrel.training.rules import can_keep_training
from whimbrel.training.rules.access import can_run_workshops
from whimbrel.training.views import (
    desk,
    desk_badges,
    desk_nominees,
    desk_papers,
    desk_sheets,
    desk_timetable,
    desk_visas,
    photos,
)
from whimbrel.treaties.queries.offices import offices_of


class WorkshopViewSet(RecordViewSet):
    model = Workshop
    icon = "group"
    list_display = ["meeting", "region", "prepares_for", "host", "languages"]
    list_filter = ["region", "prepares_for", "taught_the_manual"]
    search_fields = ["meeting__code", "meeting__title_en", "host", "organizers"]


class RegistrationViewSet(RecordViewSet):
    model = Registration
    icon = "user"
    menu_label = _("Participants")
    also_related = ["workshop__meeting"]
    list_display = ["__str__", "country", "category", "is_alternate", "attended_at"]
    list_filter = ["workshop", "country"]
    search_fields = ["family_name", "email", "person__display_name", "country__name_en"]


class StatedAttendanceViewSet(RecordViewSet):
    model = StatedAttendance
    icon = "list-ol"
    menu_label = _("Stated attendance")
    also_related = ["workshop__meeting"]
    list_display = ["workshop", "stage", "participants", "countries", "is_minimum"]
    list_filter = ["stage"]
    search_fields = ["workshop__meeting__code", "workshop__meeting__title_en", "source"]


class CompetenceViewSet(RecordViewSet):
    model = Competence
    icon = "list-ul"
    list_display = ["name_en", "area", "position"]
    list_filter = ["area"]
    search_fields = ["code", "name_en", "about_en"]


class ModuleViewSet(RecordViewSet):
    model = Module
    icon = "folder-open-1"
    list_display = ["name_en", "hours", "position"]
    search_fields = ["code", "name_en"]


class KnowledgeItemViewSet(RecordViewSet):
    model = KnowledgeItem
    icon = "help"
    list_display = ["text_en", "competence"]
    list_filter = ["competence"]
    search_fields = ["code", "text_en"]


class KnowledgeOptionViewSet(RecordViewSet):
    model = KnowledgeOption
    icon = "tick"
    list_display = ["text_en", "item", "position", "is_right"]
    list_filter = ["item"]
    search_fields = ["text_en", "item__text_en"]


class KeepingItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_keep_training(offices_of(request.user, on=localdate()))


@hooks.register("register_admin_menu_item")
def keeping_item() -> MenuItem:
    """To what is kept on the site itself: surveys, evaluation, certificates."""
    return KeepingItem(
        _("Surveys, evaluation, certificates"),
        reverse_lazy("training:keeping"),
        name="training-keeping",
        icon_name="form",
        order=151,
    )


class TrainingGroup(ModelViewSetGroup):
    menu_label = _("Training")
    menu_icon = "group"
    menu_order = 150
    items = (
        WorkshopViewSet,
        RegistrationViewSet,
        StatedAttendanceViewSet,
        CompetenceViewSet,
        ModuleViewSet,
        KnowledgeItemViewSet,
        KnowledgeOptionViewSet,
        *WORKSHOP_RECORDS,
    )


@hooks.register("register_admin_viewset")
def records() -> TrainingGroup:
    return TrainingGroup()


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("workshops/", desk.workshop_desk_list, name="workshop_desk_list"),
        path("workshops/<int:pk>/", desk.workshop_desk, name="workshop_desk"),
        path("workshops/<int:pk>/copy/", desk.workshop_copy, name="workshop_copy"),
        path("workshops/<int:pk>/invite/", desk.workshop_invite, name="workshop_invite"),
        path(
            "workshops/participation/", desk_sheets.participation_sheet, name="participation_sheet"
        ),
        path(
            "workshops/participation/template.<slug:form>",
            desk_sheets.participation_template,
            name="participation_template",
        ),
        path("workshops/standings/", desk_sheets.standings_sheet, name="standings_sheet"),
        path(
            "workshops/<int:pk>/invite/sheet/",
            desk_sheets.workshop_invite_sheet,
            name="workshop_invite_sheet",
        ),
        path(
            "workshops/<int:pk>/remind-persons/",
            desk.workshop_remind_persons,
            name="workshop_remind_persons",
        ),
        path("workshops/<int:pk>/remind/", desk.workshop_remind, name="workshop_remind"),
        path("workshops/<int:pk>/fill/", desk.workshop_fill, name="workshop_fill"),
        path("workshops/<int:pk>/documents/new/", desk.workshop_paper, name="workshop_paper"),
    ]


@hooks.register("register_admin_urls")
def urls_of_people() -> list[URLPattern]:
    """Who is nominated, and what is printed, written and paid for them."""
    return [
        path("workshops/<int:pk>/nominees/", desk_nominees.nominee_list, name="nominee_list"),
        path(
            "workshops/<int:pk>/nominees.<slug:form>",
            desk_papers.nominee_download,
            name="nominee_download",
        ),
        path(
            "workshops/<int:pk>/papers/<slug:what>/<slug:language>/",
            desk_papers.workshop_papers,
            name="workshop_papers",
        ),
        path("workshops/<int:pk>/badges/", desk_badges.workshop_badges, name="workshop_badges"),
        path(
            "workshops/<int:pk>/badges/preview.svg",
            desk_badges.badges_preview,
            name="badges_preview",
        ),
        path("workshops/<int:pk>/visas/", desk_visas.workshop_visas, name="workshop_visas"),
        path(
            "visa-letters/<int:pk>/letter.<slug:form>",
            desk_visas.visa_letter_file,
            name="visa_letter_file",
        ),
        path(
            "workshops/<int:pk>/timetable/",
            desk_timetable.workshop_timetable,
            name="workshop_timetable",
        ),
        path("sessions/<int:pk>/time/", desk_timetable.session_time, name="session_time"),
        path("nominees/<int:pk>/photo.jpg", photos.nominee_photo, name="nominee_photo"),
        path("nominees/<int:pk>/", desk_nominees.nominee_desk, name="nominee_desk"),
        path(
            "travel-lines/<int:pk>/<slug:deed>/", desk_nominees.travel_settle, name="travel_settle"
        ),
    ]


class WorkshopsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_run_workshops(offices_of(request.user, on=localdate()))


@hooks.register("register_admin_menu_item")
def workshops_item() -> Any:
    return WorkshopsItem(
        gettext_lazy("Running workshops"),
        reverse("workshop_desk_list"),
        name="workshops_at_work",
        icon_name="group",
        order=149,
    )
