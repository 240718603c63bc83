from datetime import UTC, datetime

import pytest

from tests.factories.people import UserFactory
from tests.factories.report import FigureFactory, ReportTextFactory
from whimbrel.report.actions.publish_report import NotSigned, publish_report
from whimbrel.report.actions.sign_report import NotTheirTurn, sign_report
from whimbrel.report.queries.signing import signing_of

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def report():
    return ReportTextFactory(report=FigureFactory().report).report


def sign(report, step, by):
    return sign_report(report=report, step=step, by=by, at=NOON)


def rewrite(report):
    text = report.texts.get()
    text.body[0].value = "There are many Parties."
    text.save()


def test_three_steps_by_two_people_and_then_it_is_sealed(report):
    one, other = UserFactory(), UserFactory()
    for step, person in (("drafted", one), ("checked", one), ("approved", other)):
        sign(report, step, person)
    edition = publish_report(report=report, actor=other)

    assert [each.step for each in edition.signatures.all()] == ["drafted", "checked", "approved"]
    assert not signing_of(report).is_begun


def test_nobody_approves_what_they_drafted_and_no_step_is_left_out(report):
    one, other = UserFactory(), UserFactory()
    sign(report, "drafted", one)
    with pytest.raises(NotTheirTurn):
        sign(report, "approved", other)
    sign(report, "checked", other)
    with pytest.raises(NotTheirTurn):
        sign(report, "approved", one)

    assert [each.step for each in signing_of(report).valid] == ["drafted", "checked"]


def test_what_is_signed_by_some_is_not_published(report):
    sign(report, "drafted", UserFactory())

    with pytest.raises(NotSigned):
        publish_report(report=report)
    assert report.last_edition() is None


def test_words_changed_after_signing_are_not_signed(report):
    one, other = UserFactory(), UserFactory()
    for step, person in (("drafted", one), ("checked", one), ("approved", other)):
        sign(report, step, person)
    rewrite(report)
    signing = signing_of(report)

    assert (len(signing.valid), len(signing.outdated)) == (0, 3)
    with pytest.raises(NotSigned):
        publish_report(report=report)


def test_a_report_that_nobody_began_to_sign_goes_out_as_before(report):
    assert publish_report(report=report).signatures.count() == 0
