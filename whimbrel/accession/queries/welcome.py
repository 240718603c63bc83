"""The welcome of a State that has deposited: what is done shows from the records, and what is not says where to do it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from whimbrel.accession.models import Counterpart, Deed, PlannedStep, RecruitmentFile
from whimbrel.core.candidates import Occasion, occasions
from whimbrel.core.languages import CODES
from whimbrel.core.periods import add_months
from whimbrel.treaties.models import Country, Designation, Instrument, Meeting, Role, TreatyAction

# By which article Parties report so many months before each ordinary meeting of the Conference, where we read it.
REPORTS = {"CMS": (6, "Art. VI.3")}


@dataclass(frozen=True)
class ReportDay:
    """When the first national report is due, by a rule of the instrument, before which meeting."""

    due_on: date
    article: str
    meeting: Meeting


@dataclass(frozen=True)
class Point:
    """One thing of the welcome. `done_on` is None where it is not done; `url` where it is done."""

    words: str
    done_on: date | None = None
    due_on: date | None = None
    detail: str = ""
    url: str = ""
    # What the link says; empty where there is none.
    doing: str = ""


def act_of(file: RecruitmentFile) -> TreatyAction | None:
    """The act by which the State has bound itself and that has not ended; None before the deposit. One query."""
    found = TreatyAction.objects.binding().filter(
        country=file.country_id, instrument=file.instrument_id, ends_on=None
    )
    return found.order_by("in_force_on", "deposited_on", "pk").first()


def report_day(instrument: Instrument, *, after: date) -> ReportDay | None:
    """The first day after `after` on which reports are due; None where no rule or no meeting is known. One query."""
    if instrument.code not in REPORTS:
        return None
    months, article = REPORTS[instrument.code]
    meetings = Meeting.objects.filter(
        instrument=instrument, kind=Meeting.Kind.COP, starts_on__gt=add_months(after, months)
    )
    meeting = meetings.order_by("starts_on").first()
    if meeting is None or meeting.starts_on is None:
        return None
    return ReportDay(add_months(meeting.starts_on, -months), article, meeting)


def focal_point_of(file: RecruitmentFile, *, on: date) -> Designation | None:
    """Who was designated first of those in office. One query."""
    held = Designation.objects.in_office(on=on).filter(
        country=file.country_id, instrument=file.instrument_id, role=Role.NFP
    )
    return held.select_related("person").order_by("starts_on", "pk").first()


def welcome(file: RecruitmentFile, *, on: date) -> list[Point]:
    """What the welcome has come to; empty before the deposit. At most eight queries."""
    act = act_of(file)
    if act is None or (act.deposited_on or act.in_force_on or date.max) > on:
        return []
    steps = {one.deed: one for one in file.steps.exclude(deed="").order_by("-place")}
    designation = focal_point_of(file, on=on)
    return [
        Point(_("Instrument deposited"), done_on=act.deposited_on, detail=act.source),
        _in_force(act, on),
        _asked(file, steps.get(Deed.ASK), designation),
        _designated(designation),
        _has_account(designation),
        _trained(file, steps.get(Deed.TRAINING), occasions(file.country_id, on=on)),
        _report(file, steps.get(Deed.REPORT), act, on),
    ]


def _in_force(act: TreatyAction, on: date) -> Point:
    is_come = act.in_force_on is not None and act.in_force_on <= on
    article = act.instrument.entry_rule_article
    return Point(
        _("In force"),
        done_on=act.in_force_on if is_come else None,
        due_on=act.in_force_on,
        detail=article if act.in_force_on else _("The day is not known yet."),
    )


def _asked(
    file: RecruitmentFile, step: PlannedStep | None, designation: Designation | None
) -> Point:
    done_on = step.done_on if step and step.done_on else None
    if done_on is None and designation is not None:
        done_on = designation.starts_on
    return Point(
        _("Designation of a National Focal Point asked for"),
        done_on=done_on,
        due_on=step.due_on if step else None,
        url=reverse("accession:welcome_letter", args=[file.pk]),
        doing="" if designation else _("Write the letter"),
    )


def _designated(designation: Designation | None) -> Point:
    name = designation.person.get_full_name() if designation else ""
    return Point(
        _("National Focal Point designated"),
        done_on=designation.starts_on if designation else None,
        detail=name or _("It shows here once the letter of designation is checked."),
    )


def _has_account(designation: Designation | None) -> Point:
    """By the invitation that was accepted, or by having been here."""
    came = None
    if designation is not None:
        accepted = designation.person.invitations.exclude(accepted_at=None).first()
        came = accepted.accepted_at if accepted else designation.person.last_login
    return Point(
        _("The focal point has an account"),
        done_on=came.date() if came else None,
        detail="" if came else _("The invitation goes out with the designation."),
    )


def _trained(file: RecruitmentFile, step: PlannedStep | None, ahead: list[Occasion]) -> Point:
    invited = [one.name for one in ahead if one.is_invited]
    names = ", ".join(invited or [one.name for one in ahead])
    return Point(
        _("Training proposed"),
        done_on=step.done_on if step else None,
        due_on=step.due_on if step else None,
        detail=names or _("No workshop is announced for its region."),
        url=reverse("accession:candidate_invite", args=[file.pk]),
        doing=_("Invite to a workshop"),
    )


def _report(file: RecruitmentFile, step: PlannedStep | None, act: TreatyAction, on: date) -> Point:
    is_stated = step is not None and step.is_day_fixed
    rule = report_day(file.instrument, after=act.in_force_on or on)
    if is_stated:
        detail = _("As the Secretariat stated")
    elif rule:
        detail = f"{rule.meeting.label}, {rule.article}"
    else:
        detail = _("No rule gives the day: the Secretariat states it.")
    return Point(
        _("First national report"),
        done_on=step.done_on if step else None,
        due_on=step.due_on if step and is_stated else rule.due_on if rule else None,
        detail=detail,
        url=reverse("accession:report_day", args=[file.pk]),
        doing=_("State the day") if step and not step.done_on else "",
    )


def spoken_by(country: Country, persons: Iterable[Counterpart]) -> str:
    """The language of the first of them; of nobody, the country's first working language that is one of ours."""
    spoken = [one.language for one in persons]
    spoken += country.working_languages.replace(",", " ").split()
    return next((code for code in spoken if code in CODES), "en")
