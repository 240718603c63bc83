from datetime import timedelta

import pytest

from tests.factories.community import NOON, SpaceFactory
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.drafting import (
    AmendmentOver,
    Proposed,
    open_draft,
    propose_amendment,
    settle_amendment,
    support_amendment,
    withdraw_amendment,
)
from whimbrel.community.models import Amendment
from whimbrel.community.queries.drafting import amended, draft_document, resulting_text
from whimbrel.core.documents.docx import write_docx
from whimbrel.core.models import Letter

pytestmark = pytest.mark.django_db
TEXT = "Counts begin in January.\n\nResults are shared.\n\nCosts lie where they fall."
_keys = iter(range(1, 10**6))


@pytest.fixture
def draft():
    return a_draft()


def a_draft(space=None, **fields):
    usual = {
        "title": "Calendar", "language": "en", "text": TEXT, "key": f"draft-{next(_keys)}",
        "closes_at": NOON + timedelta(days=10_000), "by": UserFactory(), "at": NOON,
    }  # fmt: skip
    return open_draft(space=space or SpaceFactory(), **usual | fields)


def proposed(draft, number, words="", *, kind="replace", by=None, at=NOON):
    paragraph = draft.paragraphs.all()[number - 1]
    what = Proposed(kind, words, "", f"amendment-{next(_keys)}")
    return propose_amendment(
        paragraph=paragraph, proposed=what, by=by or DesignationFactory().person, at=at
    )


def accept(amendment):
    return settle_amendment(amendment=amendment, accepts=True, answer="", by=UserFactory(), at=NOON)


def text(draft):
    return resulting_text(draft).split("\n\n")


def test_an_accepted_amendment_stands_in_the_text(draft):
    accept(proposed(draft, 1, "Counts begin in December."))

    assert text(draft)[0] == "Counts begin in December."


def test_new_paragraphs_stand_where_they_were_proposed_and_others_are_taken_out(draft):
    accept(proposed(draft, 1, "Counts end in February.", kind="after"))
    accept(proposed(draft, 1, "Nobody counts at night.", kind="after"))
    accept(proposed(draft, 5, kind="delete"))

    assert text(draft) == [
        "Counts begin in January.", "Nobody counts at night.", "Counts end in February.",
        "Results are shared.",
    ]  # fmt: skip


def test_what_is_not_agreed_stands_in_brackets(draft):
    proposed(draft, 1, "Counts begin in December.")
    proposed(draft, 2, "Results are published.")
    proposed(draft, 2, "Results are kept.")
    proposed(draft, 3, kind="delete")
    proposed(draft, 3, "Each Party pays.", kind="after")

    assert [one.bracketed for one in amended(draft)] == [
        "Counts begin in [January][December].",
        "[Results are shared.] [Results are published.] [Results are kept.]",
        "[Costs lie where they fall.]\n\n[Each Party pays.]",
    ]


def test_an_amendment_to_a_paragraph_that_changed_meanwhile_says_so(draft):
    first = proposed(draft, 1, "Counts begin in December.")
    proposed(draft, 1, "Counts begin in February.")

    accept(first)

    (_first, second) = amended(draft)[0].amendments
    assert second.has_moved_on
    assert [one.text for one in second.runs if one.kind == "removed"] == ["December"]


def test_others_stand_behind_it_and_may_stop(draft):
    amendment = proposed(draft, 1, "Counts begin in December.")
    kenya = DesignationFactory(country__name_en="Kenya").person

    support_amendment(amendment=amendment, by=kenya, at=NOON)
    assert amended(draft)[0].amendments[0].supporters == ("Kenya",)
    support_amendment(amendment=amendment, by=kenya, at=NOON)
    assert amended(draft)[0].amendments[0].supporters == ()


def test_a_settled_amendment_is_settled_once_and_its_proposer_is_told(draft):
    amendment = proposed(draft, 1, "Counts begin in December.")

    settle_amendment(amendment=amendment, accepts=False, answer="Too early.", by=UserFactory(), at=NOON)  # fmt: skip

    letter = Letter.objects.get()
    assert letter.recipient == amendment.proposed_by
    assert "Too early." in letter.text
    for step in (accept, lambda one: support_amendment(amendment=one, by=UserFactory(), at=NOON)):
        with pytest.raises(AmendmentOver):
            step(amendment)


def test_one_s_own_can_be_taken_back_while_it_waits(draft):
    amendment = proposed(draft, 1, "Counts begin in December.")

    withdraw_amendment(amendment=amendment, by=amendment.proposed_by, at=NOON)

    with pytest.raises(AmendmentOver):
        accept(amendment)


def test_after_the_deadline_nothing_more_is_taken(draft):
    with pytest.raises(AmendmentOver):
        proposed(draft, 1, "Late.", at=draft.closes_at)
    assert not Amendment.objects.exists()


def test_the_text_is_printed_with_brackets_and_all_amendments(draft):
    proposed(draft, 1, "Counts begin in December.")
    accept(proposed(draft, 2, kind="delete"))

    document = draft_document(draft)

    assert [block.runs[0].text for block in document.paragraphs()][0] == "Counts begin in [January][December]."  # fmt: skip
    table = document.blocks[-1]
    assert [row[-1] for row in table.rows] == ["Waits", "Accepted"]
    assert write_docx(document)[:2] == b"PK"
