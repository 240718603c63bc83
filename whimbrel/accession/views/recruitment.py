from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.accession.actions.recruitment import (
    AlreadyOpen,
    Said,
    close_file,
    do_next_step,
    note_approach,
    note_obstacle,
    note_stage,
    open_file,
    overcome_obstacle,
)
from whimbrel.accession.forms import ApproachForm, BoardForm, ObstacleForm, OpenFileForm, StageForm
from whimbrel.accession.models import Approach, Obstacle, RecruitmentFile
from whimbrel.accession.queries.contribution import estimated_contribution
from whimbrel.accession.queries.desks import countries_kept_by, officers_for
from whimbrel.accession.queries.duplicates import elsewhere, likenesses
from whimbrel.accession.queries.forecast import told
from whimbrel.accession.queries.recruitment import (
    COLUMNS,
    BoardRow,
    board,
    board_rows,
    by_expected,
    by_priority,
    columns,
    dossier,
    files_visible_to,
)
from whimbrel.accession.queries.relations import relations_of
from whimbrel.accession.queries.shared_species import shared_species
from whimbrel.accession.queries.surroundings import surroundings
from whimbrel.accession.queries.tasks import files_of_owner
from whimbrel.accession.queries.trail import trail
from whimbrel.accession.queries.welcome import welcome
from whimbrel.accession.rules import can_set_desks
from whimbrel.accession.views.doors import file_of, form_page, keeper_of, person_of
from whimbrel.core.charts.borders import disclaimer
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.languages import LANGUAGES, in_language
from whimbrel.core.responses import table_download
from whimbrel.treaties.queries.offices import Offices

FORMS = ("csv", "xlsx")


@login_required
@never_cache
@require_safe
def recruitment_list(request: HttpRequest) -> HttpResponse:
    """The board, by stage and as a table: what is overdue first."""
    offices = keeper_of(request)
    form, rows = _narrowed(request, offices)
    sort = request.GET.get("sort")
    if is_sorted := sort == "priority":
        rows = by_priority(rows)
    if is_expected := sort == "expected":
        rows = by_expected(rows)
    stalled = [row for row in rows if row.is_stalled]
    is_stalled = "stalled" in request.GET
    shown = stalled if is_stalled else rows
    query = {name: value for name, value in request.GET.items() if name in form.fields and value}
    words = f"?{urlencode(query)}" if query else ""
    context = {
        "form": form,
        "rows": shown,
        "columns": columns(shown),
        "stalled": len(stalled),
        "is_stalled": is_stalled,
        "is_sorted": is_sorted,
        "is_expected": is_expected,
        "has_expected": any(row.expected for row in rows),
        "query": urlencode(query),
        "may_set_desks": can_set_desks(offices),
        "has_priority": any(row.priority for row in rows),
        "downloads": [
            (name.upper(), reverse("accession:recruitment_download", args=[name]) + words)
            for name in FORMS
        ],
    }
    status = 200 if form.is_valid() else 400
    return render(request, "accession/recruitment_list.html", context, status=status)


@login_required
@never_cache
@require_safe
def recruitment_download(request: HttpRequest, form: str) -> HttpResponse:
    """The board as a table to take away."""
    offices = keeper_of(request)
    if form not in FORMS:
        raise Http404
    _form, rows = _narrowed(request, offices)
    return table_download("recruitment", COLUMNS, board_rows(rows), form)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recruitment_new(request: HttpRequest) -> HttpResponse:
    """Open a file on a State."""
    form = OpenFileForm(request.POST or None, countries=countries_kept_by(keeper_of(request)))
    if request.method == "POST" and form.is_valid():
        try:
            opened = open_file(**form.cleaned_data, by=person_of(request), at=now(), on=localdate())
        except AlreadyOpen:
            form.add_error("country", _("There is an open file on this State and instrument."))
        else:
            return redirect(opened)
    return form_page(request, form, _("Open a file"), None)


