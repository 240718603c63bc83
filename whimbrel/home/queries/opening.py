"""What the front page says of the rooms below."""

from dataclasses import dataclass
from datetime import date

from whimbrel.core.stored.pieces import kept
from whimbrel.training.queries.workshops import people_reached
from whimbrel.treaties.models import Instrument, Meeting
from whimbrel.treaties.queries.meetings import latest_meetings, meetings_ahead
from whimbrel.treaties.queries.membership import NewParty, latest_party, party_count
from whimbrel.workplan.models import WorkPlan

MEETINGS = 3


@dataclass(frozen=True)
class Opening:
    """The state of the family on a day. `convention` is None before the registry is loaded."""

    convention: Instrument | None
    parties: int
    latest_party: NewParty | None
    meetings: tuple[Meeting, ...]
    # No meeting is ahead, and those shown are the latest ones held.
    is_past: bool
    # Workshops whose attendance is known, and the people who came.
    workshops: int
    people: int
    work_plan: WorkPlan | None


def opening(*, today: date) -> Opening:
    """The Convention, its Parties, the next meetings, the reach of the workshops and the latest work plan."""
    convention = Instrument.objects.filter(kind=Instrument.Kind.CONVENTION).first()
    ahead = list(meetings_ahead(today=today)[:MEETINGS])
    workshops, people = kept(("people reached",), people_reached)
    return Opening(
        convention=convention,
        parties=party_count(convention, on=today) if convention else 0,
        latest_party=latest_party(convention, on=today) if convention else None,
        meetings=tuple(ahead or latest_meetings(today=today, limit=MEETINGS)),
        is_past=not ahead,
        workshops=workshops,
        people=people,
        work_plan=WorkPlan.objects.order_by("-starts_on").first(),
    )
