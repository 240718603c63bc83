"""A small world with one record of every kind, for pages that are about a record."""

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db.models import Model
from django.utils.timezone import now
from pypdf import PdfWriter
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Page, Task, Workflow

from tests.factories.accession import (
    ApproachFactory,
    CounterpartFactory,
    ObstacleFactory,
    OfferFactory,
    PlannedStepFactory,
    PlaybookStepFactory,
    RecruitmentFileFactory,
    RecruitmentPaperFactory,
    RelationFactory,
    TaskFactory,
)
from tests.factories.community import NOON, SpaceFactory, a_consultation, a_poll, threaded, words
from tests.factories.exchange import ReleaseFactory
from tests.factories.indicators import IndicatorFactory, a_value
from tests.factories.learning import (
    CompetenceFactory,
    ModuleFactory,
    an_assessment,
    an_item,
    answered,
)
from tests.factories.manual import (
    ArticleTemplateFactory,
    BuiltFileFactory,
    ChecklistStepFactory,
    FundingProgrammeFactory,
    GlossaryTermFactory,
    PracticeExampleFactory,
    ProposalFactory,
    QuestionFactory,
    SharedTextFactory,
    make_article,
)
from tests.factories.meetings import ISSUED, drafted
from tests.factories.nbsap import NbsapFactory, a_liaison, a_reply_at_work, assessed, written_down
from tests.factories.people import UserFactory
from tests.factories.report import EditionFactory, FigureFactory, ReportFactory, ReportTextFactory
from tests.factories.schedules import a_schedule
from tests.factories.training import (
    RegistrationFactory,
    StatedAttendanceFactory,
    WorkshopFactory,
)
from tests.factories.treaties import (
    AppendixListingFactory,
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    MeetingFactory,
    RegionFactory,
    ResolutionFactory,
    TreatyActionFactory,
)
from tests.factories.workplan import (
    ActivityFactory,
    CostEstimateFactory,
    CriterionFactory,
    EarmarkedContributionFactory,
    MandateFactory,
    MovementFactory,
    ProgrammeItemFactory,
    WorkPlanFactory,
    an_assessment_of,
)
from tests.permissions.workshops import a_workshop_at_work
from whimbrel.accession.models import MembershipTarget, Outreach, PriorityCriterion
from whimbrel.community.actions.consultations import close_due_consultations
from whimbrel.community.actions.drafting import Proposed, open_draft, propose_amendment
from whimbrel.community.actions.events import Planned, ask_for_time, make_event
from whimbrel.community.actions.message_reports import report_message
from whimbrel.community.actions.messages import begin_conversation
from whimbrel.community.actions.posts import count_again
from whimbrel.community.models import (
    ArchiveJob,
    Attachment,
    Circular,
    CircularDelivery,
    FileVersion,
    LibraryFile,
    Membership,
    MembershipRule,
    Post,
    Space,
    Webhook,
)
from whimbrel.core.inbox.storing import take_letter
from whimbrel.core.mail.trust import lose_trust
from whimbrel.core.mail.writing import Recipient, write_letter
from whimbrel.core.models import ReceivedLetter
from whimbrel.designations.actions.handover_files import keep_handover_file
from whimbrel.designations.actions.room_documents import keep_document
from whimbrel.designations.models import (
    Confirmation,
    DesignationLetter,
    DirectorySheet,
    FileEntry,
    Handover,
)
from whimbrel.manual.actions.editions import name_edition
from whimbrel.manual.models import Comment, Consultation, NationalProcedure, Paragraph, Undertaking
from whimbrel.manual.models import Task as WayIn
from whimbrel.meetings.actions.notifications import Answering, answer_notification, issue
from whimbrel.meetings.models import NotificationFile
from whimbrel.nbsap.models import Counterpart
from whimbrel.people.models import RulesVersion, SignIn, User
from whimbrel.report.models import PeriodTarget, Remark, Report, ReportFile, ReturnedFile
from whimbrel.training.models import Competence
from whimbrel.treaties.models import (
    Body,
    Country,
    CountryName,
    Designation,
    Instrument,
    Meeting,
)
from whimbrel.workplan.actions.versions import put_forward

A_WISH = "What somebody would like to learn, in their own words."
A_POST = "What Kenya’s people say among themselves."


@dataclass
class World:
    kenya: Country
    senegal: Country
    instrument: Instrument
    meeting: Meeting
    workshop_code: str
    plan_code: str
    report: Report

    def of(self, model: type[Model]) -> Any:
        """The record of that kind that this world began with; None where it has none."""
        return model._default_manager.order_by("pk").first()


