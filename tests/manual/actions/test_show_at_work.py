from datetime import UTC, date, datetime

import pytest

from tests.factories.people import UserFactory
from whimbrel.home.actions.load_reference import load_reference
from whimbrel.manual.actions.show_at_work import show_manual_at_work
from whimbrel.manual.models import Edition, Version
from whimbrel.manual.queries.contents import contents

pytestmark = pytest.mark.django_db


def test_the_demo_shows_an_edition_an_edit_after_it_and_a_translation_that_waits():
    load_reference()
    told = {"by": UserFactory(), "at": datetime(2026, 1, 2, tzinfo=UTC), "today": date(2026, 1, 2)}

    show_manual_at_work(**told)
    again = show_manual_at_work(**told)

    aged = {
        one.slug: one.freshness for part in contents("fr") for one in part.articles if one.is_aged
    }
    assert aged == {"credentials-and-delegation": "out_of_date"}
    assert again is None
    assert Edition.objects.get().entries.filter(version__language="en").count() == 12
    assert Version.objects.filter(number=2).count() == 2
