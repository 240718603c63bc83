"""What core brings to the Secretariat's desk: the outbox, the letters that came in, and the journal."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.timezone import now
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import InspectView

from whimbrel.core.desk import ReadByStaff, RecordIndexView, RecordViewSet, works_here
from whimbrel.core.inbox import wagtail_hooks as inbox_hooks  # noqa: F401
from whimbrel.core.journal.hiding import kept_keys
from whimbrel.core.journal.rules import can_read_journal
from whimbrel.core.journal.views import journal_download, journal_list
from whimbrel.core.mail.keeping import (
    TooLate,
    can_hold,
    can_mark_sent,
    can_release,
    can_send_again,
    hold_letter,
    mark_sent,
    release_letter,
    send_again,
)
from whimbrel.core.mail.kinds import all_kinds, name_of
from whimbrel.core.models import Letter, SearchMiss
from whimbrel.core.models.letter import UNSENT

Fate = Letter.Fate
# What may be done with a letter: the name in the address, the rule, the verb, the word on the button.
DEEDS: dict[str, tuple[Callable[..., bool], Callable[..., Letter], Any]] = {
    "hold": (can_hold, hold_letter, _("Hold it back")),
    "release": (can_release, release_letter, _("Let it leave")),
    "send-again": (can_send_again, send_again, _("Send it again")),
    "mark-sent": (can_mark_sent, mark_sent, _("It has arrived")),
}


def letters_of(fate: str) -> QuerySet[Letter]:
    """The letters that have met that fate by now."""
    letters, at = Letter.objects.all(), now()
    in_doubt = letters.in_doubt(at=at)
    found = {
        Fate.WAITING: letters.filter(UNSENT),
        Fate.HELD: letters.filter(held_at__isnull=False),
        Fate.ON_ITS_WAY: letters.filter(
            handed_over_at__isnull=False, sent_at=None, failed_at=None
        ).exclude(pk__in=in_doubt),
        Fate.IN_DOUBT: in_doubt,
        Fate.SENT: letters.filter(sent_at__isnull=False, bounced_at=None),
        Fate.FAILED: letters.failed(),
        Fate.BOUNCED: letters.bounced(),
    }
    return found[Fate(fate)]


class LetterFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=lambda: [(kind.slug, kind.name) for kind in all_kinds()]
    )
    fate = django_filters.ChoiceFilter(
        label=_("What became of it"), choices=Fate.choices, method="by_fate"
    )

    class Meta:
        model = Letter
        fields = ["kind"]

    def by_fate(self, letters: QuerySet[Letter], name: str, value: str) -> QuerySet[Letter]:
        return letters.filter(pk__in=letters_of(value).values("pk"))


class LetterIndexView(RecordIndexView):
    def get_base_queryset(self) -> QuerySet[Letter]:
        kept = kept_keys("core", "letter", self.request.user)
        return super().get_base_queryset().defer("text").exclude(pk__in=kept)


class LetterInspectView(InspectView):
    page_title = _("Letter")
    template_name = "core/desk/letter.html"

    def get_object(self, queryset: QuerySet[Letter] | None = None) -> Letter:
        letter: Letter = super().get_object(queryset)
        if letter.pk in kept_keys("core", "letter", self.request.user):
            raise Http404
        return letter

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        letter: Letter = self.object
        at = now()
        return super().get_context_data(**kwargs) | {
            "kind": name_of(letter.kind),
            "fate": letter.fate(at),
            # Its text opens an account: whoever reads it could go in.
            "may_read": settings.DEMO or not letter.is_confidential,
            "enclosed": list(letter.enclosures.defer("body")),
            "deliveries": list(letter.deliveries.all()),
            "deeds": [
                (reverse("desk_letter_deed", args=[letter.pk, name]), word)
                for name, (can, _verb, word) in DEEDS.items()
                if can(letter, at)
            ],
        }


class LetterViewSet(RecordViewSet):
    model = Letter
    icon = "mail"
    menu_order = 190
    add_to_admin_menu = True
    index_view_class = LetterIndexView
    inspect_view_class = LetterInspectView
    inspect_view_enabled = True
    filterset_class = LetterFilterSet
    search_fields = ["subject", "address"]
    list_display = [
        "subject",
        "address",
        Column("kind", label=_("Kind"), accessor=lambda letter: name_of(letter.kind)),
        "written_at",
        Column(
            "fate", label=_("What became of it"), accessor=lambda letter: letter.fate(now()).label
        ),
    ]

    @property
    def permission_policy(self) -> ReadByStaff:
        return ReadByStaff(self.model)

    def get_urlpatterns(self) -> list[URLPattern]:
        readable = {"index", "index_results", "inspect"}
        return [one for one in super().get_urlpatterns() if one.name in readable]


@hooks.register("register_admin_viewset")
def records() -> LetterViewSet:
    return LetterViewSet()


class MissIndexView(RecordIndexView):
    def get_base_queryset(self) -> QuerySet[SearchMiss]:
        """What only one person ever typed is counted, and not shown."""
        return super().get_base_queryset().exclude(words="")


class MissViewSet(RecordViewSet):
    """Searches that found nothing: read by the Secretariat, written by nobody."""

    model = SearchMiss
    icon = "search"
    menu_order = 195
    add_to_admin_menu = True
    index_view_class = MissIndexView
    list_filter = ["language"]
    search_fields = ["words"]
    list_display = ["words", "language", "times", "last_on"]

    @property
    def permission_policy(self) -> ReadByStaff:
        return ReadByStaff(self.model)

    def get_urlpatterns(self) -> list[URLPattern]:
        readable = {"index", "index_results"}
        return [one for one in super().get_urlpatterns() if one.name in readable]


@hooks.register("register_admin_viewset")
def misses() -> MissViewSet:
    return MissViewSet()


@require_POST
def letter_deed(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    """Do with a letter what was decided at the desk."""
    if not works_here(request.user):
        raise PermissionDenied
    if deed not in DEEDS:
        raise Http404
    letters = Letter.objects.exclude(pk__in=kept_keys("core", "letter", request.user))
    letter = get_object_or_404(letters, pk=pk)
    try:
        DEEDS[deed][1](letter=letter, by=request.user)
    except TooLate:
        messages.error(
            request,
            _now("Nothing was changed: the letter has moved on since. Look at its state below."),
        )
    else:
        messages.success(request, _now("Done. It stands in the journal under your name."))
    return redirect("desk_letter:inspect", letter.pk)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("letters/<int:pk>/<slug:deed>/", letter_deed, name="desk_letter_deed"),
        path("journal/", journal_list, name="desk_journal"),
        path("journal.<slug:form>", journal_download, name="desk_journal_download"),
    ]


class JournalMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_read_journal(request.user)


@hooks.register("register_admin_menu_item")
def journal_item() -> MenuItem:
    return JournalMenuItem(
        _("Journal"), reverse_lazy("desk_journal"), icon_name="history", order=900
    )
