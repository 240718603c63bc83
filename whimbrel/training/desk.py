"""The lists of records that workshops are made of, at the Secretariat's desk."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from whimbrel.core.desk import RecordViewSet, in_every_language
from whimbrel.training.models import (
    FundingLine,
    Partner,
    PartyStanding,
    Programme,
    Question,
    Reminder,
    Session,
    Steward,
    SupportRule,
    Trainer,
)


class ProgrammeViewSet(RecordViewSet):
    model = Programme
    icon = "folder-open-inverse"
    list_display = ["name_en", "code"]
    search_fields = ["code", "name_en"]
    panels = [
        FieldPanel("code"),
        in_every_language("name", _("Name")),
        in_every_language("aim", _("Aim")),
    ]


class SessionViewSet(RecordViewSet):
    model = Session
    icon = "calendar"
    also_related = ["workshop__meeting"]
    list_display = ["title_en", "workshop", "number", "starts_at", "ends_at", "room", "method"]
    list_filter = ["workshop", "method"]
    search_fields = ["title_en", "workshop__meeting__code"]
    panels = [
        FieldPanel("workshop"),
        FieldPanel("number"),
        in_every_language("title", _("Title")),
        FieldPanel("starts_at"),
        FieldPanel("ends_at"),
        FieldPanel("room"),
        FieldPanel("method"),
        FieldPanel("languages"),
        FieldPanel("interpretation"),
        FieldPanel("trainers"),
    ]


class TrainerViewSet(RecordViewSet):
    model = Trainer
    icon = "user"
    list_display = ["name", "organisation", "person"]
    search_fields = ["name", "organisation"]


class QuestionViewSet(RecordViewSet):
    model = Question
    # The Manual has questions too.
    url_prefix = "workshop-question"
    url_namespace = "desk_workshop_question"
    icon = "help"
    menu_label = _("Questions to participants")
    also_related = ["workshop__meeting"]
    list_display = ["text_en", "workshop", "kind", "is_required", "is_for_travel"]
    list_filter = ["workshop", "kind"]
    search_fields = ["text_en", "slug"]


class ReminderViewSet(RecordViewSet):
    model = Reminder
    icon = "mail"
    also_related = ["workshop__meeting"]
    list_display = ["subject_en", "workshop", "anchor", "days", "audience", "sent_at"]
    list_filter = ["workshop", "audience"]
    search_fields = ["subject_en"]


class FundingLineViewSet(RecordViewSet):
    model = FundingLine
    icon = "tag"
    also_related = ["workshop__meeting"]
    list_display = ["fund", "workshop", "amount", "currency"]
    list_filter = ["workshop"]
    search_fields = ["fund", "reference"]


class PartnerViewSet(RecordViewSet):
    model = Partner
    icon = "group"
    also_related = ["workshop__meeting"]
    list_display = ["body", "workshop", "part"]
    list_filter = ["part"]
    search_fields = ["body__name_en", "workshop__meeting__code"]


class StewardViewSet(RecordViewSet):
    model = Steward
    icon = "user"
    also_related = ["workshop__meeting"]
    list_display = ["person", "workshop", "task", "starts_on", "ends_on"]
    list_filter = ["workshop", "task"]
    search_fields = ["person__display_name", "person__email"]


class SupportRuleViewSet(RecordViewSet):
    model = SupportRule
    icon = "list-ul"
    list_display = ["name", "helps_ldc", "helps_sids", "scale_up_to", "refuses_arrears_of"]
    search_fields = ["name"]


class PartyStandingViewSet(RecordViewSet):
    model = PartyStanding
    icon = "list-ol"
    list_display = ["country", "year", "scale", "arrears_years", "source"]
    list_filter = ["year"]
    search_fields = ["country__name_en"]


WORKSHOP_RECORDS = (
    ProgrammeViewSet,
    SessionViewSet,
    TrainerViewSet,
    QuestionViewSet,
    ReminderViewSet,
    FundingLineViewSet,
    PartnerViewSet,
    StewardViewSet,
    SupportRuleViewSet,
    PartyStandingViewSet,
)
