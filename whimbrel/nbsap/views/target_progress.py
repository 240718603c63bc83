"""How far a plan is, target by target: for the country and the Secretariat."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.nbsap.actions.target_progress import HasParts, note_progress, take_back_progress
from whimbrel.nbsap.forms.target_progress import ProgressForm, SinceForm
from whimbrel.nbsap.models import NationalTarget, Nbsap
from whimbrel.nbsap.queries.target_progress import history_of_target, plan_progress
from whimbrel.nbsap.views.admission import admit, person_of


@login_required
@never_cache
@require_safe
def progress_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as at today, and compared with an earlier day."""
    nbsap = get_object_or_404(Nbsap.objects.select_related("country"), pk=pk)
    admit(request, nbsap.country_id)
    today = localdate()
    form = SinceForm(request.GET, today=today)
    since = form.cleaned_data["since"] if form.is_valid() else today
    progress = plan_progress(nbsap, on=today, since=since)
    context = {"nbsap": nbsap, "form": form, "since": since, "progress": progress}
    return render(request, "nbsap/progress_detail.html", context, status=422 if form.errors else 200)  # fmt: skip


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def target_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how far a target is, and see what was said before. Sent with `out`, one of it is taken back."""
    target = get_object_or_404(NationalTarget.objects.select_related("nbsap__country"), pk=pk)
    admit(request, target.nbsap.country_id)
    here = redirect("nbsap:target_progress", pk=pk)
    number = request.POST.get("out", "")
    if number:
        standing = target.progress.filter(pk=int(number) if number.isdecimal() and len(number) < 18 else 0)  # fmt: skip
        take_back_progress(progress=get_object_or_404(standing), by=person_of(request), at=now())
        return here
    form = ProgressForm(request.POST or None, initial={"on": localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            note_progress(target=target, **form.cleaned_data, by=person_of(request), at=now())
        except HasParts:
            form.add_error(None, _("This target has parts. Say how far each of them is; its own progress follows from them."))  # fmt: skip
        else:
            return here
    context = {
        "target": target, "nbsap": target.nbsap, "form": form, "parts": list(target.parts.all()),
        "history": history_of_target(target),
    }  # fmt: skip
    return render(request, "nbsap/target_progress.html", context, status=422 if form.errors else 200)  # fmt: skip
