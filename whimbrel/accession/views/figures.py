from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from whimbrel.accession.figures_chart import stages_chart
from whimbrel.accession.forms.figures import FiguresForm, ObstaclesForm, SpellsForm
from whimbrel.accession.models import Obstacle, RecruitmentFile
from whimbrel.accession.queries.figures import (
    COUNT_COLUMNS,
    FEW,
    OBSTACLE_COLUMNS,
    SPELL_COLUMNS,
    STAGE_COLUMNS,
    Spell,
    count_table,
    obstacle_figures,
    obstacle_table,
    obstacles,
    region_of,
    spell_table,
    spells,
    stage_figures,
    stage_table,
)
from whimbrel.accession.queries.recruitment import files_visible_to
from whimbrel.accession.views.doors import keeper_of
from whimbrel.core.responses import table_download

FORMS = ("csv", "xlsx")


@login_required
@never_cache
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """How long files stood in their stages, and what was in the way, over all files that the officer keeps."""
    files = files_visible_to(keeper_of(request))
    form = FiguresForm(request.GET, files=files)
    asked = _asked(form)
    files = _of_instrument(files, asked)
    stages = stage_figures(spells(files, on=localdate()))
    context = {
        "form": form,
        "stages": stages,
        "few": FEW,
        "drawing": stages_chart(stages),
        "obstacles": obstacle_figures(obstacles(files)),
        "query": f"instrument={asked['instrument'].slug}&" if asked.get("instrument") else "",
        "stage_downloads": _downloads(request, "stage-counts"),
        "obstacle_downloads": _downloads(request, "obstacle-counts"),
    }
    return render(request, "accession/figures.html", context, status=_status(form))


@login_required
@never_cache
@require_safe
def figures_rows(request: HttpRequest, what: str) -> HttpResponse:
    """The rows behind a count: times in a stage, or obstacles."""
    files = files_visible_to(keeper_of(request))
    if what == "stages":
        form: FiguresForm = SpellsForm(request.GET, files=files)
        context: dict[str, object] = {"spells": _spells(files, _asked(form))}
    elif what == "obstacles":
        form = ObstaclesForm(request.GET, files=files)
        context = {"obstacles": _obstacles(files, _asked(form))}
    else:
        raise Http404
    context |= {"form": form, "what": what, "downloads": _downloads(request, what)}
    return render(request, "accession/figures_rows.html", context, status=_status(form))


@login_required
@never_cache
@require_safe
def figures_download(request: HttpRequest, what: str, form: str) -> HttpResponse:
    """Counts, or the rows behind them, as a table to take away."""
    files = files_visible_to(keeper_of(request))
    if form not in FORMS:
        raise Http404
    asked = _asked((SpellsForm if "stage" in what else ObstaclesForm)(request.GET, files=files))
    tables = {
        "stages": lambda: (SPELL_COLUMNS, spell_table(_spells(files, asked))),
        "stage-counts": lambda: (STAGE_COLUMNS, stage_table(stage_figures(_spells(files, asked)))),
        "obstacles": lambda: (OBSTACLE_COLUMNS, obstacle_table(_obstacles(files, asked))),
        "obstacle-counts": lambda: (
            COUNT_COLUMNS,
            count_table(obstacle_figures(_obstacles(files, asked))),
        ),
    }
    if what not in tables:
        raise Http404
    columns, rows = tables[what]()
    return table_download(f"recruitment-{what}", columns, rows, form)


def _spells(files: QuerySet[RecruitmentFile], asked: dict[str, Any]) -> list[Spell]:
    stage, state = asked.get("stage"), asked.get("state")
    return [
        one
        for one in spells(_of_instrument(files, asked), on=localdate())
        if (not stage or one.stage == stage)
        and (state != "over" or one.is_over)
        and (state != "standing" or (not one.is_over and one.file.closed_at is None))
    ]


def _obstacles(files: QuerySet[RecruitmentFile], asked: dict[str, Any]) -> list[Obstacle]:
    kind, region, state = asked.get("kind"), asked.get("region"), asked.get("state")
    is_answered = {"answered": True, "unanswered": False}
    return [
        one
        for one in obstacles(_of_instrument(files, asked))
        if (not kind or one.kind == kind)
        and (not region or region_of(one) == region)
        and (state not in is_answered or bool(one.answer.strip()) == is_answered[str(state)])
        and (state != "overcome" or one.overcome_at is not None)
    ]


def _of_instrument(
    files: QuerySet[RecruitmentFile], asked: dict[str, Any]
) -> QuerySet[RecruitmentFile]:
    instrument = asked.get("instrument")
    return files.filter(instrument=instrument) if instrument else files


def _asked(form: FiguresForm) -> dict[str, Any]:
    """What is asked for; all, where the question is not sound."""
    return form.cleaned_data if form.is_valid() else {}


def _status(form: FiguresForm) -> int:
    return 200 if form.is_valid() else 400


def _downloads(request: HttpRequest, what: str) -> list[tuple[str, str]]:
    words = f"?{request.GET.urlencode()}" if request.GET else ""
    return [
        (form.upper(), reverse("accession:figures_download", args=[what, form]) + words)
        for form in FORMS
    ]
