from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.core.forgetting import periods
from whimbrel.core.stored.views import public_page
from whimbrel.people.actions import accept_rules
from whimbrel.people.models import RulesAcceptance, RulesVersion
from whimbrel.people.queries.house_rules import rules_to_accept
from whimbrel.people.views.account import own_page, person_of


@require_safe
@public_page("version")
def rules_detail(request: HttpRequest) -> HttpResponse:
    """The rules in force today, or as they were, and how long things are kept."""
    today = localdate()
    versions = RulesVersion.objects.filter(in_force_on__lte=today)
    number = request.GET.get("version", "")
    if number:
        asked = int(number) if number.isascii() and number.isdigit() and len(number) < 5 else -1
        version: RulesVersion | None = get_object_or_404(versions, number=asked)
    else:
        version = RulesVersion.objects.in_force(on=today)
    context = {
        "version": version,
        "others": [one for one in versions if version and one.pk != version.pk],
        "periods": periods(),
    }
    return render(request, "people/rules_detail.html", context)


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def rules_accept(request: HttpRequest) -> HttpResponse:
    """Read the rules in force and accept them, then go on where one was going."""
    person = person_of(request)
    version = rules_to_accept(person.pk, on=localdate())
    way = request.POST.get("next") or request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(way, allowed_hosts=None):
        way = reverse("home:desk")
    if version is None:
        return redirect(way)
    # Whoever read one version has not accepted another that came in the meantime.
    if request.method == "POST" and request.POST.get("version") == str(version.number):
        accept_rules(person=person, version=version, at=now())
        messages.success(
            request, _("Thank you. It is kept that you accept the rules, and since when.")
        )
        return redirect(way)
    context = {
        "version": version,
        "way": way,
        "is_first": not RulesAcceptance.objects.filter(person=person).exists(),
    }
    return render(request, "people/rules_accept.html", context)
