"""The words on top of every page, six at most: the first page of each section, and its name."""

from django.utils.translation import gettext_lazy as _

NAVIGATION = [
    ("treaties:instrument_list", _("Instruments")),
    ("treaties:country_list", _("Countries")),
    ("accession:index", _("Accession")),
    ("training:workshop_list", _("Training")),
    ("report:report_list", _("Reports")),
    ("treaties:meeting_list", _("Meetings")),
]
