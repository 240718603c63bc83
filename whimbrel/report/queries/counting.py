"""How a figure is counted: by kind, with parameters, up to a cut-off, in a language."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from whimbrel.core.languages import current_language
from whimbrel.core.periods import written_date
from whimbrel.report.models import Figure, Indicator, Report
from whimbrel.treaties.models import Instrument, Meeting
from whimbrel.treaties.queries.names import names_on

Value = int | str | list[str]


class FigureRefused(Exception):
    """A figure asks for something the records do not have: an unknown kind, workshop, plan."""


@dataclass(frozen=True)
class Chart:
    """A drawing: `inline` takes its colours from the page, `svg` and `png` (base64) carry their own.

    `png` is empty where nobody asked for pictures.
    """

    inline: str
    svg: str
    png: str
    alt: str


@dataclass(frozen=True)
class Count:
    """What a figure is worth, and why.

    `value` is what two reports are compared by; `text` is how it stands in a sentence. `seats` are keys of
    registrations: the persons behind the number, whom only staff may see.
    """

    value: Value
    text: str
    rule: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    source: str = ""
    seats: tuple[int, ...] = ()
    chart: Chart | None = None

    def frozen(self) -> dict[str, Any]:
        """The count as JSON keeps it."""
        return asdict(self)

    @classmethod
    def thawed(cls, kept: Mapping[str, Any]) -> "Count":
        chart = Chart(**kept["chart"]) if kept["chart"] else None
        rows = tuple(tuple(row) for row in kept["rows"])
        return cls(
            **{
                **kept,
                "columns": tuple(kept["columns"]),
                "rows": rows,
                "seats": tuple(kept["seats"]),
                "chart": chart,
            }
        )


@dataclass(frozen=True)
class Counting:
    """One recount: for which report or indicator, up to which day, in which language. What several figures need is read once."""

    report: Report | Indicator
    cut_off: date
    language: str
    # A picture takes a second to draw, and a page does not need it.
    draws_pictures: bool = False
    meetings: dict[str, Meeting] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)

    @cached_property
    def names(self) -> dict[int, str]:
        """What each country was called at the cut-off."""
        return names_on(self.cut_off, self.language)

    def instrument(self, asked: Mapping[str, Any]) -> Instrument:
        """The instrument asked for; that of the report or the indicator where none is."""
        code = asked.get("instrument")
        if code is None:
            return self.report.instrument
        if not self.instruments:
            self.instruments.update({one.code: one for one in Instrument.objects.all()})
        if code not in self.instruments:
            raise FigureRefused(_("There is no instrument “%s”.") % code)
        return self.instruments[code]

    def meeting(self, asked: Mapping[str, Any], word: str) -> Meeting:
        code = asked[word]
        if code not in self.meetings:
            found = Meeting.objects.filter(code=code).first()
            if found is None:
                raise FigureRefused(_("There is no meeting “%s”.") % code)
            self.meetings[code] = found
        return self.meetings[code]

    def day(self, day: date | None) -> str:
        return written_date(day, self.language, "medium") if day else "–"


Counter = Callable[[Counting, Mapping[str, Any]], Count]


@dataclass(frozen=True)
class Kind:
    """A way of counting, by name, with the parameters it cannot do without and those it may have.

    `is_kept` says that its rows are not everybody's: a report tells them where it is published with them, and a page
    that nobody has approved does not.
    """

    name: str
    counter: Counter
    needs: frozenset[str]
    takes: frozenset[str]
    is_kept: bool = False


KINDS: dict[str, Kind] = {}


def kind(
    *, needs: Iterable[str] = (), takes: Iterable[str] = (), is_kept: bool = False
) -> Callable[[Counter], Counter]:
    """Register the decorated function as a kind of figure under its own name."""

    def keep(counter: Counter) -> Counter:
        name = counter.__name__.replace("_", "-")
        KINDS[name] = Kind(name, counter, frozenset(needs), frozenset(takes), is_kept)
        return counter

    return keep


def check_figure(name: str, parameters: Mapping[str, Any]) -> Kind:
    """The kind of that name, if it can be asked with those parameters. Raises FigureRefused."""
    found = KINDS.get(name)
    if found is None:
        raise FigureRefused(
            _("Nothing counts “%(kind)s”. Known: %(known)s.")
            % {"kind": name, "known": ", ".join(sorted(KINDS))}
        )
    missing = sorted(found.needs - set(parameters))
    unknown = sorted(set(parameters) - found.needs - found.takes)
    if missing or unknown:
        raise FigureRefused(
            _("“%(kind)s” needs %(needs)s and may have %(takes)s; it was given %(given)s.")
            % {
                "kind": name,
                "needs": ", ".join(sorted(found.needs)) or "–",
                "takes": ", ".join(sorted(found.takes)) or "–",
                "given": ", ".join(sorted(parameters)) or "–",
            }
        )
    return found


def count_figure(figure: Figure, counting: Counting) -> Count:
    """Count one figure. Raises FigureRefused, naming the figure."""
    with translation.override(counting.language):
        try:
            asked = check_figure(figure.kind, figure.parameters)
            return asked.counter(counting, figure.parameters)
        except FigureRefused as refused:
            raise FigureRefused(
                _("Figure %(figure)s: %(reason)s") % {"figure": figure, "reason": refused}
            ) from None


def count_report(
    report: Report, *, cut_off: date | None = None, language: str | None = None
) -> dict[str, Count]:
    """Every figure of the report, counted now, by name. Raises FigureRefused."""
    counting = Counting(report, cut_off or report.cut_off_on, language or current_language())
    return {figure.name: count_figure(figure, counting) for figure in report.figures.all()}
