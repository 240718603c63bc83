from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.accession.actions.tasks import finish_task, give_task, note_task, pass_tasks
from whimbrel.accession.forms.tasks import (
    DoneForm,
    GiveTaskForm,
    PassTasksForm,
    TaskFilterForm,
    TaskForm,
)
from whimbrel.accession.queries.desks import desks, officers_for
from whimbrel.accession.queries.recruitment import files_visible_to
from whimbrel.accession.queries.tasks import (
    COLUMNS,
    KINDS,
    Task,
    TaskRow,
    is_open,
    task_table,
    tasks,
    words_of,
)
from whimbrel.accession.rules import can_set_desks
from whimbrel.accession.views.doors import file_of, form_page, keeper_of, person_of
from whimbrel.core.responses import table_download
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import Offices

FORMS = ("csv", "xlsx")


@login_required
@never_cache
@require_safe
def task_list(request: HttpRequest) -> HttpResponse:
    """All that is to be done in the files, what is due first before the rest."""
    offices = keeper_of(request)
    form = TaskFilterForm(request.GET)
    rows = _rows(offices)
    words = f"?{request.GET.urlencode()}" if request.GET else ""
    context = {
        "form": form,
        "rows": _narrowed(form, rows, offices),
        "left": sum(row.was_left for row in rows),
        "person": request.user.pk,
        "downloads": [
            (name.upper(), reverse("accession:task_download", args=[name]) + words)
            for name in FORMS
        ],
    }
    return render(request, "accession/task_list.html", context)


@login_required
@never_cache
@require_safe
def task_download(request: HttpRequest, form: str) -> HttpResponse:
    """The same as a table to take away."""
    offices = keeper_of(request)
    if form not in FORMS:
        raise Http404
    rows = _narrowed(TaskFilterForm(request.GET), _rows(offices), offices)
    return table_download("recruitment-tasks", COLUMNS, task_table(rows), form)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def task_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a task in a file, and whose it is."""
    file = file_of(request, pk)
    officers = officers_for(file.country, on=localdate())
    form = TaskForm(request.POST or None, officers=officers, initial={"owner": request.user.pk})
    if request.method == "POST" and form.is_valid():
        note_task(file=file, **form.cleaned_data, by=person_of(request), at=now())
        return redirect(file)
    return form_page(request, form, _("Write down a task"), file)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def task_give(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Say whose a task is, and until when it is to be done."""
    task = _task_of(request, kind, pk)
    officers = officers_for(task.file.country, on=localdate())
    due_on = getattr(task, "next_on" if kind == "contact" else "due_on")
    initial = {"owner": task.owner_id or request.user.pk, "due_on": due_on}
    form = GiveTaskForm(request.POST or None, officers=officers, initial=initial)
    if kind == "step":
        # The playbook dates its steps.
        del form.fields["due_on"]
    if request.method == "POST" and form.is_valid():
        give_task(task=task, **form.cleaned_data, by=person_of(request), on=localdate())
        return redirect(task.file)
    return form_page(request, form, words_of(task), task.file)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def task_done(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Say that a task was done, on which day, and what came of it."""
    task = _task_of(request, kind, pk)
    form = DoneForm(request.POST or None, initial={"on": localdate()})
    if request.method == "POST" and form.is_valid():
        finish_task(task=task, **form.cleaned_data, by=person_of(request), at=now())
        return redirect(task.file)
    return form_page(request, form, _("Done: %(task)s") % {"task": words_of(task)}, task.file)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def task_pass(request: HttpRequest) -> HttpResponse:
    """Pass all open tasks of one officer to another: your own, or as an administrator anybody's."""
    offices = keeper_of(request)
    form = PassTasksForm(
        request.POST or None,
        givers=_givers(offices),
        takers=User.objects.filter(pk__in=desks(on=localdate()).people).order_by("display_name"),
        initial={"giver": request.user.pk},
    )
    if request.method == "POST" and form.is_valid():
        passed, left = pass_tasks(
            **form.cleaned_data, files=files_visible_to(offices), by=person_of(request), on=localdate(),
        )  # fmt: skip
        messages.success(
            request, ngettext("%(n)s task passed on.", "%(n)s tasks passed on.", passed) % {"n": passed}
        )  # fmt: skip
        if left:
            words = ngettext(
                "%(n)s task stays: the other officer does not keep that file.",
                "%(n)s tasks stay: the other officer does not keep those files.",
                left,
            )
            messages.warning(request, words % {"n": left})
        return redirect("accession:task_list")
    return form_page(request, form, _("Pass tasks on"), None)


def _task_of(request: HttpRequest, kind: str, pk: int) -> Task:
    """A task that is still to be done, of a file that the officer keeps."""
    files = files_visible_to(keeper_of(request))
    if kind not in KINDS:
        raise Http404
    found = KINDS[kind]._default_manager.filter(file__in=files, file__closed_at=None)
    task: Task = get_object_or_404(found.select_related("owner", "file__country", "file__instrument"), pk=pk)  # type: ignore[assignment]  # fmt: skip
    if not is_open(task):
        raise Http404
    return task


def _rows(offices: Offices) -> list[TaskRow]:
    today = localdate()
    return tasks(files_visible_to(offices), desks=desks(on=today), on=today)


def _narrowed(form: TaskFilterForm, rows: list[TaskRow], offices: Offices) -> list[TaskRow]:
    asked = form.cleaned_data if form.is_valid() else {}
    return [
        row
        for row in rows
        if (not asked.get("mine") or (row.owner and row.owner.pk == offices.person_id))
        and (not asked.get("late") or row.is_late)
        and (not asked.get("left") or row.has_nobody)
    ]


def _givers(offices: Offices) -> QuerySet[User]:
    """Whose tasks the officer may pass on."""
    if not can_set_desks(offices):
        return User.objects.filter(pk=offices.person_id or 0)
    owners = {row.owner.pk for row in _rows(offices) if row.owner}
    return User.objects.filter(pk__in=owners).order_by("display_name", "email")
