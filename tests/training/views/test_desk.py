import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.people import UserFactory
from tests.factories.training import (
    NomineeFactory,
    SessionFactory,
    WorkshopFactory,
    WorkshopInvitationFactory,
    standing,
)
from tests.factories.treaties import (
    CountryFactory,
    DesignationFactory,
    InstrumentFactory,
    RegionFactory,
    TreatyActionFactory,
)
from whimbrel.core.models import Letter
from whimbrel.training.models import DocumentFile, Status, Workshop, WorkshopInvitation

pytestmark = pytest.mark.django_db


def address(name, workshop):
    return reverse(name, args=[workshop.pk])


def a_party(instrument, region=None, language="fr", **fields):
    country = CountryFactory(region=region, working_languages=language, **fields)
    TreatyActionFactory(country=country, instrument=instrument)
    person = UserFactory(language=language)
    DesignationFactory(
        person=person, country=country, instrument=instrument, starts_on=date(2020, 1, 1)
    )
    return country, person


def test_parties_are_invited_by_a_rule_and_each_is_written_to_in_its_language(client, secretariat):
    instrument, africa = InstrumentFactory(), RegionFactory()
    here, person = a_party(instrument, africa)
    out, _person = a_party(instrument, africa)
    a_party(instrument, RegionFactory())
    workshop = WorkshopFactory(places=10)
    rule = {"instrument": instrument.pk, "region": africa.pk}

    shown = client.get(address("workshop_invite", workshop), rule)
    assert here.name in shown.text
    client.post(address("workshop_invite", workshop), rule | {"country": [here.pk]})

    invitation = WorkshopInvitation.objects.get()
    assert (invitation.country, invitation.language) == (here, "fr")
    assert africa.name in invitation.because
    letter = Letter.objects.get()
    assert (letter.recipient, letter.language) == (person, "fr")
    assert f"/fr/training/nominations/{invitation.pk}/" in letter.text
    left = client.get(address("workshop_invite", workshop), rule).text
    assert out.name in left
    assert f'name="country" value="{here.pk}"' not in left


def test_only_those_who_named_nobody_are_reminded_once_a_day(client, secretariat):
    instrument = InstrumentFactory()
    silent, person = a_party(instrument)
    spoken, _person = a_party(instrument)
    workshop = WorkshopFactory(places=10)
    WorkshopInvitationFactory(workshop=workshop, country=silent)
    answered = WorkshopInvitationFactory(workshop=workshop, country=spoken)
    nomination = answered.nominations.create(
        submitted_at="2026-01-01T00:00Z", key="00000000-0000-4000-8000-000000000001"
    )
    standing(
        NomineeFactory(workshop=workshop, country=spoken, nomination=nomination), Status.NOMINATED
    )

    for _ in range(2):
        client.post(address("workshop_remind", workshop))

    assert [one.recipient for one in Letter.objects.all()] == [person]


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_letter_of_invitation_is_taken_away_by_who_is_invited(client, form):
    invitation = WorkshopInvitationFactory()
    person = UserFactory()
    DesignationFactory(person=person, country=invitation.country, starts_on=date(2020, 1, 1))
    letter = reverse("training:invitation_letter", args=[invitation.pk, form])

    client.force_login(person)
    assert client.get(letter).content[:4] in (b"%PDF", b"PK\x03\x04")

    client.force_login(UserFactory())
    assert client.get(letter).status_code == 404


def test_a_workshop_is_copied_with_its_agenda_and_questions_and_nobody_sees_it(client, secretariat):
    source = WorkshopFactory(places=40, time_zone="Africa/Nairobi", meeting__title_en="Before")
    SessionFactory(workshop=source, title_en="How a COP works")
    visa = source.questions.create(slug="visa", text_en="A visa?", kind="yes_no")
    source.questions.create(slug="passport", text_en="Passport?", depends_on=visa, shown_for="yes")
    standing(NomineeFactory(workshop=source), Status.CONFIRMED)

    client.post(
        address("workshop_copy", source),
        {"code": "next-one", "title": "Before the next", "starts_on": "2026-09-01", "place": "X"},
    )

    new = Workshop.objects.get(meeting__code="next-one")
    assert (new.places, new.published_at, new.copied_from) == (40, None, source)
    assert new.meeting.ends_on == date(2026, 9, 3)
    assert new.local(new.sessions.get().starts_at).isoformat() == "2026-09-01T12:00:00+03:00"
    assert new.questions.get(slug="passport").depends_on == new.questions.get(slug="visa")
    assert not new.registrations.exists()
    client.logout()
    assert client.get("/en/training/next-one/").status_code == 404


