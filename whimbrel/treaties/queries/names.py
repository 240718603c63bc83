"""What a country was called on a day."""

from datetime import date

from whimbrel.core.languages import columns, current_language, translated
from whimbrel.treaties.models import Country, CountryName


def names_on(day: date, language: str | None = None) -> dict[int, str]:
    """Every country's name as it was on that day, by primary key: Swaziland in 2014, Eswatini in 2020.

    Two queries, whatever the number of countries.
    """
    language = language or current_language()
    names = {
        row["pk"]: translated(row, "name", language)
        for row in Country.objects.order_by().values("pk", *columns("name"))
    }
    # A country may have changed its name twice: the name borne on a day is the one that ended first after it.
    borne = CountryName.objects.borne(on=day).order_by("-ends_on")
    for row in borne.values("country_id", *columns("name")):
        names[row["country_id"]] = translated(row, "name", language)
    return names
