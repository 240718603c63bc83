import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.learning import a_participant
from tests.factories.people import UserFactory
from whimbrel.training.models import Workshop

pytestmark = pytest.mark.django_db
RECORD = "training:record"
REGISTER = "training:register_new"
LINE = "code,title_en,participants,countries,source\nT-1,Training of trainers,19,13,our files\n"


@pytest.fixture(autouse=True)
def _one_key_is_enough(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def main(answer):
    return BeautifulSoup(answer.content, "html.parser").main


def text(answer):
    return " ".join(main(answer).get_text(" ", strip=True).split())


def test_a_person_sees_their_own_record_and_nobody_else_s(client):
    mine, other = a_participant(), a_participant()
    client.force_login(mine.person)

    said = text(client.get(reverse(RECORD)))

    assert mine.workshop.title in said
    assert other.workshop.title not in said


def test_before_the_first_workshop_the_record_says_what_will_stand_there(client):
    client.force_login(UserFactory())

    assert "No workshop yet." in text(client.get(reverse(RECORD)))


def test_the_record_is_taken_away(client):
    registration = a_participant()
    client.force_login(registration.person)

    answer = client.get(reverse("training:record_download", args=["json"]))

    assert answer.json()[0]["workshop"] == registration.workshop.meeting.code
    assert client.get(reverse("training:record_download", args=["exe"])).status_code == 404


def test_who_is_signed_in_finds_the_way_to_it_and_a_visitor_does_not(client):
    where = reverse("training:workshop_list")

    assert not main(client.get(where)).select(f'a[href="{reverse(RECORD)}"]')
    client.force_login(UserFactory())
    assert main(client.get(where)).select(f'a[href="{reverse(RECORD)}"]')


def test_a_register_is_looked_through_and_then_loaded(client):
    client.force_login(seated())
    where = reverse(REGISTER)

    looked = client.post(where, {"file": SimpleUploadedFile("r.csv", LINE.encode())})
    assert "workshops: 1 new" in text(looked)
    assert not Workshop.objects.exists()

    kept = main(looked).select_one("input[name=kept]")["value"]
    answer = client.post(where, {"load": "1", "kept": kept}, follow=True)
    assert "1 new workshops, 1 totals" in text(answer)
    assert Workshop.objects.get().meeting.code == "T-1"


def test_a_register_with_mistakes_names_each_line(client):
    client.force_login(seated())
    wrong = LINE.replace(",19,", ",many,")

    answer = client.post(reverse(REGISTER), {"file": SimpleUploadedFile("r.csv", wrong.encode())})

    assert answer.status_code == 422
    assert "Line 2, column “participants”" in text(answer)


@pytest.mark.parametrize("kept", ["", "forged"])
def test_a_sheet_that_was_not_looked_through_is_not_loaded(client, kept):
    client.force_login(seated())

    assert client.post(reverse(REGISTER), {"load": "1", "kept": kept}).status_code == 404


def test_a_file_that_is_too_large_is_refused_with_clear_words(client):
    client.force_login(seated())
    large = SimpleUploadedFile("r.csv", b"x" * (1024 * 1024 + 1))

    answer = client.post(reverse(REGISTER), {"file": large})

    assert answer.status_code == 422
    assert "larger than a megabyte" in text(answer)


def test_only_the_keepers_bring_a_register(client):
    client.force_login(UserFactory())

    assert client.get(reverse(REGISTER)).status_code == 403
