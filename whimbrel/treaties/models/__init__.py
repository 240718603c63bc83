"""The registry's records, one noun a file."""

from whimbrel.treaties.models.country import Country, CountryName, Region
from whimbrel.treaties.models.designation import FocalPointDesignation
from whimbrel.treaties.models.instrument import Instrument
from whimbrel.treaties.models.meeting import Meeting, Resolution
from whimbrel.treaties.models.species import AppendixListing, RangeState, Species
from whimbrel.treaties.models.treaty_action import TreatyAction

__all__ = [
    "AppendixListing",
    "Country",
    "CountryName",
    "FocalPointDesignation",
    "Instrument",
    "Meeting",
    "RangeState",
    "Region",
    "Resolution",
    "Species",
    "TreatyAction",
]
