"""A State is asked to a workshop while it is won; once it has deposited, for its focal point, and told when its first report is due."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.accession.actions.welcome import (
    WelcomeLetter,
    ask_for_focal_point,
    invite_to,
    state_report_day,
)
from whimbrel.accession.emails import words_of_welcome
from whimbrel.accession.forms.welcome import CandidateInviteForm, ReportDayForm, WelcomeLetterForm
from whimbrel.accession.models import Counterpart, Deed, RecruitmentFile
from whimbrel.accession.queries.welcome import act_of, spoken_by
from whimbrel.accession.views.doors import file_of, form_page, person_of
from whimbrel.core.candidates import occasions
from whimbrel.core.languages import CODES, LANGUAGES, current_language


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def welcome_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the designation of a focal point: seen first, sent by a second button."""
    file = file_of(request, pk)
    act = act_of(file)
    if act is None or file.closed_at:
        raise Http404
    persons, language = _reachable(file), request.GET.get("language", "")
    if language not in CODES:
        language = spoken_by(file.country, persons)
    subject, words = words_of_welcome(act, language)
    first = {"language": language, "subject": subject, "words": words, "persons": persons}
    form = WelcomeLetterForm(request.POST or None, persons=persons, initial=first)
    is_sound = request.method == "POST" and form.is_valid()
    if is_sound and "send" in request.POST:
        letter = WelcomeLetter(**form.cleaned_data)
        sent = ask_for_focal_point(
            file=file, letter=letter, by=person_of(request), at=now(), on=localdate()
        )
        told = ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", sent)
        messages.success(request, told % {"n": sent})
        return redirect(file)
    context = {
        "file": file, "form": form, "persons": persons, "is_seen": is_sound,
        "others": [(code, name, code == language) for code, name in LANGUAGES],
    }  # fmt: skip
    is_wrong = request.method == "POST" and not is_sound
    return render(
        request, "accession/welcome_letter.html", context, status=422 if is_wrong else 200
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def candidate_invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the State to a workshop, by the same invitation as every Party."""
    file = file_of(request, pk)
    persons = _reachable(file)
    ahead = [one for one in occasions(file.country_id, on=localdate()) if one.until]
    form = CandidateInviteForm(
        request.POST or None, persons=persons, ahead=ahead, spoken=current_language(),
        initial={"language": spoken_by(file.country, persons), "persons": persons},
    )  # fmt: skip
    if request.method == "POST" and not file.closed_at and form.is_valid():
        try:
            asked = invite_to(
                file=file, **form.cleaned_data, offered_by=_("The Secretariat"),
                by=person_of(request), at=now(), on=localdate(),
            )  # fmt: skip
        except LookupError:
            over = _("Nobody can be named for this workshop any more. Choose another.")
            form.add_error("occasion", over)
        else:
            if asked:
                messages.success(
                    request, _("The invitation is on its way, and stands in the file.")
                )
            else:
                messages.info(request, _("They were all invited before. Nothing was sent."))
            return redirect(file)
    context = {"file": file, "form": form, "persons": persons, "ahead": ahead}
    return render(
        request, "accession/candidate_invite.html", context, status=422 if form.errors else 200
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_day(request: HttpRequest, pk: int) -> HttpResponse:
    """State when the first national report is due."""
    file = file_of(request, pk)
    act, step = act_of(file), file.steps.filter(deed=Deed.REPORT, done_on=None).first()
    if act is None or step is None or file.closed_at:
        raise Http404
    form = ReportDayForm(
        request.POST or None, since=act.in_force_on or localdate(), initial={"day": step.due_on}
    )
    if request.method == "POST" and form.is_valid():
        state_report_day(file=file, **form.cleaned_data, by=person_of(request))
        return redirect(file)
    return form_page(request, form, _("State the day of the first report"), file)


def _reachable(file: RecruitmentFile) -> QuerySet[Counterpart]:
    return file.counterparts.current(on=localdate()).exclude(email="")
