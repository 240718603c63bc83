from collections import Counter

import pytest

from bench import judged
from whimbrel.core.search import registry
from whimbrel.home.actions.load_reference import load_reference

pytestmark = pytest.mark.django_db


def test_of_the_judged_questions_nineteen_in_twenty_are_answered_among_the_first_five(
    monkeypatch, capsys
):
    monkeypatch.setattr(registry, "_kinds", dict(registry._kinds))
    load_reference()
    judged.read()

    verdicts = judged.judge()

    asked = Counter(one.language for one in verdicts)
    right = Counter(one.language for one in verdicts if one.is_success)
    with capsys.disabled():
        print(f"\njudged questions: {right.total()} of {asked.total()} answered, {dict(right)}")
    assert asked.total() >= 120
    assert asked.keys() == {"en", "fr", "es", "ar", "ru", "zh"}
    assert right.total() / asked.total() >= 0.95
    assert {code for code in asked if right[code] / asked[code] < 0.85} == set()
