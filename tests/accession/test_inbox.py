import pytest
from django.utils.timezone import now

from tests.factories.accession import RecruitmentFileFactory
from tests.factories.designations import seated
from tests.factories.inbox import arrive
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.core.inbox.addresses import reply_address
from whimbrel.core.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mail_in(settings):
    settings.MAIL_IN = "reply@in.example.org"


@pytest.fixture
def staff():
    return seated(email="officer@example.org")


@pytest.fixture
def file():
    return RecruitmentFileFactory()


def forward(
    file, person, *files, text="We are considering it.\n\nOn 3 March you wrote:\n> Would you join?"
):
    to = reply_address("join", file.pk, person.pk)
    return arrive(sender=person.email, to=to, subject="Accession", text=text, files=files)


def test_a_letter_that_is_forwarded_stands_in_the_file_with_what_it_quotes(file, staff):
    forward(file, staff, ("note.pdf", b"%PDF-1.7 what was said"))

    filed = file.approaches.get()
    assert (filed.kind, filed.noted_by) == ("letter", staff)
    assert filed.outcome.startswith("Accession\n\nWe are considering it.")
    assert "Would you join?" in filed.outcome
    assert [one.title for one in file.papers.all()] == ["note.pdf"]


def test_a_file_that_cannot_be_kept_is_named_and_the_letter_is_filed(file, staff):
    forward(file, staff, ("notes.txt", b"plain words"))

    assert file.approaches.count() == 1
    assert not file.papers.exists()
    assert "notes.txt" in Letter.objects.filter(kind="inbox_answer").latest("pk").text


@pytest.mark.parametrize("who", ["focal point", "account"])
def test_nobody_but_the_secretariat_files_anything(file, who):
    person = UserFactory(email="kenya@example.org")
    if who == "focal point":
        DesignationFactory(person=person)

    forward(file, person)

    assert not file.approaches.exists()


def test_a_file_that_is_closed_takes_nothing(staff):
    file = RecruitmentFileFactory(closed_at=now())

    forward(file, staff)

    assert not file.approaches.exists()


def test_the_page_names_the_address_of_who_reads_it(client, file, staff, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(staff)

    page = client.get(file.get_absolute_url()).content.decode()

    assert reply_address("join", file.pk, staff.pk) in page