@login_required
@never_cache
@require_safe
def recruitment_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One file: what the registry knows, where it stands, what was said, what is in the way."""
    files, today = files_visible_to(keeper_of(request)), localdate()
    file = get_object_or_404(files, pk=pk)
    counterparts = list(file.counterparts.prefetch_related("merged"))
    context = {
        "file": file,
        "dossier": dossier(file.country, file.instrument, on=today),
        "contribution": estimated_contribution(file.country, file.instrument, on=today),
        "stages": file.stages.all(),
        "steps": [(one, one.is_overdue(on=today)) for one in file.steps.select_related("owner")],
        "expectations": sorted(
            told(files.filter(pk=pk), on=today),
            key=lambda one: (one.expectation.said_on, one.expectation.pk),
            reverse=True,
        ),
        "tasks": [
            (one, one.done_on is None and one.due_on < today)
            for one in file.tasks.select_related("owner")
        ],
        "approaches": [
            (one, one.is_overdue(on=today))
            for one in file.approaches.select_related("person", "owner")
        ],
        "counterparts": counterparts,
        "alike": 0 if file.closed_at else len(likenesses(counterparts)),
        "elsewhere": elsewhere(counterparts, files, file=file),
        "trail": trail(file),
        "relations": relations_of(file, on=today),
        "briefings": _briefings(file),
        "letters_to": "" if file.closed_at else reply_address("join", file.pk, request.user.pk),
        "papers": file.papers.all(),
        "obstacles": file.obstacles.all(),
        "offers": file.offers.all(),
        "welcome": welcome(file, on=today),
        "around": surroundings(file.country, file.instrument, on=today),
        "shared": shared_species(file.country, file.instrument, on=today),
        "borders": disclaimer(),
    }
    return render(request, "accession/recruitment_detail.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recruitment_stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which stage the file has reached."""
    file = file_of(request, pk)
    form = StageForm(request.POST or None, initial={"since": localdate()})
    if request.method == "POST" and form.is_valid():
        note_stage(file=file, **form.cleaned_data, by=person_of(request), at=now())
        return redirect(file)
    return form_page(request, form, _("Another stage"), file)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recruitment_approach(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a contact, and what is next."""
    file = file_of(request, pk)
    officers = officers_for(file.country, on=localdate())
    initial = {"day": localdate(), "owner": request.user.pk}
    form = ApproachForm(request.POST or None, file=file, officers=officers, initial=initial)
    if request.method == "POST" and form.is_valid():
        note_approach(file=file, said=Said(**form.cleaned_data), by=person_of(request), at=now())
        return redirect(file)
    return form_page(request, form, _("Write down a contact"), file)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recruitment_obstacle(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what keeps the State from joining, and the answer to it."""
    file = file_of(request, pk)
    form = ObstacleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note_obstacle(file=file, **form.cleaned_data, by=person_of(request), on=localdate())
        return redirect(file)
    return form_page(request, form, _("Write down an obstacle"), file)


@login_required
@never_cache
@require_POST
def approach_done(request: HttpRequest, pk: int) -> HttpResponse:
    """The next step after a contact is done."""
    offices = keeper_of(request)
    found = Approach.objects.filter(file__in=files_visible_to(offices))
    approach = get_object_or_404(found.select_related("file"), pk=pk)
    do_next_step(approach=approach, by=person_of(request), at=now())
    return redirect(approach.file)


@login_required
@never_cache
@require_POST
def obstacle_overcome(request: HttpRequest, pk: int) -> HttpResponse:
    """An obstacle is in the way no more."""
    offices = keeper_of(request)
    found = Obstacle.objects.filter(file__in=files_visible_to(offices))
    obstacle = get_object_or_404(found.select_related("file"), pk=pk)
    overcome_obstacle(obstacle=obstacle, by=person_of(request), at=now())
    return redirect(obstacle.file)


@login_required
@never_cache
@require_POST
def recruitment_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the file; it stays."""
    file = file_of(request, pk)
    close_file(file=file, by=person_of(request), at=now())
    messages.success(request, _("The file is closed, and stays to be read."))
    return redirect("accession:recruitment_list")


def _narrowed(request: HttpRequest, offices: Offices) -> tuple[BoardForm, list[BoardRow]]:
    """The files of the instrument and the stage that are asked for; all, where the question is not sound."""
    form = BoardForm(request.GET, files=files_visible_to(offices))
    asked = form.cleaned_data if form.is_valid() else {}
    rows = board(offices, on=localdate(), instrument=asked.get("instrument"))
    stage = asked.get("stage")
    if asked.get("mine"):
        ours = files_of_owner(offices.person_id, files_visible_to(offices))
        rows = [row for row in rows if row.file.pk in ours]
    return form, [row for row in rows if not stage or row.stage == stage]


def _briefings(file: RecruitmentFile) -> list[tuple[str, list[tuple[str, str]]]]:
    """Where the briefing lies: by language its name, and its files; none where there is no accession."""
    if not file.instrument.has_parties:
        return []
    files = [
        (form.upper(), reverse("accession:recruitment_briefing", args=[file.pk, form]))
        for form in ("docx", "pdf")
    ]
    return [
        (name, [(form, in_language(address, code)) for form, address in files])
        for code, name in LANGUAGES
    ]
