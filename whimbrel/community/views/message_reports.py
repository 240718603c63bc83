from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.community.actions.message_reports import (
    open_reported_message,
    report_message,
    settle_message_report,
)
from whimbrel.community.forms.messages import ReportForm
from whimbrel.community.models import Message, MessageReport
from whimbrel.community.queries.messages import (
    conversations_of,
    opened_message,
    reports_for,
)
from whimbrel.community.rules import can_open_report
from whimbrel.community.views.doors import belonging_here, person_of
from whimbrel.community.views.messages import crumbs


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def message_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Report a message that somebody else wrote in a conversation of the reader's."""
    person = person_of(request)
    message = get_object_or_404(
        Message.objects.filter(
            conversation__in=conversations_of(person.pk), removed_at=None
        ).exclude(author=person.pk),
        pk=pk,
    )
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        report_message(message=message, by=person, why=form.cleaned_data["why"], at=now())
        messages.success(request, _("Thank you. Who keeps order looks at it, and you hear of it."))
        return redirect("community:conversation_detail", pk=message.conversation_id)
    context = {"form": form, "message": message, "crumbs": crumbs(message.conversation.subject)}
    return render(
        request, "community/message_report.html", context, status=422 if form.errors else 200
    )


@login_required
@never_cache
@require_safe
def message_reports(request: HttpRequest) -> HttpResponse:
    """Reports that wait: why, and by whom; what was written is not shown here."""
    belonging = belonging_here(request)
    if not belonging.keeps_order:
        raise PermissionDenied
    return render(
        request,
        "community/message_reports.html",
        {
            "reports": reports_for(belonging)[:100],
            "crumbs": crumbs(_("Reported private messages")),
        },
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def message_report_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One report. To read the message is an act of its own, by POST, that everybody concerned sees."""
    belonging = belonging_here(request)
    if not belonging.keeps_order:
        raise PermissionDenied
    report = _find(request, pk)
    if not can_open_report(belonging, report.message):
        raise PermissionDenied
    person = person_of(request)
    if request.method == "POST":
        open_reported_message(report=report, by=person, at=now())
        return redirect("community:message_report_detail", pk=pk)
    context = {
        "report": report,
        "message": opened_message(report, person.pk),
        "readings": report.readings.all(),
        "crumbs": crumbs(_("Reported private messages")),
    }
    return render(request, "community/message_report_detail.html", context)


@login_required
@require_POST
def message_report_settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the message stand, or take it away; only whoever has read it decides."""
    belonging = belonging_here(request)
    if not belonging.keeps_order:
        raise PermissionDenied
    report, person = _find(request, pk), person_of(request)
    if opened_message(report, person.pk) is None:
        messages.error(request, _("Read the message first. Nothing was decided."))
        return redirect("community:message_report_detail", pk=pk)
    goes = "goes" in request.POST
    settle_message_report(report=report, goes=goes, by=person, at=now())
    messages.success(request, _("The message is taken away.") if goes else _("The message stays."))
    return redirect("community:message_reports")


def _find(request: HttpRequest, pk: int) -> MessageReport:
    found = (
        reports_for(belonging_here(request))
        .select_related("message__conversation", "raised_by")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    return found
