"""The confidential pipeline moves nothing in public: every address as a visitor gets it, before and after files are opened."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core.files.base import ContentFile
from django.utils.timezone import localdate, now

from tests.factories.accession import CounterpartFactory, ExpectationFactory, PlaybookStepFactory
from tests.factories.designations import seated
from tests.factories.training import WorkshopFactory
from tests.factories.treaties import CountryFactory, InstrumentFactory, TreatyActionFactory
from tests.permissions.arguments import addresses
from tests.permissions.personas import PERSONAS
from tests.permissions.test_leaks import DESK, FILES, FORMS, _text
from tests.permissions.walk import Walker
from whimbrel.accession.actions.corrections import correct_counterpart, write_note
from whimbrel.accession.actions.desks import set_regions
from whimbrel.accession.actions.importing import Brought, Officer, import_sheet
from whimbrel.accession.actions.mailing import Mailing, send_mailing
from whimbrel.accession.actions.offers import Offered, note_offer
from whimbrel.accession.actions.papers import keep_paper
from whimbrel.accession.actions.recruitment import (
    Said,
    note_approach,
    note_obstacle,
    note_stage,
    open_file,
)
from whimbrel.accession.actions.relations import relate
from whimbrel.accession.actions.task_reminders import remind_of_tasks
from whimbrel.accession.actions.tasks import note_task
from whimbrel.accession.actions.welcome import (
    WelcomeLetter,
    ask_for_focal_point,
    follow_welcomes,
    invite_to,
)
from whimbrel.accession.models import RecruitmentFile, Stage
from whimbrel.core.candidates import occasions
from whimbrel.core.search.keeping import read_everything
from whimbrel.core.sheets import SheetFile
from whimbrel.treaties.models import Country

# What a page draws from the clock, or anew for each reader.
CLOCK = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)?"
    r"|\d\d:\d\d:\d\d GMT|D:\d{14}[^)]*|\d{8}T\d{6}Z?"
    r"|name=\"(csrfmiddlewaretoken|key)\" value=\"[^\"]+\"|'Content-Length': '\d+'"
)
SEARCH = "/en/search/"


@pytest.fixture
def pipeline(world):
    """The world with a State for every stage, none of them a Party."""
    PlaybookStepFactory(instrument=world.instrument)
    InstrumentFactory(code="OTHER")
    WorkshopFactory(
        meeting__starts_on=localdate() + timedelta(days=60), meeting__ends_on=None, places=9
    )
    states = [
        CountryFactory(name_en=f"Pipelinia {step.label}", region=world.kenya.region)
        for step in Stage.Step
    ]
    read_everything()
    return world, states, seated(display_name="Keeper")


def _read(person, world):
    """What that person gets at each address that is not of the desk nor of their own account, by address."""
    apart = (DESK, "<lang>/accounts/")
    where = {one for route, one in addresses(world).items() if not route.startswith(apart)}
    for one in sorted(where):
        if one.endswith((".csv", ".docx")):
            forms = FORMS if one.endswith(".csv") else FILES
            where |= {f"{one.rpartition('.')[0]}.{form}" for form in forms}
    for words in ("Pipelinia", "Ministry", "recruitment", "Cabinet or parliament"):
        where.add(f"{SEARCH}?{urlencode({'q': words})}")
    answers = {}
    for one in sorted(where):
        answer = person.ask("GET", one)
        answers[one] = (answer.status_code, CLOCK.sub("", _text(answer)))
    return answers


def _open_in_every_stage(world, states, keeper):
    """As the Secretariat does it: a file on each State, taken to its stage, with all that a file can hold."""
    at, today = now(), localdate()
    set_regions(officer=keeper, regions=[world.kenya.region], by=keeper)
    for state, step in zip(states, Stage.Step, strict=True):
        file = open_file(country=state, instrument=world.instrument, by=keeper, at=at, on=today)
        person = CounterpartFactory(file=file)
        if step != Stage.Step.NO_CONTACT:
            note_stage(file=file, stage=step, since=today, note="Moves on", by=keeper, at=at)
        said = Said(
            day=today, kind="mission", person=person, outcome="Cabinet or parliament",
            next_step="Write again", next_on=today - timedelta(days=1),
        )  # fmt: skip
        note_approach(file=file, said=said, by=keeper, at=at)
        ExpectationFactory(file=file, noted_by=keeper)
        relate(
            giver=person,
            kind="reports",
            taker=CounterpartFactory(file=file),
            starts_on=today,
            by=keeper,
        )
        write_note(file=file, note="Pipelinia wavers", by=keeper)
        correct_counterpart(
            counterpart=person, name="Somebody of Pipelinia", basis="consent", basis_on=today, by=keeper, at=at, on=today,
        )  # fmt: skip
        note_task(file=file, words="Call Pipelinia", due_on=today, owner=keeper, by=keeper, at=at)
        note_obstacle(file=file, kind="cost", answer="By the UN scale", by=keeper, on=today)
        paper = ContentFile(b"A note.", name="note.txt")
        keep_paper(file=file, title="A note", upload=paper, by=keeper, at=at)
        offered = Offered("mission", today, "The Secretariat", "Two experts")
        note_offer(file=file, offered=offered, by=keeper, at=at)
        letter = WelcomeLetter([person], "en", "A focal point", "Please name one.", f"key {step}")
        ask_for_focal_point(file=file, letter=letter, by=keeper, at=at, on=today)
        for occasion in occasions(state.pk, on=today):
            if occasion.until:
                invite_to(
                    file=file, occasion=occasion, persons=[person], language="en",
                    offered_by="The Secretariat", by=keeper, at=at, on=today,
                )  # fmt: skip
    sheet = SheetFile("old.csv", f"country,instrument\n{states[0].iso3},OTHER\n".encode())
    officer = Officer(keeper, Country.objects.all(), RecruitmentFile.objects.all(), at, today)
    names = {"country": "country", "instrument": "instrument"}
    assert import_sheet(Brought(sheet, "files", names), officer=officer).added == 1
    follow_welcomes(on=today, at=at)
    assert remind_of_tasks(at=at)
    mailing = Mailing(world.instrument, "interest", "en", "Join", "Do come.", "a-key")
    assert send_mailing(
        mailing=mailing, files=RecruitmentFile.objects.all(), by=keeper, at=at, on=today
    )
    read_everything()


def _moved(before, after):
    return sorted(one for one in before | after if before.get(one) != after.get(one))


# The second speaks for a State that is no Party.
@pytest.mark.parametrize("persona", ["visitor", "nfp_elsewhere"])
def test_files_opened_in_every_stage_move_no_byte_that_others_get(pipeline, persona):
    world, states, keeper = pipeline
    person = Walker(PERSONAS[persona](world))
    before = _read(person, world)

    _open_in_every_stage(world, states, keeper)

    assert _moved(before, _read(person, world)) == []


def test_the_secretariat_s_own_pages_move_so_that_the_test_above_can_fail(pipeline):
    world, states, keeper = pipeline
    officer = Walker(PERSONAS["administrator"](world))
    before = _read(officer, world)

    _open_in_every_stage(world, states, keeper)

    moved = _moved(before, _read(officer, world))
    assert {"/en/recruitment/", "/en/recruitment.csv"} <= set(moved)


def test_an_act_that_is_public_moves_drawings_tables_and_search_so_that_the_test_above_can_fail(
    pipeline,
):
    world, states, _keeper = pipeline
    visitor = Walker(None)
    before = _read(visitor, world)

    TreatyActionFactory(
        country=states[0], instrument=world.instrument, in_force_on=localdate() - timedelta(days=9)
    )
    read_everything()

    moved = _moved(before, _read(visitor, world))
    slug = world.instrument.slug
    forms = ("csv", "json", "svg", "png")
    drawn = [f"/en/accession/{slug}/{what}.{form}" for what in ("graph", "map") for form in forms]
    pages = [f"/en/accession/{slug}/{what}/" for what in ("graph", "map", "outlook")]
    assert set(drawn + pages) - set(moved) == set()
