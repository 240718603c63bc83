"""A country's own procedures, for its people."""

from datetime import date

from whimbrel.manual.models import ArticlePage, NationalProcedure
from whimbrel.treaties.models import NATIONAL, Country, Designation
from whimbrel.treaties.queries.offices import Offices


def own_country(offices: Offices, *, asked: str) -> Country:
    """The country for which the person acts: that of the code asked for where they act for it, else the first."""
    countries = list(Country.objects.filter(pk__in=offices.countries).order_by("pk"))
    return next((one for one in countries if one.iso3 == asked), countries[0])


def procedures_visible_to(offices: Offices, article: ArticlePage) -> list[NationalProcedure]:
    """What the countries of the person have written beside the article. One query."""
    found = NationalProcedure.objects.filter(article=article, country__in=offices.countries)
    return list(found.select_related("country"))


def procedures_beside(article_id: int, *, person_id: int, today: date) -> list[NationalProcedure]:
    """What the countries for which the person acts today have written beside the article. One query."""
    posts = Designation.objects.in_office(on=today).filter(person=person_id, role__in=NATIONAL)
    found = NationalProcedure.objects.filter(
        article=article_id, article__live=True, country__in=posts.values("country")
    )
    return list(found.select_related("article", "country"))


def is_told_at_home(article: ArticlePage) -> bool:
    """Whether any country has written something beside the article. One query."""
    return NationalProcedure.objects.filter(article=article).exists()


def procedures_of_country(country_id: int) -> list[NationalProcedure]:
    """All that the country has written. One query."""
    found = NationalProcedure.objects.filter(country=country_id, article__live=True)
    return list(found.select_related("article").order_by("article__path"))
