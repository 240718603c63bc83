from collections.abc import Callable

from django.template.loader import render_to_string
from django.utils.timezone import localdate

from whimbrel.core import slots
from whimbrel.core.languages import current_language
from whimbrel.core.stored.readers import Reader
from whimbrel.report.models import Edition, Indicator, Report
from whimbrel.report.queries.counting import Count, Counting, FigureRefused, count_figure
from whimbrel.report.queries.indicators import count_now
from whimbrel.report.queries.persons import seats

MAY_SEE_PERSONS = "training.view_registration"
MAY_SEE_ROWS = "workplan.view_movement"
# More than anybody reads in a page; what is counted has pages of its own.
SHOWN = 100


@slots.register("figure_persons")
def figure_persons(reader: Reader, argument: str) -> str | None:
    """The persons behind a figure, "report.edition.figure" (edition 0: the draft); for staff only."""
    slug, number, name = argument.split(".")
    return _persons(reader, lambda: _count(slug, int(number), name))


@slots.register("indicator_persons")
def indicator_persons(reader: Reader, argument: str) -> str | None:
    """The persons behind a counted indicator, by its key; for staff only."""
    return _persons(reader, lambda: _indicator_count(int(argument)))


@slots.register("indicator_rows")
def indicator_rows(reader: Reader, argument: str) -> str | None:
    """What was counted for an indicator whose rows are not everybody's, by its key; for staff only."""
    return _for_staff(reader, MAY_SEE_ROWS, lambda: _rows(_indicator_count(int(argument))))


def _rows(count: Count | None) -> str:
    if count is None or not count.rows:
        return ""
    context = {"count": count, "rows": count.rows[:SHOWN], "number": len(count.rows)}
    return render_to_string("report/slots/indicator_rows.html", context)


def _persons(reader: Reader, count: Callable[[], Count | None]) -> str | None:
    def told() -> str:
        found = count()
        rows = seats(found.seats) if found else []
        return render_to_string("report/slots/figure_persons.html", {"seats": rows}, reader.request)

    return _for_staff(reader, MAY_SEE_PERSONS, told)


def _for_staff(reader: Reader, right: str, told: Callable[[], str]) -> str | None:
    """What is told to who has that right. For others nothing, and nothing is counted."""
    if reader.person is None:
        return ""
    if reader.request is None:
        return None
    return told() if reader.request.user.has_perm(right) else ""


def _indicator_count(pk: int) -> Count | None:
    found = Indicator.objects.select_related("plan__instrument").filter(pk=pk).first()
    if found is None:
        return None
    try:
        return count_now(
            found, on=min(localdate(), found.plan.ends_on), language=current_language()
        )
    except FigureRefused:
        return None


def _count(slug: str, number: int, name: str) -> Count | None:
    if number:
        edition = Edition.objects.filter(report__slug=slug, number=number).first()
        kept = edition.content["figures"].get(name) if edition else None
        return Count.thawed(next(iter(kept["counts"].values()))) if kept else None
    report = Report.objects.select_related("instrument").filter(slug=slug).first()
    figure = report.figures.filter(name=name).first() if report else None
    if report is None or figure is None:
        return None
    return count_figure(figure, Counting(report, report.cut_off_on, "en"))
