"""Letters that came in, and addresses that send ours back, at the Secretariat's desk."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import InspectView

from whimbrel.core.desk import ReadByStaff, RecordViewSet, works_here
from whimbrel.core.inbox.addressees import addressee_of
from whimbrel.core.inbox.forms import SendBackForm
from whimbrel.core.inbox.judging import own_addresses
from whimbrel.core.inbox.keeping import (
    LetterMovedOn,
    NotAnswered,
    can_let_in,
    can_send_back,
    can_set_aside,
    can_try_again,
    let_in,
    send_back,
    set_aside,
    try_again,
)
from whimbrel.core.inbox.reading.letter import read_letter
from whimbrel.core.inbox.trimming.own import full_text, own_text
from whimbrel.core.mail.trust import write_again
from whimbrel.core.models import MailAddress, ReceivedLetter
from whimbrel.core.models.received import UNSETTLED
from whimbrel.core.responses import file_download

State = ReceivedLetter.State
# What may be done with a letter: the name in the address, the rule, the verb, the word on the button.
DEEDS: dict[str, tuple[Callable[..., bool], Callable[..., ReceivedLetter], Any]] = {
    "let-in": (can_let_in, let_in, _("Let it in")),
    "try-again": (can_try_again, try_again, _("Sort it again")),
    "set-aside": (can_set_aside, set_aside, _("Set it aside, answering nobody")),
}
ENDS = {
    State.WAITING: UNSETTLED,
    State.POSTED: Q(posted_at__isnull=False),
    State.HELD: Q(held_at__isnull=False),
    State.ANSWERED: Q(answered_at__isnull=False),
    State.AUTOMATIC: Q(automatic_at__isnull=False),
}


def _officer(request: HttpRequest) -> AbstractBaseUser:
    """Whoever works at the desk; nobody else comes in."""
    if not works_here(request.user) or not isinstance(request.user, AbstractBaseUser):
        raise PermissionDenied
    return request.user


def may_read(letter: ReceivedLetter) -> bool:
    """Not what one person writes to another."""
    addressee = addressee_of(letter.addressee)
    return addressee is None or not addressee.is_private


class ReceivedLetterFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("What became of it"), choices=State.choices, method="by_state"
    )

    class Meta:
        model = ReceivedLetter
        fields = ["door", "reason"]

    def by_state(
        self, letters: QuerySet[ReceivedLetter], name: str, value: str
    ) -> QuerySet[ReceivedLetter]:
        return letters.filter(ENDS[State(value)])


class ReceivedLetterInspectView(InspectView):
    page_title = _("Received letter")
    template_name = "core/desk/received_letter.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        letter: ReceivedLetter = self.object
        context: dict[str, Any] = super().get_context_data(**kwargs) | {
            "state": letter.state,
            "may_read": may_read(letter),
            "form": SendBackForm() if can_send_back(letter) else None,
            "deeds": [
                (reverse("desk_received_letter_deed", args=[letter.pk, name]), word)
                for name, (can, _verb, word) in DEEDS.items()
                if can(letter)
            ],
        }
        if context["may_read"]:
            context |= _content(letter)
        return context


def _content(letter: ReceivedLetter) -> dict[str, Any]:
    """What stands in it; where its bytes cannot be had, nothing."""
    try:
        with letter.raw.open("rb") as file:
            read = read_letter(file.read())
    except OSError:
        return {"is_gone": True}
    return {
        "text": own_text(read.text, own_addresses(letter.recipient)),
        "full_text": full_text(read.text),
        "attachments": [(one.name, one.media_type, len(one.content)) for one in read.attachments],
    }


class ReadableViewSet(RecordViewSet):
    """Records that are looked at, and changed by what is decided about them, never by hand."""

    inspect_view_enabled = True
    add_to_admin_menu = True

    @property
    def permission_policy(self) -> ReadByStaff:
        return ReadByStaff(self.model)

    def get_urlpatterns(self) -> list[URLPattern]:
        readable = {"index", "index_results", "inspect"}
        return [one for one in super().get_urlpatterns() if one.name in readable]


class ReceivedLetterViewSet(ReadableViewSet):
    model = ReceivedLetter
    icon = "download"
    menu_order = 191
    inspect_view_class = ReceivedLetterInspectView
    filterset_class = ReceivedLetterFilterSet
    search_fields = ["subject", "from_address", "recipient"]
    list_display = [
        "__str__",
        "received_at",
        Column("state", label=_("What became of it"), accessor=lambda letter: letter.state.label),
        Column("reason", label=_("Reason"), accessor=lambda letter: letter.get_reason_display()),
    ]


class MailAddressInspectView(InspectView):
    page_title = _("Address that sends letters back")
    template_name = "core/desk/mail_address.html"


class MailAddressViewSet(ReadableViewSet):
    model = MailAddress
    icon = "warning"
    menu_order = 192
    inspect_view_class = MailAddressInspectView
    search_fields = ["address"]
    list_display = ["address", "score", "bounces", "bounced_at", "stopped_at"]


@hooks.register("register_admin_viewset")
def records() -> list[RecordViewSet]:
    return [ReceivedLetterViewSet(), MailAddressViewSet()]


@require_POST
def received_letter_deed(request: HttpRequest, pk: int, deed: str) -> HttpResponse:
    """Do with a letter what was decided at the desk."""
    officer = _officer(request)
    letter = get_object_or_404(ReceivedLetter, pk=pk)
    try:
        if deed == "send-back":
            form = SendBackForm(request.POST)
            if not form.is_valid():
                messages.error(request, _now("Say why it goes back; nothing was changed."))
                return redirect("desk_receivedletter:inspect", letter.pk)
            if not can_send_back(letter):
                raise LetterMovedOn
            send_back(letter=letter, because=form.cleaned_data["because"], by=officer)
        elif deed in DEEDS:
            can, do, _word = DEEDS[deed]
            if not can(letter):
                raise LetterMovedOn
            do(letter=letter, by=officer)
        else:
            raise Http404
    except LetterMovedOn:
        messages.error(
            request,
            _now("Nothing was changed: the letter has moved on since. Look at its state below."),
        )
    except NotAnswered:
        messages.error(
            request,
            _now("Nothing was changed: we wrote to that address within the hour. Try again later."),
        )
    else:
        messages.success(request, _now("Done. It stands in the journal under your name."))
    return redirect("desk_receivedletter:inspect", letter.pk)


@require_safe
def received_letter_original(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as it came, byte for byte."""
    letter = get_object_or_404(ReceivedLetter, pk=pk)
    if not works_here(request.user) or not may_read(letter):
        raise PermissionDenied
    try:
        with letter.raw.open("rb") as file:
            return file_download(f"letter-{letter.pk}", file.read(), "eml")
    except OSError as error:
        raise Http404 from error


@require_POST
def mail_address_resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Write again to an address that sent letters back."""
    officer = _officer(request)
    address = get_object_or_404(MailAddress, pk=pk)
    write_again(address=address, by=officer)
    messages.success(request, _now("Done. It stands in the journal under your name."))
    return redirect("desk_mailaddress:inspect", address.pk)


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path(
            "received-letters/<int:pk>/original/",
            received_letter_original,
            name="desk_received_letter_original",
        ),
        path(
            "received-letters/<int:pk>/<slug:deed>/",
            received_letter_deed,
            name="desk_received_letter_deed",
        ),
        path(
            "mail-addresses/<int:pk>/resume/", mail_address_resume, name="desk_mail_address_resume"
        ),
    ]
