import io
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from docx import Document as Word
from pypdf import PdfReader

from tests.factories.people import UserFactory
from tests.factories.training import NomineeFactory, WorkshopFactory, standing
from tests.factories.treaties import CountryFactory, MeetingFactory
from whimbrel.core.models import Letter
from whimbrel.core.needs import secretariat_needs
from whimbrel.training.actions.erasing import erase_travel_data, forget_nominees
from whimbrel.training.actions.visas import ask_about_visas, make_visa_letters, send_visa_letters
from whimbrel.training.emails.places import place_token
from whimbrel.training.models import Status, VisaLetter
from whimbrel.training.queries.visas import Signature, askers

pytestmark = pytest.mark.django_db
AT = datetime(2013, 10, 1, tzinfo=UTC)
SAID = {
    "wanted": "yes",
    "nationality": "Kenyan",
    "passport": "A 123456",
    "valid_until": "2018-05-04",
    "consulate": "Embassy of Fiji, Addis Ababa",
}


@pytest.fixture
def workshop():
    found = WorkshopFactory(
        places=9,
        organizers="Secretariat of the Convention",
        host="Ministry of the Environment",
        meeting=MeetingFactory(
            title_en="Regional workshop",
            title_fr="Atelier régional",
            place="Nadi",
            country=CountryFactory(name_en="Fiji"),
            starts_on=date(2013, 10, 29),
            ends_on=date(2013, 10, 31),
        ),
    )
    ask_about_visas(workshop=found, by=UserFactory())
    return found


def an_asker(workshop, said=SAID, status=Status.CONFIRMED, **fields):
    one = standing(NomineeFactory(workshop=workshop, **fields), status)
    for question in workshop.questions.exclude(means=""):
        if question.means in said:
            one.answers.create(question=question, value=said[question.means], answered_at=AT)
    return one


def made(workshop, *people, **fields):
    return make_visa_letters(
        workshop=workshop,
        chosen={one.pk for one in people},
        signature=Signature("The Executive Secretary", ""),
        by=UserFactory(),
        at=AT,
        **fields,
    )


def sent(workshop, *people):
    letters = made(workshop, *people)
    send_visa_letters(workshop=workshop, chosen={one.pk for one in people}, by=UserFactory(), at=AT)
    return letters


def words_in(answer):
    assert answer.status_code == 200
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def own(one):
    return reverse("training:place_visa", args=[place_token(one)])


def test_one_press_asks_participants_in_every_language(client, secretariat):
    workshop = WorkshopFactory()
    workshop.questions.create(slug="diet", text_en="Diet?", place=4)
    page = reverse("workshop_visas", args=[workshop.pk])
    assert "are not asked yet" in client.get(page).text

    client.post(page, {"deed": "ask"})
    client.post(page, {"deed": "ask"})

    asked = list(workshop.questions.exclude(means="").order_by("place"))
    assert [one.means for one in asked] == [
        "wanted", "nationality", "passport", "valid_until", "born_on", "consulate",
    ]  # fmt: skip
    assert asked[0].place == 5
    assert {one.depends_on for one in asked[1:]} == {asked[0]}
    assert all(one.is_for_travel for one in asked[1:])
    assert "Nobody asks for a letter yet." in client.get(page).text


def test_questions_that_are_there_already_are_not_asked_twice():
    workshop = WorkshopFactory()
    workshop.questions.create(slug="visa", text_en="A visa?", kind="yes_no", means="wanted")

    assert ask_about_visas(workshop=workshop, by=UserFactory()) == 5
    assert workshop.questions.get(means="passport").depends_on.slug == "visa"


def test_the_letter_says_what_the_records_say(client, secretariat, workshop):
    one = an_asker(
        workshop, personal_title="Dr", family_name="Focal point", country=CountryFactory(name_en="Kenya")
    )  # fmt: skip
    fund = workshop.funding_lines.create(fund="Voluntary fund", amount=9000)
    for kind in ("ticket", "room"):
        one.travel_lines.create(fund=fund, kind=kind, amount=100, planned_at=AT)
    one.travel_lines.create(fund=fund, kind="visa", amount=100, planned_at=AT, cancelled_at=AT)
    (letter,) = made(workshop, one)

    text = words_in(client.get(reverse("visa_letter_file", args=[letter.pk, "pdf"])))

    for words in (
        "Embassy of Fiji, Addis Ababa",
        "Regional workshop, Nadi",
        "Place and days: Nadi, Fiji, 29 October 2013 – 31 October 2013.",
        "Name: Dr Participant Focal point",
        "Nationality: Kenyan",
        "Passport number: A 123456",
        "Passport valid until: 4 May 2018",
        "Comes for: Kenya",
        "Ministry of the Environment",
        "Ticket: paid by Voluntary fund",
        "Accommodation: paid by Voluntary fund",
        "The Executive Secretary",
    ):
        assert words in text
    assert "Visa: paid" not in text


