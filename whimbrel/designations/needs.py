"""What waits here for a focal point, and for the Secretariat."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from whimbrel.core.needs import (
    LINES,
    Kind,
    Need,
    Person,
    counted,
    needs_of_person,
    needs_of_secretariat,
)
from whimbrel.designations.models import Confirmation, FileEntry
from whimbrel.designations.queries.needs import corrections, letters_to_check, never_came
from whimbrel.treaties.models import Designation
from whimbrel.treaties.queries.posts import vacancy_count

LETTERS = ngettext_lazy("%d letter to check", "%d letters to check")
VACANT = ngettext_lazy("%d vacant post", "%d vacant posts")
NEVER_CAME = ngettext_lazy(
    "%d person was invited and never came in", "%d people were invited and never came in"
)
CORRECTIONS = ngettext_lazy("%d correction to enter", "%d corrections to enter")


@needs_of_person("designations.entries", order=10)
def entries(person: Person, at: datetime) -> list[Need]:
    """Tasks, promises and drafts in the country's file that the person minds."""
    minded = (
        FileEntry.objects.filter(holder=person.pk, done_at=None, kind__in=FileEntry.OPEN_KINDS)
        .select_related("country")
        .order_by("due_on", "-written_at")
    )
    return [_entry(one, localdate(at)) for one in minded[:LINES]]


def _entry(one: FileEntry, today: date) -> Need:
    kind = Kind.UNFINISHED if one.kind == FileEntry.Kind.DRAFT else Kind.REQUEST
    return Need(
        text=one.text[:120],
        url=reverse("designations:entry_detail", args=[one.pk]),
        kind=Kind.DEADLINE if one.due_on else kind,
        day=one.due_on,
        detail=f"{one.get_kind_display()}, {one.country.name}",
        is_late=bool(one.due_on and one.due_on < today),
    )


@needs_of_person("designations.questions", order=20)
def questions(person: Person, at: datetime) -> list[Need]:
    """The yearly question, where it is not answered. What was asked in one letter is one line."""
    asked = Confirmation.objects.open().filter(
        designation__in=Designation.objects.in_office(on=localdate(at)).filter(person=person.pk)
    )
    found = asked.select_related(
        "designation__person", "designation__country", "designation__instrument",
        "designation__body",
    ).order_by("asked_at", "-pk")[:LINES]  # fmt: skip
    # The first of each letter stands for it, as in the letter itself.
    return [
        Need(
            text=_("Is this still right? %(post)s") % {"post": one.designation},
            url=reverse("designations:confirmation_detail", args=[one.pk]),
            day=one.asked_at.date(),
        )
        for one in {each.asked_at: each for each in found}.values()
    ]


@needs_of_secretariat("designations.letters", order=10)
def letters(at: datetime) -> list[Need]:
    return counted(letters_to_check().count(), LETTERS, reverse("letter_list"))


@needs_of_secretariat("designations.vacancies", order=20)
def vacant(at: datetime) -> list[Need]:
    return counted(vacancy_count(on=localdate(at)), VACANT, reverse("designations:vacancy_list"))


@needs_of_secretariat("designations.invited", order=30)
def invited(at: datetime) -> list[Need]:
    found = never_came(on=localdate(at), at=at)
    return counted(found.count(), NEVER_CAME, f"{reverse('letter_list')}#never-came")


@needs_of_secretariat("designations.corrections", order=40)
def corrections_to_enter(at: datetime) -> list[Need]:
    return counted(corrections().count(), CORRECTIONS, f"{reverse('letter_list')}#corrections")
