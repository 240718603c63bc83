from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from whimbrel.accession.actions.desks import set_regions
from whimbrel.accession.forms import RegionsForm
from whimbrel.accession.queries.desks import officers
from whimbrel.accession.rules import can_set_desks
from whimbrel.accession.views.doors import keeper_of, person_of
from whimbrel.people.models import User


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def desk_list(request: HttpRequest) -> HttpResponse:
    """Which officer keeps which regions: for administrators, one officer at a time."""
    if not can_set_desks(keeper_of(request)):
        raise PermissionDenied
    found = officers(on=localdate())
    if request.method == "POST":
        number = request.POST.get("officer", "")
        ours = User.objects.filter(pk__in=[person.pk for person, _regions in found])
        officer = get_object_or_404(ours, pk=int(number) if number.isdecimal() else 0)
        form = RegionsForm(request.POST, auto_id=f"id_{officer.pk}_%s")
        if form.is_valid():
            set_regions(officer=officer, by=person_of(request), **form.cleaned_data)
            messages.success(request, _("Saved."))
        else:
            messages.error(request, _("Nothing was changed. Choose regions from the list."))
        return redirect("accession:desk_list")
    rows = [
        (person, RegionsForm(initial={"regions": regions}, auto_id=f"id_{person.pk}_%s"))
        for person, regions in found
    ]
    return render(request, "accession/desk_list.html", {"rows": rows})
