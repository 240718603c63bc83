from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.community.actions.spaces import choose_how_often
from whimbrel.community.forms.finding import NarrowForm
from whimbrel.community.forms.spaces import SubscriptionForm
from whimbrel.community.models import Space, Subscription
from whimbrel.community.queries.belonging import VISITING, Belonging
from whimbrel.community.queries.joining import (
    invitations_open,
    membership_of,
    requests_waiting,
)
from whimbrel.community.queries.spaces import busy_spaces, people_of, rules_of
from whimbrel.community.queries.threads import read_up_to, threads_of
from whimbrel.community.rules import can_let_in, can_moderate, can_write
from whimbrel.community.views.doors import enter, find_space, person_of
from whimbrel.core.stored.views import public_page

FACETS = tuple(NarrowForm.base_fields)


@require_safe
@public_page()
def space_list(request: HttpRequest) -> HttpResponse:
    """The spaces that everybody may read; a member's own stand in a slot."""
    return render(request, "community/space_list.html", {"spaces": busy_spaces(VISITING)})


@require_safe
def space_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A space and its threads: stored for everybody where it is public, made for this reader elsewhere."""
    space = find_space(slug)
    if space.open_to == Space.OpenTo.PUBLIC:
        return _public_space(request, slug)
    return _own_space(request, slug)


@public_page("after", *FACETS)
def _public_space(request: HttpRequest, slug: str) -> HttpResponse:
    return _space_page(request, find_space(slug), VISITING)


@login_required
@never_cache
def _own_space(request: HttpRequest, slug: str) -> HttpResponse:
    space = find_space(slug)
    return _space_page(request, space, enter(request, space))


def _space_page(request: HttpRequest, space: Space, belonging: Belonging) -> HttpResponse:
    form = NarrowForm(request.GET)
    if not form.is_valid():
        raise Http404
    facets = form.facets()
    try:
        page = threads_of(space, after=request.GET.get("after", ""), **facets)
    except ValueError:
        raise Http404 from None
    read = read_up_to(belonging.person_id, page.threads) if belonging.person_id else {}
    context = {
        "space": space,
        "threads": [(one, read.get(one.pk, 0)) for one in page.threads],
        "knows_reader": belonging.person_id is not None,
        "next": page.next,
        "form": form,
        "is_narrowed": bool(facets),
        "crumbs": crumbs(space),
    }
    return render(request, "community/space_detail.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def space_people(request: HttpRequest, slug: str) -> HttpResponse:
    """Who belongs to the space and by which rule, and how it writes to the reader."""
    space = find_space(slug)
    belonging = enter(request, space)
    person = person_of(request)
    chosen = Subscription.objects.filter(space=space, person=person).first()
    initial = {"often": chosen.often if chosen else Subscription.Often.DAILY}
    form = SubscriptionForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        choose_how_often(space=space, person=person, often=form.cleaned_data["often"])
        messages.success(request, _("From now on this space writes to you as you chose."))
        return redirect("community:space_people", slug=slug)
    lets_in = can_let_in(belonging, space)
    context = {
        "space": space,
        "people": people_of(space, on=localdate(), at=now()),
        "rules": rules_of(space),
        "form": form,
        "can_write": can_write(belonging, space, at=now()),
        "moderates": can_moderate(belonging, space),
        "lets_in": lets_in,
        "requests": requests_waiting().filter(space=space) if lets_in else [],
        "invited": invitations_open(at=now()).filter(space=space) if lets_in else [],
        "was_let_in": membership_of(person.pk, space) is not None,
        "is_over": not space.is_open(at=now()),
        "crumbs": crumbs(space, _("Who belongs here")),
    }
    return render(request, "community/space_people.html", context)


def crumbs(space: Space, *words: str) -> list[tuple[str, str]]:
    found = [(_("E-community"), reverse("community:space_list"))]
    found.append(
        (space.name, reverse("community:space_detail", args=[space.slug]) if words else "")
    )
    return [*found, *((word, "") for word in words)]
