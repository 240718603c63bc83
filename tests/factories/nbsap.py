"""National plans and what is found in them."""

from datetime import date

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory
from whimbrel.nbsap.actions.assessing import Graded, Shown, grade_plan, keep_evidence, take_step
from whimbrel.nbsap.actions.delegating import Office, delegate_section
from whimbrel.nbsap.actions.planning import Planned, plan_step
from whimbrel.nbsap.actions.questionnaires import Cycle, open_questionnaire
from whimbrel.nbsap.actions.remarks import add_remark
from whimbrel.nbsap.actions.replying import Given, Writer, begin_reply, save_answers
from whimbrel.nbsap.actions.target_progress import note_progress
from whimbrel.nbsap.models import Criterion, Grade, Liaison, Nbsap, PlanStage, Question, Step


class NbsapFactory(DjangoModelFactory):
    class Meta:
        model = Nbsap

    country = factory.SubFactory(CountryFactory)
    code = factory.Sequence(lambda n: f"plan-{n}")
    year = 2014
    framework = "aichi"
    source = "The list of the CBD"


class PlanStageFactory(DjangoModelFactory):
    class Meta:
        model = PlanStage

    nbsap = factory.SubFactory(NbsapFactory)
    kind = PlanStage.Kind.RECEIVED
    on = date(2014, 3, 1)


def assessed(nbsap=None, *, steps=(Step.COUNTERPART,), grade=Grade.GENERAL, **words):
    """The plan with some steps taken and every criterion given the grade."""
    nbsap = nbsap or NbsapFactory()
    by, at = UserFactory(), now()
    for step in steps:
        shown = Shown(date(2020, 1, 1), **words)
        take_step(nbsap=nbsap, step=step, shown=shown, by=by, at=at)
    grades = {one.value: Graded(int(grade), words.get("quotation", "")) for one in Criterion}
    grade_plan(nbsap=nbsap, grades=grades, by=by, at=at)
    return nbsap


def written_down(nbsap=None):
    """The plan with a stage, a text, and a target that answers target 4 of Kunming-Montreal."""
    nbsap = nbsap or NbsapFactory()
    PlanStageFactory(nbsap=nbsap)
    nbsap.documents.create(
        language="en", title="The plan", url="https://example.org/plan.pdf", added_at=now()
    )
    target = nbsap.targets.create(code="1", text="Flyways")
    target.links.create(framework="kmgbf", number="4")
    return nbsap


def a_liaison(*, country=None, agreed="Send the list", due_on=date(2026, 2, 1), said="Met"):
    """A contact with the focal point of a sister convention."""
    liaison = Liaison.objects.create(
        country=country or CountryFactory(), day=date(2026, 1, 5), said=said, agreed=agreed, due_on=due_on,
        noted_at=now(),
    )  # fmt: skip
    liaison.instruments.add(InstrumentFactory(kind="sister_convention"))
    return liaison


def a_questionnaire(
    *,
    code="cycle-1",
    instrument=None,
    due_on=date(2099, 6, 30),
    opens_on=date(2020, 1, 1),
    file=None,
):
    """Whimbrel's own questions, asked by the Convention."""
    cycle = Cycle(
        {"name_en": f"Plans, {code}", "name_fr": f"Les plans, {code}"}, code, opens_on, due_on
    )
    return open_questionnaire(
        cycle=cycle, instrument=instrument or InstrumentFactory(kind="convention"), by=UserFactory(), file=file
    )  # fmt: skip


def a_reply(questionnaire=None, *, country=None, begun_at=None, **answers):
    """A country has begun. `answers` by part and question: `process__team="yes"`; of parts that are asked once."""
    reply = begin_reply(
        questionnaire=questionnaire or a_questionnaire(), country=country or CountryFactory(),
        by=UserFactory(), at=begun_at or now(),
    )  # fmt: skip
    answer(reply, **answers)
    return reply


def answer(reply, *, by=None, block=None, **answers):
    """Write answers as if the latest had been seen."""
    given = []
    for name, value in answers.items():
        question = asked(reply, name)
        held = reply.answers.filter(question=question, block=block).first()
        given.append(Given(question, block, value, held.version if held else 0))
    return save_answers(reply=reply, given=given, by=Writer(person=by or UserFactory()), at=now())


def asked(reply, name):
    """The question by part and short name: "process__team"."""
    section, code = name.replace("follow_up", "follow-up").split("__")
    return Question.objects.get(
        section__questionnaire=reply.questionnaire, section__code=section, code=code
    )


# What must be answered in every part that is asked once.
REQUIRED = dict.fromkeys(("process__revised", "process__counterparts", "process__team", "content__species", "content__convention", "money__costed", "follow_up__indicator"), "yes")  # fmt: skip


def a_reply_at_work(country, instrument, *, file):
    """Answers with a remark, a part given to an office, and a file that shows a step of the plan."""
    reply = a_reply(a_questionnaire(instrument=instrument), country=country, process__team="yes")
    add_remark(
        reply=reply, question=asked(reply, "process__team"), block=None, words="Since when?",
        is_of_secretariat=True, by=UserFactory(), at=now(),
    )  # fmt: skip
    to = Office("Ministry of fisheries", "fish@example.org", "en", date(2099, 1, 31))
    section = reply.questionnaire.sections.get(code="sites")
    delegate_section(reply=reply, section=section, to=to, by=UserFactory(), at=now())
    keep_evidence(
        nbsap=Nbsap.objects.get(country=country), step=Step.TEAM,
        upload=SimpleUploadedFile("minutes.pdf", file), by=UserFactory(), at=now(),
    )  # fmt: skip
    return reply


def planned(nbsap=None, *, step=Step.TEAM, due_on=date(2026, 2, 1), **who):
    """The step is to be taken by that day; `who` is an instrument or an office."""
    return plan_step(
        nbsap=nbsap or NbsapFactory(), step=step, planned=Planned(due_on, **who), by=UserFactory(), at=now()
    )  # fmt: skip


def said(reply, words, *, question="process__team", by=None, is_of_secretariat=True, key=""):
    """A remark on one answer."""
    return add_remark(
        reply=reply, question=asked(reply, question), block=None, words=words, by=by or UserFactory(),
        is_of_secretariat=is_of_secretariat, at=now(), key=key,
    )  # fmt: skip


def so_far(target, percent, *, on, source="A report", note=""):
    """The target was so far on that day."""
    return note_progress(
        target=target, percent=percent, on=on, source=source, note=note, by=UserFactory(), at=now()
    )
