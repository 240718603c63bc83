"""Guessing ids: a record of others answers as one that is not there, to the last word."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory
from tests.permissions.world import a_letter
from whimbrel.designations.models import (
    Confirmation,
    DesignationLetter,
    FileEntry,
    Handover,
    RoomDocument,
)
from whimbrel.people.models import SignIn
from whimbrel.treaties.models import Role

pytestmark = pytest.mark.django_db
NOBODY = 987654


@pytest.fixture
def theirs():
    """What another country keeps, by the name of its address and how it is asked for."""
    senegal = CountryFactory(iso3="SEN")
    designation = DesignationFactory(country=senegal)
    person = designation.person
    past = DesignationFactory(
        country=senegal,
        instrument=designation.instrument,
        starts_on=date(2010, 1, 1),
        ends_on=date(2012, 1, 1),
    )
    entry = FileEntry.objects.create(
        country=senegal, text="Secret", written_by=person, holder=past.person
    )
    letter = DesignationLetter.objects.create(
        country=senegal, starts_on=date(2026, 1, 1), dated_on=date(2026, 1, 1),
        authority="Ministry", person_name="Deputy", email="deputy@example.org",
        file=ContentFile(a_letter(), name="letter.pdf"), received_from=person,
    )  # fmt: skip
    handover = Handover.objects.create(
        designation=designation, predecessor=past, taken_over_at=now()
    )
    question = Confirmation.objects.create(designation=designation, asked_at=now())
    document = RoomDocument.objects.create(
        country=senegal, title="Secret", kept_by=person, kept_at=now(), size=6,
        file=ContentFile(b"Secret", name="secret.pdf"),
    )  # fmt: skip
    sign_in = SignIn.objects.create(
        person=person, session_digest="0" * 64, started_at=now(), seen_on=date(2026, 1, 1)
    )
    return {
        ("GET", "designations:entry_detail"): entry.pk,
        ("POST", "designations:entry_detail"): entry.pk,
        ("GET", "designations:letter_scan"): letter.pk,
        ("POST", "designations:take_over"): designation.pk,
        ("POST", "designations:take_back"): handover.pk,
        ("GET", "designations:confirmation_detail"): question.pk,
        ("GET", "designations:document_detail"): document.pk,
        ("POST", "designations:document_detail"): document.pk,
        ("POST", "people:session_end"): sign_in.pk,
        # A designation that is over has neither a page nor a card.
        ("GET", "designations:designation_detail"): past.pk,
        ("GET", "designations:designation_card"): past.pk,
    }


def told(client, method, name, pk):
    where = reverse(name, args=[pk])
    answer = client.generic(method, where)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    words = body.decode(errors="replace").replace(where.removeprefix("/en"), "…")
    return answer.status_code, words


def test_the_records_of_another_country_look_like_records_that_are_not_there(client, theirs):
    person = UserFactory()
    DesignationFactory(person=person, country=CountryFactory(iso3="KEN"))
    client.force_login(person)

    differing = {
        asked: (real[0], none[0])
        for asked, pk in theirs.items()
        if (real := told(client, *asked, pk)) != (none := told(client, *asked, NOBODY))
        or real[0] != 404
    }

    assert differing == {}


def test_a_role_that_is_not_published_looks_to_a_visitor_like_nobody(client):
    trainer = DesignationFactory(role=Role.TRAINER, country=None, instrument=None)

    for name in ("designation_detail", "designation_card"):
        asked = ("GET", f"designations:{name}")
        assert told(client, *asked, trainer.pk) == told(client, *asked, NOBODY)


def test_the_owner_finds_them_all_so_that_the_test_above_can_fail(client, theirs):
    client.force_login(DesignationFactory._meta.model.objects.get(ends_on=None).person)

    found = {asked: told(client, *asked, pk)[0] for asked, pk in theirs.items()}

    over = {
        asked for asked in found if asked[1].endswith(("designation_detail", "designation_card"))
    }
    assert {asked for asked, status in found.items() if status == 404} == over
