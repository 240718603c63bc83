from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.factories.manual import make_article
from whimbrel.manual import timetable
from whimbrel.manual.models import Version

pytestmark = pytest.mark.django_db


def test_what_was_set_for_an_hour_is_published_when_it_has_come():
    article = make_article()
    draft = article.get_latest_revision_as_object()
    draft.title, draft.go_live_at = "From tomorrow on", now() + timedelta(days=1)
    revision = draft.save_revision()
    revision.publish()
    timetable.scheduled()
    assert Version.objects.standing().get(article=article).number == 1

    article.revisions.filter(pk=revision.pk).update(
        approved_go_live_at=now() - timedelta(minutes=1)
    )
    revision.refresh_from_db()
    revision.content["go_live_at"] = (now() - timedelta(minutes=1)).isoformat()
    revision.save()
    timetable.scheduled()

    assert Version.objects.standing().get(article=article).title == "From tomorrow on"


def test_what_was_set_to_end_is_withdrawn_when_its_hour_has_come():
    article = make_article()
    type(article).objects.filter(pk=article.pk).update(expire_at=now() - timedelta(minutes=1))

    timetable.scheduled()

    assert not Version.objects.standing().filter(article=article).exists()
