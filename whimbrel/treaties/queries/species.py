"""The taxa of the Appendices."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from whimbrel.treaties.models import Species


@dataclass(frozen=True)
class ClassCount:
    """A class of animals and how many of the listed taxa belong to it."""

    taxon_class: str
    taxa: int


def listed_species(
    *, appendix: str = "", taxon_class: str = "", search: str = ""
) -> QuerySet[Species]:
    """Taxa with a listing, by scientific name, their listings with them. Two queries when read.

    `search` is a part of the scientific name or of a common one.
    """
    rows = Species.objects.filter(listings__isnull=False)
    if appendix:
        rows = rows.filter(listings__appendix=appendix)
    if taxon_class:
        rows = rows.filter(taxon_class=taxon_class)
    if search:
        rows = rows.filter(
            Q(scientific_name__icontains=search)
            | Q(common_name_en__icontains=search)
            | Q(common_name_fr__icontains=search)
            | Q(common_name_es__icontains=search)
        )
    return rows.distinct().order_by("scientific_name").prefetch_related("listings")


def class_counts() -> list[ClassCount]:
    """The classes with listed taxa, the richest first. One query."""
    counts = (
        Species.objects.filter(listings__isnull=False)
        .exclude(taxon_class="")
        .order_by()
        .values_list("taxon_class")
        .annotate(taxa=Count("pk", distinct=True))
        .order_by("-taxa", "taxon_class")
    )
    return [ClassCount(taxon_class, taxa) for taxon_class, taxa in counts]
