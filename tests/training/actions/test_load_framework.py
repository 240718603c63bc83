import pytest

from whimbrel.core.languages import CODES
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.training.actions.load_framework import SHEETS
from whimbrel.training.models import Competence, Module
from whimbrel.treaties.actions.load_registry import load_sheet

pytestmark = pytest.mark.django_db


def test_every_competence_and_module_has_its_words_in_every_language():
    for one in SHEETS:
        load_sheet(one)

    for competence in Competence.objects.all():
        assert all(getattr(competence, f"name_{code}") for code in CODES)
        assert all(getattr(competence, f"about_{code}") for code in CODES)
    assert Module.objects.filter(competences=None).count() == 0
    assert Competence.objects.filter(modules=None).count() == 0


def test_loading_again_changes_nothing():
    for one in SHEETS:
        load_sheet(one)

    assert [(loaded.added, loaded.changed) for one in SHEETS for loaded in load_sheet(one)] == [
        (0, 0),
        (0, 0),
    ]


def test_a_module_that_builds_an_unknown_competence_is_refused():
    file = SheetFile(
        "modules.csv",
        b"code,position,hours,name_en,name_fr,name_es,name_ar,name_ru,competences\nm,1,2,M,,,,,flying\n",
    )

    with pytest.raises(SheetRefused, match="flying"):
        load_sheet(SHEETS[1], file)
