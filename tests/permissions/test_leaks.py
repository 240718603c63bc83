"""Nothing private gets out: a world with a marked word in all that is private, read by everybody who may not."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.utils.timezone import now
from pypdf import PdfReader
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction

from tests.factories.people import UserFactory
from tests.factories.report import EditionFactory, FigureFactory, ReportFactory, ReportTextFactory
from tests.factories.training import RegistrationFactory
from tests.factories.treaties import DesignationFactory, RegionFactory
from tests.factories.workplan import EarmarkedContributionFactory
from tests.permissions.arguments import addresses
from tests.permissions.personas import OUTSIDE, PERSONAS
from tests.permissions.walk import Walker
from tests.permissions.world import World
from whimbrel.accession.models import (
    Approach,
    Counterpart,
    MergedCounterpart,
    Obstacle,
    PlannedStep,
    RecruitmentFile,
    RecruitmentPaper,
    Stage,
)
from whimbrel.community.models import (
    Amendment,
    Circular,
    Conversation,
    Message,
    Poll,
)
from whimbrel.community.models import Consultation as PartyConsultation
from whimbrel.core.dossier import Chapter, Line, frozen
from whimbrel.core.journal import record
from whimbrel.core.mail.rendering import mail_of
from whimbrel.core.mail.writing import Recipient, write_letter
from whimbrel.core.models import Letter
from whimbrel.core.search.answers import answer, suggestions
from whimbrel.core.search.keeping import read_everything
from whimbrel.core.search.question import Question
from whimbrel.core.search.registry import circles_of
from whimbrel.designations.actions.confirmations import ask_who_is_due
from whimbrel.designations.actions.invitations import invite
from whimbrel.designations.emails import write_ended, write_named, write_settled
from whimbrel.designations.models import (
    Confirmation,
    DesignationLetter,
    FileEntry,
    HandoverFile,
    RoomDocument,
)
from whimbrel.manual.models import Comment, NationalProcedure, Proposal
from whimbrel.meetings.models import AnswerFile, NotificationAnswer
from whimbrel.nbsap.models import Answer as PlanAnswer
from whimbrel.nbsap.models import Counterpart as SisterOffice
from whimbrel.nbsap.models import (
    Delegation,
    Evidence,
    Liaison,
    Nbsap,
    Participation,
    Score,
    StepDone,
)
from whimbrel.nbsap.models import Remark as PlanRemark
from whimbrel.people.models import FieldChoice
from whimbrel.people.particulars import Audience
from whimbrel.report.models import IndicatorValue, Report, ReportText, ValueNote
from whimbrel.training.models import (
    CascadeEvent,
    Commitment,
    FilledForm,
    FollowUp,
    NeedsResponse,
    Registration,
    Workshop,
)
from whimbrel.treaties.models import Body, Designation, Role
from whimbrel.workplan.models import (
    EarmarkedContribution,
    Evaluator,
    Finding,
    Mark,
    Risk,
)

# Every marked word begins with this. Whoever searches for it may get back what they typed, and no more.
MARK = "private-7f3a"
(
    EMAIL,
    FIRST_NAME,
    PARTICIPANT,
    NOMINEE,
    JOURNAL,
    REPORT,
    DRAFT,
    CONTRIBUTION,
    NOTE,
    FILE,
    TELEPHONE,
    ENTRY,
    KEPT,
    ROOM,
    LETTER,
    CORRECTION,
    OUTBOX,
    REGION_ONLY,
    SECRETARIAT_ONLY,
    PROPOSAL,
    PROCEDURE,
    COMMENT,
    LEARNED,
    MESSAGE,
    CIRCULAR,
    WITHOUT_ACCOUNT,
    DECIDED,
    SAID,
    ANSWER,
    RECRUITMENT,
    ASSESSMENT,
    NUMBERS,
) = WORDS = [
    f"{MARK}-{what}"
    for what in (
        "email",
        "firstname",
        "participant",
        "nominee",
        "journal",
        "report",
        "draft",
        "contribution",
        "note",
        "file",
        "telephone",
        "entry",
        "kept",
        "room",
        "letter",
        "correction",
        "outbox",
        "region-only",
        "secretariat-only",
        "proposal",
        "procedure",
        "comment",
        "learned",
        "message",
        "circular",
        "without-account",
        "decided",
        "said",
        "answer",
        "recruitment",
        "assessment",
        "numbers",
    )
]
# What a country's own people read in its room, and what somebody shows to those of their own region.
MAY = {
    "nfp_here": {
        ENTRY,
        LETTER,
        ROOM,
        KEPT,
        REGION_ONLY,
        PROCEDURE,
        COMMENT,
        WITHOUT_ACCOUNT,
        DECIDED,
        SAID,
        ASSESSMENT,
    },
    "nfp_elsewhere": {REGION_ONLY, COMMENT},
    "standing_committee": {REGION_ONLY, COMMENT, NUMBERS},
    "moderator": {COMMENT},
}
DESK = "admin/"
FORMS = ["csv", "json", "xlsx", "svg", "png"]
FILES = ["docx", "pdf"]
NOWHERE = ["/no-such-page", f"/en/no-such-page/?q={MARK}", "/ar/reports/not-out/99/"]
SEARCHES = [f"?q={MARK}", f"?search={MARK}&region={MARK}&on={MARK}&page={MARK}"]


@pytest.fixture
def private(world):
    """The world with marked words in it: two reports' worth of addresses."""
    _people(world)
    gone = RegionFactory()
    record(None, "removed", gone, name=JOURNAL)
    gone.delete()
    EarmarkedContributionFactory(name=CONTRIBUTION)
    # That of the work plan, which is public but for what the desk notes about it.
    EarmarkedContribution.objects.filter(pk=world.of(EarmarkedContribution).pk).update(note=NOTE)
    _file()
    _papers(world)
    _particulars(world)
    _learned()
    _decided()
    Comment.objects.update(words=COMMENT, answer=COMMENT)
    NationalProcedure.objects.update(words=PROCEDURE)
    Conversation.objects.update(subject=MESSAGE)
    Message.objects.update(words=MESSAGE, html=MESSAGE)
    RecruitmentFile.objects.update(note=RECRUITMENT)
    Stage.objects.update(note=RECRUITMENT)
    Approach.objects.update(office=RECRUITMENT, outcome=RECRUITMENT, next_step=RECRUITMENT)
    Obstacle.objects.update(answer=RECRUITMENT)
    StepDone.objects.update(quotation=ASSESSMENT, responsible=ASSESSMENT)
    Score.objects.update(quotation=ASSESSMENT)
    IndicatorValue.objects.update(words=NUMBERS, evidence=NUMBERS)
    ValueNote.objects.update(words=NUMBERS)
    Liaison.objects.update(said=ASSESSMENT, agreed=ASSESSMENT)
    SisterOffice.objects.update(office=ASSESSMENT)
    PlanAnswer.objects.update(value=ASSESSMENT)
    Mark.objects.update(words=NUMBERS)
    Risk.objects.update(title=NUMBERS)
    Finding.objects.update(words=NUMBERS)
    Evaluator.objects.update(office=NUMBERS)
    PlanRemark.objects.update(words=ASSESSMENT)
    Participation.objects.create(
        nbsap=Nbsap.objects.first(), stage="consulting", office=ASSESSMENT, noted_at=now()
    )
    Delegation.objects.update(office=ASSESSMENT)
    Evidence.objects.update(title=ASSESSMENT)
    Counterpart.objects.update(name=RECRUITMENT, office=RECRUITMENT)
    _merge(Counterpart.objects.first())
    RecruitmentPaper.objects.update(title=RECRUITMENT)
    PlannedStep.objects.update(words=RECRUITMENT, answers=RECRUITMENT)
    Circular.objects.update(subject=CIRCULAR, words=CIRCULAR, html=CIRCULAR)
    Proposal.objects.update(words=PROPOSAL, reason=PROPOSAL, answer=PROPOSAL)
    worlds = replace(world, report=_published()), replace(world, report=_unpublished())
    read_everything()
    return worlds


