from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.accession.actions.corrections import (
    correct_counterpart,
    forget_counterpart,
    write_note,
)
from whimbrel.accession.forms import CounterpartForm, NoteForm
from whimbrel.accession.queries.recruitment import files_visible_to
from whimbrel.accession.queries.retention import lapses, without_basis
from whimbrel.accession.views.doors import (
    counterpart_of,
    file_of,
    form_page,
    keeper_of,
    person_of,
)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def counterpart_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a person, or confirm that all is right; each field that changes leaves a line."""
    counterpart = counterpart_of(request, pk)
    form = CounterpartForm(request.POST or None, instance=counterpart)
    if request.method == "POST" and form.is_valid():
        correct_counterpart(
            counterpart=counterpart, by=person_of(request), at=now(), on=localdate(), **form.cleaned_data
        )  # fmt: skip
        return redirect(counterpart.file)
    return form_page(request, form, _("Correct or confirm a person"), counterpart.file)


@login_required
@never_cache
@require_POST
def counterpart_forget(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a person out at once."""
    file = forget_counterpart(counterpart=counterpart_of(request, pk), by=person_of(request))
    messages.success(request, _("The person is taken out. What was said stays, under the office."))
    return redirect(file)


@login_required
@never_cache
@require_safe
def counterpart_list(request: HttpRequest) -> HttpResponse:
    """Whose data go soon and why, and of whom nobody has said why they may be kept."""
    files = files_visible_to(keeper_of(request))
    context = {"lapses": lapses(files, on=localdate()), "without": without_basis(files)}
    return render(request, "accession/counterpart_list.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def note_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the note of the file."""
    file = file_of(request, pk)
    form = NoteForm(request.POST or None, initial={"note": file.note})
    if request.method == "POST" and form.is_valid():
        write_note(file=file, **form.cleaned_data, by=person_of(request))
        return redirect(file)
    return form_page(request, form, _("Note"), file)
