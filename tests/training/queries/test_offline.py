import io
import posixpath
import re
import zipfile
from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse

from tests.factories.people import UserFactory
from tests.factories.training import NomineeFactory, SessionFactory, WorkshopFactory, standing
from whimbrel.training.actions.documents import add_file
from whimbrel.training.emails.places import place_token
from whimbrel.training.models import Minutes, Status, Workshop
from whimbrel.training.queries.offline import offline_copy

pytestmark = pytest.mark.django_db
AT = datetime(2013, 11, 1, tzinfo=UTC)


@pytest.fixture
def workshop():
    workshop = WorkshopFactory(
        meeting__code="ws-1",
        meeting__title_en="Before the COP",
        meeting__title_ar="قبل مؤتمر الأطراف",
        time_zone="Africa/Nairobi",
        languages="en fr",
    )
    session = SessionFactory(workshop=workshop, title_en="Budget", number="1")
    Minutes.objects.create(
        session=session, language="en", words="x", published_words="It was **agreed**.",
        published_at=AT,
    )  # fmt: skip
    for title, is_closed in (("Agenda", False), ("Draft position", True)):
        paper = workshop.documents.create(
            title_en=title, session=session, is_for_participants=is_closed
        )
        for language in ("en", "fr"):
            add_file(
                document=paper, language=language, by=UserFactory(), at=AT,
                file=ContentFile(f"%PDF {title}".encode(), name="x.pdf"),
            )  # fmt: skip
    NomineeFactory(workshop=workshop, attended_at=AT, family_name="Unlisted")
    return workshop


def copied(workshop, language="en", *, is_for_participants=False):
    with offline_copy(
        workshop, language=language, is_for_participants=is_for_participants, made_on=date(2013, 11, 2)
    ) as file:  # fmt: skip
        archive = zipfile.ZipFile(io.BytesIO(file.read()))
    return {name: archive.read(name) for name in archive.namelist()}


def pages(files):
    return {
        name: BeautifulSoup(body, "html.parser")
        for name, body in files.items()
        if name.endswith(".html")
    }


def test_it_holds_the_workshop_its_agenda_papers_minutes_and_results(workshop):
    files = copied(workshop)

    assert list(pages(files)) == [
        "index.html",
        "agenda.html",
        "documents.html",
        "minutes.html",
        "results.html",
    ]
    assert b"Budget" in files["agenda.html"]
    assert b"It was <strong>agreed</strong>." in files["minutes.html"]
    assert files["agenda.ics"].startswith(b"BEGIN:VCALENDAR")
    assert sum(name.endswith(".pdf") for name in files) == 2


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ru"])
def test_every_address_in_it_lies_in_the_folder(workshop, language):
    files = copied(workshop, language, is_for_participants=True)

    for name, page in pages(files).items():
        places = [one.get("href") or one.get("src") for one in page.select("[href], [src]")]
        missing = [
            place
            for place in places
            if not place.startswith("#")
            and posixpath.normpath(place.partition("#")[0]) not in files
        ]
        assert missing == [], name
        assert not page.select("script, form, img")
    assert not re.search(rb"url\([^)d]", files["style.css"])


def test_it_speaks_the_reader_s_language_in_its_direction(workshop):
    page = pages(copied(workshop, "ar"))["index.html"]

    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert page.h1.text == "قبل مؤتمر الأطراف"


def test_papers_for_participants_and_names_without_consent_are_not_in_the_public_copy(
    client, workshop
):
    answer = client.get(reverse("training:offline_site", args=["ws-1"]))
    body = b"".join(answer.streaming_content)
    archive = zipfile.ZipFile(io.BytesIO(body))
    everything = b"".join(archive.read(name) for name in archive.namelist())

    assert b"Agenda" in everything
    assert b"Draft position" not in everything
    assert b"Unlisted" not in everything


def test_somebody_with_a_place_has_all_papers_and_nobody_else(client, workshop):
    seated = standing(NomineeFactory(workshop=workshop), Status.CONFIRMED)
    waiting = standing(NomineeFactory(workshop=workshop), Status.WAITING)

    answer = client.get(reverse("training:place_site", args=[place_token(seated)]))
    names = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).namelist()
    refused = client.get(reverse("training:place_site", args=[place_token(waiting)]))

    assert sum(name.endswith(".pdf") for name in names) == 4
    assert refused.status_code == 404


def test_a_workshop_with_nothing_yet_is_one_page(workshop):
    bare = WorkshopFactory(meeting__code="ws-2")

    assert list(pages(copied(bare))) == ["index.html"]


def test_a_workshop_in_preparation_cannot_be_copied(client, workshop):
    Workshop.objects.update(published_at=None)

    assert client.get(reverse("training:offline_site", args=["ws-1"])).status_code == 404
