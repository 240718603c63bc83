"""The Secretariat writes to focal points by where their plans stand: seen first, sent by a second button."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.nbsap.actions.mailing import send_mailing
from whimbrel.nbsap.forms.mailing import MailingForm
from whimbrel.nbsap.queries.mailing import reached
from whimbrel.nbsap.rules import can_review
from whimbrel.nbsap.views.admission import person_of
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan_mailing(request: HttpRequest) -> HttpResponse:
    """Where the addressees are others than those shown, they are shown again and nothing is sent."""
    if not can_review(offices_of(request.user, on=localdate())):
        raise PermissionDenied
    form, found = MailingForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        found = reached(form.asked(), on=localdate())
        if form.is_to_be_sent(len(found.people)):
            sent = send_mailing(mailing=form.mailing(), by=person_of(request), at=now())
            words = ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", sent)
            messages.success(request, words % {"n": sent})
            return redirect("nbsap:plan_mailing")
        form.show_to(len(found.people))
    crumbs = [(_("National biodiversity plans"), reverse("nbsap:nbsap_list"))]
    texts = form.mailing().texts if found else {}
    context = {
        "form": form,
        "reached": found,
        "texts": [(language, *text) for language, text in texts.items()],
        "crumbs": crumbs,
    }
    return render(request, "nbsap/plan_mailing.html", context, status=422 if form.errors else 200)
