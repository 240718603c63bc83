from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.people import UserFactory
from tests.factories.training import SessionFactory, WorkshopFactory
from whimbrel.training.models import Minutes, Trainer

pytestmark = pytest.mark.django_db


@pytest.fixture
def session():
    return SessionFactory(workshop=WorkshopFactory(meeting__code="ws-1"), title_en="Budget")


def write(session, language="en"):
    return reverse("training:minutes_write", args=[session.pk]).replace("/en/", f"/{language}/", 1)


def public(client, language="en"):
    return client.get(f"/{language}/training/ws-1/minutes/")


def helping(session, task="minutes"):
    person = UserFactory()
    session.workshop.stewards.create(person=person, task=task, starts_on=date(2013, 1, 1))
    return person


def saved(client, session, words, version=0, language="en", **more):
    return client.post(
        write(session, language), {"words": words, "version": version, **more}, follow=True
    )


def test_a_rapporteur_writes_and_the_secretariat_publishes(client, session, secretariat):
    rapporteur = helping(session)
    client.force_login(rapporteur)
    assert "The minutes are kept." in saved(client, session, "It was **agreed**.").text
    assert "agreed" not in public(client).text
    deed = reverse("training:minutes_deed", args=[session.pk, "publish"])
    assert client.post(deed).status_code == 404

    client.force_login(secretariat)
    client.post(deed)

    assert "It was <strong>agreed</strong>." in public(client).text
    assert "Minutes" in client.get("/en/training/ws-1/").text
    client.post(reverse("training:minutes_deed", args=[session.pk, "withdraw"]))
    assert "agreed" not in public(client).text


def test_each_language_has_its_own_text_and_readers_get_theirs_else_english(
    client, session, secretariat
):
    for language, words in (("en", "Agreed."), ("fr", "Convenu.")):
        saved(client, session, words, language=language)
        where = reverse("training:minutes_deed", args=[session.pk, "publish"])
        client.post(where.replace("/en/", f"/{language}/", 1))

    assert "Convenu." in public(client, "fr").text
    spanish = BeautifulSoup(public(client, "es").content, "html.parser").select_one("div[lang=en]")
    assert spanish.get_text(strip=True) == "Agreed."


def test_who_teaches_the_session_writes_and_nobody_else_who_helps(client, session):
    trainer = Trainer.objects.create(name="Trainer", person=UserFactory())
    session.trainers.add(trainer)
    client.force_login(trainer.person)
    assert client.get(write(session)).status_code == 200

    for stranger in (UserFactory(), helping(session, "check_in"), helping(session, "registration")):
        client.force_login(stranger)
        assert client.get(write(session)).status_code == 404


def test_who_writes_minutes_does_not_check_in(client, session):
    client.force_login(helping(session))

    where = reverse("training:check_in_list", args=[session.workshop.pk])
    assert client.get(where).status_code == 404


def test_what_clashes_is_shown_beside_one_s_own_words_and_saved_at_the_second_press(
    client, session
):
    client.force_login(helping(session))
    saved(client, session, "Opening.")
    saved(client, session, "Opening by the Chair.", 1)

    answer = saved(client, session, "Opening by the host.", 1)
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 409
    assert page.select_one("#theirs").text.strip() == "Opening by the Chair."
    assert page.select_one("#id_words").text.strip() == "Opening by the host."

    saved(client, session, "Opening by Chair and host.", page.select_one("#id_version")["value"])
    assert Minutes.objects.get().words == "Opening by Chair and host."


def test_while_it_is_typed_it_is_kept_without_a_page(client, session):
    client.force_login(helping(session))

    first = saved(client, session, "Opening.", quietly="1").json()
    late = saved(client, session, "Another.", 0, quietly="1").json()

    assert (first["kept"], first["version"]) == (True, 1)
    assert late["kept"] is False
    assert "meanwhile" in late["said"]


def test_an_earlier_text_is_read_and_brought_back(client, session):
    client.force_login(helping(session))
    saved(client, session, "First text.")
    answer = saved(client, session, "Second text.", 1)
    link = BeautifulSoup(answer.content, "html.parser").select("h2 + ul a")[-1]["href"]
    assert "First text." in client.get(link).text

    client.post(link)

    assert Minutes.objects.get().words == "First text."


def test_what_somebody_writes_cannot_act_in_the_page(client, session, secretariat):
    saved(client, session, "<script>alert(1)</script> [x](javascript:alert(1))")
    client.post(reverse("training:minutes_deed", args=[session.pk, "publish"]))

    text = public(client).text
    assert "<script>alert" not in text
    assert 'href="javascript:' not in text


@pytest.mark.parametrize("number", [1, 3])
def test_the_public_page_costs_the_same_for_one_or_many(
    client, session, number, django_assert_num_queries
):
    for _ in range(number):
        Minutes.objects.create(
            session=SessionFactory(workshop=session.workshop), language="en", words="x",
            published_words="x", published_at="2013-10-30T00:00Z",
        )  # fmt: skip
    public(client)

    with django_assert_num_queries(4):
        public(client)
