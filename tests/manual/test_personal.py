from datetime import UTC, datetime

import pytest

from tests.factories.manual import (
    ChecklistFactory,
    ChecklistStepFactory,
    ProposalFactory,
    make_article,
)
from tests.factories.treaties import DesignationFactory
from whimbrel.manual.actions.ticks import begin_checklist, tick_steps
from whimbrel.manual.models import Comment, Consultation, Paragraph, Tick, Undertaking
from whimbrel.manual.personal import (
    comments_of,
    forget,
    kept_for,
    proposals_of,
    unname_comments,
    unname_proposals,
)

pytestmark = pytest.mark.django_db


def test_proposed_words_are_given_out_and_stay_under_the_office_when_the_person_leaves():
    make_article()
    person = DesignationFactory().person
    proposal = ProposalFactory(
        paragraph=Paragraph.objects.get(), proposed_by=person, reason="I always sign."
    )
    assert [row["Why"] for row in proposals_of(person)] == ["I always sign."]

    unname_proposals(person, kept_as="former focal point")

    proposal.refresh_from_db()
    assert (proposal.proposed_by, proposal.reason) == (None, "")
    assert proposal.credit == proposal.country.name


def test_one_s_own_checklists_go_and_a_country_s_stays_without_the_name():
    office = DesignationFactory()
    at = datetime(2026, 11, 25, 12, tzinfo=UTC)
    checklist = ChecklistFactory()
    step = ChecklistStepFactory(checklist=checklist, key="ask")
    for country in (None, office.country):
        begun = begin_checklist(checklist=checklist, by=office.person, at=at, country=country)
        tick_steps(undertaking=begun, ticked=[step.pk], shown_as_ticked=[], by=office.person, at=at)
    assert [row["Steps done"] for row in kept_for(office.person)] == ["ask"]

    forget(office.person, kept_as="former focal point")

    assert kept_for(office.person) == []
    assert Undertaking.objects.get().country == office.country
    assert Tick.objects.get().ticked_by is None


def test_a_comment_stays_under_the_office_when_the_person_leaves():
    office = DesignationFactory()
    at = datetime(2026, 11, 25, 12, tzinfo=UTC)
    consultation = Consultation.objects.create(
        article=make_article(), title="Credentials", closes_on=at.date(), opened_at=at
    )
    comment = Comment.objects.create(
        consultation=consultation, words="Too long.", key="c", written_at=at,
        written_by=office.person, role="nfp", country=office.country,
    )  # fmt: skip
    assert [row["Comment"] for row in comments_of(office.person)] == ["Too long."]

    unname_comments(office.person, kept_as="former focal point")

    comment.refresh_from_db()
    assert (comment.written_by, comment.whose) == (None, office.country.name)
