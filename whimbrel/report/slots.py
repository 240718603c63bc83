from collections.abc import Callable

from django.template.loader import render_to_string
from django.utils.timezone import localdate

from whimbrel.core import slots
from whimbrel.core.stored.readers import Reader
from whimbrel.report.models import Edition, Indicator, Report
from whimbrel.report.queries.counting import Count, Counting, FigureRefused, count_figure
from whimbrel.report.queries.indicators import count_now
from whimbrel.report.queries.persons import seats

MAY_SEE_PERSONS = "training.view_registration"


@slots.register("figure_persons")
def figure_persons(reader: Reader, argument: str) -> str | None:
    """The persons behind a figure, "report.edition.figure" (edition 0: the draft); for staff only."""
    slug, number, name = argument.split(".")
    return _persons(reader, lambda: _count(slug, int(number), name))


@slots.register("indicator_persons")
def indicator_persons(reader: Reader, argument: str) -> str | None:
    """The persons behind a counted indicator, by its key; for staff only."""
    return _persons(reader, lambda: _indicator_count(int(argument)))


def _persons(reader: Reader, count: Callable[[], Count | None]) -> str | None:
    """Nothing is counted for who may not know."""
    if reader.person is None:
        return ""
    if reader.request is None:
        return None
    if not reader.request.user.has_perm(MAY_SEE_PERSONS):
        return ""
    found = count()
    rows = seats(found.seats) if found else []
    return render_to_string("report/slots/figure_persons.html", {"seats": rows}, reader.request)


def _indicator_count(pk: int) -> Count | None:
    found = Indicator.objects.select_related("plan__instrument").filter(pk=pk).first()
    if found is None:
        return None
    try:
        return count_now(found, on=min(localdate(), found.plan.ends_on), language="en")
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
