"""The files against the official schema, and against the records."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.factories.exchange import ReleaseFactory
from tests.factories.workplan import ActivityFactory, GrantFactory, MovementFactory
from whimbrel.exchange.iati import Publisher, activities_file, organisation_file
from whimbrel.exchange.queries.released import released_records, spent_by_year
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.workplan.models import Activity, Movement

pytestmark = pytest.mark.django_db
SCHEMAS = Path(__file__).parent / "schemas"
WE = Publisher("XX-TEST", {"en": "The Secretariat", "fr": "Le Secrétariat"})
TODAY = date(2015, 1, 1)
TWICE = "//xsd:complexType[@name='documentLinkWithReceipientCountry']//xsd:extension/xsd:sequence/xsd:any"
CENTS = st.integers(-10_000_000, 10_000_000).filter(bool)


def activities():
    return etree.fromstring(activities_file(released_records(on=TODAY), WE, today=TODAY))


def organisation():
    return etree.fromstring(organisation_file(spent_by_year(on=TODAY), WE))


def errors_of(root, name):
    tree = etree.parse(SCHEMAS / f"iati-{name}-schema.xsd")
    # One type allows foreign elements twice in a row, which this reader takes for ambiguous. Once allows as much.
    for twice in tree.xpath(TWICE, namespaces={"xsd": "http://www.w3.org/2001/XMLSchema"}):
        twice.getparent().remove(twice)
    schema = etree.XMLSchema(tree)
    schema.validate(root)
    return [one.message for one in schema.error_log]


def spent(cents, **more):
    amount = Decimal(cents) / 100
    return MovementFactory(kind=Movement.Kind.SPENT, amount=amount, in_account=amount, **more)


def test_both_files_keep_to_the_official_schema():
    grant = ReleaseFactory(
        grant__ends_on=date(2014, 12, 31), grant__starts_on=date(2013, 1, 1)
    ).grant
    done = ActivityFactory(title_fr="Activité", completed_on=date(2013, 5, 1))
    for kind in Movement.Kind.values:
        movement = MovementFactory(grant=grant, kind=kind)
        movement.shares.create(activity=done, amount=Decimal("400.00"))

    assert errors_of(activities(), "activities") == []
    assert errors_of(organisation(), "organisations") == []
    assert len(activities().findall(".//transaction")) == 8


def test_the_schema_of_the_test_does_refuse():
    root = activities()
    etree.SubElement(root, "iati-activity")

    assert errors_of(root, "activities")


def test_the_plan_of_2012_to_2014_is_told_whole_without_any_amount():
    load_reference()
    root = activities()

    assert errors_of(root, "activities") == []
    assert len(root) == Activity.objects.count() > 10
    assert root.findall(".//value") == []


def test_what_is_not_released_is_told_by_nobody():
    secret = MovementFactory(grant__title="A secret gift", grant__starts_on=date(2013, 1, 1))
    ReleaseFactory(grant=GrantFactory(title="Over"), ends_on=date(2014, 1, 1))
    later = ReleaseFactory(grant__title="Not yet", starts_on=date(2016, 1, 1)).grant
    activity = ActivityFactory()
    secret.shares.create(activity=activity, amount=Decimal("1000.00"))
    spent(100, grant=later)
    told = etree.tostring(activities()).decode()

    assert not any(words in told for words in ("secret", "Over", "Not yet", "1000"))
    assert organisation().findall(".//total-expenditure") == []


def test_notes_conditions_and_agreements_stay_in_the_house():
    private = {"agreement": "AGR-7", "conditions": "Quarterly", "source": "A letter"}
    grant = ReleaseFactory(grant=GrantFactory(starts_on=date(2013, 1, 1), **private)).grant
    spent(100, grant=grant, note="For Anna")
    told = etree.tostring(activities()).decode()

    assert "1.00" in told
    assert not any(words in told for words in ("AGR-7", "Quarterly", "A letter", "For Anna"))


def test_what_was_given_in_kind_is_not_told_as_money():
    grant = ReleaseFactory().grant
    MovementFactory(grant=grant, kind=Movement.Kind.IN_KIND, amount=Decimal("77.00"))

    assert b"77.00" not in etree.tostring(activities())


def test_a_grant_of_which_no_day_is_known_is_left_out():
    ReleaseFactory(grant=GrantFactory(code="undated"))

    assert activities().findall(".//iati-activity") == []


def test_a_day_that_is_known_by_its_year_alone_is_not_told_as_a_day():
    ActivityFactory(completed_on=date(2013, 12, 31), completed_precision="year")
    here = activities().find("iati-activity")

    assert here.find("activity-status").get("code") == "4"
    assert [one.get("type") for one in here.findall("activity-date")] == ["1", "3"]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(CENTS, st.integers(0, 100)), min_size=1, max_size=6))
def test_no_cent_is_lost_or_told_twice(db, moved):
    """However a movement is shared, the file's transactions come to what moved."""
    Movement.objects.all().delete()
    grant, activity = ReleaseFactory().grant, ActivityFactory()
    for cents, part in moved:
        movement = spent(cents, grant=grant)
        share = Decimal(int(cents * part / 100)) / 100
        if share:
            movement.shares.create(activity=activity, amount=share)
    total = sum(Decimal(one.text) for one in activities().findall(".//transaction/value"))

    assert total == Decimal(sum(cents for cents, _part in moved)) / 100
    yearly = sum(Decimal(one.text) for one in organisation().findall(".//total-expenditure/value"))
    assert yearly == total