def make_world() -> World:
    """One record of each kind. A new kind of record at the desk gets its first one here."""
    africa = RegionFactory(code="africa", name_en="Africa")
    kenya = CountryFactory(iso3="KEN", iso2="KE", name_en="Kenya", region=africa)
    senegal = CountryFactory(iso3="SEN", iso2="SN", name_en="Senegal", region=africa)
    instrument = InstrumentFactory(code="CMS", name_en="Convention on Migratory Species")
    meeting = MeetingFactory(code="COP11", instrument=instrument)
    _registry(kenya, instrument)
    workshop = _training(kenya)
    plan = _work_plan(instrument)
    value = a_value(IndicatorFactory(plan=plan, code="answers"), words="Between us")
    value.files.create(
        title="A photo",
        upload=ContentFile(b"between us", "photo.txt"),
        size=19,
        added_at=now(),
    )
    IndicatorFactory(plan=plan, code="parties", kind="counted", figure="parties")
    PeriodTarget.objects.create(indicator=value.indicator, period=value.period, number=20)
    report = _report(instrument, meeting)
    _desk()
    _manual()
    _community(kenya)
    _notifications(instrument)
    return World(kenya, senegal, instrument, meeting, workshop.meeting.code, plan.code, report)


def _community(country: Country) -> None:
    """A space of one country's people, and a thread with a file in it."""
    space = SpaceFactory(slug="kenya", open_to="closed")
    MembershipRule.objects.create(space=space, country=country)
    Membership.objects.create(space=SpaceFactory(), person=UserFactory())
    thread = threaded(space, UserFactory(), kind="question")
    Post.objects.update(held_at=None, words=A_POST, html=A_POST)
    a_poll(space=space, opened_by=thread.started_by)
    instrument = Instrument.objects.get(code="CMS")
    asked = {"parties": ("KEN",), "instrument": instrument, "space": space}
    a_consultation(**asked)
    a_consultation(closes_at=NOON + timedelta(days=1), is_outcome_public=True, **asked)
    close_due_consultations(at=NOON + timedelta(days=2))
    draft = open_draft(
        space=space, title="A calendar", language="en", text="Counts begin in January.", key="draft",
        closes_at=datetime(2100, 1, 1, tzinfo=UTC), by=thread.started_by, at=NOON,
    )  # fmt: skip
    propose_amendment(
        paragraph=draft.paragraphs.get(), by=thread.started_by, at=NOON,
        proposed=Proposed("replace", "Counts begin in December.", "", "amendment"),
    )  # fmt: skip
    post = thread.posts.get()
    count_again(thread)
    Attachment.objects.create(
        post=post, space=space, name="file.txt", file=ContentFile(b"words", name="file.txt"),
        media_type="text/plain", size=5, uploaded_by=post.author, uploaded_at=post.written_at,
    )  # fmt: skip
    _messages()
    _files_and_dates(space, post.author)


def _messages() -> None:
    """What two people write to each other, one of them reports, and the Secretariat sent to one person among many."""
    reader, author = UserFactory(), UserFactory()
    conversation = begin_conversation(
        by=author, to=[reader], subject="Between two", words=words(), at=NOON,
        files=[("file.txt", "text/plain", b"words")],
    )  # fmt: skip
    report_message(message=conversation.messages.get(), by=reader, why="An insult", at=NOON)
    circular = Circular.objects.create(
        written_by=author, subject="To many", words="Words.", html="Words.", language="en",
        written_at=NOON, key="circular", role="nfp",
    )  # fmt: skip
    CircularDelivery.objects.create(circular=circular, person=reader, told_at=NOON)


def _files_and_dates(space: Space, person: User) -> None:
    """A file that the space keeps, a date of it, and a time that is looked for."""
    file = LibraryFile.objects.create(
        space=space, title="Plan", language="en", kept_by=person, kept_at=NOON, changed_at=NOON
    )
    FileVersion.objects.create(
        file=file, number=1, name="plan.pdf", upload=ContentFile(a_letter(), name="plan.pdf"),
        media_type="application/pdf", size=5, uploaded_by=person, uploaded_at=NOON, key="library",
    )  # fmt: skip
    ArchiveJob.objects.create(
        space=space, kind="export", name="kenya.mbox", asked_by=person, asked_at=NOON,
        finished_at=NOON, file=ContentFile(b"From ", name="kenya.mbox"),
    )  # fmt: skip
    Webhook.objects.create(
        url="https://example.org/hook", secret="whsec_a", tells_of="posts", set_at=NOON
    )
    planned = Planned("call", "A call", NOON, "en")
    make_event(space=space, planned=planned, key="event", by=person, at=NOON)
    ask_for_time(
        space=space, title="When", language="en", minutes=60, moments=[NOON], key="time",
        by=person, at=NOON,
    )  # fmt: skip


