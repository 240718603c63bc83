from datetime import date

import pytest

from tests.factories.people import UserFactory
from whimbrel.home.actions.accept_demo_rules import accept_demo_rules
from whimbrel.people.models import RulesAcceptance, RulesVersion

pytestmark = pytest.mark.django_db


def test_everybody_of_the_demo_has_accepted_the_rules_once():
    person = UserFactory()
    assert accept_demo_rules() == []
    RulesVersion.objects.create(number=1, in_force_on=date(2026, 1, 1), text_en="Be kind.")

    accept_demo_rules()
    accept_demo_rules()

    assert RulesAcceptance.objects.get().person == person
