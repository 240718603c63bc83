import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.nbsap import NbsapFactory
from tests.factories.treaties import DesignationFactory
from tests.nbsap.views.pages import at, words
from whimbrel.nbsap.models import Evidence

pytestmark = pytest.mark.django_db
MINUTES = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7 who was there")


@pytest.fixture
def nbsap(kenya):
    return NbsapFactory(country=kenya)


def in_french(answer):
    return BeautifulSoup(answer.content, "html.parser").main.select("a[hreflang=fr]")


def keep(client, nbsap, file=MINUTES):
    file.seek(0)
    return client.post(at("plan_step", nbsap.pk, "team"), {"done_on": "2026-01-05", "file": file})


def test_a_file_shows_that_a_step_was_taken_and_is_taken_out(client, cms_nfp, nbsap):
    client.force_login(cms_nfp)

    keep(client, nbsap)

    assert "minutes.pdf" in words(client.get(at("plan_detail", nbsap.pk)))
    saved = client.get(at("evidence_download", Evidence.objects.get().pk))
    assert b"".join(saved.streaming_content) == b"%PDF-1.7 who was there"
    assert saved["Content-Disposition"] == 'attachment; filename="minutes.pdf"'
    client.post(at("evidence_take_out", Evidence.objects.get().pk))
    assert "minutes.pdf" not in words(client.get(at("plan_detail", nbsap.pk)))


def test_a_file_of_another_kind_is_refused_and_the_step_waits(client, cms_nfp, nbsap):
    client.force_login(cms_nfp)

    refused = keep(client, nbsap, SimpleUploadedFile("minutes.pdf", b"MZ a program"))

    assert refused.status_code == 422
    assert not nbsap.steps.exists()


def test_files_are_closed_to_a_neighbour_and_shown_to_nobody_on_the_public_page(
    client, cms_nfp, nbsap
):
    client.force_login(cms_nfp)
    keep(client, nbsap)
    client.post(at("plan_publish", nbsap.pk))

    client.force_login(DesignationFactory().person)
    file = Evidence.objects.get()
    assert client.get(at("evidence_download", file.pk)).status_code == 403
    assert client.post(at("evidence_take_out", file.pk)).status_code == 403
    assert "minutes.pdf" not in words(client.get(at("nbsap_detail", "KEN")))


def test_file_and_address_carry_their_language_and_are_found_by_it(client, cms_nfp, nbsap):
    client.force_login(cms_nfp)
    MINUTES.seek(0)
    client.post(
        at("plan_step", nbsap.pk, "team"),
        {
            "done_on": "2026-01-05",
            "file": MINUTES,
            "url": "https://example.org/f",
            "language": "fr",
        },
    )
    client.post(
        at("plan_step", nbsap.pk, "law"), {"done_on": "2026-01-05", "url": "https://example.org/e"}
    )

    assert len(in_french(client.get(at("plan_detail", nbsap.pk)))) == 2
    everything = words(client.get(at("evidence_list", nbsap.pk)))
    french = client.get(at("evidence_list", nbsap.pk), {"language": "fr"})
    assert "https://example.org/e" in everything
    assert "https://example.org/e" not in words(french)
    assert "https://example.org/f Join the team that writes the plan French" in words(french)
    assert len(in_french(french)) == 2


def test_a_language_in_which_nothing_is_shown_is_said_to_be_none(client, cms_nfp, nbsap):
    client.force_login(cms_nfp)

    answer = client.get(at("evidence_list", nbsap.pk), {"language": "ru"})

    assert answer.status_code == 422
    assert "Nothing here is in that language." in words(answer)


def test_a_neighbour_reads_no_evidence(client, nbsap):
    client.force_login(DesignationFactory().person)

    assert client.get(at("evidence_list", nbsap.pk)).status_code == 403
