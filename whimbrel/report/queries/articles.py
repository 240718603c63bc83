"""Figures of the Manual: how many articles are up to date, language by language."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _

from whimbrel.core.languages import CODES, language_names
from whimbrel.manual.freshness import Freshness
from whimbrel.manual.models import SOURCE
from whimbrel.manual.queries.translations import LanguageStanding, language_standing
from whimbrel.report.queries.counting import Count, Counting, FigureRefused, kind
from whimbrel.report.queries.wording import number


@kind(takes=["language"])
def articles_up_to_date(counting: Counting, asked: Mapping[str, Any]) -> Count:
    """Translations that follow their original; with a `language` those into it, article by article. Three queries."""
    codes = _codes(asked)
    end = datetime.combine(counting.cut_off + timedelta(days=1), time(), get_default_timezone())
    standing = [_public(one) for one in language_standing(codes, at=end)]
    current = sum(one.current for one in standing)
    return Count(
        value=current,
        text=number(current, counting.language),
        rule=_(
            "Articles of the Manual that everybody may read and whose translation, by the cut-off, was made from the "
            "last version that translations should follow. Originals in English are not counted."
        ),
        **(_by_article(standing[0]) if "language" in asked else _by_language(counting, standing)),
        source=_("Published versions of the Manual."),
    )


def _public(one: LanguageStanding) -> LanguageStanding:
    """What members alone read is not told of in a report, not even by its title."""
    return LanguageStanding(one.language, [a for a in one.articles if not a.is_for_members])


def _by_article(one: LanguageStanding) -> dict[str, Any]:
    return {
        "columns": (_("Article"), _("Translation")),
        "rows": tuple((a.title, str(Freshness(a.freshness).label)) for a in one.articles),
    }


def _by_language(counting: Counting, standing: list[LanguageStanding]) -> dict[str, Any]:
    names = language_names([one.language for one in standing])
    kinds = (Freshness.CURRENT, Freshness.OUT_OF_DATE, Freshness.MAJORLY, Freshness.MISSING)
    return {
        "columns": (_("Language"), *(str(one.label) for one in kinds)),
        "rows": tuple(
            (name, *(number(one.count(kind), counting.language) for kind in kinds))
            for name, one in zip(names, standing, strict=True)
        ),
    }


def _codes(asked: Mapping[str, Any]) -> list[str]:
    """Raises FigureRefused."""
    known = [code for code in CODES if code != SOURCE]
    if "language" not in asked:
        return known
    if asked["language"] not in known:
        raise FigureRefused(
            _("The Manual is not translated into “%(asked)s”. Known: %(known)s.")
            % {"asked": asked["language"], "known": ", ".join(known)}
        )
    return [str(asked["language"])]
