from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from whimbrel.core.languages import sort_key
from whimbrel.core.stored.views import public_page
from whimbrel.designations.queries.bodies import bodies_shown
from whimbrel.designations.queries.directory import designations_shown
from whimbrel.designations.views.directory import listed, roles_shown, visible_class
from whimbrel.treaties.models import Body


@require_safe
@public_page(by_class=True)
def body_list(request: HttpRequest) -> HttpResponse:
    """Committees, working groups and organizations."""
    bodies = bodies_shown(on=localdate(), roles=roles_shown(visible_class(request)))
    kinds = [
        (kind.label, sorted(found, key=lambda one: sort_key(one.name)))
        for kind in Body.Kind
        if (found := [one for one in bodies if one.kind == kind])
    ]
    context = {
        "kinds": kinds,
        "crumbs": [(_("Directory"), reverse("designations:directory_list")), (_("Bodies"), "")],
    }
    return render(request, "designations/body_list.html", context)


@require_safe
@public_page("page", by_class=True)
def body_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Who sits on a body, or is sent by it."""
    today, seen_as = localdate(), visible_class(request)
    roles = roles_shown(seen_as)
    body = get_object_or_404(Body.objects.select_related("instrument"), code=code)
    found = designations_shown(on=today, roles=roles, body=body)
    context = listed(request, found, body=body.code) | {
        "body": body,
        "crumbs": [
            (_("Directory"), reverse("designations:directory_list")),
            (_("Bodies"), reverse("designations:body_list")),
            (body.name, ""),
        ],
    }
    return render(request, "designations/body_detail.html", context)
