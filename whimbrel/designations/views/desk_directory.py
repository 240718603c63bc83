"""Today's directory at the Secretariat's desk, from a sheet: looked through first, then loaded or thrown away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from whimbrel.core.sheets import SheetRefused
from whimbrel.core.sheets.complaints import SHOWN
from whimbrel.designations.actions.directory_sheets import (
    AlreadyLoaded,
    hand_in_sheet,
    load_sheet_of_contacts,
    throw_away_sheet,
)
from whimbrel.designations.forms.desk_directory import DirectorySheetForm
from whimbrel.designations.models import DirectorySheet
from whimbrel.designations.views.desk_letters import officer_of


@require_http_methods(["GET", "HEAD", "POST"])
def directory_sheet_new(request: HttpRequest) -> HttpResponse:
    """Choose a sheet. It is looked through at once, and nothing of it is loaded yet."""
    officer = officer_of(request)
    is_sent = request.method == "POST"
    form = DirectorySheetForm(
        request.POST if is_sent else None, request.FILES if is_sent else None, today=localdate()
    )
    context = {"form": form, "waiting": DirectorySheet.objects.waiting()}
    if is_sent and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            sheet = hand_in_sheet(
                name=file.name,
                raw=file.read(),
                starts_on=form.cleaned_data["starts_on"],
                by=officer,
            )
        except SheetRefused as refused:
            context |= _mending(refused)
        else:
            return redirect("directory_sheet", pk=sheet.pk)
    is_wrong = bool(form.errors) or "complaints" in context
    return render(
        request, "designations/desk/sheet_new.html", context, status=422 if is_wrong else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def directory_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """What a sheet would do; load it, or throw it away."""
    officer = officer_of(request)
    sheet = get_object_or_404(DirectorySheet.objects.waiting(), pk=pk)
    context: dict[str, object] = {"sheet": sheet}
    if request.POST.keys() & {"load", "throw_away"}:
        try:
            if "throw_away" in request.POST:
                throw_away_sheet(sheet=sheet, by=officer)
                messages.success(request, _("The sheet is thrown away. Nothing of it was loaded."))
                return redirect("directory_sheet_new")
            loaded = load_sheet_of_contacts(
                sheet=sheet,
                by=officer,
                at=now(),
                with_invitations="with_invitations" in request.POST,
            )
        except SheetRefused as refused:
            context |= _mending(refused)
        except AlreadyLoaded:
            messages.warning(
                request, _("Somebody loaded this sheet a moment ago. Nothing was changed.")
            )
            return redirect("letter_list")
        else:
            told = _("Loaded: %(people)s new people, %(posts)s new designations.")
            counts = {"people": loaded[0].added, "posts": loaded[1].added}
            messages.success(request, told % counts)
            return redirect("letter_list")
    return render(
        request,
        "designations/desk/sheet_check.html",
        context,
        status=422 if "complaints" in context else 200,
    )


def _mending(refused: SheetRefused) -> dict[str, object]:
    """What is to be mended, as far as one reads at a time."""
    complaints = refused.complaints
    return {"complaints": complaints[:SHOWN], "more": max(len(complaints) - SHOWN, 0)}
