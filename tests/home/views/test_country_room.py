from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import localdate, now

from tests.factories.country_file import FileEntryFactory
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.designations.actions.handover_files import keep_handover_files
from whimbrel.designations.actions.room_documents import keep_document
from whimbrel.designations.models import FileEntry, Handover, HandoverFile, RoomDocument

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_key_will_do(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def designation():
    return DesignationFactory(country__iso3="KEN", country__name_en="Kenya")


@pytest.fixture
def at_home(client, designation):
    """Whoever speaks for Kenya, signed in."""
    client.force_login(designation.person)
    return client


@pytest.fixture(params=["visitor", "newcomer", "nfp elsewhere", "nfp of the past"])
def outsider(request, client, designation):
    """Whoever does not speak for Kenya today."""
    people = {
        "newcomer": UserFactory,
        "nfp elsewhere": lambda: DesignationFactory().person,
        "nfp of the past": lambda: (
            DesignationFactory(
                country=designation.country, role="deputy", ends_on=localdate()
            ).person
        ),
    }
    if request.param in people:
        client.force_login(people[request.param]())
    return client


def words(element):
    return " ".join(element.get_text(" ", strip=True).split())


def main(answer):
    return BeautifulSoup(answer.content, "html.parser").main


def room(client, iso3="KEN"):
    return client.get(reverse("home:country_room", args=[iso3]))


def document_of(designation, **fields):
    return keep_document(
        country=designation.country, title="Plan", by=designation.person, at=now(),
        file=ContentFile(b"%PDF-1.7 the plan", name="plan.pdf"), **fields,
    )  # fmt: skip


def is_closed(answer):
    return answer.status_code == 404 or (
        answer.status_code == 302 and "login" in answer["Location"]
    )


def test_the_room_shows_each_part_of_the_countrys_file(at_home, designation):
    FileEntryFactory(country=designation.country, text="Answer the ministry")
    FileEntryFactory(country=designation.country, text="Ana at CBD", kind=FileEntry.Kind.CONTACT)
    document_of(designation)

    soup = main(room(at_home))

    assert [part["id"] for part in soup.select("section > h2")] == [
        "notifications", "consultations", "tasks", "checklists", "contacts", "procedures",
        "notes", "workshops", "documents", "nbsap", "discussions", "people", "letters", "dates",
        "training", "treaties", "handovers",
    ]  # fmt: skip
    assert "Answer the ministry" in words(soup.select_one("#tasks + ul"))
    assert "Ana at CBD" in words(soup.select_one("#contacts + ul"))
    assert "Plan" in words(soup.select_one("#documents + ul"))


def test_an_empty_part_says_what_it_is_for(at_home):
    assert "What you write down here, your successor finds." in words(main(room(at_home)))


def test_the_room_is_closed_to_everybody_else(outsider):
    assert is_closed(room(outsider))
    assert is_closed(outsider.get(reverse("home:handover_detail", args=["KEN"])))


def test_the_secretariat_reads_every_room(client, designation):
    client.force_login(seated())

    assert room(client).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_the_room_costs_the_same_for_one_line_or_many(
    number, at_home, designation, django_assert_num_queries
):
    for _ in range(number):
        FileEntryFactory(country=designation.country)
        document_of(designation)
        past = DesignationFactory(
            country=designation.country, starts_on=date(2015, 1, 1), ends_on=localdate()
        )
        Handover.objects.create(designation=past, predecessor=past, taken_over_at=now())
    keep_handover_files(at=now())

    with django_assert_num_queries(34):
        room(at_home)


def test_a_document_is_added_and_taken_away_again(at_home):
    sent = at_home.post(
        reverse("designations:document_new", args=["KEN"]),
        {"title": "", "file": SimpleUploadedFile("Plan d’action.pdf", b"%PDF-1.7 the plan")},
    )
    document = RoomDocument.objects.get()

    taken = at_home.get(reverse("designations:document_file", args=[document.pk]))

    assert sent["Location"] == "/en/countries/KEN/room/"
    assert b"".join(taken.streaming_content) == b"%PDF-1.7 the plan"
    assert taken["Content-Type"] == "application/octet-stream"
    assert taken["Content-Disposition"].startswith("attachment")


def test_what_is_no_document_is_refused_in_words(at_home):
    answer = at_home.post(
        reverse("designations:document_new", args=["KEN"]),
        {"title": "x", "file": SimpleUploadedFile("plan.pdf", b"<script>")},
    )

    assert answer.status_code == 422
    assert "Save it as PDF" in words(main(answer))
    assert not RoomDocument.objects.exists()


def test_a_document_is_removed_from_its_page(at_home, designation):
    document = document_of(designation)
    page = reverse("designations:document_detail", args=[document.pk])

    assert "plan.pdf" in words(main(at_home.get(page)))
    at_home.post(page)

    assert at_home.get(page).status_code == 404
    assert at_home.get(reverse("designations:document_file", args=[document.pk])).status_code == 404
    assert "Plan" not in words(main(room(at_home)))


def test_documents_are_closed_to_everybody_else(outsider, designation):
    document = document_of(designation)
    new = reverse("designations:document_new", args=["KEN"])
    page = reverse("designations:document_detail", args=[document.pk])

    assert is_closed(outsider.get(new))
    assert is_closed(outsider.post(new, {"file": SimpleUploadedFile("a.pdf", b"%PDF-")}))
    assert is_closed(outsider.get(page))
    assert is_closed(outsider.post(page))
    assert is_closed(outsider.get(reverse("designations:document_file", args=[document.pk])))
    assert RoomDocument.objects.kept().count() == 1


def test_a_handover_that_can_go_back_is_offered_for_thirty_days(at_home, designation):
    past = DesignationFactory(
        country=designation.country, instrument=designation.instrument,
        starts_on=date(2010, 1, 1), ends_on=date(2012, 1, 1),
    )  # fmt: skip
    handover = Handover.objects.create(
        designation=designation, predecessor=past, taken_over_at=now()
    )
    assert "Take this back" in words(main(room(at_home)))

    handover.taken_over_at = now() - timedelta(days=30)
    handover.save()
    assert "Take this back" not in words(main(room(at_home)))


def test_the_room_lists_the_files_of_the_past(at_home, designation):
    DesignationFactory(country=designation.country, role="deputy", ends_on=localdate())
    keep_handover_files(at=now())
    file = HandoverFile.objects.get()

    link = main(room(at_home)).select_one("#handovers + ul a")

    assert link["href"] == f"/en/handover-files/{file.pk}/"
    assert at_home.get(link["href"]).status_code == 200