def _merge(one: Counterpart) -> None:
    """What a second entry of the person said."""
    MergedCounterpart.objects.create(
        kept=one, number=one.pk + 1000, name=RECRUITMENT, office=RECRUITMENT, relation=one.relation, language="en",
        starts_on=one.starts_on, approaches=0, merged_at=now(),
    )  # fmt: skip


def _decided() -> None:
    """What is voted on, amended and put to Parties in a space of one country, and what that country answered."""
    Poll.objects.update(question={"en": DECIDED})
    Amendment.objects.update(words=DECIDED, reason=DECIDED)
    PartyConsultation.objects.filter(is_outcome_public=False).update(
        title={"en": DECIDED}, text={"en": DECIDED}
    )
    NotificationAnswer.objects.update(words=SAID, name=SAID)
    AnswerFile.objects.update(name=f"{SAID}.pdf")


def _people(world: World) -> None:
    """One who is known by nothing but an address, one by a name in fields of old, and two on lists."""
    for person in (
        UserFactory(email=f"{EMAIL}@example.org", display_name=""),
        UserFactory(first_name=FIRST_NAME, display_name=""),
    ):
        FieldChoice.objects.create(person=person, field="email", shown_to=Audience.SECRETARIAT)
        DesignationFactory(
            person=person, role="deputy", country=world.kenya, instrument=world.instrument
        )
        RegistrationFactory(
            workshop=world.of(Workshop),
            country=world.kenya,
            person=person,
            attended_at=datetime(2013, 10, 29, tzinfo=UTC),
        )
    RegistrationFactory(
        workshop=world.of(Workshop),
        person=UserFactory(display_name=PARTICIPANT),
        attended_at=datetime(2013, 10, 29, tzinfo=UTC),
    )
    RegistrationFactory(workshop=world.of(Workshop), person=UserFactory(display_name=NOMINEE))
    named = Registration.objects.exclude(nomination=None)
    named.update(family_name=WITHOUT_ACCOUNT, email=f"{WITHOUT_ACCOUNT}@example.org")
    passport = world.of(Workshop).questions.create(slug="passport", text_en="Passport")
    for one in Registration.objects.all():
        one.answers.create(question=passport, value=ANSWER, answered_at=datetime.now(UTC))


