"""New records that everybody may read, and how each is told. Nothing of the work of a country is among them."""

from datetime import date, timedelta

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from whimbrel.core.languages import current_language
from whimbrel.core.periods import written_date
from whimbrel.nbsap.models import Nbsap, News, PlanStage, Questionnaire
from whimbrel.treaties.models import TreatyAction

# A deposit entered later than this is history: nobody is told of it.
NEWS_FOR = timedelta(days=31)


def new_plans() -> QuerySet[Nbsap]:
    return Nbsap.objects.filter(news=None).order_by("pk")


def new_stages() -> QuerySet[PlanStage]:
    return PlanStage.objects.filter(news=None).select_related("nbsap").order_by("pk")


def new_questionnaires(*, on: date) -> QuerySet[Questionnaire]:
    """Those that are open to everybody's eyes."""
    return Questionnaire.objects.filter(news=None, opens_on__lte=on).order_by("pk")


def new_deposits(*, on: date) -> QuerySet[TreatyAction]:
    """By which a State binds itself."""
    found = TreatyAction.objects.binding().filter(nbsap_news=None)
    return found.filter(deposited_on__gt=on - NEWS_FOR, deposited_on__lte=on).order_by("pk")


def latest_news() -> int:
    """The number of the latest; 0 where there is none."""
    return News.objects.aggregate(latest=Max("pk"))["latest"] or 0


def news_after(number: int) -> list[News]:
    """All that is told after that number, with what they are about. One query."""
    return list(
        News.objects.filter(pk__gt=number, is_silent=False).select_related(
            "country",
            "instrument",
            "nbsap__country",
            "stage__nbsap__country",
            "questionnaire",
            "action",
        )  # fmt: skip
    )


def told_of(news: News) -> str:
    """The record in one line, in the language that is spoken now."""
    country = news.country.name if news.country else ""
    if news.nbsap:
        return _("%(country)s: a national biodiversity plan is on record, %(period)s") % {
            "country": country, "period": news.nbsap.period,
        }  # fmt: skip
    if news.stage:
        day = str(news.stage.on.year) if news.stage.is_year_only else _day(news.stage.on)
        return _("%(country)s: the plan %(period)s has a new stage: %(stage)s, %(day)s") % {
            "country": country, "period": news.stage.nbsap.period,
            "stage": news.stage.get_kind_display(), "day": day,
        }  # fmt: skip
    if news.questionnaire:
        return _("A questionnaire is open: %(name)s, to be answered by %(day)s") % {
            "name": news.questionnaire.name, "day": _day(news.questionnaire.due_on),
        }  # fmt: skip
    action = news.action
    return _("%(country)s: %(kind)s, %(instrument)s, deposited on %(day)s") % {
        "country": country,
        "kind": action.get_kind_display() if action else "",
        "instrument": news.instrument.short_name if news.instrument else "",
        "day": _day(action.deposited_on) if action and action.deposited_on else "",
    }


def address_of(news: News) -> str:
    """Where it can be read, in the language that is spoken now."""
    if news.questionnaire:
        return reverse("nbsap:questionnaire_detail", args=[news.questionnaire.code])
    iso3 = news.country.iso3 if news.country else ""
    if news.action:
        return reverse("treaties:country_detail", args=[iso3])
    return reverse("nbsap:nbsap_detail", args=[iso3])


def _day(day: date) -> str:
    return written_date(day, current_language())
