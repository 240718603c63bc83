import io
import json
from datetime import timedelta

import docx
import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.community.actions.test_consultations import says
from tests.factories.community import NOON, SpaceFactory, a_consultation, speaker
from tests.factories.designations import seated
from tests.factories.people import UserFactory
from tests.factories.treaties import InstrumentFactory
from whimbrel.community.actions.consultations import close_due_consultations
from whimbrel.community.models import Consultation, PartyVoice
from whimbrel.core.needs import person_needs, secretariat_needs

pytestmark = pytest.mark.django_db
DEADLINE = NOON + timedelta(days=14)


@pytest.fixture
def secretariat(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return seated()


def at(name, *args):
    return reverse(f"community:{name}", args=args)


def page(client, consultation, language="en"):
    address = f"/{language}/community/consultations/{consultation.pk}/"
    return client.get(address).content.decode()


def over(**fields):
    """A silence procedure that is over."""
    consultation = a_consultation(closes_at=DEADLINE, **fields)
    close_due_consultations(at=now())
    consultation.refresh_from_db()
    return consultation


def test_the_secretariat_puts_a_text_to_the_parties(client, secretariat):
    instrument = a_consultation().instrument
    space = SpaceFactory(instrument=instrument)
    client.force_login(secretariat)
    typed = {
        "title_en": "A calendar", "text_en": "One.\n\nTwo.", "kind": "silence", "key": "k",
        "instrument": instrument.pk, "closes_at": "2099-12-01T12:00",
        "title_fr": "Un calendrier",
    }  # fmt: skip

    answer = client.post(at("consultation_new", space.slug), typed, follow=True)

    opened = Consultation.objects.latest("pk")
    assert "A calendar" in answer.content.decode()
    assert [one.country.iso3 for one in opened.parties.order_by("country__iso3")] == ["KEN", "SEN"]
    assert "Un calendrier" in page(client, opened, "fr")


def test_members_do_not_put_texts_to_the_parties(client):
    person, _party = speaker(a_consultation(), "KEN")
    client.force_login(person)

    assert client.get(at("consultation_new", SpaceFactory().slug)).status_code == 403


def test_where_no_party_fits_nothing_is_opened_and_nothing_typed_is_lost(client, secretariat):
    client.force_login(secretariat)
    typed = {
        "title_en": "A calendar", "text_en": "One.", "kind": "silence", "key": "k",
        "instrument": InstrumentFactory().pk, "closes_at": "2099-12-01T12:00",
    }  # fmt: skip

    answer = client.post(at("consultation_new", SpaceFactory().slug), typed)

    assert answer.status_code == 422
    assert "No Party fits" in answer.content.decode()
    assert "A calendar" in answer.content.decode()


def test_a_focal_point_answers_for_the_party_from_a_space_they_may_not_read(client):
    consultation = a_consultation(space=SpaceFactory(open_to="closed"))
    person, party = speaker(consultation, "KEN", person__time_zone="Africa/Nairobi")
    client.force_login(person)
    assert "Answer for Kenya" in page(client, consultation)

    where = at("consultation_detail", consultation.pk)
    answer = client.post(where, {"party": party.pk, "position": "no", "words": "Too dear."}, follow=True)  # fmt: skip

    voice = party.voices.get()
    assert (voice.position, voice.words, voice.role, voice.channel) == ("no", "Too dear.", "nfp", "web")  # fmt: skip
    assert "(Africa/Nairobi, UTC+3:00)" in answer.content.decode()


def test_an_objection_needs_a_reason(client):
    consultation = a_consultation()
    person, party = speaker(consultation, "KEN")
    client.force_login(person)

    where = at("consultation_detail", consultation.pk)
    answer = client.post(where, {"party": party.pk, "position": "no", "words": ""})

    assert answer.status_code == 422
    assert not PartyVoice.objects.exists()


def test_nobody_answers_for_a_party_of_others(client):
    consultation = a_consultation()
    _kenyan, kenya = speaker(consultation, "KEN")
    other, senegal = speaker(consultation, "SEN")
    client.force_login(other)

    where = at("consultation_detail", consultation.pk)
    client.post(where, {"party": kenya.pk, "position": "yes", "words": ""})

    assert not kenya.voices.exists()
    assert senegal.voices.count() == 1


def test_after_the_deadline_what_is_sent_is_refused_in_words(client):
    consultation = a_consultation()
    person, party = speaker(consultation, "KEN")
    Consultation.objects.update(closes_at=now() - timedelta(seconds=1))
    client.force_login(person)

    where = at("consultation_detail", consultation.pk)
    answer = client.post(where, {"party": party.pk, "position": "yes"}, follow=True)

    assert "came too late" in answer.content.decode()
    assert "What came in time is being read" in answer.content.decode()
    assert not party.voices.exists()


def test_strangers_find_no_consultation_of_a_closed_space(client):
    consultation = a_consultation(space=SpaceFactory(open_to="closed"))
    client.force_login(UserFactory())

    assert client.get(at("consultation_detail", consultation.pk)).status_code == 404
    assert client.get(at("consultation_download", consultation.pk, "json")).status_code == 404


def test_the_deadline_is_shown_by_the_clocks_of_all_who_were_asked(client):
    consultation = a_consultation(parties=("FJI", "KEN", "CRI"), closes_at=DEADLINE)
    for iso3, zone in (("FJI", "Pacific/Fiji"), ("CRI", "America/Costa_Rica")):
        speaker(consultation, iso3, person__time_zone=zone)
    person, _party = speaker(consultation, "KEN", person__time_zone="Africa/Nairobi")
    client.force_login(person)

    shown = page(client, consultation)

    clocks = ["16 March 2026, 00:00 (Pacific/Fiji", "15 March 2026, 15:00 (Africa/Nairobi", "15 March 2026, 06:00 (America/Costa_Rica"]  # fmt: skip
    places = [shown.index(clock, shown.index("by all clocks")) for clock in clocks]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("deed", "typed", "told"),
    [
        ("extend", {"closes_at": "2100-06-01T12:00", "why": "Late rains"}, "Late rains"),
        ("take-back", {"why": "A wrong annex"}, "A wrong annex"),
    ],
)
def test_the_secretariat_gives_more_time_and_takes_back(client, secretariat, deed, typed, told):
    consultation = a_consultation()
    client.force_login(secretariat)

    answer = client.post(at("consultation_mind", consultation.pk, deed), typed, follow=True)

    assert told in answer.content.decode()
    assert consultation.changes.count() == 1