def _learned() -> None:
    """What people said in words about a workshop and about themselves."""
    NeedsResponse.objects.update(wish=LEARNED)
    FilledForm.objects.update(helped=LEARNED, change=LEARNED)
    Commitment.objects.update(will=LEARNED)
    FollowUp.objects.update(example=LEARNED)
    CascadeEvent.objects.update(place=LEARNED, topic=LEARNED)


def _particulars(world: World) -> None:
    """What one who stands in the directory shows to the Secretariat only, and to their own region."""
    person = world.of(Designation).person
    person.phone, person.department, person.organisation = TELEPHONE, SECRETARIAT_ONLY, REGION_ONLY
    person.save()
    for field in ("phone", "department"):
        FieldChoice.objects.create(person=person, field=field, shown_to=Audience.SECRETARIAT)
    FieldChoice.objects.create(person=person, field="organisation", shown_to=Audience.REGION)


def _papers(world: World) -> None:
    """What lies in a country's room, what somebody told the Secretariat, and a letter that has not left."""
    FileEntry.objects.update(text=ENTRY)
    RoomDocument.objects.update(title=ROOM)
    chapter = Chapter("tasks", "Tasks", "", (Line(KEPT),))
    HandoverFile.objects.update(content={"en": frozen([chapter])})
    DesignationLetter.objects.update(reference=LETTER)
    Confirmation.objects.update(
        confirmed_at=datetime(2026, 1, 2, tzinfo=UTC), correction=CORRECTION
    )
    write_letter(to=Recipient("kenya@example.org"), kind="invitation", subject=OUTBOX, text="")


