"""What is written about questionnaires: reminders to the late, what became of answers, and parts given to offices."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from whimbrel.core.inbox.addresses import reply_address, takes_letters
from whimbrel.core.keys import key_to, record_behind
from whimbrel.core.mail import kinds
from whimbrel.core.mail.writing import Recipient, thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.nbsap.models import Delegation, News, Questionnaire, Remark, ReplyStage
from whimbrel.nbsap.queries.board import BoardRow
from whimbrel.nbsap.queries.news import address_of, told_of
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of
from whimbrel.treaties.models import Country

kinds.register("plan_reminder", gettext_lazy("Reminders of questionnaires"), can_be_refused=True)
kinds.register(
    "plan_reply", gettext_lazy("What became of your country’s answers"), can_be_refused=True
)
kinds.register(
    "plan_part", gettext_lazy("Parts of questionnaires given to your office"), can_be_refused=False
)

kinds.register(
    "plan_remark", gettext_lazy("Remarks on answers about national plans"), can_be_refused=True
)
kinds.register(
    "plan_mailing",
    gettext_lazy("The Secretariat’s letters about national plans"),
    can_be_refused=True,
)
kinds.register("register_news", gettext_lazy("New records that you follow"), can_be_refused=True)

# What is more is found in the register.
LONGEST_NEWS = 40
SALT = "whimbrel.nbsap.delegation"


def delegation_token(delegation: Delegation) -> str:
    """The key to one part of one country's answers; it opens nothing else, and hands nothing in."""
    return key_to(delegation.pk, salt=SALT)


def delegation_of(token: str) -> Delegation | None:
    """Whose key it is; None where it was not made here, or was damaged on its way."""
    found = Delegation.objects.select_related("reply__questionnaire", "reply__country", "section")
    return found.filter(pk=record_behind(token, salt=SALT)).first()


def write_delegated(*, delegation: Delegation) -> Letter | None:
    """Give the office its link."""
    with translation.override(delegation.language):
        country = delegation.reply.country.name
        return write_letter(
            to=Recipient(address=delegation.email, language=delegation.language),
            kind="plan_part",
            subject=_("Please answer for %(country)s: %(part)s")
            % {"country": country, "part": delegation.section.name},
            text=_text(
                "delegated",
                delegation=delegation,
                country=country,
                link=_address("nbsap:delegated", delegation_token(delegation)),
            ),
            once=f"plan-part:{delegation.pk}",
            is_confidential=True,
        )


def write_reminder(
    *, questionnaire: Questionnaire, row: BoardRow, person: User, on: date
) -> Letter | None:
    """Remind one focal point; once for each day on which reminders are due."""
    return _write_open(
        questionnaire, row, person, "reminder", f"plan-reminder:{questionnaire.pk}:{person.pk}:{on.isoformat()}",
        can_reply=takes_letters(),
    )  # fmt: skip


def write_words(
    *, questionnaire: Questionnaire, row: BoardRow, person: User, words: str, key: str
) -> Letter | None:
    """The Secretariat's own words to one focal point whose country has not handed in."""
    once = f"plan-words:{questionnaire.pk}:{person.pk}:{row.country.pk}:{key}"
    return _write_open(questionnaire, row, person, "words", once, words=words)


def write_returned(*, stage: ReplyStage, person: User) -> Letter | None:
    with translation.override(person.language or "en"):
        return _write_stage(stage, person, "returned", _("Please look at your answers again"))


def write_signed_off(*, stage: ReplyStage, person: User) -> Letter | None:
    with translation.override(person.language or "en"):
        return _write_stage(stage, person, "signed_off", _("Your answers are signed off"))


def write_mailing(
    *, person: User, country: Country, subject: str, words: str, key: str
) -> Letter | None:
    """The Secretariat's own words to one focal point, with the way to the work on the plan of their country."""
    with translation.override(person.language or "en"):
        return write_letter(
            to=recipient_of(person),
            kind="plan_mailing",
            subject=subject,
            text=_text(
                "mailing", person=person, words=words, link=_address("nbsap:nbsap_work", country.iso3)
            ),
            once=f"plan-mailing:{key}:{person.pk}",
        )  # fmt: skip


