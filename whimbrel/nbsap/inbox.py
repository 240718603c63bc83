"""Letters about questionnaires, whose filled-in form comes back as an attachment; answers to remarks; and the one word that ends following."""

from django.contrib.auth.models import AnonymousUser
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.inbound import Command, Inbound
from whimbrel.core.inbox.outcomes import Answered, Outcome, Posted
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.nbsap.actions.following import stop_following
from whimbrel.nbsap.actions.remarks import add_remark
from whimbrel.nbsap.actions.reply_files import Difference, differences
from whimbrel.nbsap.actions.replying import Given, ReplyClosed, Writer, begin_reply, save_answers
from whimbrel.nbsap.models import LONGEST_REMARK, Following, Questionnaire, Remark, Reply
from whimbrel.nbsap.queries.replies import reply_lines
from whimbrel.nbsap.rules import can_keep_plan, can_review
from whimbrel.people.models import User
from whimbrel.treaties.models import Country
from whimbrel.treaties.queries.offices import offices_of


@receives("plan", name=gettext_lazy("Answers to questionnaires"), is_private=True)
def plan(letter: Inbound) -> Outcome:
    """Keep what the form says, except where somebody wrote since it was taken; the answer tells which."""
    person = User.objects.filter(pk=letter.sender.person or 0, is_active=True).first()
    reply = _reply(letter, person) if person else None
    if reply is None or person is None:
        return Answered(
            _("This question was not asked of you, or stands no more. Nothing was changed.")
        )
    forms = [one for one in letter.attachments if one.name.lower().endswith((".xlsx", ".docx"))]
    if not forms:
        return Answered(
            _(
                "We found no filled-in form in your letter. Attach it as DOCX or XLSX. Nothing was changed."
            )
        )
    try:
        found = differences(
            parts=reply_lines(reply), file=SheetFile(forms[0].name, forms[0].content)
        )
        given = [Given(one.line.question, one.line.block, one.value, one.base) for one in found]
        kept = save_answers(reply=reply, given=given, by=Writer(person=person), at=now())
    except SheetRefused as refused:
        return Answered(str(refused))
    except ReplyClosed:
        return Answered(_("The answers were handed in meanwhile. Nothing was changed."))
    number = len(kept.written)
    told = ngettext(
        "Thank you. %(count)s answer is kept.", "Thank you. %(count)s answers are kept.", number
    ) % {"count": number}
    left = [one for one in found if one.is_overtaken]
    return Answered(told + _left_alone(left), reply)


@receives("news", name=gettext_lazy("New records that somebody follows"), commands={Command.LEAVE})
def news(letter: Inbound) -> Outcome:
    """One word, and the person follows nothing more; any other letter changes nothing."""
    person = User.objects.filter(pk=letter.sender.person or 0, is_active=True).first()
    if person is None or letter.command != Command.LEAVE:
        return Answered(
            _(
                "Nobody reads answers to these letters, and nothing was changed. Reply with the one word “unsubscribe” to be told no more."
            )
        )
    for one in Following.objects.filter(person=person):
        stop_following(following=one, by=person)
    return Answered(_("You follow nothing more, and are told of no new records."))


@receives("remark", name=gettext_lazy("Remarks on answers about national plans"), is_private=True)
def remark(letter: Inbound) -> Outcome:
    """What is answered to a remark stands beside it, for the country and the Secretariat."""
    person = User.objects.filter(pk=letter.sender.person or 0, is_active=True).first()
    number = int(letter.payload) if letter.payload.isdecimal() else 0
    found = Remark.objects.select_related(
        "reply__questionnaire", "reply__country", "question", "block"
    )
    said = found.filter(pk=number).first()
    offices = offices_of(person or AnonymousUser(), on=localdate())
    if (
        said is None
        or person is None
        or not can_keep_plan(offices, country_id=said.reply.country_id)
    ):
        return Answered(_("You do not act for this country any more. Nothing was kept."))
    words = letter.text.strip()
    if not words:
        return Answered(_("Your letter held no words of your own. Nothing was sent."))
    if len(words) > LONGEST_REMARK:
        told = _(
            "A remark has at most %(most)s characters, and yours has %(number)s. Nothing was kept."
        )
        return Answered(told % {"most": LONGEST_REMARK, "number": len(words)})
    added = add_remark(
        reply=said.reply, question=said.question, block=said.block, words=words,
        is_of_secretariat=can_review(offices), by=person, at=now(), key=f"letter-{letter.received}",
    )  # fmt: skip
    return Posted(added)


def _reply(letter: Inbound, person: User) -> Reply | None:
    """The answers of the country the person acts for; begun with this letter where they were not."""
    today = localdate()
    number, _dot, iso3 = letter.payload.partition(".")
    asked = Questionnaire.objects.filter(
        pk=int(number) if number.isdecimal() else 0, opens_on__lte=today
    ).first()
    country = Country.objects.filter(
        iso3=iso3.upper(), pk__in=offices_of(person, on=today).countries
    ).first()
    if asked is None or country is None:
        return None
    return begin_reply(questionnaire=asked, country=country, by=person, at=now())


def _left_alone(left: list[Difference]) -> str:
    if not left:
        return ""
    told = "\n\n" + _("Here somebody wrote since you took the form, and their answer stands:")
    return told + "".join(f"\n- {one.line.question.text} {one.line.said}" for one in left)
