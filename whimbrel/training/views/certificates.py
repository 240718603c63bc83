"""Certificates: the page where anybody checks one, the holder's files, and the keeping of them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.responses import file_download
from whimbrel.training.actions.certificates import (
    AlreadyRevoked,
    issue_certificates,
    revoke_certificate,
    set_certificate_rule,
)
from whimbrel.training.badge import NoBadgeKey, signed_credential
from whimbrel.training.forms.evaluation import CertificateRuleForm, RevokeForm
from whimbrel.training.models import Certificate, CertificateRule, Registration, Workshop
from whimbrel.training.paper.certificate import write_certificate
from whimbrel.training.queries.certificates import find_certificate, standings
from whimbrel.training.views.doors import crumbs, keeper_of
from whimbrel.training.views.participant import of_participant


@never_cache
@require_safe
def certificate_check(request: HttpRequest) -> HttpResponse:
    """Type a code from a certificate, however it is spaced."""
    code = request.GET.get("code", "").strip()
    found = find_certificate(code) if code else None
    if found is not None:
        return redirect("training:certificate_detail", code=found.code)
    context = {"code": code[:60], "crumbs": [*crumbs(), (_("Check a certificate"), "")]}
    return render(request, "training/certificate_check.html", context, status=404 if code else 200)


@never_cache
@require_safe
def certificate_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Whether the certificate of this code is real and stands: the name on it, for what, since when; nothing else."""
    certificate = find_certificate(code)
    if certificate is None:
        typed = {"code": code[:60], "crumbs": [*crumbs(), (_("Check a certificate"), "")]}
        return render(request, "training/certificate_check.html", typed, status=404)
    context = {
        "certificate": certificate,
        "workshop": certificate.registration.workshop,
        "crumbs": [
            *crumbs(),
            (_("Check a certificate"), reverse("training:certificate_check")),
            (certificate.printed_code, ""),
        ],
    }
    answer = render(request, "training/certificate_detail.html", context)
    # Whoever has the code may look; no search engine lists whom it names.
    answer["X-Robots-Tag"] = "noindex"
    return answer


@of_participant
def certificate_file(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    """The holder's certificate as PDF."""
    certificate = _own(registration)
    if certificate is None:
        return render(request, "training/participant_closed.html", {"token": token}, status=404)
    return file_download(f"certificate-{certificate.code}", write_certificate(certificate), "pdf")


@of_participant
def badge_file(request: HttpRequest, registration: Registration, token: str) -> HttpResponse:
    """The holder's certificate as Open Badge: a signed token, in a file that badge wallets take."""
    certificate = _own(registration)
    if certificate is None:
        return render(request, "training/participant_closed.html", {"token": token}, status=404)
    try:
        body = signed_credential(certificate)
    except NoBadgeKey:
        return render(request, "training/badge_no_key.html", {"token": token}, status=503)
    return file_download(f"badge-{certificate.code}", body.encode("ascii"), "jwt")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def certificates_keep(request: HttpRequest, code: str) -> HttpResponse:
    """The rule, who meets it, and the issuing."""
    keeper = keeper_of(request)
    workshop = get_object_or_404(
        Workshop.objects.select_related("meeting"), meeting__code__iexact=code
    )
    rule = CertificateRule.objects.filter(workshop=workshop).first()
    is_rule = "issue" not in request.POST
    form = CertificateRuleForm(
        request.POST if request.method == "POST" and is_rule else None,
        initial={
            "attendance": rule.attendance, "score": rule.score, "signed_as": rule.signed_as,
        }
        if rule
        else None,
    )  # fmt: skip
    if request.method == "POST" and is_rule and form.is_valid():
        set_certificate_rule(workshop=workshop, by=keeper, **form.cleaned_data)
        messages.success(request, _("The rule is kept."))
        return redirect("training:certificates_keep", code=workshop.meeting.code)
    if request.method == "POST" and not is_rule and rule is not None:
        number = len(issue_certificates(workshop=workshop, by=keeper, at=now()))
        messages.success(
            request,
            ngettext("%(n)s certificate is issued.", "%(n)s certificates are issued.", number)
            % {"n": number},
        )
        return redirect("training:certificates_keep", code=workshop.meeting.code)
    found = standings(workshop, rule) if rule else []
    context: dict[str, Any] = {
        "workshop": workshop, "rule": rule, "form": form, "standings": found,
        "to_issue": sum(one.is_met and one.certificate is None for one in found),
        "revoked": Certificate.objects.filter(
            registration__workshop=workshop, revoked_at__isnull=False
        ).select_related("registration__person"),
        "crumbs": [
            *crumbs(), (_("Keep the results"), reverse("training:keeping")), (workshop.title, ""),
        ],
    }  # fmt: skip
    return render(
        request, "training/certificates_keep.html", context, status=422 if form.errors else 200
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def certificate_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one back, with the reason; it cannot be undone, another one can be issued."""
    keeper = keeper_of(request)
    certificate = get_object_or_404(
        Certificate.objects.valid().select_related("registration__workshop__meeting"), pk=pk
    )
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            revoke_certificate(
                certificate=certificate, because=form.cleaned_data["because"], by=keeper, at=now()
            )
        except AlreadyRevoked:
            messages.warning(request, _("It was taken back a moment ago."))
        else:
            messages.success(request, _("The certificate is taken back; the holder is told."))
        return redirect(
            "training:certificates_keep", code=certificate.registration.workshop.meeting.code
        )
    context = {"certificate": certificate, "form": form}
    return render(
        request, "training/certificate_revoke.html", context, status=422 if form.errors else 200
    )


def _own(registration: Registration) -> Certificate | None:
    return (
        registration.certificates.filter(revoked_at=None)
        .select_related("registration__workshop__meeting__country", "registration__person")
        .first()
    )
