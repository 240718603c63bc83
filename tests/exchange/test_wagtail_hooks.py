import pytest
from django.urls import reverse

from tests.factories.designations import seated
from tests.factories.workplan import GrantFactory
from whimbrel.core.models import JournalEntry
from whimbrel.exchange.models import Release

pytestmark = pytest.mark.django_db


def test_the_secretariat_makes_a_grant_public_and_the_journal_keeps_it(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(seated())
    grant = GrantFactory()
    client.post(
        reverse("desk_release:add"), {"grant": grant.pk, "starts_on": "2026-01-01", "ends_on": ""}
    )

    assert Release.objects.get().grant == grant
    assert JournalEntry.objects.filter(verb="added", subject_type__model="release").exists()
    assert client.get(reverse("desk_release:index")).status_code == 200
