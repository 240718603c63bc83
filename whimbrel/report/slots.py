from django.template.loader import render_to_string

from whimbrel.core import slots
from whimbrel.core.stored.readers import Reader
from whimbrel.report.models import Edition, Report
from whimbrel.report.queries.counting import Count, Counting, count_figure
from whimbrel.report.queries.persons import seats

MAY_SEE_PERSONS = "training.view_registration"


@slots.register("figure_persons")
def figure_persons(reader: Reader, argument: str) -> str | None:
    """The persons behind a figure, "report.edition.figure" (edition 0: the draft); for staff only."""
    if reader.person is None:
        return ""
    if reader.request is None:
        return None
    if not reader.request.user.has_perm(MAY_SEE_PERSONS):
        return ""
    slug, number, name = argument.split(".")
    count = _count(slug, int(number), name)
    rows = seats(count.seats) if count else []
    return render_to_string("report/slots/figure_persons.html", {"seats": rows}, reader.request)


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
