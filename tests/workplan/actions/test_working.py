from datetime import date

import pytest
from django.utils.timezone import now

from tests.factories.people import UserFactory
from tests.factories.treaties import BodyFactory
from tests.factories.workplan import ActivityFactory, MandateFactory
from whimbrel.core.models import JournalEntry
from whimbrel.workplan.actions.working import (
    Brought,
    Noted,
    change_activity,
    change_output,
    note_step,
    plan_output,
    remove_output,
)

pytestmark = pytest.mark.django_db
DAY = date(2013, 6, 1)


def note(activity, *said):
    return note_step(activity=activity, noted=Noted(*said), by=UserFactory(), at=now())


def test_done_completes_it_on_that_day_and_another_step_opens_it_again():
    activity = ActivityFactory()
    note(activity, "done", DAY)
    activity.refresh_from_db()
    assert activity.completed_on == DAY

    note(activity, "under_way", date(2013, 7, 1))

    activity.refresh_from_db()
    assert activity.completed_on is None
    assert activity.steps.count() == 2


def test_a_day_that_is_known_already_is_not_overwritten_nor_undone_by_an_earlier_step():
    activity = ActivityFactory(completed_on=date(2013, 12, 31), completed_precision="year")
    note(activity, "done", DAY)
    note(activity, "funded", date(2012, 1, 1))

    activity.refresh_from_db()
    assert (activity.completed_on, activity.completed_precision) == (date(2013, 12, 31), "year")


def test_the_same_said_twice_is_kept_once():
    activity = ActivityFactory()

    assert note(activity, "under_way", DAY, 20, "Half the texts") == note(
        activity, "under_way", DAY, 20, "Half the texts"
    )
    assert activity.steps.count() == 1


def test_facts_and_mandates_are_put_right_and_the_journal_says_what_was_before():
    activity, body = ActivityFactory(title_en="Before"), BodyFactory()
    kept, added, gone = (MandateFactory(symbol=symbol) for symbol in ("R 1", "R 2", "R 3"))
    for one in (kept, gone):
        one.links.create(activity=activity, plan=activity.item.plan, source="Paragraph 1")

    change_activity(
        activity=activity,
        facts={"title_en": "After", "partners": [body]},
        mandates=[kept, added],
        by=UserFactory(),
    )

    activity.refresh_from_db()
    assert (activity.title_en, list(activity.partners.all())) == ("After", [body])
    told = activity.mandate_links.order_by("mandate__symbol").values_list(
        "mandate__symbol", "source"
    )
    assert list(told) == [("R 1", "Paragraph 1"), ("R 2", "")]
    detail = JournalEntry.objects.get(verb="changed an activity").detail
    assert detail["fields"] == ["title_en", "partners", "mandates"]
    assert detail["old"]["mandates"] == ["R 1", "R 3"]


def test_nothing_changed_is_nothing_said():
    activity = ActivityFactory(title_en="Same")
    change_activity(activity=activity, facts={"title_en": "Same"}, mandates=[], by=UserFactory())

    assert not JournalEntry.objects.filter(verb="changed an activity").exists()


def test_an_output_is_planned_done_and_taken_out():
    activity, by = ActivityFactory(), UserFactory()
    output = plan_output(activity=activity, brought=Brought({"en": "Guide", "fr": "Guide"}), by=by)
    done = Brought({"en": "Guide"}, done_on=DAY, evidence="/en/manual/")
    change_output(output=output, brought=done, by=by)
    output.refresh_from_db()
    assert output.is_done(by=DAY)
    assert output.evidence_address == "/en/manual/"

    remove_output(output=output, by=by)

    assert not activity.outputs.exists()
    assert list(JournalEntry.objects.order_by("pk").values_list("verb", flat=True)) == [
        "planned an output",
        "changed an output",
        "took out an output",
    ]
