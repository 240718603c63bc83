"""What a report counts, by which rule, and the rows it counted.

Each file registers the kinds of one room; importing this package registers them all.
"""

from whimbrel.report.queries import (
    accession,
    afterwards,
    articles,
    learning,
    meetings,
    money,
    national_plans,
    offices,
    places,
    plans,
    reach,
    talks,
    whole_plans,
    workshops,
)

__all__ = [
    "accession",
    "afterwards",
    "articles",
    "learning",
    "meetings",
    "money",
    "national_plans",
    "offices",
    "places",
    "plans",
    "reach",
    "talks",
    "whole_plans",
    "workshops",
]
