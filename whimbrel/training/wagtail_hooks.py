"""Workshops at the Secretariat's desk."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSetGroup

from whimbrel.core.desk import RecordViewSet
from whimbrel.training.models import Registration, StatedAttendance, Workshop


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


class TrainingGroup(ModelViewSetGroup):
    menu_label = _("Training")
    menu_icon = "group"
    menu_order = 150
    items = (WorkshopViewSet, RegistrationViewSet, StatedAttendanceViewSet)


@hooks.register("register_admin_viewset")
def records() -> TrainingGroup:
    return TrainingGroup()