def _notifications(instrument: Instrument) -> None:
    """One that was issued and answered, with a file each way, and a draft."""
    notification = drafted(parties=("KEN",), instrument=instrument)
    NotificationFile.objects.create(
        notification=notification, title="Form", file=ContentFile(a_letter(), name="form.pdf")
    )
    issue(notification=notification, by=UserFactory(), at=ISSUED)
    answering = Answering("We nominate one.", "nfp", ISSUED, files=[("form.pdf", a_letter())])
    answer_notification(
        noted=notification.countries.get(), answering=answering, by=UserFactory(), kept_at=ISSUED
    )
    drafted(parties=("KEN",), instrument=instrument)


def _registry(country: Country, instrument: Instrument) -> None:
    TreatyActionFactory(country=country, instrument=instrument)
    CountryName.objects.create(country=country, name_en="Kenya Colony", ends_on=date(1963, 12, 12))
    AppendixListingFactory(instrument=instrument)
    ResolutionFactory(instrument=instrument)
    designation = DesignationFactory(
        country=country, instrument=instrument, role="councillor", starts_on=date(2020, 1, 1)
    )
    _file_of(country, designation)
    Outreach.objects.create(
        instrument=instrument,
        emphasis=Outreach.Emphasis.RECENT,
        country=country,
        starts_on=date(2012, 1, 1),
        ends_on=date(2014, 11, 4),
    )
    MembershipTarget.objects.create(
        instrument=instrument, parties=160, by=date(2099, 12, 31), source="The Parties"
    )
    plan = written_down(NbsapFactory(country=country))
    assessed(plan, quotation="What the plan says", responsible="An office")
    a_liaison(country=country)
    a_reply_at_work(country, instrument, file=a_letter())
    Counterpart.objects.create(
        country=country, instrument=instrument, office="Ministry", source="Their letter"
    )
    file = RecruitmentFileFactory(country=country, instrument=instrument)
    ApproachFactory(file=file)
    TaskFactory(file=file)
    RelationFactory(giver__file=file)
    ObstacleFactory(file=file)
    OfferFactory(file=file)
    PlannedStepFactory(file=file)
    PlannedStepFactory(file=file, path="welcome", deed="report")
    RecruitmentPaperFactory(file=file)
    CounterpartFactory(file=file)
    PlaybookStepFactory(instrument=instrument)
    PriorityCriterion.objects.create(kind="species", weight=3)


def a_letter() -> bytes:
    """A PDF of one empty page."""
    pages, file = PdfWriter(), io.BytesIO()
    pages.add_blank_page(width=595, height=842)
    pages.write(file)
    return file.getvalue()


def _file_of(country: Country, designation: Designation) -> None:
    """What a country's people and the Secretariat keep about posts."""
    person = designation.person
    letter = DesignationLetter.objects.create(
        country=country, starts_on=date(2026, 1, 1), dated_on=date(2026, 1, 1),
        authority="Ministry", person_name="Deputy", email="deputy@example.org",
        file=ContentFile(a_letter(), name="letter.pdf"), received_from=person,
    )  # fmt: skip
    letter.instruments.add(designation.instrument)
    FileEntry.objects.create(country=country, text="To do", written_by=person, holder=person)
    past = DesignationFactory(
        country=country, instrument=designation.instrument, role="councillor",
        starts_on=date(2010, 1, 1), ends_on=date(2020, 1, 1),
    )  # fmt: skip
    at = datetime(2026, 1, 1, tzinfo=UTC)
    Handover.objects.create(designation=designation, predecessor=past, taken_over_at=at)
    keep_handover_file(country=country, designations=[past], at=at)
    keep_document(
        country=country, title="A plan", file=ContentFile(a_letter(), name="plan.pdf"),
        by=person, at=at,
    )  # fmt: skip
    Confirmation.objects.create(designation=designation, asked_at=at)
    DirectorySheet.objects.create(
        file_name="contacts.csv", starts_on=date(2026, 1, 1), handed_in_by=person
    )
    Body.objects.create(code="stc", name_en="Standing Committee", kind=Body.Kind.COMMITTEE)
    SignIn.objects.create(
        person=person, session_digest="0" * 64, started_at=at, seen_on=date(2026, 1, 1)
    )


def _training(country: Country) -> Any:
    workshop = WorkshopFactory()
    RegistrationFactory(
        workshop=workshop, country=country, attended_at=datetime(2013, 10, 29, tzinfo=UTC)
    )
    StatedAttendanceFactory(workshop=workshop)
    competence = CompetenceFactory(code="negotiation")
    answered(an_assessment(competence), {competence: (2, 4)}, wish=A_WISH)
    _learned(workshop)
    a_workshop_at_work(workshop, country)
    return workshop


