"""What stands in an address for each parameter: `<iso3>` is Kenya's code.

A page of the desk about a record finds the record by its kind. Anything else is written down here, by the
name of the parameter, or for one route alone where the same name means something else there.
"""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Model
from django.urls import resolve
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, Revision, Task, Workflow

from tests.permissions.routes import PARAMETER, Route, routes
from tests.permissions.world import World
from whimbrel.accession.models import (
    Approach,
    Counterpart,
    Obstacle,
    PlannedStep,
    RecruitmentFile,
    RecruitmentOffer,
    RecruitmentPaper,
    RecruitmentTask,
    Relation,
)
from whimbrel.community.models import (
    Amendment,
    ArchiveJob,
    Attachment,
    Circular,
    Conversation,
    DraftParagraph,
    DraftText,
    Event,
    LibraryFile,
    Membership,
    Message,
    MessageFile,
    MessageReport,
    Poll,
    Post,
    Thread,
    TimeQuestion,
    Webhook,
)
from whimbrel.community.models import Consultation as PartyConsultation
from whimbrel.core import stylesheet
from whimbrel.core.models import Letter, MailAddress, ReceivedLetter
from whimbrel.designations.models import (
    Confirmation,
    DesignationLetter,
    DirectorySheet,
    FileEntry,
    Handover,
    HandoverFile,
    RoomDocument,
)
from whimbrel.manual.models import (
    ArticlePage,
    Comment,
    Consultation,
    PartPage,
    Proposal,
    SharedText,
    Undertaking,
)
from whimbrel.meetings.models import AnswerFile, Notification, NotificationFile
from whimbrel.nbsap.models import Counterpart as SisterOffice
from whimbrel.nbsap.models import (
    Delegation,
    Evidence,
    Liaison,
    NationalTarget,
    Nbsap,
    PlanDocument,
    PlanStage,
    Reply,
)
from whimbrel.nbsap.models import Question as PlanQuestion
from whimbrel.nbsap.models import Remark as PlanRemark
from whimbrel.people.models import SignIn
from whimbrel.report.models import (
    IndicatorValue,
    Remark,
    Report,
    ReportFile,
    ReportingPeriod,
    ReportSchedule,
    ReportText,
    ReturnedFile,
    ValueFile,
)
from whimbrel.training.models import (
    Certificate,
    DocumentFile,
    MinutesRevision,
    NeedsResponse,
    Nomination,
    Photo,
    Programme,
    Registration,
    Session,
    TravelLine,
    VisaLetter,
    Workshop,
    WorkshopInvitation,
)
from whimbrel.treaties.models import Designation
from whimbrel.workplan.models import (
    Activity,
    Evaluator,
    Finding,
    Movement,
    Output,
    PlanVersion,
    Risk,
)

Argument = Callable[[World], Any]
HERE = "tests/permissions/arguments.py"


class UnknownArgument(Exception):
    """A parameter of which nobody has said what stands for it."""


def _pk(model: type[Model]) -> Argument:
    return lambda world: world.of(model).pk if world.of(model) else 1


def _is(value: Any) -> Argument:
    return lambda world: value


