from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import localdate

from tests.factories.accession import (
    CounterpartFactory,
    PlannedStepFactory,
    RecruitmentFileFactory,
)
from tests.factories.designations import seated
from tests.factories.training import WorkshopFactory
from tests.factories.treaties import DesignationFactory, TreatyActionFactory
from whimbrel.core.models import Letter
from whimbrel.training.models import WorkshopInvitation

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


@pytest.fixture
def joined():
    """A file on a State that has deposited, with somebody to write to."""
    file = RecruitmentFileFactory(country__name_en="Brazil", country__name_fr="Brésil")
    TreatyActionFactory(country=file.country, instrument=file.instrument)
    CounterpartFactory(file=file, name="A Director", language="fr")
    return file


def at(name, file):
    return reverse(f"accession:{name}", args=[file.pk])


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


def asked(answer):
    """What the form would send as it stands."""
    form = BeautifulSoup(answer.content, "html.parser").select_one("main form[method=post]")
    given = {one["name"]: one.get("value", "") for one in form.select("input[name]")}
    given |= {one["name"]: one.text.strip() for one in form.select("textarea")}
    return given


def test_the_letter_is_there_in_the_language_of_the_person_and_in_every_other(
    client, keeper, joined
):
    first = client.get(at("welcome_letter", joined))
    english = client.get(at("welcome_letter", joined), {"language": "en"})

    assert asked(first)["language"] == "fr"
    assert "Brésil" in asked(first)["words"]
    assert "Brazil" in asked(english)["words"]
    assert "designate a National Focal Point" in asked(english)["words"]


def test_it_is_seen_before_it_is_sent_and_stands_in_the_file(client, keeper, joined):
    page = at("welcome_letter", joined)
    given = asked(client.get(page, {"language": "en"})) | {"words": "Please name somebody."}

    seen = client.post(page, given)
    before = Letter.objects.count()
    client.post(page, asked(seen) | {"send": "1"})

    assert "Preview A Director" in words(seen)
    assert "Please name somebody." in words(seen)
    assert before == 0
    assert Letter.objects.get().text == "Please name somebody.\n"
    assert "A Director" in words(client.get(joined.get_absolute_url()))


def test_a_letter_to_nobody_is_refused_and_keeps_its_words(client, keeper, joined):
    page = at("welcome_letter", joined)
    given = asked(client.get(page)) | {"words": "Please name somebody."}
    given.pop("persons")

    answer = client.post(page, given)

    assert answer.status_code == 422
    assert "Choose at least one person." in words(answer)
    assert "Please name somebody." in answer.content.decode()


def test_before_the_deposit_there_is_no_letter_and_no_section(client, keeper):
    file = RecruitmentFileFactory()

    assert client.get(at("welcome_letter", file)).status_code == 404
    assert "Welcome of the new Party" not in words(client.get(file.get_absolute_url()))


def test_the_file_shows_what_is_done_and_where_the_rest_is_done(client, keeper, joined):
    page = client.get(joined.get_absolute_url())

    assert "Welcome of the new Party" in words(page)
    assert "Instrument deposited" in words(page)
    assert at("welcome_letter", joined) in page.content.decode()
    assert "No rule gives the day: the Secretariat states it." in words(page)


def test_the_day_of_the_first_report_is_stated_and_not_before_entry_into_force(
    client, keeper, joined
):
    step = PlannedStepFactory(file=joined, path="welcome", deed="report")
    early = client.post(at("report_day", joined), {"day": "2000-04-01"})
    client.post(at("report_day", joined), {"day": "2028-10-01"})

    step.refresh_from_db()
    assert early.status_code == 422
    assert step.due_on.isoformat() == "2028-10-01"
    assert "1 October 2028" in words(client.get(joined.get_absolute_url()))


def test_a_workshop_is_chosen_and_the_invitation_goes_out(client, keeper):
    file = RecruitmentFileFactory()
    person = CounterpartFactory(file=file)
    soon = localdate() + timedelta(days=60)
    workshop = WorkshopFactory(
        meeting__ends_on=None,
        meeting__title_en="For West Africa",
        meeting__starts_on=soon,
        places=9,
    )
    WorkshopFactory(
        meeting__ends_on=None, meeting__title_en="Full of itself", meeting__starts_on=soon
    )
    page = client.get(at("candidate_invite", file))

    client.post(
        at("candidate_invite", file),
        {"occasion": workshop.pk, "persons": [person.pk], "language": "en"},
    )

    assert "For West Africa" in words(page)
    assert "Full of itself" not in words(page)
    assert WorkshopInvitation.objects.get().country == file.country
    told = words(client.get(file.get_absolute_url()))
    assert "A place at a workshop : For West Africa" in told
    assert "invited already" in words(client.get(at("candidate_invite", file)))


def test_without_a_workshop_or_a_person_the_page_says_what_is_missing(client, keeper):
    file = RecruitmentFileFactory()

    assert "takes nominations now" in words(client.get(at("candidate_invite", file)))
    WorkshopFactory(
        meeting__ends_on=None, meeting__starts_on=localdate() + timedelta(days=60), places=9
    )
    assert "No person in office" in words(client.get(at("candidate_invite", file)))


@pytest.mark.parametrize("name", ["welcome_letter", "candidate_invite", "report_day"])
def test_a_focal_point_of_that_state_comes_to_none_of_it(client, joined, name):
    client.force_login(DesignationFactory(country=joined.country).person)

    assert client.get(at(name, joined)).status_code == 403