def _learned(workshop: Any) -> None:
    """What somebody thought, means to do, used and holds a certificate of."""
    registration = workshop.registrations.get()
    at = datetime(2013, 11, 4, tzinfo=UTC)
    for _form in range(5):
        form = workshop.filled_forms.create(
            channel="web", language="en", filled_on=at.date(), helped=A_WISH
        )
        form.ratings.create(question="overall", value=4)
    registration.commitments.create(will=A_WISH, made_at=at)
    registration.follow_ups.create(asked_at=at, answered_at=at, used="yes", example=A_WISH)
    registration.cascade_events.create(
        held_on=at.date(), place="Kisumu", people=25, channel="web", recorded_at=at
    )
    registration.certificates.create(name="Holder", language="en", issued_at=at)
    an_item(Competence.objects.get())
    ModuleFactory()


def _work_plan(instrument: Instrument) -> Any:
    plan = WorkPlanFactory(instrument=instrument)
    activity = ActivityFactory(item=ProgrammeItemFactory(plan=plan))
    an_assessment_of(plan, activity)
    activity.contributions.add(EarmarkedContributionFactory())
    activity.outputs.create(title_en="Manual")
    MandateFactory(code="a-mandate").links.create(plan=plan, activity=activity)
    CriterionFactory(plan=plan)
    plan.steps.create(kind="approved", day=plan.starts_on)
    CostEstimateFactory(activity=activity)
    MovementFactory(grant__code="a-grant").shares.create(activity=activity, amount=1000)
    ReleaseFactory(grant__code="a-public-grant")
    put_forward(plan=plan, words="First", by=UserFactory(), at=ISSUED)
    return plan


def _report(instrument: Instrument, meeting: Meeting) -> Report:
    report = ReportFactory(slug="progress", instrument=instrument, meeting=meeting)
    FigureFactory(report=report)
    ReportTextFactory(report=report)
    EditionFactory(report=report)
    file = ReturnedFile.objects.create(
        report=report, language="en", body=b"PK", name="back.docx", received_at=NOON
    )
    Remark.objects.create(file=file, kind="comment", words="Is that so?")
    a_schedule(instrument=instrument, meeting=meeting)
    ReportFile.objects.create(
        report=report, language="en", form="docx", asked_at=NOON, built_at=NOON, body=b"PK"
    )
    return report


def _manual() -> None:
    """An article of the Manual and what stands beside it; the article is the last page of the tree."""
    step = ChecklistStepFactory(checklist__slug="before-a-meeting")
    GlossaryTermFactory()
    QuestionFactory()
    PracticeExampleFactory()
    FundingProgrammeFactory()
    SharedTextFactory()
    ArticleTemplateFactory()
    Undertaking.objects.create(
        checklist=step.checklist,
        country=Country.objects.get(name_en="Kenya"),
        starts_on=date(2026, 1, 1),
        begun_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    task = WayIn.objects.create(slug="prepare", title_en="Prepare a meeting")
    task.steps.create(position=1, checklist=step.checklist)
    article = make_article("credentials")
    consultation = Consultation.objects.create(
        article=article,
        title="Credentials",
        closes_on=date(2100, 1, 1),
        opened_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    Comment.objects.create(
        consultation=consultation,
        words="Too long.",
        key="web:c",
        role="nfp",
        written_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    NationalProcedure.objects.create(
        article=article,
        country=Country.objects.get(name_en="Kenya"),
        words="Our ministry signs.",
        written_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    ProposalFactory(paragraph=Paragraph.objects.get(article__slug="credentials"))
    BuiltFileFactory()
    BuiltFileFactory(part="meetings")
    name_edition(
        slug="cop11",
        names={"en": "As of COP11"},
        as_of=date(2014, 11, 9),
        at=datetime(2014, 11, 10, tzinfo=UTC),
    )


def _desk() -> None:
    """What Wagtail, the mail and the keys to an account bring; pages and collections lie in every new database."""
    Authenticator.objects.create(
        user=UserFactory(), type=Authenticator.Type.WEBAUTHN, data={"name": "Another's key"}
    )
    write_letter(
        to=Recipient("kenya@example.org"), kind="invitation", subject="Come in", text="A link"
    )
    take_letter(
        raw=b"From: kenya@example.org\nSubject: Counting\n\nWe counted.",
        recipient="africa@in.example.org",
        door=ReceivedLetter.Door.LMTP,
    )
    lose_trust(address="gone@example.org", why="550 5.1.1 no such user")
    RulesVersion.objects.create(number=1, in_force_on=date(2026, 1, 1), text_en="Be kind.")
    Group.objects.create(name="A group")
    Collection.get_first_root_node().add_child(name="A collection")
    Document.objects.create(title="A file", file=ContentFile(b"words", name="file.txt"))
    Image.objects.create(title="A picture", file=get_test_image_file())
    Page.get_first_root_node()
    Workflow.objects.create(name="A workflow")
    Task.objects.create(name="A task")
