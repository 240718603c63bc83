"""Evaluation forms on paper, typed in by staff and counted with all others."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from whimbrel.people.models import User
from whimbrel.training.actions.evaluation import hand_in_form
from whimbrel.training.models import Channel, Workshop


class NumberTaken(Exception):
    """Forms of these numbers are typed in already; nothing was kept."""

    def __init__(self, numbers: list[int]) -> None:
        self.numbers = numbers
        super().__init__(numbers)


@transaction.atomic
def enter_paper_forms(
    *, workshop: Workshop, rows: Sequence[Mapping[str, Any]], language: str, on: date, by: User
) -> int:
    """Keep these forms, all or none; how many. Raises NumberTaken.

    Each row has `answers` by question, and may have `number`, `helped` and `change`.
    """
    numbers = [row["number"] for row in rows if row.get("number")]
    known = workshop.filled_forms.filter(paper_number__in=numbers)
    taken = [number for number in known.values_list("paper_number", flat=True) if number]
    if taken:
        raise NumberTaken(sorted(taken))
    for row in rows:
        hand_in_form(
            workshop=workshop, ratings=row["answers"], channel=Channel.PAPER, language=language, on=on,
            helped=row.get("helped") or "", change=row.get("change") or "",
            paper_number=row.get("number"), by=by,
        )  # fmt: skip
    return len(rows)
