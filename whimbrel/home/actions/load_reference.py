"""Loading: the whole reference set from the package, or one sheet from a file."""

from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localdate

from whimbrel.accession.actions import (
    load_criteria,
    load_outreach,
    load_playbook,
    load_scale,
    load_targets,
)
from whimbrel.core.journal import record
from whimbrel.core.loading import DryRun, Loaded
from whimbrel.designations.actions import load_directory
from whimbrel.manual.actions.load_manual import load_manual
from whimbrel.nbsap.actions import load_counterparts, load_nbsaps
from whimbrel.people.actions import load_first_rules
from whimbrel.training.actions import load_framework, load_questions, load_standings, load_workshops
from whimbrel.treaties.actions import (
    load_appendices,
    load_memberships,
    load_participation,
    load_range_states,
    load_registry,
)
from whimbrel.treaties.actions.load_registry import Sheet, load_sheet
from whimbrel.treaties.models import Instrument
from whimbrel.workplan.actions import load_mandates, load_partners, load_work_plan

# In the order in which each sheet can name what it stands on.
REFERENCE: list[Sheet] = [
    *load_registry.SHEETS,
    load_appendices.APPENDICES,
    load_memberships.MEMBERSHIPS,
    *load_workshops.SHEETS,
    *load_framework.SHEETS,
    load_questions.QUESTIONS,
    *load_work_plan.SHEETS,
    *load_mandates.SHEETS,
    *load_partners.SHEETS,
    *load_outreach.SHEETS,
    *load_targets.SHEETS,
    load_nbsaps.NBSAPS,
    *load_playbook.SHEETS,
    *load_criteria.SHEETS,
]
# What has no open licence, or is about people, is never in the package; whoever may use it brings the file.
BROUGHT: list[Sheet] = [
    load_range_states.RANGE_STATES,
    load_directory.DIRECTORY,
    load_counterparts.COUNTERPARTS,
    load_nbsaps.NBSAPS_OVER,
    load_scale.SCALE,
    load_scale.BUDGETS,
    load_standings.STANDINGS,
    load_participation.PARTICIPATION,
]
KINDS = {sheet.title: sheet for sheet in [*REFERENCE, *BROUGHT]}

Told = Callable[[str], None]


def load_reference(*, dry_run: bool = False, told: Told | None = None) -> list[Loaded]:
    """Make the records say what the package's sheets and the Manual's files say: all of them, or none when one is refused.

    Loading again changes nothing. `told` hears the name of each sheet as its turn comes. In a dry run the
    counts are those of a real one and nothing is kept. Raises SheetRefused.
    """
    sheets = [(sheet, sheet.file) for sheet in REFERENCE]
    return _load(sheets, dry_run=dry_run, told=told, with_manual=True)


def load_file(
    *, kind: str, path: Path, dry_run: bool = False, told: Told | None = None
) -> list[Loaded]:
    """Make the records of one kind say what the file says. Raises SheetRefused; KeyError for an unknown kind."""
    return _load([(KINDS[kind], path)], dry_run=dry_run, told=told)


def _load(
    sheets: list[tuple[Sheet, Path]],
    *,
    dry_run: bool,
    told: Told | None,
    with_manual: bool = False,
) -> list[Loaded]:
    loaded: list[Loaded] = []
    try:
        with transaction.atomic():
            for sheet, path in sheets:
                if told is not None:
                    told(sheet.title)
                loaded += load_sheet(sheet, path)
            if with_manual:
                if told is not None:
                    told("manual")
                loaded += load_manual()
                load_first_rules(in_force_on=localdate())
            _journal(loaded, [sheet.title for sheet, _ in sheets])
            if dry_run:
                raise DryRun
    except DryRun:
        pass
    return loaded


def _journal(loaded: list[Loaded], kinds: list[str]) -> None:
    """One line for the whole load, on the family's own instrument, since a load has no record of its own."""
    added, changed = (sum(getattr(one, what) for one in loaded) for what in ("added", "changed"))
    cms = Instrument.objects.filter(code="CMS").first()
    if cms is not None and (added or changed):
        record(None, "loaded", cms, kinds=kinds, added=added, changed=changed)
