import pytest

from tests.factories.report import EditionFactory
from whimbrel.report.models import Edition
from whimbrel.report.models.edition import EditionChanged

pytestmark = pytest.mark.django_db


def test_an_edition_is_kept_once_and_never_changed():
    edition = EditionFactory()
    edition.content["report"]["symbol"] = "changed"

    with pytest.raises(EditionChanged):
        edition.save()

    assert Edition.objects.get().content["report"]["symbol"] == ""


def test_an_edition_knows_whether_somebody_changed_it_behind_its_back():
    edition = EditionFactory()
    assert edition.is_intact

    Edition.objects.update(content={})

    assert not Edition.objects.get().is_intact


def test_an_edition_is_never_taken_back():
    with pytest.raises(EditionChanged):
        EditionFactory().delete()

    assert Edition.objects.exists()
