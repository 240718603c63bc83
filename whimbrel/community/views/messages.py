from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whimbrel.community.actions.messages import (
    TakesNoMessages,
    answer_conversation,
    begin_conversation,
    block_person,
    file_of,
    leave_conversation,
    lift_block,
    mark_conversation_read,
    mute_conversation,
)
from whimbrel.community.actions.posts import Words
from whimbrel.community.forms.messages import AnswerForm, ConversationForm
from whimbrel.community.forms.writing import new_key
from whimbrel.community.models import Circular, Conversation, ConversationMember, MessageFile
from whimbrel.community.queries.circulars import circulars_for
from whimbrel.community.queries.messages import (
    begun_since,
    blocked_by,
    conversations_of,
    listed_for,
    messages_of,
    own_files,
    people_to_write_to,
    reachable,
)
from whimbrel.community.rules import can_begin_conversation, writes_to_many
from whimbrel.community.views.doors import belonging_here, person_of
from whimbrel.core.languages import current_language
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of

MOST_LISTED = 200


@login_required
@never_cache
@require_safe
def message_list(request: HttpRequest) -> HttpResponse:
    """The reader's conversations, and what was sent to them among many."""
    person, belonging = person_of(request), belonging_here(request)
    context = {
        "conversations": listed_for(person.pk, most=MOST_LISTED),
        "circulars": circulars_for(person.pk).order_by("-written_at")[:20],
        "can_begin": belonging.is_member,
        "writes_to_many": writes_to_many(
            offices_of(request.user, on=localdate()), belonging.moderated
        ),
    }
    return render(request, "community/message_list.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def conversation_new(request: HttpRequest) -> HttpResponse:
    """Find people by name or country, and write to them."""
    person = person_of(request)
    today = begun_since(person.pk, now().replace(hour=0, minute=0, second=0))
    if not can_begin_conversation(belonging_here(request), begun_today=today):
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else None
    chosen = [int(one) for one in (sent or request.GET).getlist("to") if one.isdecimal()]
    asked = request.GET.get("q", "").strip()
    found = people_to_write_to(person.pk, asked, on=localdate()) if asked else []
    offered = {*chosen, *(one.pk for one in found)}
    initial = {
        "to": chosen,
        "subject": request.GET.get("subject", ""),
        "language": person.language or current_language(),
        "key": new_key(),
    }
    form = ConversationForm(
        sent,
        request.FILES if sent is not None else None,
        initial=initial,
        people=reachable(offered, besides=person.pk, on=localdate()),
    )
    if sent is not None and form.is_valid():
        begun = _begun(person, form)
        if begun is not None:
            messages.success(request, _("Your message is sent."))
            return redirect("community:conversation_detail", pk=begun.pk)
    context = {
        "form": form,
        "asked": asked,
        "found": found,
        "chosen": chosen,
        "crumbs": crumbs(_("Write to somebody")),
    }
    return render(request, "community/conversation_new.html", context, status=422 if form.errors else 200)  # fmt: skip


def _begun(person: User, form: ConversationForm) -> Conversation | None:
    """The conversation that was begun; None, and an error on the form, where somebody takes no messages."""
    given = form.cleaned_data
    try:
        return begin_conversation(
            by=person,
            to=given["to"],
            subject=given["subject"],
            words=Words(given["words"], given["language"], given["key"]),
            at=now(),
            files=file_of(given["file"]),
        )
    except TakesNoMessages as refused:
        form.add_error("to", no_messages(refused))
        return None


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def conversation_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A conversation, for those in it; reading it marks it as read."""
    person = person_of(request)
    conversation = _find(request, pk)
    own = conversation.members.get(person=person)
    sent = request.POST if request.method == "POST" else None
    initial = {"language": person.language or current_language(), "key": new_key()}
    form = AnswerForm(sent, request.FILES if sent is not None else None, initial=initial)
    if sent is not None and form.is_valid():
        given = form.cleaned_data
        try:
            written = answer_conversation(
                conversation=conversation,
                by=person,
                words=Words(given["words"], given["language"], given["key"]),
                at=now(),
                files=file_of(given["file"]),
            )
        except TakesNoMessages as refused:
            form.add_error("words", no_messages(refused))
        else:
            return redirect(_place(conversation, written.number))
    asked = request.GET.get("from", "")
    number = int(asked) if asked.isdecimal() else min(own.read_number + 1, conversation.last_number)
    page = messages_of(conversation, from_number=number)
    if page.messages:
        mark_conversation_read(
            conversation=conversation, person_id=person.pk, number=page.messages[-1].number
        )
    context = _of_detail(conversation, own, person) | {
        "form": form, "page": page, "was_read": own.read_number,
    }  # fmt: skip
    return render(
        request, "community/conversation_detail.html", context, status=422 if form.errors else 200
    )


def _of_detail(conversation: Conversation, own: ConversationMember, person: User) -> dict[str, Any]:
    members = list(
        conversation.members.filter(left_at=None)
        .exclude(person=person)
        .select_related("person")
        .order_by("pk")
    )
    return {
        "conversation": conversation,
        "others": [one.person for one in members],
        "is_group": len(members) > 1,
        "is_muted": own.muted_at is not None,
        "person": person,
        "blocked": blocked_by(person.pk),
        "crumbs": crumbs(conversation.subject),
    }


@login_required
@require_POST
def conversation_mute(request: HttpRequest, pk: int) -> HttpResponse:
    """Get no letters of the conversation, or get them again."""
    is_muted = "mute" in request.POST
    mute_conversation(
        conversation=_find(request, pk), person=person_of(request), at=now() if is_muted else None
    )
    messages.success(
        request,
        _("This conversation writes no letters to you any more.")
        if is_muted
        else _("This conversation writes to you again."),
    )
    return redirect("community:conversation_detail", pk=pk)


@login_required
@require_POST
def conversation_leave(request: HttpRequest, pk: int) -> HttpResponse:
    leave_conversation(conversation=_find(request, pk), person=person_of(request), at=now())
    messages.success(request, _("You take part in this conversation no more."))
    return redirect("community:message_list")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def block_list(request: HttpRequest) -> HttpResponse:
    """From whom the reader takes no messages; to block somebody, or to lift a block."""
    person = person_of(request)
    if request.method == "POST":
        other = get_object_or_404(
            User.objects.exclude(pk=person.pk), pk=_number(request.POST.get("person", ""))
        )
        if "lift" in request.POST:
            lift_block(person=person, blocked=other, at=now())
            messages.success(request, _("This person can write to you again."))
        else:
            block_person(person=person, blocked=other, at=now())
            messages.success(
                request, _("This person can write to you no more. They are told so when they try.")
            )
        return redirect("community:block_list")
    people = User.objects.filter(pk__in=blocked_by(person.pk)).order_by("display_name")
    context = {"people": people, "crumbs": crumbs(_("People you have blocked"))}
    return render(request, "community/block_list.html", context)


@login_required
@never_cache
@require_safe
def message_file(request: HttpRequest, pk: int) -> FileResponse:
    """A file of a private message, for those in its conversation."""
    file = MessageFile.objects.filter(own_files(person_of(request).pk), pk=pk).first()
    if file is None:
        raise Http404
    return FileResponse(file.file.open("rb"), as_attachment=True, filename=file.name)


def find_circular(request: HttpRequest, pk: int) -> Circular:
    return get_object_or_404(circulars_for(request.user.pk or 0), pk=pk)


def no_messages(refused: TakesNoMessages) -> str:
    return _("%(names)s: takes no messages from you. Nothing was sent; your words stand below.") % {
        "names": refused
    }


def crumbs(word: str) -> list[tuple[str, str]]:
    return [
        (_("E-community"), reverse("community:space_list")),
        (_("Messages"), reverse("community:message_list")),
        (word, ""),
    ]


def _find(request: HttpRequest, pk: int) -> Conversation:
    return get_object_or_404(conversations_of(request.user.pk or 0), pk=pk)


def _place(conversation: Conversation, number: int) -> str:
    address = reverse("community:conversation_detail", args=[conversation.pk])
    return f"{address}?from={number}#m{number}"


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else 0