def test_a_second_file_in_a_language_is_its_next_version(client, secretariat):
    workshop = WorkshopFactory()
    form = {"title_en": "Agenda", "symbol": "WS/1", "language": "fr"}

    def hand_in(**more):
        file = SimpleUploadedFile("agenda.pdf", b"%PDF-1.7")
        return client.post(address("workshop_paper", workshop), form | {"file": file} | more)

    hand_in()
    hand_in(document=workshop.documents.get().pk)

    assert [one.version for one in DocumentFile.objects.order_by("version")] == [1, 2]
    answer = hand_in(file=SimpleUploadedFile("agenda.pdf", b"MZ a program"))
    assert answer.status_code == 422
    assert "not what its name says" in answer.text
    assert 'value="WS/1"' in answer.text


def a_full_workshop():
    workshop = WorkshopFactory(places=10, meeting__code="ws-1")
    SessionFactory(workshop=workshop)
    country = CountryFactory(name_en="Kenya", name_fr="Kenya (fr)")
    one = NomineeFactory(workshop=workshop, country=country, given_name="=1+1", family_name="One")
    standing(one, Status.CONFIRMED)
    standing(
        NomineeFactory(workshop=workshop, country=None, category="observer", organisation="NGO"),
        Status.CONFIRMED,
    )
    return workshop


@pytest.mark.parametrize(
    ("what", "language", "begins"),
    [("badges", "ar", b"%PDF"), ("sign-in", "fr", b"%PDF"), ("participants", "en", b"PK\x03\x04")],
)
def test_badges_sheets_and_lists_are_printed_in_each_language(
    client, secretariat, what, language, begins
):
    papers = reverse("workshop_papers", args=[a_full_workshop().pk, what, language])

    assert client.get(papers).content[:4] == begins


def test_the_list_of_participants_is_by_party_and_then_observers(client, secretariat):
    docx = pytest.importorskip("docx")
    papers = reverse("workshop_papers", args=[a_full_workshop().pk, "participants", "fr"])

    words = [one.text for one in docx.Document(io.BytesIO(client.get(papers).content)).paragraphs]

    assert words.index("Kenya (fr)") < words.index("=1+1 One")
    assert words.index("=1+1 One") < words.index("NGO")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_name_that_is_a_formula_is_harmless_in_the_table(client, secretariat, form):
    answer = client.get(reverse("nominee_download", args=[a_full_workshop().pk, form]))

    if form == "csv":
        assert ",'=1+1," in answer.content.decode("utf-8-sig")
    else:
        sheet = pytest.importorskip("openpyxl").load_workbook(io.BytesIO(answer.content)).active
        assert "'=1+1" in {cell.value for row in sheet.rows for cell in row}


def test_free_places_are_offered_to_the_waiting_list(client, secretariat):
    workshop = WorkshopFactory(places=1)
    one = standing(NomineeFactory(workshop=workshop), Status.WAITING)

    assert "Offer the free places" in client.get(address("workshop_desk", workshop)).text
    client.post(address("workshop_fill", workshop))

    assert one.status().status == "selected"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_desk_of_a_workshop_costs_the_same_for_one_or_many(
    client, secretariat, rows, django_assert_num_queries
):
    workshop = WorkshopFactory(places=9)
    for _ in range(rows):
        WorkshopInvitationFactory(workshop=workshop)
        SessionFactory(workshop=workshop)
        standing(NomineeFactory(workshop=workshop), Status.CONFIRMED)
    client.get(address("workshop_desk", workshop))

    with django_assert_num_queries(19):
        client.get(address("workshop_desk", workshop))
