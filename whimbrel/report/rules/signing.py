"""Who may sign a report, and when. Pure: what was signed is passed in."""

from collections.abc import Sequence

from whimbrel.report.models import Signature

STEPS = tuple(Signature.Step.values)


def next_step(signed: Sequence[Signature]) -> str:
    """The step that waits, after these signatures of the words as they are; "" where all are there."""
    return STEPS[len(signed)] if len(signed) < len(STEPS) else ""


def can_sign(step: str, signed: Sequence[Signature], person: int | None) -> bool:
    """In order, and nobody approves what they drafted."""
    if person is None or not step or step != next_step(signed):
        return False
    drafted = [one.person_id for one in signed if one.step == Signature.Step.DRAFTED]
    return step != Signature.Step.APPROVED or person not in drafted


def can_seal(begun: bool, signed: Sequence[Signature]) -> bool:
    """A report that nobody began to sign goes out unsigned; one that somebody signed only when all have."""
    return not begun or next_step(signed) == ""
