from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from whimbrel.accession.actions.counterparts import add_counterpart, end_counterpart
from whimbrel.accession.actions.merging import NotOfOneFile, merge_counterparts
from whimbrel.accession.forms import CounterpartForm
from whimbrel.accession.queries.duplicates import likenesses
from whimbrel.accession.views.doors import counterpart_of, file_of, form_page, person_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def counterpart_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a person of the file."""
    file = file_of(request, pk)
    form = CounterpartForm(request.POST or None, initial={"starts_on": localdate()})
    if request.method == "POST" and form.is_valid():
        add_counterpart(file=file, by=person_of(request), **form.cleaned_data)
        return redirect(file)
    return form_page(request, form, _("Write down a person"), file)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def counterpart_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Entries that look like the same person: choose which is kept, and merge the others into it."""
    file = file_of(request, pk)
    if request.method == "POST":
        entries = {str(one.pk): one for one in file.counterparts.all()}
        kept = entries.get(request.POST.get("keep", ""))
        others = [entries[number] for number in request.POST.getlist("of") if number in entries]
        try:
            if kept is None:
                raise NotOfOneFile
            merge_counterparts(kept=kept, others=others, by=person_of(request), at=now())
        except NotOfOneFile:
            messages.error(request, _("Nothing was merged. Choose which entry is kept."))
            return redirect("accession:counterpart_merge", pk=file.pk)
        messages.success(request, _("Merged. What was said with either stands under the one that is kept."))  # fmt: skip
        return redirect(file)
    counterparts = list(file.counterparts.annotate(contacts=Count("approaches")))
    context = {"file": file, "alike": [] if file.closed_at else likenesses(counterparts)}
    return render(request, "accession/counterpart_merge.html", context)


@login_required
@never_cache
@require_POST
def counterpart_end(request: HttpRequest, pk: int) -> HttpResponse:
    """The person holds the office no more."""
    counterpart = counterpart_of(request, pk)
    end_counterpart(counterpart=counterpart, by=person_of(request), on=localdate())
    return redirect(counterpart.file)
