"""What letters, notes and tasks add to a country's file."""

from datetime import date

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.dossier import Line, part
from whimbrel.designations.models import DesignationLetter, FileEntry, RoomDocument

Kind = FileEntry.Kind


def _entries(country_id: int, *kinds: str) -> list[Line]:
    found = FileEntry.objects.filter(country=country_id, kind__in=kinds).select_related(
        "written_by", "holder", "instrument"
    )
    return [_line(one) for one in found.order_by("done_at", "due_on", "-written_at", "pk")]


def _line(one: FileEntry) -> Line:
    said = [_("to be done by this day") if one.due_on and not one.done_at else ""]
    said.append(one.instrument.short_name if one.instrument else "")
    if one.holder:
        said.append(one.holder.display_name)
    if one.done_at:
        said.append(_("done"))
    return Line(
        text=one.text,
        detail=" · ".join(word for word in said if word),
        url=reverse("designations:entry_detail", args=[one.pk]),
        day=one.due_on or one.written_at.date(),
        is_open=one.kind in FileEntry.OPEN_KINDS and one.done_at is None,
    )


@part(
    "tasks",
    gettext_lazy("Tasks and promises"),
    order=30,
    empty=gettext_lazy("Nothing is to be done. What you write down here, your successor finds."),
)
def tasks(country_id: int, today: date) -> list[Line]:
    return _entries(country_id, Kind.TASK, Kind.PROMISE)


@part(
    "contacts",
    gettext_lazy("Contacts in the sister conventions and elsewhere"),
    order=40,
    empty=gettext_lazy(
        "No contact is written down. Begin with the focal points of CBD, CITES and Ramsar in your own country."
    ),
)
def contacts(country_id: int, today: date) -> list[Line]:
    return _entries(country_id, Kind.CONTACT)


@part(
    "notes",
    gettext_lazy("Notes and drafts"),
    order=50,
    empty=gettext_lazy(
        "No note yet. Two lines after each meeting are worth a week to whoever comes next."
    ),
)
def notes(country_id: int, today: date) -> list[Line]:
    return _entries(country_id, Kind.NOTE, Kind.DRAFT)


@part(
    "documents",
    gettext_lazy("Documents"),
    order=55,
    empty=gettext_lazy(
        "No document yet. Reports, plans and minutes that you keep here are found by your successor."
    ),
)
def documents(country_id: int, today: date) -> list[Line]:
    kept = RoomDocument.objects.kept().filter(country=country_id).select_related("kept_by")
    return [
        Line(
            text=one.title,
            detail=f"{one.file_name} · {filesizeformat(one.size)} · {one.kept_by.display_name}",
            url=reverse("designations:document_detail", args=[one.pk]),
            day=localdate(one.kept_at),
        )
        for one in kept
    ]


@part(
    "letters",
    gettext_lazy("Letters"),
    order=15,
    empty=gettext_lazy("No letter of designation has been handed in here."),
    is_record=True,
)
def letters(country_id: int, today: date) -> list[Line]:
    return [
        Line(
            text=_letter_words(one),
            detail=_state(one),
            url=reverse("designations:letter_scan", args=[one.pk]),
            day=one.dated_on,
            is_open=one.settled_at is None,
        )
        for one in DesignationLetter.objects.filter(country=country_id)
    ]


def _letter_words(letter: DesignationLetter) -> str:
    whom = [letter.person_name, str(letter.get_role_display())]
    return f"{letter.get_kind_display()}: {', '.join(word for word in whom if word)}"


def _state(letter: DesignationLetter) -> str:
    if letter.was_sent_back:
        return _("sent back: %(why)s") % {"why": letter.sent_back_because}
    return _("taken") if letter.was_taken else _("waits for the Secretariat")
