import pytest

from tests.factories.treaties import BodyFactory
from tests.factories.workplan import ActivityFactory, ProgrammeItemFactory
from whimbrel.workplan.queries.differences import Line, differences
from whimbrel.workplan.queries.versions import content_of

pytestmark = pytest.mark.django_db


def told(found):
    return {one.name: (one.kind, one.lines) for one in found}


def test_what_differs_is_said_in_words():
    item = ProgrammeItemFactory(code="A", title_en="Item")
    kept = ActivityFactory(item=item, code="A1", title_en="Kept")
    gone = ActivityFactory(item=item, code="A2", title_en="Gone")
    output = kept.outputs.create(title_en="Manual")
    before = content_of(item.plan)
    kept.ends_on, kept.lead = "2014-05-01", BodyFactory(code="cms")
    kept.save()
    kept.outputs.filter(pk=output.pk).update(weight=3)
    kept.outputs.create(title_en="Course")
    gone.delete()
    ActivityFactory(item=item, code="A3", title_en="New")

    found = told(differences(before, content_of(item.plan)))

    assert found["A2 Gone"] == ("removed", ())
    assert found["A3 New"] == ("added", ())
    kind, lines = found["A1 Kept"]
    assert kind == "changed"
    assert set(lines) == {
        Line("Lead", "", "cms"),
        Line("Planned until", "", "1 May 2014"),
        Line("Output “Manual”: Weight", "1", "3"),
        Line("Output “Course”", "", "added"),
    }


def test_the_same_does_not_differ_and_from_nothing_all_is_added():
    activity = ActivityFactory(title_en="First")
    content = content_of(activity.item.plan)

    assert differences(content, content) == []
    assert {one.kind for one in differences(None, content)} == {"added"}
