"""Writing the draft decision into a report's text."""

import json
from uuid import uuid4

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.people.models import User
from whimbrel.report.models import Report, ReportText
from whimbrel.report.queries.decisions import draft_decision


@transaction.atomic
def add_decision(*, report: Report, language: str, by: User | None) -> ReportText:
    """Put what the meeting is asked at the end of the text in that language. Raises ReportText.DoesNotExist."""
    text = report.texts.select_for_update().get(language=language)
    told = draft_decision(report, language=language)
    block = {
        "id": str(uuid4()), "type": "action_requested",
        "value": {"text": told.text, "items": list(told.items)},
    }  # fmt: skip
    # Where somebody has begun to rewrite it, it is added to what they have.
    is_being_rewritten = text.has_unpublished_changes
    latest = text.get_latest_revision_as_object()
    latest.body = json.dumps([*latest.body.get_prep_value(), block])
    latest.full_clean()
    revision = latest.save_revision(user=by)
    if not is_being_rewritten:
        revision.publish()
    record(by, "added the draft decision", text)
    return text
