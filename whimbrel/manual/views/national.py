"""A country's own procedure beside an article, for its people only."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.core.languages import current_language
from whimbrel.manual.actions.national import write_national_procedure
from whimbrel.manual.forms import ProcedureForm
from whimbrel.manual.queries.national import own_country, procedures_visible_to
from whimbrel.manual.queries.reading import reading
from whimbrel.manual.rules import can_write_national_procedure
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def national_procedure(request: HttpRequest, slug: str) -> HttpResponse:
    offices = offices_of(request.user, on=localdate())
    if not can_write_national_procedure(offices):
        raise PermissionDenied
    found = reading(slug, current_language())
    if found is None:
        raise Http404
    country = own_country(offices, asked=request.GET.get("country", ""))
    procedures = procedures_visible_to(offices, found.source)
    mine = next((one for one in procedures if one.country_id == country.pk), None)
    form = ProcedureForm(request.POST or None, initial={"words": mine.words if mine else ""})
    if request.method == "POST" and form.is_valid():
        write_national_procedure(
            article=found.source,
            country=country,
            words=form.cleaned_data["words"],
            by=User.objects.get(pk=request.user.pk or 0),
            at=now(),
        )
        messages.success(request, _("Saved. Only the people of your country read it."))
        return redirect(request.get_full_path())
    context = {
        "article": found.version,
        "country": country,
        "procedures": procedures,
        "form": form,
        "crumbs": [
            (_("Manual"), reverse("manual:contents")),
            (found.version.title, reverse("manual:article_detail", args=[slug])),
            (_("How we do it at home"), ""),
        ],
    }
    status = 422 if form.errors else 200
    return render(request, "manual/national_procedure.html", context, status=status)