def test_what_came_on_paper_is_entered_for_the_party(client, secretariat):
    consultation = a_consultation()
    party = consultation.parties.get(country__iso3="SEN")
    client.force_login(secretariat)
    typed = {"party": party.pk, "came_at": "2026-03-02T09:00", "position": "no", "words": "Note verbale 7"}  # fmt: skip

    client.post(at("consultation_mind", consultation.pk, "paper"), typed)

    voice = party.voices.get()
    assert (voice.channel, voice.role, voice.said_at.isoformat()) == ("paper", "", "2026-03-02T09:00:00+00:00")  # fmt: skip


def test_only_who_keeps_order_minds_it(client):
    consultation = a_consultation()
    person, _party = speaker(consultation, "KEN")
    client.force_login(person)

    for deed in ("extend", "take-back", "paper", "outcome"):
        assert client.get(at("consultation_mind", consultation.pk, deed)).status_code == 403


def test_the_outcome_is_public_only_where_it_was_opened_so_and_names_no_party(client):
    shown = over(title={"en": "Shown"}, is_outcome_public=True)
    over(title={"en": "Kept inside"})

    listed = client.get(at("outcome_list")).content.decode()
    told = client.get(at("outcome_detail", shown.pk)).content.decode()

    assert "Shown" in listed
    assert "Kept inside" not in listed
    assert "The text is adopted" in told
    assert "Kenya" not in told


def test_the_full_record_is_taken_away_in_every_form(client):
    consultation = a_consultation()
    person, party = speaker(consultation, "KEN")
    says(party, "no", person, words="Too dear.")
    says(party, "yes", person)
    client.force_login(person)

    def taken(form):
        return client.get(at("consultation_download", consultation.pk, form)).content

    told = json.loads(taken("json"))
    assert [(one["iso3"], one["position"], one["channel"]) for one in told["voices"]] == [
        ("KEN", "no", "web"), ("KEN", "yes", "web"), ("SEN", "", ""),
    ]  # fmt: skip
    assert told["voices"][0]["replaced_at"]
    assert "KEN,Kenya,no,Too dear." in taken("csv").decode("utf-8-sig")
    document = docx.Document(io.BytesIO(taken("docx")))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"Kenya", "Senegal", "No objection", "Objects (replaced later)"} <= cells
    assert taken("xlsx")[:2] == b"PK"


def test_the_page_costs_the_same_with_one_party_and_with_three(client, django_assert_num_queries):
    one = a_consultation(parties=("KEN",))
    three = a_consultation(parties=("KEN", "SEN", "FJI"))
    person, party = speaker(one, "KEN")
    speaker(three, "KEN", person=person)
    says(party, "yes", person)
    for iso3 in ("SEN", "FJI"):
        other, spoken = speaker(three, iso3)
        says(spoken, "yes", other)
    client.force_login(person)
    page(client, one)

    for consultation in (one, three):
        with django_assert_num_queries(QUERIES):
            page(client, consultation)


def test_it_waits_on_the_desks_of_those_who_must_act(secretariat):
    consultation = a_consultation(closes_at=now() + timedelta(days=3))
    person, party = speaker(consultation, "KEN")

    def waits():
        needs = person_needs(person, at=now()).values()
        return any(need.text == "Calendar of counts" for found in needs for need in found)

    assert waits()
    says(party, "yes", person, at=now())
    assert not waits()

    a_consultation(kind="positions", title={"en": "Budget"}, closes_at=DEADLINE)
    close_due_consultations(at=now())
    assert "Budget" in [need.text for need in secretariat_needs(at=now())]


QUERIES = 17