BY_NAME: dict[str, Argument] = {
    "lang": _is("en"),
    "anything": _is("no/such/page"),
    "digest": lambda world: stylesheet.digest(),
    # The registry, training, work plan, report
    "iso3": lambda world: world.kenya.iso3,
    "slug": lambda world: world.instrument.slug,
    "form": _is("csv"),
    "figure": _is("parties"),
    "language": _is("en"),
    "number": _is(1),
    # One's own account
    "uidb36": _is("1"),
    "key": _is("set-password"),
    "uidb64": _is("MQ"),
    "token": _is("a-token"),
    # Wagtail
    "page_id": lambda world: Page.objects.last().pk,
    "parent_page_id": lambda world: Page.get_first_root_node().pk,
    "page_to_move_id": lambda world: Page.objects.last().pk,
    "destination_id": lambda world: Page.get_first_root_node().pk,
    "content_type_app_name": _is("wagtailcore"),
    "content_type_model_name": _is("page"),
    "app_name": _is("report"),
    "app_label": _is("report"),
    "model_name": _is("reporttext"),
    "object_id": _pk(ReportText),
    "session_id": _is(1),
    "action": _is("delete"),
    "action_name": _is("approve"),
    "task_state_id": _is(1),
    "workflow_state_id": _is(1),
    "revision_id": _pk(Revision),
    "revision_id_a": _is("earliest"),
    "revision_id_b": _is("latest"),
    "restriction_id": _is(1),
    "collection_id": lambda world: Collection.objects.last().pk,
    "task_id": _pk(Task),
    "workflow_pk": _pk(Workflow),
    "page_pk": lambda world: Page.objects.last().pk,
    "document_id": _pk(get_document_model()),
    "doc_id": _pk(get_document_model()),
    "image_id": _pk(get_image_model()),
    "uploaded_file_id": _is(1),
    "filter_spec": _is("width-10"),
}
BY_ROUTE: dict[str, dict[str, Argument]] = {
    "<lang>/accounts/welcome/<step>/": {"step": _is("privacy")},
    # A sign-in of somebody else.
    "<lang>/accounts/sessions/<pk>/end/": {"pk": _pk(SignIn)},
    "<lang>/directory/<pk>/": {"pk": _pk(Designation)},
    "<lang>/directory/<pk>.vcf": {"pk": _pk(Designation)},
    "<lang>/directory/bodies/<code>/": {"code": _is("stc")},
    "<lang>/file/<pk>/": {"pk": _pk(FileEntry)},
    "<lang>/handover/<pk>/take/": {"pk": _pk(Designation)},
    "<lang>/handover/<pk>/back/": {"pk": _pk(Handover)},
    "<lang>/documents-of-rooms/<pk>/": {"pk": _pk(RoomDocument)},
    "<lang>/documents-of-rooms/<pk>/file/": {"pk": _pk(RoomDocument)},
    "<lang>/handover-files/<pk>/": {"pk": _pk(HandoverFile)},
    "<lang>/recruitment/<pk>/briefing.<form>": {"pk": _pk(RecruitmentFile), "form": _is("docx")},
    "<lang>/handover-files/<pk>.<form>": {"pk": _pk(HandoverFile), "form": _is("docx")},
    "<lang>/questions/of/<pk>/": {"pk": _pk(Confirmation)},
    "<lang>/letters/<pk>/scan/": {"pk": _pk(DesignationLetter)},
    "<lang>/nbsaps/map.<form>": {"form": _is("svg")},
    "<lang>/nbsaps/targets/<framework>.<form>": {"framework": _is("kmgbf"), "form": _is("csv")},
    "<lang>/nbsaps/targets/<framework>/<number>.<form>": {
        "framework": _is("kmgbf"),
        "number": _is("4"),
        "form": _is("csv"),
    },
    "<lang>/nbsaps/targets/<framework>/<number>/": {
        "framework": _is("kmgbf"),
        "number": _is("4"),
    },
    "<lang>/nbsaps/sheets/<of>.<form>": {"of": _is("stages"), "form": _is("csv")},
    "<lang>/countries/<iso3>/handover.<form>": {"form": _is("docx")},
    "<lang>/training/own-places/<pk>/": {"pk": _pk(Registration)},
    "<lang>/training/nominations/<pk>/": {"pk": _pk(WorkshopInvitation)},
    "<lang>/training/nominations/<pk>/persons/<registration>/withdraw/": {
        "pk": _pk(WorkshopInvitation),
        "registration": lambda world: Registration.objects.exclude(nomination=None).get().pk,
    },
    "<lang>/training/nomination-letters/<pk>/": {"pk": _pk(Nomination)},
    "<lang>/training/nominations/<pk>/letter.<form>": {
        "pk": _pk(WorkshopInvitation),
        "form": _is("docx"),
    },
    "<lang>/training/badges/<code>/": {
        "code": lambda world: world.of(Registration).badge_code,
    },
    "<lang>/training/check-in/<pk>/": {"pk": _pk(Workshop)},
    "<lang>/training/check-in/<pk>/marks/": {"pk": _pk(Workshop)},
    "<lang>/training/check-in/sessions/<pk>/": {"pk": _pk(Session)},
    "<lang>/training/check-in/sessions/<pk>/sheet/": {"pk": _pk(Session)},
    "<lang>/training/sessions/<pk>/minutes/": {"pk": _pk(Session)},
    "<lang>/training/sessions/<pk>/minutes/<deed>/": {"pk": _pk(Session), "deed": _is("publish")},
    "<lang>/training/minutes/<pk>/": {"pk": _pk(MinutesRevision)},
    "<lang>/training/programmes/<code>/": {"code": lambda world: world.of(Programme).code},
    "<lang>/training/programmes/<code>/cohort/": {"code": lambda world: world.of(Programme).code},
    "admin/nominees/<pk>/": {"pk": _pk(Registration)},
    "admin/nominees/<pk>/photo.jpg": {"pk": lambda world: world.of(Photo).registration_id},
    "admin/visa-letters/<pk>/letter.<form>": {"pk": _pk(VisaLetter), "form": _is("pdf")},
    "admin/workshops/<pk>/visas/": {"pk": _pk(Workshop)},
    "admin/travel-lines/<pk>/<deed>/": {"pk": _pk(TravelLine), "deed": _is("pay")},
    "admin/workshops/<pk>/": {"pk": _pk(Workshop)},
    "admin/workshops/participation/template.<form>": {"form": _is("csv")},
    "admin/workshops/<pk>/copy/": {"pk": _pk(Workshop)},
    "admin/workshops/<pk>/documents/new/": {"pk": _pk(Workshop)},
    "admin/workshops/<pk>/fill/": {"pk": _pk(Workshop)},
    "admin/workshops/<pk>/invite/": {"pk": _pk(Workshop)},
    "admin/workshops/<pk>/invite/sheet/": {"pk": _pk(Workshop)},
    "admin/workshops/<pk>/remind-persons/": {"pk": _pk(Workshop)},
    "admin/workshops/<pk>/badges/": {"pk": _pk(Workshop)},
    "admin/workshops/<pk>/badges/preview.svg": {"pk": _pk(Workshop)},
    "admin/workshops/<pk>/timetable/": {"pk": _pk(Workshop)},
    "admin/sessions/<pk>/time/": {"pk": _pk(Session)},
    "admin/workshops/<pk>/nominees/": {"pk": _pk(Workshop)},
    "admin/workshops/<pk>/nominees.<form>": {"pk": _pk(Workshop)},
    "admin/workshops/<pk>/papers/<what>/<language>/": {
        "pk": _pk(Workshop),
        "what": _is("participants"),
    },
    "admin/workshops/<pk>/remind/": {"pk": _pk(Workshop)},
    "<lang>/training/documents/<pk>/": {"pk": _pk(DocumentFile)},
    "<lang>/outbox/<pk>/": {"pk": _is(1)},
    "admin/designation-letters/<pk>/": {"pk": _pk(DesignationLetter)},
    "admin/directory-sheets/<pk>/": {"pk": _pk(DirectorySheet)},
    "admin/invitations/<pk>/renew/": {"pk": _is(1)},
    "admin/corrections/<pk>/settle/": {"pk": _is(1)},
    "admin/letters/<pk>/<deed>/": {"pk": _pk(Letter), "deed": _is("hold")},
    "admin/received-letters/<pk>/original/": {"pk": _pk(ReceivedLetter)},
    "admin/received-letters/<pk>/<deed>/": {"pk": _pk(ReceivedLetter), "deed": _is("let-in")},
    "admin/archives/<pk>/": {"pk": _pk(ArchiveJob)},
    "admin/webhooks/<pk>/": {"pk": _pk(Webhook)},
    "admin/mail-addresses/<pk>/resume/": {"pk": _pk(MailAddress)},
    "mail-in/<secret>/": {"secret": _is("a-guess")},
    "<lang>/manual/my-checklists/<pk>/": {"pk": _pk(Undertaking)},
    "<lang>/manual/proposals/<pk>/": {"pk": _pk(Proposal)},
    "<lang>/meetings/<code>/": {"code": lambda world: world.meeting.code},
    "<lang>/training/<code>/": {"code": lambda world: world.workshop_code},
    **{
        f"<lang>/training/<code>/{rest}": {"code": lambda world: world.workshop_code}
        for rest in (
            "results/",
            "results.<form>",
            "keep/evaluation/",
            "keep/paper/",
            "keep/test/",
            "keep/certificates/",
        )
    },
    "<lang>/training/own/<token>/test/<stage>/": {"stage": _is("before")},
    "<lang>/training/certificates/<pk>/revoke/": {"pk": _pk(Certificate)},
    "<lang>/certificates/<code>/": {"code": lambda world: world.of(Certificate).code},
    "<lang>/training/needs/mine/<pk>/": {"pk": _pk(NeedsResponse)},
    **{
        f"<lang>/training/needs/<slug>{rest}": {"slug": _is("2027-2029")}
        for rest in ("/", "/keep/", "/keep/sheet.xlsx", ".<form>")
    },
    "<lang>/training/<code>/cohort/": {"code": lambda world: world.workshop_code},
    "<lang>/training/<code>/agenda/": {"code": lambda world: world.workshop_code},
    "<lang>/training/<code>/minutes/": {"code": lambda world: world.workshop_code},
    "<lang>/training/<code>/place/": {"code": lambda world: world.workshop_code},
    "<lang>/training/<code>/site.zip": {"code": lambda world: world.workshop_code},
    "<lang>/training/<code>/agenda.ics": {"code": lambda world: world.workshop_code},
    "<lang>/training/<code>/documents.zip": {"code": lambda world: world.workshop_code},
    "<lang>/workplan/<code>/": {"code": lambda world: world.plan_code},
    "<lang>/workplan/values/<pk>/to/<step>/": {"pk": _pk(IndicatorValue), "step": _is("submitted")},
    "<lang>/workplan/values/<pk>/note/": {"pk": _pk(IndicatorValue)},
    "<lang>/workplan/values/<pk>/files/new/": {"pk": _pk(IndicatorValue)},
    **{
        f"<lang>/workplan/value-files/<pk>/{rest}": {"pk": _pk(ValueFile)}
        for rest in ("", "take-out/")
    },
    **{
        f"<lang>/workplan/periods/<pk>/{rest}/": {"pk": _pk(ReportingPeriod)}
        for rest in ("lock", "open")
    },
    "<lang>/workplan/<plan>/indicators/<code>/rows.<form>": {
        "code": _is("parties"),
        "form": _is("csv"),
    },
    **{
        f"<lang>/workplan/<code>/{rest}/": {"code": lambda world: world.plan_code}
        for rest in ("support", "timeline", "carry", "versions", "versions/new")
    },
    "<lang>/workplan/mandates/<code>/": {"code": _is("a-mandate")},
    "<lang>/workplan/<code>/versions/<before>/<after>/": {
        "code": lambda world: world.plan_code,
        "before": _is(0),
        "after": _is(1),
    },
    "<lang>/workplan/versions/<pk>/decide/": {"pk": _pk(PlanVersion)},
    "<lang>/workplan/grants/<code>/": {"code": _is("a-grant")},
    "<lang>/workplan/grants/<code>/enter/": {"code": _is("a-grant")},
    "<lang>/workplan/grants/<code>/statement/<form>/": {
        "code": _is("a-grant"),
        "form": _is("csv"),
    },
    "<lang>/workplan/movements/<pk>/take-back/": {"pk": _pk(Movement)},
    "<lang>/exchange/iati/<name>.xml": {"name": _is("activities")},
    "<lang>/exchange/informea/<name>.json": {"name": _is("informea_contacts")},
    "admin/reports/<pk>/publish/": {"pk": _pk(Report)},
    "admin/reports/<pk>/way/": {"pk": _pk(Report)},
    "admin/reports/<pk>/template/": {"pk": _pk(Report)},
    **{
        f"admin/reports/schedules/<pk>/{rest}": {"pk": _pk(ReportSchedule)}
        for rest in ("", "stop/")
    },
    "admin/reports/<pk>/way/sign/": {"pk": _pk(Report)},
    "admin/reports/<pk>/way/decision/": {"pk": _pk(Report)},
    "admin/reports/<pk>/way/word/": {"pk": _pk(Report)},
    "admin/reports/files/<pk>/": {"pk": _pk(ReturnedFile)},
    **{f"<lang>/report-files/<pk>/{rest}": {"pk": _pk(ReportFile)} for rest in ("", "file/")},
    "admin/reports/remarks/<pk>/": {"pk": _pk(Remark)},
    "admin/pages/<part1>/revisions/compare/<part2>...<part3>/": {
        "part1": lambda world: Page.objects.last().pk,
        "part2": _is("live"),
        "part3": _is("latest"),
    },
    **{
        f"<lang>/reports/<slug>/{version}<language>.<form>": {"form": _is("docx")}
        for version in ("", "draft/", "<number>/")
    },
    "documents/<part1>/<part2>": {
        "part1": _pk(get_document_model()),
        "part2": lambda world: world.of(get_document_model()).filename,
    },
}
# What stands for a parameter below these addresses.
BELOW: dict[str, dict[str, Argument]] = {
    "<lang>/feeds/": {"key": _is("a-guess"), "slug": _is("kenya")},
    "<lang>/community/events/": {"pk": _pk(Event)},
    "<lang>/community/times/": {"pk": _pk(TimeQuestion)},
    "<lang>/community/library/": {"pk": _pk(LibraryFile)},
    "<lang>/notifications/answers/files/": {"pk": _pk(AnswerFile)},
    "<lang>/notifications/files/": {"pk": _pk(NotificationFile)},
    "<lang>/notifications/": {"year": _is(2026), "number": _is("001")},
    "admin/notifications/": {"pk": _pk(Notification)},
    "<lang>/recruitment/persons/": {"pk": _pk(Counterpart)},
    "<lang>/recruitment/papers/": {"pk": _pk(RecruitmentPaper)},
    "<lang>/recruitment/steps/": {"pk": _pk(PlannedStep)},
    "<lang>/recruitment/contacts/": {"pk": _pk(Approach)},
    "<lang>/recruitment/obstacles/": {"pk": _pk(Obstacle)},
    "<lang>/recruitment/offers/": {"pk": _pk(RecruitmentOffer)},
    "<lang>/recruitment/relations/": {"pk": _pk(Relation)},
    "<lang>/recruitment/figures/": {"what": _is("obstacles")},
    "<lang>/recruitment/tasks/": {"pk": _pk(RecruitmentTask), "kind": _is("task")},
    "<lang>/recruitment/": {"pk": _pk(RecruitmentFile)},
    "<lang>/nbsaps/counterparts/": {"pk": _pk(SisterOffice)},
    "<lang>/nbsaps/contacts/": {"pk": _pk(Liaison)},
    "<lang>/nbsaps/plans/": {"pk": _pk(Nbsap), "step": _is("counterpart")},
    "<lang>/nbsaps/plans/stages/": {"pk": _pk(PlanStage)},
    "<lang>/nbsaps/plans/texts/": {"pk": _pk(PlanDocument)},
    "<lang>/nbsaps/plans/targets/": {"pk": _pk(NationalTarget)},
    "<lang>/workplan/<code>/appraisal/": {"code": lambda world: world.plan_code},
    "<lang>/workplan/activities/": {"pk": _pk(Activity)},
    "<lang>/workplan/outputs/": {"pk": _pk(Output)},
    "<lang>/workplan/risks/": {"pk": _pk(Risk)},
    "<lang>/workplan/findings/": {"pk": _pk(Finding)},
    "<lang>/workplan/evaluators/": {"pk": _pk(Evaluator)},
    "<lang>/nbsaps/evidence/": {"pk": _pk(Evidence)},
    "<lang>/nbsaps/questionnaires/": {"code": _is("cycle-1"), "form": _is("csv")},
    "<lang>/nbsaps/answers/": {
        "pk": _pk(Reply),
        "section": _is("process"),
        "question": lambda world: PlanQuestion.objects.get(code="team").pk,
        "form": _is("xlsx"),
    },
    "<lang>/nbsaps/answers/remarks/": {"pk": _pk(PlanRemark)},
    "<lang>/nbsaps/answers/given/": {"pk": _pk(Delegation)},
    "<lang>/messages/": {"pk": _pk(Conversation)},
    "<lang>/messages/many/": {"pk": _pk(Circular)},
    "<lang>/messages/files/": {"pk": _pk(MessageFile)},
    "<lang>/messages/reports/": {"pk": _pk(MessageReport)},
    "<lang>/messages/written/": {"pk": _pk(Message)},
    "<lang>/community/threads/": {"pk": _pk(Thread)},
    "<lang>/community/posts/": {"pk": _pk(Post)},
    "<lang>/community/memberships/": {"pk": _pk(Membership)},
    "<lang>/community/files/": {"pk": _pk(Attachment)},
    "<lang>/community/consultations/": {"pk": _pk(PartyConsultation), "deed": _is("paper")},
    "<lang>/community/texts/": {"pk": _pk(DraftText)},
    "<lang>/community/paragraphs/": {"pk": _pk(DraftParagraph)},
    "<lang>/community/amendments/": {"pk": _pk(Amendment)},
    # One that is over, and may be read by everybody.
    "<lang>/community/outcomes/": {
        "pk": lambda world: PartyConsultation.objects.filter(is_outcome_public=True).get().pk
    },
    "<lang>/community/polls/": {"pk": _pk(Poll)},
    "<lang>/community/articles/": {"slug": _is("credentials")},
    "<lang>/community/": {"slug": _is("kenya")},
    "<lang>/manual/checklists/": {"slug": _is("before-a-meeting")},
    "<lang>/manual/tasks/": {"slug": _is("prepare")},
    "<lang>/manual/consultations/new/parts/": {"pk": _pk(PartPage)},
    "<lang>/manual/consultations/new/": {"pk": _pk(ArticlePage)},
    "<lang>/manual/consultations/": {"pk": _pk(Consultation)},
    "<lang>/manual/comments/": {"pk": _pk(Comment)},
    "<lang>/manual/": {
        "slug": _is("credentials"),
        "key": _is("p-credentials"),
        "edition": _is("cop11"),
        "code": _is("fr"),
        "pk": _pk(get_document_model()),
        "form": _is("epub"),
        "part": _is("meetings"),
    },
    "<lang>/workplan/<plan>/": {"plan": lambda world: world.plan_code, "code": _is("answers")},
    "<lang>/workplan/<plan>": {"plan": lambda world: world.plan_code},
    "<lang>/reports/": {"slug": lambda world: world.report.slug},
    # A key of somebody else.
    "<lang>/accounts/keys/passkeys/": {"pk": _pk(Authenticator)},
    "admin/api/main/pages/": {"pk": lambda world: Page.objects.last().pk},
    "admin/api/main/documents/": {"pk": _pk(get_document_model())},
    "admin/api/main/images/": {"pk": _pk(get_image_model())},
    "admin/choose_shared_text/": {"pk": _pk(SharedText)},
    "admin/documents/chooser/": {"pk": _pk(get_document_model())},
    "admin/images/chooser/": {"pk": _pk(get_image_model())},
    "admin/workflows/enable/": {"pk": _pk(Workflow)},
    "admin/workflows/tasks/": {"pk": _pk(Task)},
    "admin/settings/": {"pk": _is(1)},
}


