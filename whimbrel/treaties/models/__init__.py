"""The registry's records, one noun a file."""

from whimbrel.treaties.models.body import Body
from whimbrel.treaties.models.country import Country, CountryName, Region
from whimbrel.treaties.models.designation import (
    AT_THE_DESK,
    NATIONAL,
    OF_A_BODY,
    REGIONAL,
    SECRETARIAT,
    Designation,
    Role,
)
from whimbrel.treaties.models.instrument import Instrument
from whimbrel.treaties.models.meeting import Meeting, Resolution
from whimbrel.treaties.models.participation import Participation
from whimbrel.treaties.models.species import AppendixListing, RangeState, Species
from whimbrel.treaties.models.treaty_action import NOT_BINDING, TreatyAction

__all__ = [
    "AT_THE_DESK",
    "NATIONAL",
    "NOT_BINDING",
    "OF_A_BODY",
    "REGIONAL",
    "SECRETARIAT",
    "AppendixListing",
    "Body",
    "Country",
    "CountryName",
    "Designation",
    "Instrument",
    "Meeting",
    "Participation",
    "RangeState",
    "Region",
    "Resolution",
    "Role",
    "Species",
    "TreatyAction",
]
