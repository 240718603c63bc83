from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now
from django.utils.translation import override

from tests.factories.nbsap import NbsapFactory, written_down
from tests.factories.people import UserFactory
from whimbrel.nbsap.actions.assessing import Shown, keep_evidence, take_step
from whimbrel.nbsap.models import Step
from whimbrel.nbsap.queries.evidence import evidence_of, languages_of, pieces_in

pytestmark = pytest.mark.django_db


def shown(nbsap, step=Step.TEAM, url="https://example.org/f", language="fr"):
    said = Shown(date(2026, 1, 5), url=url, language=language)
    take_step(nbsap=nbsap, step=step, shown=said, by=UserFactory(), at=now())


def filed(nbsap, language):
    file = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7")
    keep_evidence(nbsap=nbsap, step=Step.TEAM, upload=file, by=UserFactory(), at=now(), language=language)  # fmt: skip


def test_texts_addresses_and_files_stand_together_each_with_its_language():
    nbsap = written_down()
    shown(nbsap)
    filed(nbsap, "sw")
    shown(nbsap, Step.LAW, url="")

    pieces = evidence_of(nbsap)

    assert [(one.title, one.language_name) for one in pieces] == [
        ("The plan", "English"), ("https://example.org/f", "French"), ("minutes.pdf", "Swahili"),
    ]  # fmt: skip
    with override("fr"):
        assert pieces[1].language_name == "français"


def test_only_languages_there_are_can_be_chosen_and_last_what_is_not_known():
    nbsap = NbsapFactory()
    assert languages_of(evidence_of(nbsap)) == []
    for language in ("sw", "", "fr"):
        filed(nbsap, language)

    pieces = evidence_of(nbsap)

    assert [code for code, _name in languages_of(pieces)] == ["fr", "sw", "unknown"]
    assert [one.language for one in pieces_in(pieces, "fr")] == ["fr"]
    assert [one.language for one in pieces_in(pieces, "unknown")] == [""]
    assert len(pieces_in(pieces, "")) == 3


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_piece_or_many(number, django_assert_num_queries):
    nbsap = NbsapFactory()
    for step in list(Step)[:number]:
        shown(nbsap, step)
        filed(nbsap, "fr")

    with django_assert_num_queries(3):
        assert len(evidence_of(nbsap)) == 2 * number
