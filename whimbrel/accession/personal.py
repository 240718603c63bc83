"""What the files on non-Parties hold of a person: that they were spoken with, in which office. Found by e-mail."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.accession.models import (
    Approach,
    Counterpart,
    CounterpartChange,
    MergedCounterpart,
    PlannedStep,
    RecruitmentTask,
)
from whimbrel.core.personal import Row, holds


def offices_of(person: AbstractBaseUser) -> list[Row]:
    """Their own particulars, of merged entries too; what a government considers is not theirs, and stays in the file."""
    found: list[Counterpart | MergedCounterpart] = [*_of(person), *_merged_of(person)]
    return [
        {
            _("Name"): one.name,
            _("Office"): one.office,
            _("E-mail"): one.email,
            _("From"): one.starts_on.isoformat(),
            _("Until"): one.ends_on.isoformat() if one.ends_on else "",
            **_more_of(one),
        }
        for one in found
    ]


def _more_of(one: Counterpart | MergedCounterpart) -> Row:
    """How they stand to others, whom only the office names; and why the data may be kept."""
    if isinstance(one, MergedCounterpart):
        return {}
    relations = [
        f"{relation.get_kind_display()} {relation.taker.office}"
        for relation in one.relations.select_related("taker")
    ]
    return {
        _("Relations"): "; ".join(relations),
        _("Why we may keep it"): one.get_basis_display(),
        _("Since which day"): one.basis_on.isoformat() if one.basis_on else "",
        _("How that is known"): one.basis_how,
        _("Said before"): "; ".join(change.old for change in one.changes.all() if change.old),
    }


def unname_offices(person: AbstractBaseUser, *, kept_as: str) -> None:
    """Name and address go; that somebody in the office was spoken with is the file's record."""
    CounterpartChange.objects.filter(counterpart__in=_of(person)).delete()
    _merged_of(person).update(name=kept_as[:150], email="")
    _of(person).update(name=kept_as[:150], email="")


def _merged_of(person: AbstractBaseUser) -> QuerySet[MergedCounterpart]:
    """Those with the person's address, and those that were merged into an entry with it."""
    email = getattr(person, "email", "")
    if not email:
        return MergedCounterpart.objects.none()
    theirs = Q(email__iexact=email) | Q(kept__email__iexact=email)
    return MergedCounterpart.objects.filter(theirs)


def _of(person: AbstractBaseUser) -> QuerySet[Counterpart]:
    email = getattr(person, "email", "")
    return Counterpart.objects.filter(email__iexact=email) if email else Counterpart.objects.none()


holds(gettext_lazy("Contacts with the Secretariat"), export=offices_of, erase=unname_offices)


def tasks_of(person: AbstractBaseUser) -> list[Row]:
    """That something was theirs to do, and until when. In which file and what it was is not theirs to take away."""
    agreed = Approach.objects.filter(owner=person.pk, next_on__isnull=False)
    days = [one.next_on for one in agreed]
    days += [one.due_on for one in PlannedStep.objects.filter(owner=person.pk)]
    days += [one.due_on for one in RecruitmentTask.objects.filter(owner=person.pk)]
    return [{_("Due on"): day.isoformat() if day else ""} for day in days]


def free_tasks(person: AbstractBaseUser, *, kept_as: str) -> None:
    """What they had still to do is nobody's; who did what stays, under the name that is kept."""
    Approach.objects.filter(owner=person.pk, done_at=None).update(owner=None)
    PlannedStep.objects.filter(owner=person.pk, done_on=None).update(owner=None)
    RecruitmentTask.objects.filter(owner=person.pk, done_on=None).update(owner=None)


holds(gettext_lazy("Tasks at the desk"), export=tasks_of, erase=free_tasks)
