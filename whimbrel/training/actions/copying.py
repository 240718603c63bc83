"""A workshop made after an earlier one: its forms, its agenda, its letters."""

from datetime import date, datetime, timedelta
from pathlib import PurePath
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.core.languages import CODES
from whimbrel.training.models import BadgeDesign, Question, Session, Workshop
from whimbrel.treaties.models import Meeting

# What belongs to the one event: its guests, its money, its days.
OWN = {
    "id",
    "meeting",
    "copied_from",
    "published_at",
    "nominations_until",
    "open_until",
    "video_link",
}


@transaction.atomic
def copy_workshop(
    *,
    source: Workshop,
    code: str,
    title: str,
    starts_on: date,
    place: str = "",
    by: AbstractBaseUser,
) -> Workshop:
    """The new one is in preparation: nobody sees it until it is published. Sessions move by whole days."""
    old = source.meeting
    length = (old.ends_on - old.starts_on) if old.ends_on and old.starts_on else timedelta(0)
    meeting = Meeting.objects.create(
        code=code,
        instrument=old.instrument,
        kind=Meeting.Kind.WORKSHOP,
        title_en=title,
        starts_on=starts_on,
        ends_on=starts_on + length,
        place=place,
    )
    fields = {
        field.attname: getattr(source, field.attname)
        for field in Workshop._meta.concrete_fields
        if field.name not in OWN
    }
    workshop = Workshop.objects.create(
        meeting=meeting, copied_from=source, published_at=None, **fields
    )
    workshop.target_instruments.set(source.target_instruments.all())
    for partner in source.partners.all():
        workshop.partners.create(body=partner.body, part=partner.part)
    _copy_sessions(source, workshop, starts_on - old.starts_on if old.starts_on else timedelta(0))
    _copy_questions(source, workshop)
    _copy_design(source, workshop)
    for reminder in source.reminders.all():
        words = {
            f"{name}_{code}": getattr(reminder, f"{name}_{code}")
            for name in ("subject", "text")
            for code in CODES
        }
        workshop.reminders.create(
            anchor=reminder.anchor, days=reminder.days, audience=reminder.audience, **words
        )
    record(by, "copied", workshop, source=source.meeting.code)
    return workshop


def _copy_sessions(source: Workshop, workshop: Workshop, shift: timedelta) -> None:
    for one in source.sessions.prefetch_related("trainers"):
        trainers = list(one.trainers.all())
        copied = Session.objects.create(
            workshop=workshop,
            number=one.number,
            # By the clock on the wall: a session at nine stays at nine over a change of the clock.
            starts_at=_moved(source, workshop, one.starts_at, shift),
            ends_at=_moved(source, workshop, one.ends_at, shift),
            room=one.room,
            method=one.method,
            languages=one.languages,
            interpretation=one.interpretation,
            **{f"title_{code}": getattr(one, f"title_{code}") for code in CODES},
        )
        copied.trainers.set(trainers)


def _moved(source: Workshop, workshop: Workshop, at: datetime, shift: timedelta) -> datetime:
    wall = source.local(at).replace(tzinfo=None) + shift
    return wall.replace(tzinfo=workshop.zone)


def _copy_design(source: Workshop, workshop: Workshop) -> None:
    """How the badges look, with a logo of its own: one of them may be taken out."""
    design = BadgeDesign.objects.filter(workshop=source).first()
    if design is None:
        return
    logo = design.logo.name
    fields = {
        field.attname: getattr(design, field.attname)
        for field in BadgeDesign._meta.concrete_fields
        if field.name not in ("id", "workshop", "logo")
    }
    copied = BadgeDesign(workshop=workshop, **fields)
    if logo:
        with design.logo.open("rb") as file:
            copied.logo.save(f"{uuid4().hex}{PurePath(logo).suffix}", file, save=False)
    copied.save()


def _copy_questions(source: Workshop, workshop: Workshop) -> None:
    new: dict[int, Question] = {}
    for one in source.questions.order_by("pk"):
        fields = {
            field.attname: getattr(one, field.attname)
            for field in Question._meta.concrete_fields
            if field.name not in ("id", "workshop", "depends_on")
        }
        new[one.pk] = Question.objects.create(workshop=workshop, **fields)
    for one in source.questions.exclude(depends_on=None):
        if one.depends_on_id in new:
            Question.objects.filter(pk=new[one.pk].pk).update(depends_on=new[one.depends_on_id])
