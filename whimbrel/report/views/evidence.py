"""Files that show a value: handed in, saved, taken out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.core.responses import file_to_save
from whimbrel.report.actions.evidence import (
    MOST,
    TooManyFiles,
    keep_value_file,
    take_out_value_file,
)
from whimbrel.report.actions.indicators import ValueRests
from whimbrel.report.forms import ValueFileForm
from whimbrel.report.models import ValueFile
from whimbrel.report.rules.indicators import can_enter_values, can_see_value_file
from whimbrel.report.views.doors import admit, back_to, person_of, value_of
from whimbrel.treaties.queries.offices import offices_of

RESTS = _("This value was handed in and rests. Return it first.")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def value_file_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a photo or document with a value."""
    admit(request, can_enter_values)
    value = value_of(pk)
    is_sent = request.method == "POST"
    form = ValueFileForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if form.is_valid():
        try:
            keep_value_file(value=value, **form.cleaned_data, by=person_of(request), at=now())
        except ValueRests:
            form.add_error(None, RESTS)
        except TooManyFiles:
            told = _(
                "A value has at most %(most)s files. Take one out, or give the address of a folder."
            )
            form.add_error(None, told % {"most": MOST})
        else:
            return back_to(value)
    context = {"value": value, "indicator": value.indicator, "form": form}
    status = 422 if form.errors else 200
    return render(request, "report/value_file_form.html", context, status=status)


@never_cache
@require_safe
def value_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A file of a value, to be saved and never shown as a page of ours."""
    file = get_object_or_404(ValueFile, pk=pk)
    is_for_everybody = ValueFile.objects.for_everybody().filter(pk=pk).exists()
    offices = offices_of(request.user, on=localdate())
    if not can_see_value_file(offices, is_for_everybody=is_for_everybody):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise PermissionDenied
    return file_to_save(file.upload, file.title)


@login_required
@never_cache
@require_POST
def value_file_take_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file of a value out for good."""
    admit(request, can_enter_values)
    file = get_object_or_404(ValueFile.objects.select_related("value__indicator__plan"), pk=pk)
    try:
        take_out_value_file(file=file, by=person_of(request))
    except ValueRests:
        messages.error(request, RESTS)
    return back_to(file.value)