def addresses(world: World) -> dict[str, str]:
    """Where each route leads in this world, by its name. Raises UnknownArgument with all that is missing."""
    found, missing = {}, []
    for route in routes().values():
        try:
            found[route.name] = _address(route, world)
        except UnknownArgument as unknown:
            missing.append(str(unknown))
    if missing:
        raise UnknownArgument("\n".join(missing))
    return found


def _address(route: Route, world: World) -> str:
    filled = "/" + PARAMETER.sub(lambda found: str(_value(route, found[1], world)), route.name)
    reached = resolve(filled)
    if reached.func is not route.view:
        raise UnknownArgument(
            f"{route.name}: {filled} leads to {reached.route}. Say in {HERE} what should stand there."
        )
    return filled


def _value(route: Route, parameter: str, world: World) -> Any:
    known = BY_ROUTE.get(route.name, {})
    # What is said of a longer address stands before what is said of a shorter one.
    for start in sorted(BELOW, key=len, reverse=True):
        if route.name.startswith(start):
            known = BELOW[start] | known
    if parameter not in known and parameter == "pk" and route.model is not None:
        record = world.of(route.model)
        if record is None:
            raise UnknownArgument(
                f"{route.name} is about a {route.model.__name__}, and there is none: make one in "
                "tests/permissions/world.py."
            )
        return record.pk
    known = BY_NAME | known
    if parameter not in known:
        raise UnknownArgument(
            f"{route.name}: what stands for <{parameter}>? Say it in {HERE}, in BY_NAME or, for this "
            "route alone, in BY_ROUTE."
        )
    return known[parameter](world)
