"""The public pages that every look at the whole site visits."""

PUBLIC = {
    "front page": "",
    "instruments": "instruments/",
    "one instrument": "instruments/cms/",
    "Parties": "instruments/cms/parties/",
    "Parties on a day": "instruments/cms/parties/?on=2014-11-04&region=africa",
    "countries": "countries/",
    "one country": "countries/KEN/",
    "accession": "accession/",
    "graph": "accession/cms/graph/",
    "map": "accession/cms/map/?on=2014-11-04",
    "meetings": "meetings/",
    "species": "species/",
    "training": "training/",
    "one workshop": "training/TE-2013-CAPETOWN/",
    "work plan": "workplan/cms-2012-2014/",
    "reports": "reports/",
    "the report": "reports/founding/",
    "sign in": "accounts/login/",
    "not found": "nowhere/",
}
# Most of the page is text to be read; the others carry a table or a drawing.
TEXT = {
    "instruments",
    "one instrument",
    "one country",
    "meetings",
    "training",
    "one workshop",
    "work plan",
    "reports",
    "not found",
}
LANGUAGES = ["en", "fr", "ar"]
