"""Letters that no person wrote: answers of machines, letters that came back, mailings, our own come round again."""

import re
from email.message import Message

from whimbrel.core.inbox.reading import heads
from whimbrel.core.models import ReceivedLetter

Reason = ReceivedLetter.Reason
# Heads that only machines write, and what they say where they mean it.
SAID: list[tuple[str, re.Pattern[str]]] = [
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in [
        # RFC 3834: whoever answers by machine says so; "no" is what persons' programs may say.
        ("Auto-Submitted", r"^(?!\s*no\b)\s*\S"),
        ("X-Autoreply", r"^(?!\s*no\b)\s*\S"),
        ("X-Autorespond", r"\S"),
        ("X-Autoresponder", r"\S"),
        ("X-Auto-Reply-From", r"\S"),
        ("X-Mail-Autoreply", r"\S"),
        ("X-AutoReply-From", r"\S"),
        ("X-POST-MessageClass", r"9; Autoresponder"),
        ("X-FC-MachineGenerated", r"true"),
        ("X-Cron-Env", r"\S"),
        ("X-Vacation", r"\S"),
        ("Precedence", r"auto.?reply"),
        ("Preference", r"auto.?reply"),
        ("X-Precedence", r"auto.?reply"),
        ("Delivered-To", r"Autoresponder"),
        ("Return-Receipt", r"autoreply"),
        ("X-Zimbra-AutoReply", r"\S"),
        ("X-Notes-AutoReply", r"\S"),
    ]
]
MAILINGS: list[tuple[str, re.Pattern[str]]] = [
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in [
        ("Precedence", r"bulk|junk|list"),
        ("X-Precedence", r"bulk|junk|list"),
        ("List-Id", r"\S"),
        ("List-Post", r"\S"),
        ("List-Unsubscribe", r"\S"),
        ("Feedback-ID", r"\S"),
        ("X-Campaign-ID", r"\S"),
        ("X-Mailchimp-ID", r"\S"),
    ]
]
# Answers of machines that say so in the subject only, at its beginning.
ABSENT = re.compile(
    r"^\W*(auto(matic)?[ -]?(reply|response|antwort)|automatic reply|out of (the )?office|away from (the )?office|on leave:|"
    r"réponse automatique|absence du bureau|absent du bureau|message d['’]absence|"
    r"respuesta automática|fuera de (la )?oficina|ausente de la oficina|"
    r"رد تلقائي|الرد التلقائي|إجابة تلقائية|خارج المكتب|"
    r"автоматический ответ|автоответ|нет на месте|вне офиса|отсутствую в офисе|"
    r"resposta automática|fora do escritório|ausência temporária|"
    r"自动回复|自動回覆|自动答复|不在办公室|外出时的自动答复|"
    r"abwesenheitsnotiz|automatische antwort|risposta automatica)",
    re.IGNORECASE,
)
CAME_BACK = re.compile(
    r"^\W*(undeliver(able|ed)|undelivered mail returned|delivery (status notification|failure|has failed)|mail delivery (failed|failure|system|subsystem)|"
    r"returned mail|failure notice|message not delivered|non remis|échec de (la )?(remise|distribution)|no se puede entregar|"
    r"не доставлено|недоставленное сообщение|تعذر التسليم|não foi possível entregar|无法送达|未送达|系统退信)",
    re.IGNORECASE,
)
MACHINES = re.compile(
    r"^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|donotreply|bounces?|mdaemon)([+-].*)?@",
    re.IGNORECASE,
)
RECEIPT = re.compile(r"multipart/report", re.IGNORECASE)
# So often may servers have passed it on, before it is thought to go in circles (RFC 5321, 6.3).
MOST_STATIONS = 50


def automatic_reason(
    head: Message, *, envelope_from: str, from_address: str, own: frozenset[str]
) -> Reason | None:
    """Why the letter is taken for a machine's; None for a person's."""
    if _is_report(head) or _came_back(head, envelope_from, from_address):
        return Reason.BOUNCE
    if (
        head.get("X-Whimbrel")
        or from_address in own
        or len(head.get_all("Received") or []) > MOST_STATIONS
    ):
        return Reason.LOOP
    if _says(head, SAID) or ABSENT.match(heads.words(head, "Subject")):
        return Reason.AUTO_REPLY
    if envelope_from == "<>" or MACHINES.match(from_address):
        return Reason.AUTO_REPLY
    return Reason.MAILING if _says(head, MAILINGS) else None


def _is_report(head: Message) -> bool:
    return bool(RECEIPT.match(head.get_content_type()))


def _came_back(head: Message, envelope_from: str, from_address: str) -> bool:
    is_machine = envelope_from == "<>" or bool(MACHINES.match(from_address))
    if head.get("X-Failed-Recipients"):
        return True
    return is_machine and bool(CAME_BACK.match(heads.words(head, "Subject")))


def _says(head: Message, lines: list[tuple[str, re.Pattern[str]]]) -> bool:
    return any(
        pattern.search(str(value)) for name, pattern in lines for value in head.get_all(name) or []
    )
