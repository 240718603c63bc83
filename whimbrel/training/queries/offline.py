"""A whole workshop as a folder of plain pages and files, to be read from a stick without the network."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from tempfile import TemporaryFile
from typing import IO, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from whimbrel.core import stylesheet
from whimbrel.core.icalendar import write_calendar
from whimbrel.core.languages import direction, language_names
from whimbrel.training.charts import gain_chart, reaction_chart, use_chart
from whimbrel.training.models import DocumentFile, Workshop
from whimbrel.training.queries.afterwards import afterwards_of
from whimbrel.training.queries.agenda import agenda, calendar_of, trainers_of
from whimbrel.training.queries.attendance import listed_in_public
from whimbrel.training.queries.documents import FIRST_DAY, name_in_bundle, papers_of
from whimbrel.training.queries.evaluation import levels
from whimbrel.training.queries.minutes import published_minutes
from whimbrel.training.references import use_reference

FOLDER = "files"


def offline_copy(
    workshop: Workshop, *, language: str, is_for_participants: bool, made_on: date
) -> IO[bytes]:
    """The copy as an open ZIP file, in one language; papers in all their languages. Its first page is index.html.

    Papers for participants only come in where that is asked. Nothing in it leads out of the folder but one address in words.
    """
    with translation.override(language):
        papers = papers_of(workshop, is_for_participants=is_for_participants)
        contexts = _contexts(workshop, papers, language)
        pages = [(f"{name}.html", words) for name, words, _context in contexts]
        frame = {
            "language": language,
            "direction": direction(language),
            "workshop": workshop,
            "meeting": workshop.meeting,
            "pages": pages,
            "made_on": made_on,
            "online": _online(workshop),
        }
        archive = TemporaryFile()  # noqa: SIM115 (closed by who sends it)
        day = max(made_on, FIRST_DAY)
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as inside:
            for name, _words, context in contexts:
                file = f"{name}.html"
                text = render_to_string(
                    f"training/offline/{name}.html", {**frame, **context, "here": file}
                )
                inside.writestr(_entry(file, day), text)
            inside.writestr(_entry("style.css", day), stylesheet.text())
            calendar = write_calendar(workshop.title, calendar_of(workshop))
            inside.writestr(_entry("agenda.ics", day), calendar)
            for one in (file for paper in papers for file in paper.files):
                with one.file.open("rb") as body:
                    inside.writestr(_entry(_path(one), one.added_at.date()), body.read())
    archive.seek(0)
    return archive


def _contexts(
    workshop: Workshop, papers: Sequence[Any], language: str
) -> list[tuple[str, str, Mapping[str, Any]]]:
    """Each page with its words in the list of pages; one that would be empty is left out."""
    pages: list[tuple[str, str, Mapping[str, Any]]] = [
        (
            "index",
            _("The workshop"),
            {"facts": list(_facts(workshop)), "listed": listed_in_public(workshop)},
        )
    ]
    if days := agenda(workshop, workshop.zones):
        context = {"days": days, "zones": workshop.zones, "trainers": trainers_of(workshop)}
        pages.append(("agenda", _("Agenda"), context))
    if papers:
        listed = [
            (paper.document, [(file.language, _path(file)) for file in paper.files])
            for paper in papers
        ]
        pages.append(("documents", _("Documents"), {"papers": listed}))
    if published := published_minutes(workshop, language):
        pages.append(
            (
                "minutes",
                pgettext("of a meeting", "Minutes"),
                {"published": published, "reading": language},
            )
        )
    if workshop.registrations.filter(attended_at__isnull=False).exists():
        pages.append(("results", _("What came of it"), _results(workshop)))
    return pages


def _facts(workshop: Workshop) -> Iterator[tuple[str, str]]:
    instruments = ", ".join(one.short_name for one in workshop.target_instruments.all())
    partners = "; ".join(str(one) for one in workshop.partners.select_related("body"))
    prepares_for = workshop.prepares_for
    for term, value in (
        (_("Mode"), workshop.get_mode_display()),
        (_("For focal points of"), instruments),
        (_("Prepares for"), str(prepares_for) if prepares_for else ""),
        (_("Working languages"), ", ".join(language_names(workshop.languages.split()))),
        (_("Interpretation"), ", ".join(language_names(workshop.interpretation.split()))),
        (_("Organised by"), workshop.organizers),
        (_("Hosted by"), workshop.host),
        (_("Partners"), partners),
        (_("Paid for by"), workshop.funding),
    ):
        if value:
            yield term, value


def _results(workshop: Workshop) -> dict[str, Any]:
    only = Workshop.objects.filter(pk=workshop.pk)
    found = levels(only)
    reference = use_reference({workshop.mode})
    return {
        "found": found,
        "reaction_drawing": reaction_chart(found.reaction) if found.reaction.opinions else "",
        "gain_drawing": gain_chart(found.gain) if found.gain.gain else "",
        "use_drawing": use_chart(found.use, reference) if found.use.used else "",
        "reference": reference,
        "after": afterwards_of(only),
    }


def _path(file: DocumentFile) -> str:
    return f"{FOLDER}/{name_in_bundle(file)}"


def _entry(name: str, day: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, max(day, FIRST_DAY).timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _online(workshop: Workshop) -> str:
    where = reverse("training:workshop_detail", args=[workshop.meeting.code])
    return f"{settings.SITE_URL}{where}"