def _file() -> None:
    """A file in a collection that only a group may see."""
    closed = Collection.get_first_root_node().add_child(name="Closed")
    restriction = CollectionViewRestriction.objects.create(
        collection=closed, restriction_type="groups"
    )
    restriction.groups.add(Group.objects.create(name="Those who may"))
    # The first document is the one that the addresses lead to.
    Document.objects.update(collection=closed)
    document = Document.objects.first()
    document.file.save("closed.txt", ContentFile(FILE.encode()))


def _published() -> Report:
    """A report that is out, and has a draft with more in it than its edition."""
    report = ReportFactory(slug="out")
    workshop = Workshop.objects.first()
    FigureFactory(
        report=report, kind="participants", parameters={"workshop": workshop.meeting.code}
    )
    EditionFactory(report=report)
    ReportText.objects.filter(report=report).update(
        body=[{"id": "p2", "type": "paragraph", "value": DRAFT}]
    )
    return report


def _unpublished() -> Report:
    report = ReportFactory(slug="not-out", title_en=REPORT)
    FigureFactory(report=report)
    ReportTextFactory(report=report)
    return report


def _pages(worlds: tuple[World, ...], *, at_the_desk: bool, widely: bool = True) -> Iterator[str]:
    """Every address, and the same with a search, and in every form in which a table or a text is given."""
    seen = set()
    yield from () if at_the_desk else NOWHERE
    for world in worlds:
        for route, where in addresses(world).items():
            if route.startswith(DESK) != at_the_desk or where in seen:
                continue
            seen.add(where)
            yield where
            if widely:
                yield from (where + search for search in SEARCHES)
            if widely and where.endswith((".csv", ".docx")):
                forms = FORMS if where.endswith(".csv") else FILES
                yield from (f"{where.rpartition('.')[0]}.{form}" for form in forms)


def _words_in(answer: HttpResponse) -> set[str]:
    text = _text(answer).casefold()
    return {word for word in WORDS if word in text}


