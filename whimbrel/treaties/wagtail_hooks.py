"""The registry at the Secretariat's desk."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSetGroup

from whimbrel.core.desk import RecordViewSet, in_every_language
from whimbrel.treaties.models import (
    SECRETARIAT,
    AppendixListing,
    Body,
    Country,
    CountryName,
    Designation,
    Instrument,
    Meeting,
    Participation,
    Region,
    Resolution,
    Species,
    TreatyAction,
)

SOURCE = MultiFieldPanel(
    [FieldPanel("source"), FieldPanel("verified"), FieldPanel("note")], heading=_("Source")
)
NAMES = in_every_language("name", _("Name"))


class InstrumentViewSet(RecordViewSet):
    model = Instrument
    icon = "doc-full"
    list_display = ["code", "name_en", "kind", "adopted_on", "in_force_on"]
    list_filter = ["kind", "is_legally_binding"]
    search_fields = ["code", "name_en", "name_fr", "name_es"]
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("slug"), FieldPanel("kind")]),
        NAMES,
        FieldPanel("is_legally_binding"),
        FieldRowPanel([FieldPanel("adopted_on"), FieldPanel("place"), FieldPanel("in_force_on")]),
        FieldRowPanel([FieldPanel("depositary"), FieldPanel("is_depositary_verified")]),
        MultiFieldPanel(
            [
                FieldPanel("entry_rule"),
                FieldPanel("entry_rule_n"),
                FieldPanel("entry_rule_article"),
                FieldPanel("entry_rule_verified"),
            ],
            heading=_("How it enters into force for one that joins later"),
        ),
        FieldPanel("latest_as_of"),
        SOURCE,
    ]


class TreatyActionViewSet(RecordViewSet):
    model = TreatyAction
    icon = "edit"
    list_display = ["country", "instrument", "kind", "deposited_on", "in_force_on", "ends_on"]
    list_filter = ["instrument", "kind", "country"]
    search_fields = ["country__name_en", "country__iso3", "instrument__code"]
    panels = [
        FieldRowPanel([FieldPanel("country"), FieldPanel("instrument"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("signed_on"), FieldPanel("deposited_on")]),
        FieldRowPanel([FieldPanel("in_force_on"), FieldPanel("ends_on")]),
        FieldPanel("party_number"),
        FieldPanel("territorial_scope"),
        FieldPanel("reservations"),
        SOURCE,
        FieldPanel("second_source"),
    ]


class CountryViewSet(RecordViewSet):
    model = Country
    icon = "globe"
    list_display = ["name_en", "iso3", "kind", "region"]
    list_filter = ["kind", "region", "is_ldc", "is_lldc", "is_sids"]
    search_fields = ["name_en", "name_fr", "name_es", "iso3", "iso2"]
    panels = [
        NAMES,
        FieldRowPanel([FieldPanel("iso3"), FieldPanel("iso2"), FieldPanel("m49")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("sovereignty")]),
        FieldRowPanel([FieldPanel("region"), FieldPanel("region_basis")]),
        FieldRowPanel([FieldPanel("un_subregion"), FieldPanel("un_member_since")]),
        FieldRowPanel([FieldPanel("is_ldc"), FieldPanel("is_lldc"), FieldPanel("is_sids")]),
        FieldRowPanel([FieldPanel("official_languages"), FieldPanel("working_languages")]),
    ]


class CountryNameViewSet(RecordViewSet):
    model = CountryName
    icon = "history"
    menu_label = _("Former names")
    list_display = ["name_en", "country", "starts_on", "ends_on"]
    search_fields = ["name_en", "country__name_en"]
    panels = [
        FieldPanel("country"),
        NAMES,
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        SOURCE,
    ]


class RegionViewSet(RecordViewSet):
    model = Region
    icon = "globe"
    list_display = ["name_en", "code", "within"]
    search_fields = ["name_en", "code"]
    panels = [NAMES, FieldRowPanel([FieldPanel("code"), FieldPanel("within")])]


class MeetingViewSet(RecordViewSet):
    model = Meeting
    icon = "calendar-alt"
    list_display = ["title_en", "code", "instrument", "starts_on", "place"]
    list_filter = ["instrument", "kind"]
    search_fields = ["code", "title_en", "title_fr", "place"]
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("kind"), FieldPanel("number")]),
        FieldPanel("instrument"),
        in_every_language("title", _("Title")),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("country")]),
        SOURCE,
    ]


class ParticipationViewSet(RecordViewSet):
    model = Participation
    icon = "group"
    menu_label = _("Who took part in meetings")
    list_display = ["country", "meeting", "deed", "on", "number", "reference"]
    list_filter = ["meeting", "deed", "country"]
    search_fields = ["country__name_en", "country__iso3", "meeting__code", "reference"]
    panels = [
        FieldRowPanel([FieldPanel("meeting"), FieldPanel("country")]),
        FieldRowPanel([FieldPanel("deed"), FieldPanel("on")]),
        FieldRowPanel([FieldPanel("number"), FieldPanel("reference")]),
        SOURCE,
    ]


class ResolutionViewSet(RecordViewSet):
    model = Resolution
    icon = "doc-full-inverse"
    list_display = ["number", "instrument", "title", "meeting", "year"]
    list_filter = ["instrument", "year"]
    search_fields = ["number", "title"]


class SpeciesViewSet(RecordViewSet):
    model = Species
    icon = "tag"
    list_display = ["scientific_name", "common_name_en", "taxon_class", "family"]
    list_filter = ["taxon_class"]
    search_fields = ["scientific_name", "common_name_en", "common_name_fr", "common_name_es"]


class AppendixListingViewSet(RecordViewSet):
    model = AppendixListing
    icon = "list-ul"
    menu_label = _("Appendix listings")
    list_display = ["species", "instrument", "appendix", "effective_on", "adopted_at"]
    list_filter = ["instrument", "appendix"]
    search_fields = ["species__scientific_name", "species__common_name_en"]


class DesignationForm(WagtailAdminModelForm):
    """Only an administrator lets people in at the Secretariat, or out."""

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        roles = {said.get("role"), self.initial.get("role")}
        if roles & set(SECRETARIAT) and not getattr(self.for_user, "is_superuser", False):
            self.add_error("role", _("Only an administrator names people for the Secretariat."))
        return said


class DesignationViewSet(RecordViewSet):
    model = Designation
    icon = "user"
    menu_label = _("Designations")
    list_display = ["person", "role", "country", "body", "instrument", "starts_on", "ends_on"]
    list_filter = ["role", "instrument", "country"]
    search_fields = ["country__name_en", "person__email", "person__display_name"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("person"), FieldPanel("role")]),
            FieldRowPanel([FieldPanel("country"), FieldPanel("instrument")]),
            FieldRowPanel([FieldPanel("region"), FieldPanel("body")]),
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        ],
        base_form_class=DesignationForm,
    )


class BodyViewSet(RecordViewSet):
    model = Body
    icon = "group"
    list_display = ["name_en", "kind", "instrument", "code"]
    list_filter = ["kind", "instrument"]
    search_fields = ["code", "name_en", "name_fr", "name_es"]
    panels = [
        FieldRowPanel([FieldPanel("code"), FieldPanel("kind")]),
        NAMES,
        FieldRowPanel([FieldPanel("instrument"), FieldPanel("website")]),
    ]


class TreatiesGroup(ModelViewSetGroup):
    menu_label = _("Treaties")
    menu_icon = "doc-full"
    menu_order = 110
    items = (
        InstrumentViewSet,
        TreatyActionViewSet,
        ResolutionViewSet,
        DesignationViewSet,
        BodyViewSet,
    )


class CountriesGroup(ModelViewSetGroup):
    menu_label = _("Countries")
    menu_icon = "globe"
    menu_order = 120
    items = (CountryViewSet, CountryNameViewSet, RegionViewSet)


class SpeciesGroup(ModelViewSetGroup):
    menu_label = _("Species")
    menu_icon = "tag"
    menu_order = 130
    items = (SpeciesViewSet, AppendixListingViewSet)


@hooks.register("register_admin_viewset")
def records() -> list[ModelViewSetGroup | RecordViewSet]:
    return [
        TreatiesGroup(),
        CountriesGroup(),
        SpeciesGroup(),
        MeetingViewSet(menu_order=140, add_to_admin_menu=True),
        ParticipationViewSet(menu_order=141, add_to_admin_menu=True),
    ]
