"""What is decided in the demo's e-community: a poll, two consultations, a silence procedure that runs, a text to amend."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate, now

from whimbrel.community.actions.consultations import (
    GRACE,
    Matter,
    Saying,
    close_consultation,
    open_consultation,
    speak,
    state_outcome,
)
from whimbrel.community.actions.drafting import (
    Proposed,
    open_draft,
    propose_amendment,
    support_amendment,
)
from whimbrel.community.actions.polls import Asked, open_poll, vote
from whimbrel.community.models import Consultation, Poll, Space
from whimbrel.community.queries.consultations import voiced_by
from whimbrel.people.models import User
from whimbrel.treaties.models import Instrument

WEEK = timedelta(days=7)
WORKSHOP = {
    "en": "Which week suits you for the regional workshop?",
    "fr": "Quelle semaine vous convient pour l’atelier régional ?",
}
WEEKS = [
    {"en": "The first week of May", "fr": "La première semaine de mai"},
    {"en": "The second week of May", "fr": "La deuxième semaine de mai"},
    {"en": "The first week of June", "fr": "La première semaine de juin"},
]
# Past and adopted; past and stated; running.
HANDOVER = {
    "en": "Handover between focal points: a common form",
    "fr": "Passation entre correspondants : un formulaire commun",
    "es": "Traspaso entre puntos focales: un formulario común",
}
HANDOVER_TEXT = {
    "en": "Each focal point who leaves the post fills in the common form.\n\nThe Secretariat keeps it for the successor.",
    "fr": "Chaque correspondant qui quitte son poste remplit le formulaire commun.\n\nLe Secrétariat le garde pour le successeur.",
    "es": "Cada punto focal que deja su puesto rellena el formulario común.\n\nLa Secretaría lo guarda para el sucesor.",
}
LANGUAGES = {
    "en": "Languages of the regional workshops",
    "fr": "Langues des ateliers régionaux",
}
LANGUAGES_TEXT = {
    "en": "Regional workshops are held with interpretation into the working languages that the region uses.",
    "fr": "Les ateliers régionaux se tiennent avec interprétation dans les langues de travail de la région.",
}
CALENDAR = {
    "en": "Calendar of the preparatory workshops",
    "fr": "Calendrier des ateliers préparatoires",
    "es": "Calendario de los talleres preparatorios",
    "ru": "Календарь подготовительных семинаров",
}
CALENDAR_TEXT = {
    "en": "Preparatory workshops are held in every region, three to four months before the meeting of the Conference of the Parties.\n\nEach Party nominates one person by the day that the invitation gives.\n\nThe documents are sent out in the working languages, thirty days before.",
    "fr": "Des ateliers préparatoires se tiennent dans chaque région, trois à quatre mois avant la réunion de la Conférence des Parties.\n\nChaque Partie désigne une personne avant la date indiquée dans l’invitation.\n\nLes documents sont envoyés dans les langues de travail, trente jours avant.",
    "es": "Se celebran talleres preparatorios en cada región, de tres a cuatro meses antes de la reunión de la Conferencia de las Partes.\n\nCada Parte designa a una persona antes de la fecha que indica la invitación.\n\nLos documentos se envían en los idiomas de trabajo, treinta días antes.",
    "ru": "Подготовительные семинары проводятся в каждом регионе за три-четыре месяца до совещания Конференции Сторон.\n\nКаждая Сторона назначает одного участника до дня, указанного в приглашении.\n\nДокументы рассылаются на рабочих языках за тридцать дней.",
}
POSITION = "Counts of waders begin in the second week of January.\n\nResults are shared within three months.\n\nEach country pays for its own counts."


@transaction.atomic
def settle_decisions() -> None:
    """Let the spaces decide. Doing it twice changes nothing."""
    if Consultation.objects.exists() or Poll.objects.exists():
        return
    people = {one.email.partition("@")[0]: one for one in User.objects.all()}
    spaces = {one.slug: one for one in Space.objects.filter(slug__in=["africa", "cms"])}
    at = now()
    _ask_the_region(spaces["africa"], people, at)
    for kind, title, text in (("silence", HANDOVER, HANDOVER_TEXT), ("positions", LANGUAGES, LANGUAGES_TEXT)):  # fmt: skip
        _decide(spaces["cms"], people, kind, title, text, at)
    running = _put(spaces["cms"], people, "silence", CALENDAR, CALENDAR_TEXT, at - WEEK, at + 2 * WEEK)  # fmt: skip
    _say(running, people["senegal"], "comment", "Bien. Merci de préciser la langue des invitations.", at - WEEK / 2)  # fmt: skip
    _say(running, people["fiji"], "yes", "", at - WEEK / 3)
    _amend(spaces["africa"], people, at)


def _ask_the_region(space: Space, people: dict[str, User], at: datetime) -> None:
    asked = Asked(WORKSHOP, WEEKS, at + WEEK, "demo:weeks")
    poll = open_poll(space=space, asked=asked, by=people["kenya"], at=at - WEEK / 2)
    for who, number in (("senegal", 2), ("morocco", 2), ("deputy", 1)):
        vote(poll=poll, option=poll.options.get(number=number), by=people[who], at=at - WEEK / 4)


def _put(
    space: Space, people: dict[str, User], kind: str, title: dict[str, str], text: dict[str, str],
    opened_at: datetime, closes_at: datetime,
) -> Consultation:  # fmt: skip
    matter = Matter(
        kind, title, text, Instrument.objects.get(code="CMS"), closes_at, f"demo:{title['en']}"[:100],
        is_outcome_public=True,
    )  # fmt: skip
    return open_consultation(space=space, matter=matter, by=people["secretariat"], at=opened_at)


def _decide(
    space: Space, people: dict[str, User], kind: str, title: dict[str, str], text: dict[str, str],
    at: datetime,
) -> None:  # fmt: skip
    """One that is over, with what came of it."""
    opened_at, closes_at = at - 6 * WEEK, at - 3 * WEEK
    consultation = _put(space, people, kind, title, text, opened_at, closes_at)
    for who in ("kenya", "senegal", "morocco"):
        _say(consultation, people[who], "yes", "", opened_at + WEEK)
    close_consultation(consultation=consultation, at=closes_at + GRACE)
    if kind == "positions":
        words = {
            "en": "The Parties that answered are in favour. The next invitations name the languages.",
            "fr": "Les Parties qui ont répondu sont favorables. Les prochaines invitations indiquent les langues.",
        }
        state_outcome(
            consultation=consultation, words=words, by=people["secretariat"], at=closes_at + WEEK
        )


def _say(consultation: Consultation, person: User, position: str, words: str, at: datetime) -> None:
    for party, role, _voice in voiced_by(consultation, person.pk, on=localdate(at)):
        saying = Saying(position, words, role, at)
        speak(party=party, saying=saying, by=person, kept_at=at)


def _amend(space: Space, people: dict[str, User], at: datetime) -> None:
    draft = open_draft(
        space=space, title="Position of the region on counts of waders", language="en", text=POSITION,
        closes_at=at + 2 * WEEK, key="demo:position", by=people["secretariat"], at=at - WEEK,
    )  # fmt: skip
    first, second, _third = draft.paragraphs.all()
    shared = propose_amendment(
        paragraph=second, by=people["kenya"], at=at - WEEK / 2,
        proposed=Proposed("replace", "Results are shared within six months.", "The counties need time to check.", "demo:six"),
    )  # fmt: skip
    propose_amendment(
        paragraph=first, by=people["senegal"], at=at - WEEK / 3,
        proposed=Proposed("after", "Each country names one person for the count.", "", "demo:one"),
    )  # fmt: skip
    support_amendment(amendment=shared, by=people["uganda"], at=at - WEEK / 4)
