"""A country's own procedure beside an article."""

from datetime import datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.manual.models import ArticlePage, NationalProcedure
from whimbrel.people.models import User
from whimbrel.treaties.models import Country


@transaction.atomic
def write_national_procedure(
    *, article: ArticlePage, country: Country, words: str, by: User, at: datetime
) -> NationalProcedure | None:
    """Keep the country's words, or take them away where there are none. None where nothing stands afterwards."""
    known = NationalProcedure.objects.filter(article=article, country=country)
    if not words.strip():
        for procedure in known:
            record(by, "removed", procedure, name=str(procedure))
        known.delete()
        return None
    procedure, _is_new = NationalProcedure.objects.update_or_create(
        article=article,
        country=country,
        defaults={"words": words.strip(), "written_at": at, "written_by": by},
    )
    record(by, "wrote national procedure", procedure)
    return procedure