def write_remark(*, remark: Remark, person: User) -> Letter | None:
    """Tell one of the other side what was said of an answer; what they reply stands beside it."""
    reply, question = remark.reply, remark.question
    with translation.override(person.language or "en"):
        here = _address("nbsap:reply_question", str(reply.pk), str(question.pk))
        said = {"country": reply.country.name, "question": question.text}
        return write_letter(
            to=recipient_of(person),
            kind="plan_remark",
            subject=_("Remark on the answer of %(country)s: %(question)s") % said,
            text=_text(
                "remark", person=person, remark=remark, reply=reply, question=question,
                link=f"{here}?block={remark.block_id}" if remark.block_id else here, can_reply=takes_letters(),
            ),
            reply_to=reply_address("remark", remark.pk, person.pk),
            once=f"plan-remark:{remark.pk}:{person.pk}",
            is_confidential=True,
            **thread("plan-remark", f"{reply.pk}.{question.pk}.{remark.block_id or 0}"),
        )  # fmt: skip


def write_news(*, news: Sequence[News], person: User) -> Letter | None:
    """All that is new of what the person follows, in one letter. Their round has come: it waits for none."""
    with translation.override(person.language or "en"):
        told = [(told_of(one), f"{settings.SITE_URL}{address_of(one)}") for one in news[:LONGEST_NEWS]]  # fmt: skip
        return write_letter(
            to=replace(recipient_of(person), written_to=_once_round(person.written_to)),
            kind="register_news",
            subject=ngettext(
                "%(n)s new record of what you follow", "%(n)s new records of what you follow", len(news)
            ) % {"n": len(news)},
            text=_text(
                "news", person=person, told=told, more=len(news) - len(told),
                register=_address("nbsap:nbsap_list"), following=_address("nbsap:following_list"), can_reply=takes_letters(),
            ),
            reply_to=reply_address("news", "all", person.pk),
            once=f"register-news:{person.pk}:{news[-1].pk}",
        )  # fmt: skip


def _once_round(written_to: str) -> str:
    return "never" if written_to == "never" else "at_once"


def _write_open(
    questionnaire: Questionnaire, row: BoardRow, person: User, name: str, once: str, **more: Any
) -> Letter | None:
    """To one focal point whose country has not handed in. The answer may bring the filled-in form."""
    with translation.override(person.language or "en"):
        link = _address("nbsap:reply_detail", questionnaire.code, row.country.iso3)
        return write_letter(
            to=recipient_of(person),
            kind="plan_reminder",
            subject=_("Still to be answered: %(name)s") % {"name": questionnaire.name},
            text=_text(
                name, person=person, questionnaire=questionnaire, row=row, link=link, **more
            ),
            reply_to=reply_address(
                "plan", f"{questionnaire.pk}.{row.country.iso3.lower()}", person.pk
            ),
            once=once,
            **thread("plan-questionnaire", questionnaire.pk),
        )


def _write_stage(stage: ReplyStage, person: User, name: str, subject: str) -> Letter | None:
    reply = stage.reply
    link = _address("nbsap:reply_detail", reply.questionnaire.code, reply.country.iso3)
    return write_letter(
        to=recipient_of(person),
        kind="plan_reply",
        subject=f"{subject}: {reply.questionnaire.name}",
        text=_text(name, person=person, stage=stage, reply=reply, link=link),
        once=f"plan-stage:{stage.pk}:{person.pk}",
        **thread("plan-questionnaire", reply.questionnaire.pk),
    )


def _text(name: str, **context: Any) -> str:
    return render_to_string(f"nbsap/email/{name}.txt", context).strip() + "\n"


def _address(name: str, *args: str) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"
