"""The demo's Manual as its readers take part in it: words proposed, a draft before the Parties, a list begun."""

from datetime import date, datetime, timedelta

from django.db import transaction

from whimbrel.manual.actions.consultations import answer_comment, comment, open_consultation
from whimbrel.manual.actions.proposals import propose_wording
from whimbrel.manual.actions.ticks import begin_checklist, tick_steps
from whimbrel.manual.models import SOURCE, ArticlePage, Checklist, Consultation
from whimbrel.manual.queries.proposals import paragraph_called
from whimbrel.people.models import User
from whimbrel.treaties.models import Country
from whimbrel.treaties.queries.offices import offices_of

ARTICLE, PARAGRAPH = "rules-of-procedure", "p-plenary"
PROPOSED = (
    "The **plenary** opens the meeting, elects its officers and adopts its results. "
    "Little is negotiated there: prepare yourself for the Committee of the Whole."
)
DRAFT, CHECKLIST = "after-the-cop", "your-first-30-days"


@transaction.atomic
def show_parties_at_work(
    *, party: User, country: Country, editor: User, at: datetime, today: date
) -> Consultation | None:
    """Let the focal point propose words, comment on a draft and begin a list. None where it was done before."""
    draft = ArticlePage.objects.filter(slug=DRAFT, locale__language_code=SOURCE).first()
    paragraph = paragraph_called(ARTICLE, PARAGRAPH, SOURCE)
    if Consultation.objects.exists() or draft is None or paragraph is None:
        return None
    offices = offices_of(party, on=today)
    propose_wording(
        paragraph=paragraph,
        words=PROPOSED,
        reason="Whoever is new waits in the plenary for the debate.",
        by=party,
        offices=offices,
        key="demo",
        at=at,
    )
    consultation = open_consultation(
        article=draft,
        question="Does your ministry work in this order after a meeting?",
        closes_on=today + timedelta(days=21),
        by=editor,
        at=at,
    )
    said = comment(
        consultation=consultation,
        piece_key=consultation.pieces[0]["key"],
        words="We write to the provinces first; please say that the order may differ.",
        key="demo",
        by=party,
        offices=offices,
        at=at,
    )
    answer_comment(comment=said, answer="Agreed; the next draft says so.", by=editor, at=at)
    checklist = Checklist.objects.filter(slug=CHECKLIST).first()
    if checklist is not None:
        begun = begin_checklist(
            checklist=checklist, by=party, at=at, country=country, starts_on=today
        )
        first = checklist.steps.values_list("pk", flat=True)[:2]
        tick_steps(undertaking=begun, ticked=list(first), shown_as_ticked=[], by=party, at=at)
    return consultation
