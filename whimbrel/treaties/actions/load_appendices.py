"""Listed taxa and their listings in the Appendices, from a sheet."""

from whimbrel.core.loading import Loaded, codes, load_records
from whimbrel.core.sheets import Column, Row, choice, day, text, whole_number
from whimbrel.treaties.actions.load_registry import DATA, Sheet, instruments
from whimbrel.treaties.models import AppendixListing, Species

SPECIES = {
    "scientific_name": "scientific_name",
    "rank": "rank",
    "class": "taxon_class",
    "order": "order",
    "family": "family",
    "common_name_en": "common_name_en",
    "common_name_fr": "common_name_fr",
    "common_name_es": "common_name_es",
}
LISTING = {
    "appendix": "appendix",
    "effective_date": "effective_on",
    "year_listed": "year_listed",
    "adopted_at": "adopted_at",
    "annotation": "annotation",
    "status": "status",
    "source": "source",
    "verified": "verified",
}


def _appendix_columns() -> list[Column]:
    return [
        text("scientific_name", is_required=True, longest=150),
        text("rank", longest=30),
        choice("appendix", AppendixListing.Appendix.values, is_required=True),
        day("effective_date"),
        whole_number("year_listed"),
        text("adopted_at", longest=60),
        text("annotation", longest=5000),
        text("class", longest=60),
        text("order", longest=60),
        text("family", longest=60),
        *(text(name, longest=250) for name in SPECIES if name.startswith("common")),
        text("status", longest=60),
        text("source"),
        text("verified", longest=200),
    ]


def _load_appendices(rows: list[Row]) -> list[Loaded]:
    # A taxon may have several listings, by population; the first row that names it describes it.
    taxa: dict[str, Row] = {}
    for row in rows:
        described = {ours: row.values[theirs] for theirs, ours in SPECIES.items()}
        taxa.setdefault(row.values["scientific_name"], Row(row.line, described))
    species = load_records(Species, list(taxa.values()), key=("scientific_name",), name="species")
    known = codes(Species.objects, "scientific_name")
    cms = instruments()["CMS"]
    kept = [
        Row(
            row.line,
            {ours: row.values[theirs] for theirs, ours in LISTING.items()}
            | {"species_id": known[row.values["scientific_name"]], "instrument_id": cms},
        )
        for row in rows
    ]
    key = ("species_id", "appendix", "adopted_at")
    return [species, load_records(AppendixListing, kept, key=key, name="listings")]


APPENDICES = Sheet(
    DATA / "appendices.csv",
    "appendices",
    _appendix_columns,
    ("scientific_name", "appendix", "adopted_at"),
    _load_appendices,
)
