import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.community import SpaceFactory, threaded
from tests.factories.designations import seated
from tests.factories.treaties import DesignationFactory
from whimbrel.manual.models import Question

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return seated()


@pytest.fixture
def member():
    return DesignationFactory().person


def at(thread):
    return reverse("community:thread_harvest", args=[thread.pk])


def send(client, thread, **given):
    usual = {"kind": "question", "title": "Who signs?", "text": "The minister.", "key": "k"}
    return client.post(at(thread), usual | given)


def test_an_editor_finds_the_way_and_the_thread_says_where_it_went(client, editor, member):
    thread = threaded(by=member, kind="question", title="Who signs?")
    detail = reverse("community:thread_detail", args=[thread.pk])
    client.force_login(editor)
    assert at(thread) in client.get(detail).content.decode()
    form = BeautifulSoup(client.get(at(thread)).content, "html.parser")
    assert form.select_one("#id_title")["value"] == "Who signs?"

    send(client, thread)

    client.logout()
    page = client.get(detail).content.decode()
    assert "Taken up in the Manual" in page
    assert f"#{Question.objects.get().key}" in page


def test_members_bring_nothing_into_the_manual(client, member):
    thread = threaded(by=member)
    client.force_login(member)

    assert send(client, thread).status_code == 403
    assert (
        at(thread)
        not in client.get(reverse("community:thread_detail", args=[thread.pk])).content.decode()
    )


def test_of_a_space_that_is_not_public_those_who_wrote_must_agree(client, editor, member):
    thread = threaded(SpaceFactory(open_to="members"), member)
    client.force_login(editor)

    answer = send(client, thread)
    assert answer.status_code == 422
    assert "Ask those who wrote first" in answer.content.decode()

    send(client, thread, agreed="on")
    assert Question.objects.exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "article"}, "Choose the part"),
        ({"own_title": "Qui signe ?"}, "Fill in both, or neither"),
        ({"title": ""}, "This field is required"),
    ],
)
def test_what_is_missing_is_said_and_the_words_stay(client, editor, member, given, said):
    thread = threaded(by=member)
    thread.language = "fr"
    thread.save()
    client.force_login(editor)

    answer = send(client, thread, **given)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "The minister." in answer.content.decode()
