"""What joining would bring a State, from facts of the registry alone: species, neighbours, instruments of the family, training."""

from datetime import date

from django.utils.translation import gettext as _

from whimbrel.accession.queries.recruitment import dossier
from whimbrel.accession.queries.shared_species import shared_species
from whimbrel.accession.queries.surroundings import Neighbour, Surroundings, surroundings
from whimbrel.core.candidates import occasions
from whimbrel.core.charts.borders import disclaimer
from whimbrel.core.documents.tree import Block, Heading, Paragraph, Points, Run, Table
from whimbrel.core.periods import written_date
from whimbrel.treaties.models import Country, Instrument

# As many species as fit on two pages; the number of all stands above them.
SPECIES = 40


def benefits(country: Country, instrument: Instrument, *, on: date, language: str) -> list[Block]:
    """Chapters on what concerns this State; what is not known is left out."""
    around = surroundings(country, instrument, on=on)
    return [
        *_bound(country, instrument, on),
        *_species(country, instrument, on),
        *_neighbours(country, instrument, around, on, language),
        *_family(around),
        *_training(country, on, language),
    ]


def _bound(country: Country, instrument: Instrument, on: date) -> list[Block]:
    known = dossier(country, instrument, on=on)
    bound = ", ".join(one.instrument.short_name for one in known.bound)
    lines = [
        f"{_('Bound by')}: {bound or _('none of the instruments kept here')}",
        f"{_('Parties of its region')}: {', '.join(known.region_parties) or '–'}",
    ]
    return [Heading(country.name, 1, "known"), points(lines)]


def _species(country: Country, instrument: Instrument, on: date) -> list[Block]:
    found = shared_species(country, instrument, on=on)
    if not found:
        return []
    numbers = {
        "n": len(found),
        "first": sum("I" in one.appendices.split(", ") for one in found),
        "shared": sum(one.bound > 0 for one in found),
    }
    said = _(
        "Listed species that occur there: %(n)s, of them in Appendix I: %(first)s. Parties are among the other range States of %(shared)s of them."
    )
    table = Table(
        caption=_("Species it shares, those of Appendix I first (the first %(n)s)") % {"n": SPECIES}
        if len(found) > SPECIES
        else _("Species it shares, those of Appendix I first"),
        head=(_("Species"), _("Name"), _("Appendix"), _("Parties among its other range States")),
        rows=tuple(
            (
                one.scientific_name,
                one.common_name,
                one.appendices,
                _("%(parties)s of %(total)s") % {"parties": one.bound, "total": one.others},
            )
            for one in found[:SPECIES]
        ),
    )
    return [Heading(_("Species it shares"), 1, "species"), plain(said % numbers), table]


def _neighbours(
    country: Country, instrument: Instrument, around: Surroundings, on: date, language: str
) -> list[Block]:
    blocks: list[Block] = [Heading(_("Neighbours and region"), 1, "neighbours")]
    if around.neighbours:
        table = Table(
            caption=_("Neighbours of %(country)s") % {"country": country.name},
            head=(_("Country"), instrument.short_name),
            rows=tuple((one.name, standing(one, language)) for one in around.neighbours),
        )
        blocks += [table, plain(disclaimer())]
    lines = [
        _("%(name)s: %(bound)s of %(total)s States are Parties.")
        % {"name": one.name, "bound": one.bound, "total": one.total}
        for one in around.gaps
    ]
    return [*blocks, points(lines)] if lines or around.neighbours else []


def standing(one: Neighbour, language: str) -> str:
    """How a neighbour stands to the instrument, in words."""
    if one.since is None:
        return _("Not a Party")
    day = {"day": written_date(one.since, language)}
    return (_("Party since %(day)s") if one.is_bound else _("Party from %(day)s")) % day


def _family(around: Surroundings) -> list[Block]:
    if not around.nearby:
        return []
    lines = [
        f"{one.instrument.name} ({one.instrument.short_name}): {', '.join(one.names)}"
        for one in around.nearby
    ]
    return [
        Heading(_("Agreements and memoranda around it"), 1, "family"),
        plain(_("They bind States around it, and may concern it. Each has a text and a membership of its own.")),
        points(lines),
    ]  # fmt: skip


def _training(country: Country, on: date, language: str) -> list[Block]:
    found = occasions(country.pk, on=on)
    if not found:
        return []
    lines = [
        f"{one.name} ({written_date(one.starts_on, language)})" if one.starts_on else one.name
        for one in found
    ]
    return [
        Heading(_("Training offered to Parties"), 1, "training"),
        plain(_("Focal points of Parties are trained. These workshops are announced for the region or for all:")),
        points(lines),
    ]  # fmt: skip


def plain(words: str) -> Paragraph:
    return Paragraph((Run(words),))


def points(lines: list[str]) -> Points:
    return Points(tuple((Run(line),) for line in lines))
