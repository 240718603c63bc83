from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
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
from whimbrel.accession.forms import ApproachForm, ObstacleForm, OpenFileForm, StageForm
from whimbrel.accession.models import Approach, Obstacle, RecruitmentFile
from whimbrel.accession.queries.recruitment import (
    COLUMNS,
    board,
    board_rows,
    by_stage,
    dossier,
    files_visible_to,
)
from whimbrel.accession.rules import can_keep_recruitment
from whimbrel.core.responses import table_download
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import Offices, offices_of

FORMS = ("csv", "xlsx")


@login_required
@never_cache
@require_safe
def recruitment_list(request: HttpRequest) -> HttpResponse:
    """The board, as a table: what is overdue first."""
    rows = board(_keeper(request), on=localdate())
    context = {
        "rows": rows,
        "stages": by_stage(rows),
        "downloads": [
            (form.upper(), reverse("accession:recruitment_download", args=[form])) for form in FORMS
        ],
    }
    return render(request, "accession/recruitment_list.html", context)


@login_required
@never_cache
@require_safe
def recruitment_download(request: HttpRequest, form: str) -> HttpResponse:
    """The board as a table to take away."""
    offices = _keeper(request)
    if form not in FORMS:
        raise Http404
    rows = board_rows(board(offices, on=localdate()))
    return table_download("recruitment", COLUMNS, rows, form)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recruitment_new(request: HttpRequest) -> HttpResponse:
    """Open a file on a State."""
    _keeper(request)
    form = OpenFileForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            opened = open_file(**form.cleaned_data, by=_person(request), at=now(), on=localdate())
        except AlreadyOpen:
            form.add_error("country", _("There is an open file on this State and instrument."))
        else:
            return redirect(opened)
    return _form(request, form, _("Open a file"), None)


@login_required
@never_cache
@require_safe
def recruitment_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One file: what the registry knows, where it stands, what was said, what is in the way."""
    file, today = _find(request, pk), localdate()
    context = {
        "file": file,
        "dossier": dossier(file.country, file.instrument, on=today),
        "stages": file.stages.all(),
        "approaches": [(one, one.is_overdue(on=today)) for one in file.approaches.all()],
        "obstacles": file.obstacles.all(),
    }
    return render(request, "accession/recruitment_detail.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recruitment_stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which stage the file has reached."""
    file = _find(request, pk)
    form = StageForm(request.POST or None, initial={"since": localdate()})
    if request.method == "POST" and form.is_valid():
        note_stage(file=file, **form.cleaned_data, by=_person(request), at=now())
        return redirect(file)
    return _form(request, form, _("Another stage"), file)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recruitment_approach(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a contact, and what is next."""
    file = _find(request, pk)
    form = ApproachForm(request.POST or None, initial={"day": localdate()})
    if request.method == "POST" and form.is_valid():
        note_approach(file=file, said=Said(**form.cleaned_data), by=_person(request), at=now())
        return redirect(file)
    return _form(request, form, _("Write down a contact"), file)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def recruitment_obstacle(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what keeps the State from joining, and the answer to it."""
    file = _find(request, pk)
    form = ObstacleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note_obstacle(file=file, **form.cleaned_data, by=_person(request), on=localdate())
        return redirect(file)
    return _form(request, form, _("Write down an obstacle"), file)


@login_required
@never_cache
@require_POST
def approach_done(request: HttpRequest, pk: int) -> HttpResponse:
    """The next step after a contact is done."""
    offices = _keeper(request)
    found = Approach.objects.filter(file__in=files_visible_to(offices))
    approach = get_object_or_404(found.select_related("file"), pk=pk)
    do_next_step(approach=approach, by=_person(request), at=now())
    return redirect(approach.file)


@login_required
@never_cache
@require_POST
def obstacle_overcome(request: HttpRequest, pk: int) -> HttpResponse:
    """An obstacle is in the way no more."""
    offices = _keeper(request)
    found = Obstacle.objects.filter(file__in=files_visible_to(offices))
    obstacle = get_object_or_404(found.select_related("file"), pk=pk)
    overcome_obstacle(obstacle=obstacle, by=_person(request), at=now())
    return redirect(obstacle.file)


@login_required
@never_cache
@require_POST
def recruitment_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the file; it stays."""
    file = _find(request, pk)
    close_file(file=file, by=_person(request), at=now())
    messages.success(request, _("The file is closed, and stays to be read."))
    return redirect("accession:recruitment_list")


def _form(
    request: HttpRequest, form: object, title: str, file: RecruitmentFile | None
) -> HttpResponse:
    status = 422 if getattr(form, "errors", None) else 200
    context = {"form": form, "title": title, "file": file}
    return render(request, "accession/recruitment_form.html", context, status=status)


def _find(request: HttpRequest, pk: int) -> RecruitmentFile:
    """The file, for the Secretariat. Raises PermissionDenied for anybody else, Http404 where there is none."""
    return get_object_or_404(files_visible_to(_keeper(request)), pk=pk)


def _keeper(request: HttpRequest) -> Offices:
    offices = offices_of(request.user, on=localdate())
    if not can_keep_recruitment(offices):
        raise PermissionDenied
    return offices


def _person(request: HttpRequest) -> User:
    return User.objects.get(pk=request.user.pk or 0)