def test_the_letter_is_in_the_language_of_the_participant(client, secretariat, workshop):
    letters = {
        one.registration.language: one
        for one in made(
            workshop, *(an_asker(workshop, language=code) for code in ("en", "fr", "ar"))
        )
    }

    text = words_in(client.get(reverse("visa_letter_file", args=[letters["fr"].pk, "pdf"])))
    assert "Atelier régional" in text
    word = client.get(reverse("visa_letter_file", args=[letters["fr"].pk, "docx"]))
    assert "A 123456" in " ".join(one.text for one in Word(io.BytesIO(word.content)).paragraphs)
    arabic = client.get(reverse("visa_letter_file", args=[letters["ar"].pk, "pdf"]))
    assert arabic.content.startswith(b"%PDF")


def test_a_letter_leaves_by_the_outbox_once_and_is_then_on_one_s_own_page(
    client, secretariat, workshop
):
    one = an_asker(workshop)
    page = reverse("workshop_visas", args=[workshop.pk])
    client.post(page, {"deed": "make", "chosen": one.pk, "signed_by": "", "post": ""})
    client.logout()
    assert client.get(own(one)).status_code == 404
    client.force_login(secretariat)

    answer = client.post(page, {"deed": "send", "chosen": one.pk}, follow=True)
    client.post(page, {"deed": "send", "chosen": one.pk})

    assert "1 letter waits in the outbox." in answer.text
    letter = Letter.objects.get(subject__startswith="Your letter for the visa")
    assert letter.address == one.email
    assert letter.is_confidential
    assert "A 123456" not in letter.text
    # A mailbox in a ministry is read by several people.
    assert not letter.enclosures.exists()
    assert "/training/places/" in letter.text
    client.logout()
    assert "A 123456" in words_in(client.get(own(one)))
    place = client.get(reverse("training:place_detail", args=[place_token(one)])).text
    # The key says when it was made.
    assert "/visa-letter.pdf" in place


def test_a_new_letter_holds_once_it_is_sent(client, workshop):
    one = an_asker(workshop)
    sent(workshop, one)
    one.answers.filter(question__means="passport").update(value="B 777")
    assert askers(workshop)[0].has_changed

    made(workshop, one)

    assert not askers(workshop)[0].has_changed
    assert "A 123456" in words_in(client.get(own(one)))
    send_visa_letters(workshop=workshop, chosen={one.pk}, by=UserFactory(), at=AT)
    assert "B 777" in words_in(client.get(own(one)))


def test_the_desk_sees_who_asks_who_lacks_what_and_who_has_one(client, secretariat, workshop):
    one = an_asker(workshop, family_name="With a letter")
    an_asker(workshop, said={"wanted": "yes"}, family_name="Without a passport")
    an_asker(workshop, said={"wanted": "no"}, family_name="Asking for nothing")
    an_asker(workshop, status=Status.SELECTED, family_name="Not confirmed")
    sent(workshop, one)

    answer = client.get(reverse("workshop_visas", args=[workshop.pk]))

    assert "sent 2013-10-01" in answer.text
    assert "nationality, number of the passport" in answer.text
    assert "Asking for nothing" not in answer.text
    assert "Not confirmed" not in answer.text
    assert (
        "1 participant waits for a letter."
        in client.get(reverse("workshop_desk", args=[workshop.pk])).text
    )


def test_without_anybody_chosen_nothing_is_made(client, secretariat, workshop):
    an_asker(workshop)

    answer = client.post(
        reverse("workshop_visas", args=[workshop.pk]), {"deed": "make", "signed_by": "Somebody"}
    )

    assert answer.status_code == 422
    assert "Choose somebody first." in answer.text
    assert 'value="Somebody"' in answer.text
    assert not VisaLetter.objects.exists()


def test_only_who_runs_workshops_comes_in(client, workshop):
    one = an_asker(workshop)
    (letter,) = made(workshop, one)
    client.force_login(UserFactory())

    for address in (
        reverse("workshop_visas", args=[workshop.pk]),
        reverse("visa_letter_file", args=[letter.pk, "pdf"]),
    ):
        assert client.get(address).status_code in (302, 403)


def test_many_cost_no_more_queries(workshop, django_assert_num_queries):
    for number in range(3):
        one = an_asker(workshop)
        fund, _is_new = workshop.funding_lines.get_or_create(fund="Fund", amount=9)
        one.travel_lines.create(fund=fund, kind="ticket", amount=1, planned_at=AT)
        made(workshop, one)
        with django_assert_num_queries(5):
            assert len(askers(workshop)) == number + 1


def test_the_words_go_with_what_the_journey_needed_and_with_the_name(client, workshop):
    one = an_asker(workshop)
    (letter,) = sent(workshop, one)

    erase_travel_data(at=datetime(2013, 12, 1, 12, tzinfo=UTC))

    letter.refresh_from_db()
    assert (letter.words, letter.sent_at) == ({}, AT)
    assert client.get(own(one)).status_code == 404

    other = an_asker(workshop)
    (later,) = made(workshop, other)
    forget_nominees(datetime(2018, 11, 1, tzinfo=UTC))
    later.refresh_from_db()
    assert later.words == {}


def test_the_secretariat_is_told_that_somebody_waits(workshop):
    an_asker(workshop)

    told = [need.text for need in secretariat_needs(at=AT)]

    assert "1 participant waits for a letter for the visa" in told
