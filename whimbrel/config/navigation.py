"""The words on top of every page, six at most, and those at its foot: the first page of each section, and its name."""

from django.utils.translation import gettext_lazy as _

NAVIGATION = [
    ("manual:contents", _("Manual")),
    ("community:space_list", _("E-community")),
    ("training:workshop_list", _("Training")),
    ("treaties:instrument_list", _("Instruments")),
    ("treaties:country_list", _("Countries")),
    ("report:report_list", _("Reports")),
]
FOOTER = [
    ("accession:index", _("Accession")),
    ("nbsap:nbsap_list", _("National biodiversity plans")),
    ("treaties:meeting_list", _("Meetings")),
    ("meetings:notification_list", _("Notifications")),
    ("designations:directory_list", _("Directory")),
    ("exchange:index", _("Data for other systems")),
    ("people:rules_detail", _("Rules of this site")),
]
