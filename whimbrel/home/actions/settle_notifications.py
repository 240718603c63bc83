"""The demo's official notifications: of the kinds that go out before a meeting, three issued and one to be issued."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate, localtime, now

from whimbrel.meetings.actions.notifications import Answering, answer_notification, issue
from whimbrel.meetings.models import Notification
from whimbrel.people.models import User
from whimbrel.treaties.models import Country, Instrument

# How many days ago it was issued (None: not yet), in how many days answers are due, and what it says.
NOTIFICATIONS: list[tuple[int | None, int | None, dict[str, Any]]] = [
    (
        40,
        None,
        {
            "subject_en": "Originals of credentials",
            "subject_fr": "Originaux des pouvoirs",
            "subject_es": "Originales de las credenciales",
            "text_en": "Delegations to the meeting of the Conference of the Parties need credentials signed by the Head of State, the Head of Government or the Minister for Foreign Affairs.\n\nOnly originals are accepted. A copy may be sent ahead, so that it can be looked at; it does not take the place of the original.",
            "text_fr": "Les délégations à la réunion de la Conférence des Parties ont besoin de pouvoirs signés par le chef de l’État, le chef du gouvernement ou le ministre des affaires étrangères.\n\nSeuls les originaux sont acceptés. Une copie peut être envoyée à l’avance pour vérification ; elle ne remplace pas l’original.",
            "text_es": "Las delegaciones a la reunión de la Conferencia de las Partes necesitan credenciales firmadas por el Jefe de Estado, el Jefe de Gobierno o el Ministro de Relaciones Exteriores.\n\nSolo se aceptan originales. Puede enviarse antes una copia para su examen; no sustituye al original.",
        },
    ),
    (
        20,
        15,
        {
            "subject_en": "Contact details of National Focal Points",
            "subject_fr": "Coordonnées des correspondants nationaux",
            "subject_es": "Datos de contacto de los puntos focales nacionales",
            "text_en": "The directory of National Focal Points is only as good as its newest entry. Please look at the entry of your country and tell us what is no longer right.\n\nA new designation needs a letter of the responsible minister or authority.",
            "text_fr": "Le répertoire des correspondants nationaux vaut ce que vaut sa dernière mise à jour. Veuillez vérifier l’inscription de votre pays et nous dire ce qui n’est plus exact.\n\nUne nouvelle désignation demande une lettre du ministre ou de l’autorité responsable.",
            "text_es": "El directorio de puntos focales nacionales vale lo que su última actualización. Compruebe la inscripción de su país y díganos lo que ya no es correcto.\n\nUna nueva designación requiere una carta del ministro o de la autoridad responsable.",
            "action_en": "Confirm the contact details, or correct them",
            "action_fr": "Confirmer les coordonnées, ou les corriger",
            "action_es": "Confirmar los datos de contacto, o corregirlos",
        },
    ),
    (
        6,
        30,
        {
            "subject_en": "Nominations for the regional preparatory workshop",
            "subject_fr": "Candidatures pour l’atelier préparatoire régional",
            "subject_es": "Candidaturas para el taller preparatorio regional",
            "text_en": "The workshop prepares focal points of the region for the meeting of the Conference of the Parties: how it works, its documents, common positions.\n\nEach Party may nominate one person. Funding is limited to one person from each eligible country.",
            "text_fr": "L’atelier prépare les correspondants de la région à la réunion de la Conférence des Parties : déroulement, documents, positions communes.\n\nChaque Partie peut désigner une personne. Le financement est limité à une personne par pays éligible.",
            "text_es": "El taller prepara a los puntos focales de la región para la reunión de la Conferencia de las Partes: cómo funciona, sus documentos, posiciones comunes.\n\nCada Parte puede designar a una persona. La financiación se limita a una persona por país elegible.",
            "action_en": "Nominate one person, with an alternate",
            "action_fr": "Désigner une personne et une suppléante",
            "action_es": "Designar a una persona y a una suplente",
        },
    ),
    (
        None,
        60,
        {
            "subject_en": "National reports",
            "subject_fr": "Rapports nationaux",
            "subject_es": "Informes nacionales",
            "text_en": "Parties inform the Conference of the measures they have taken at least six months before its ordinary meeting (Article VI, paragraph 3).",
            "text_fr": "Les Parties informent la Conférence des mesures prises au moins six mois avant sa session ordinaire (article VI, paragraphe 3).",
            "text_es": "Las Partes informan a la Conferencia de las medidas adoptadas al menos seis meses antes de su reunión ordinaria (artículo VI, párrafo 3).",
            "action_en": "Hand in the national report",
            "action_fr": "Remettre le rapport national",
            "action_es": "Presentar el informe nacional",
        },
    ),
]


@transaction.atomic
def settle_notifications() -> None:
    """Write them and issue all but the last. Doing it twice changes nothing."""
    if Notification.objects.exists():
        return
    convention = Instrument.objects.get(code="CMS")
    secretariat = User.objects.get(email="secretariat@demo.example")
    for days_ago, due_in, words in NOTIFICATIONS:
        notification = Notification.objects.create(
            instrument=convention,
            deadline_on=localdate() + timedelta(days=due_in) if due_in else None,
            **words,
        )
        if days_ago is not None:
            issue(notification=notification, by=secretariat, at=_days_ago(days_ago))
    _answer()


def _days_ago(days: int) -> datetime:
    """So many days ago, and never in another year: a demo begins with number 1."""
    first = localtime().replace(month=1, day=1, hour=0, minute=0, second=1)
    return max(now() - timedelta(days=days), first)


def _answer() -> None:
    """Kenya has answered the second, whoever looks at it follows the others."""
    notification = Notification.objects.issued().get(number=2)
    noted = notification.countries.get(country=Country.objects.get(iso3="KEN"))
    at = _days_ago(4)
    answer_notification(
        noted=noted, answering=Answering("All is still right.", "nfp", at), kept_at=at,
        by=User.objects.get(email="kenya@demo.example"),
    )  # fmt: skip
