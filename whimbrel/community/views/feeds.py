"""Feeds of posts (Atom) and of dates (iCalendar): of a public space for everybody, of one's own spaces by a key."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from whimbrel.community.actions.feeds import make_feed_key
from whimbrel.community.models import Event, FeedKey, Post, Space
from whimbrel.community.queries.belonging import belonging_of
from whimbrel.community.queries.deadlines import deadlines_in
from whimbrel.community.queries.events import entries_of, what_concerns
from whimbrel.community.queries.feeds import newest_posts, own_spaces, person_with
from whimbrel.community.queries.spaces import spaces_visible_to
from whimbrel.community.views.doors import belonging_here, find_space, person_of
from whimbrel.community.views.events import ICAL
from whimbrel.core.icalendar import write_calendar
from whimbrel.core.languages import current_language
from whimbrel.core.stored.views import public_page
from whimbrel.designations.queries.voices import spoken_for
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of

ATOM = "application/atom+xml; charset=utf-8"


@require_safe
@public_page()
def space_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest posts of a public space."""
    space = _public(slug)
    posts = newest_posts(Space.objects.filter(pk=space.pk))
    return _atom(space.name, reverse("community:space_detail", args=[slug]), posts)


@require_safe
@public_page()
def space_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The dates and deadlines of a public space."""
    space = _public(slug)
    entries = entries_of(Event.objects.filter(space=space).order_by("starts_at", "pk"))
    own = Space.objects.filter(pk=space.pk)
    entries += deadlines_in(own, at=now(), with_titles=False)
    return HttpResponse(write_calendar(space.name, entries), content_type=ICAL)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feed_settings(request: HttpRequest) -> HttpResponse:
    """The reader's own addresses, made when they are asked for, and made anew when they went astray."""
    person = person_of(request)
    if request.method == "POST":
        make_feed_key(person=person, at=now())
        messages.success(request, _("The addresses are made. Older ones are worth nothing now."))
        return redirect("community:feed_settings")
    kept = FeedKey.objects.filter(person=person).first()
    context = {
        "posts": _whole("own_feed", kept.key) if kept else "",
        "dates": _whole("own_calendar", kept.key) if kept else "",
        "spaces": [
            (one, _whole("own_space_feed", kept.key, one.slug))
            for one in own_spaces(belonging_here(request)).filter(is_confidential=False)
        ]
        if kept
        else [],
        "crumbs": [
            (_("E-community"), reverse("community:space_list")),
            (_("Feeds"), ""),
        ],
    }
    return render(request, "community/feed_settings.html", context)


@never_cache
@require_safe
def own_feed(request: HttpRequest, key: str, slug: str = "") -> HttpResponse:
    """The newest posts of all spaces to which the key's person belongs, or of one that they may read."""
    person = _person(key)
    belonging = belonging_of(offices_of(person, on=localdate()), at=now())
    if not slug:
        spaces = own_spaces(belonging)
        return _atom(_("Your spaces"), reverse("community:space_list"), newest_posts(spaces))
    found = spaces_visible_to(belonging).filter(slug=slug)
    space = found.first()
    if space is None:
        raise Http404
    page = reverse("community:space_detail", args=[slug])
    return _atom(space.name, page, newest_posts(found))


@never_cache
@require_safe
def own_calendar(request: HttpRequest, key: str) -> HttpResponse:
    """All dates that concern the key's person: of their spaces, of polls, and meetings of their instruments."""
    person = _person(key)
    offices = offices_of(person, on=localdate())
    belonging = belonging_of(offices, at=now())
    entries = what_concerns(belonging, offices, on=localdate(), at=now())
    spoken = frozenset(spoken_for(person.pk, on=localdate()))
    own = Space.objects.filter(pk__in=belonging.spaces)
    entries += deadlines_in(own, at=now(), spoken=spoken)
    return HttpResponse(write_calendar(_("What concerns you"), entries), content_type=ICAL)


def _public(slug: str) -> Space:
    space = find_space(slug)
    if space.open_to != Space.OpenTo.PUBLIC or space.is_confidential:
        raise Http404
    return space


def _person(key: str) -> User:
    person = person_with(key)
    if person is None:
        raise Http404
    return person


def _atom(title: str, page: str, posts: Iterable[Post]) -> HttpResponse:
    feed = Atom1Feed(
        title=title, link=f"{settings.SITE_URL}{page}", description="", language=current_language()
    )
    for one in posts:
        address = reverse("community:thread_detail", args=[one.thread_id])
        feed.add_item(
            title=one.thread.title,
            link=f"{settings.SITE_URL}{address}?from={one.number}#p{one.number}",
            description=one.html,
            author_name=one.author_name or _("Name not given"),
            pubdate=one.written_at,
            updateddate=one.changed_at or one.written_at,
            # Stays the same when the post moves to another thread.
            unique_id=f"{settings.SITE_URL}/posts/{one.pk}",
            categories=[one.thread.space.name],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=ATOM)


def _whole(name: str, *args: str) -> str:
    return f"{settings.SITE_URL}{reverse(f'community:{name}', args=args)}"
