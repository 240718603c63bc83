from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.accession.actions.expectations import note_expectation
from whimbrel.accession.forms.expectations import ExpectationForm
from whimbrel.accession.forms.figures import FiguresForm
from whimbrel.accession.queries.forecast import COLUMNS, by_day, forecast, told, told_table
from whimbrel.accession.queries.outlook import outlook
from whimbrel.accession.queries.recruitment import files_visible_to
from whimbrel.accession.views.doors import file_of, form_page, keeper_of, person_of
from whimbrel.core.responses import table_download

FORMS = ("csv", "xlsx")


@login_required
@never_cache
@require_safe
def recruitment_forecast(request: HttpRequest) -> HttpResponse:
    """What is expected of all files, summed; of one instrument also beside what the outlook says."""
    files, today = files_visible_to(keeper_of(request)), localdate()
    form = FiguresForm(request.GET, files=files)
    instrument = form.cleaned_data.get("instrument") if form.is_valid() else None
    if instrument is not None:
        files = files.filter(instrument=instrument)
    found = forecast(files, on=today)
    told_for = outlook(instrument, on=today) if instrument is not None else None
    words = f"?{request.GET.urlencode()}" if request.GET else ""
    context = {
        "form": form,
        "forecast": found,
        "instrument": instrument,
        "outlook": told_for,
        "by_target": by_day(found.standing, told_for.target.by) if told_for else None,
        "downloads": [
            (name.upper(), reverse("accession:forecast_download", args=[name]) + words)
            for name in FORMS
        ],
    }
    status = 200 if form.is_valid() else 400
    return render(request, "accession/forecast.html", context, status=status)


@login_required
@never_cache
@require_safe
def forecast_download(request: HttpRequest, form: str) -> HttpResponse:
    """All that was ever expected, beside what came, as a table to take away."""
    files = files_visible_to(keeper_of(request))
    if form not in FORMS:
        raise Http404
    asked = FiguresForm(request.GET, files=files)
    instrument = asked.cleaned_data.get("instrument") if asked.is_valid() else None
    if instrument is not None:
        files = files.filter(instrument=instrument)
    return table_download(
        "recruitment-forecast", COLUMNS, told_table(told(files, on=localdate())), form
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def expectation_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down when the accession is expected."""
    file = file_of(request, pk)
    form = ExpectationForm(request.POST or None, initial={"said_on": localdate()})
    if request.method == "POST" and form.is_valid():
        note_expectation(file=file, **form.cleaned_data, by=person_of(request), at=now())
        return redirect(file)
    return form_page(request, form, _("When the accession is expected"), file)