def _text(answer: HttpResponse) -> str:
    """All that can be read in an answer, its headers included."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if zipfile.is_zipfile(io.BytesIO(body)):
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            body = b"\n".join(parts.read(name) for name in parts.namelist())
    elif body.startswith(b"%PDF"):
        body = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages).encode()
    return f"{answer.headers}\n{body.decode(errors='replace')}"


@pytest.mark.parametrize("persona", OUTSIDE)
def test_no_marked_word_gets_out(private, persona):
    person = Walker(PERSONAS[persona](private[0]))
    pages = _pages(private, at_the_desk=False, widely=persona in ("visitor", "nfp_here"))

    may = MAY.get(persona, set())
    leaks = {
        where: words for where in pages if (words := _words_in(person.ask("GET", where)) - may)
    }

    assert leaks == {}


def test_what_is_shown_to_a_region_is_seen_by_that_region_so_that_the_test_above_can_fail(private):
    for persona, seen in [("nfp_elsewhere", {REGION_ONLY}), ("newcomer", set())]:
        person = Walker(PERSONAS[persona](private[0]))

        assert _words_in(person.ask("GET", "/en/directory/people.vcf")) == seen


def test_no_letter_tells_what_is_private_of_somebody_else(private):
    at = datetime(2026, 3, 4, 9, tzinfo=UTC)
    # So that everybody is due to be asked.
    Confirmation.objects.all().delete()
    ask_who_is_due(at=at)
    for letter in DesignationLetter.objects.all():
        letter.settled_at, letter.sent_back_because = at, NOTE
        write_settled(letter=letter)
    for designation in Designation.objects.filter(ends_on=None).select_related("person"):
        write_named(person=designation.person, designations=[designation])
        write_ended(designation=designation, today=date(2026, 3, 4))
        invite(person=designation.person, at=at, by=UserFactory())

    told: set[str] = set()
    leaks = {}
    written = Letter.objects.exclude(recipient=None).select_related("recipient")
    for letter in written:
        mail = mail_of(letter).message().as_string().casefold()
        found = {word for word in WORDS if word in mail}
        own = " ".join(str(value) for value in vars(letter.recipient).values())
        told |= found
        if others := {word for word in found if word not in own}:
            leaks[letter.kind, letter.address] = others

    assert len(written) > 10
    assert leaks == {}
    assert TELEPHONE in told  # in the question to the person whose number it is


def test_what_a_visitor_may_not_see_is_not_counted_either(world):
    visitor = Walker(None)
    where = [
        "/en/directory/",
        "/en/directory/people.json",
        "/en/directory/people.vcf",
        "/en/directory/bodies/",
        "/en/directory/bodies/stc/",
        "/en/directory/vacancies/",
        f"/en/countries/{world.kenya.iso3}/",
        "/en/",
    ]
    before = [visitor.ask("GET", one).content for one in where]

    for role in (Role.OBSERVER, Role.TRAINER, Role.DONOR, Role.STAFF):
        DesignationFactory(
            role=role, country=world.kenya, instrument=world.instrument, body=world.of(Body)
        )

    after = [visitor.ask("GET", one).content for one in where]
    assert [one for one, was, now in zip(where, before, after, strict=True) if was != now] == []


def test_no_marked_word_gets_out_of_the_desk_to_others(private):
    person = Walker(PERSONAS["nfp_here"](private[0]))
    pages = _pages(private, at_the_desk=True, widely=False)

    leaks = {where: words for where in pages if (words := _words_in(person.ask("GET", where)))}

    assert leaks == {}


def test_an_unpublished_report_looks_to_others_as_one_that_is_not_there(private):
    person = Walker(PERSONAS["nfp_here"](private[0]))

    answers = [person.ask("GET", f"/en/reports/{slug}/") for slug in ("not-out", "nowhere")]

    texts = [_text(answer).replace("not-out", "nowhere") for answer in answers]
    assert answers[0].status_code == answers[1].status_code == 404
    assert texts[0] == texts[1]


@pytest.mark.parametrize("persona", OUTSIDE)
def test_the_search_counts_and_suggests_nothing_that_is_private(private, persona):
    world = private[0]
    DesignationFactory(
        role="trainer", person__display_name=f"{MARK}-trainer", instrument=world.instrument
    )
    read_everything()
    person = PERSONAS[persona](world)
    circles = circles_of(person or AnonymousUser())

    found = answer(Question(MARK, "en", circles))
    suggested = suggestions(Question(MARK[:-1], "en", circles))

    # The directory shows trainers to members, and to nobody else.
    seen = [f"{MARK}-trainer"] if "members" in circles else []
    assert ["".join(piece.text for piece in one.title) for one in found.results] == seen
    assert (found.total, found.did_you_mean, suggested) == (len(seen), "", seen)


def test_the_secretariat_finds_every_marked_word_so_that_the_tests_above_can_fail(private):
    missing = set(WORDS)
    for persona in ("secretariat", "administrator"):
        person = Walker(PERSONAS[persona](private[0]))
        for at_the_desk in (False, True):
            for where in _pages(private, at_the_desk=at_the_desk, widely=False):
                if missing:
                    missing -= _words_in(person.ask("GET", where))

    # How a country does it at home, and what people write to each other, not even the Secretariat reads.
    assert missing == {PROCEDURE, MESSAGE, CIRCULAR}
    assert PROCEDURE in _words_in(
        Walker(PERSONAS["nfp_here"](private[0])).ask(
            "GET", "/en/manual/articles/credentials/national/"
        )
    )
