"""What this room holds of a person. Erased in this order: the account itself goes last."""

import secrets
from datetime import date, datetime, time
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Field, Q
from django.utils.text import capfirst
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.users.models import UserProfile

from whimbrel.core.inbox.forgetting import forget
from whimbrel.core.journal.words import in_words
from whimbrel.core.models import JournalEntry, Letter, MailAddress, MailRefusal, ReceivedLetter
from whimbrel.core.personal import Row, holds
from whimbrel.people.models import FieldChoice, RulesAcceptance, SignIn, User, WelcomeStep
from whimbrel.people.particulars import PARTICULARS
from whimbrel.people.queries.particulars import choices_of
from whimbrel.people.queries.sign_ins import session_keys_of
from whimbrel.people.scrubbing import scrub_desk_log, scrub_journal, scrub_letters
from whimbrel.people.traces import device

# Numbers and seals that say nothing of the person, or nothing that may leave the house.
NOT_GIVEN_OUT = {"id", "password", "erased_at"}
NOBODY = "example.invalid"  # RFC 2606: no mail ever arrives there


def account_of(person: AbstractBaseUser) -> list[Row]:
    account = User.objects.get(pk=person.pk)
    fields = [field for field in User._meta.fields if field.name not in NOT_GIVEN_OUT]
    said = {capfirst(str(field.verbose_name)): _said(account, field) for field in fields}
    return [said | {_("Groups"): [group.name for group in account.groups.all()]}]


def erase_account(person: AbstractBaseUser, *, kept_as: str) -> None:
    """The row stays, so that words stay somebody's; what it said of the person does not."""
    account = User.objects.get(pk=person.pk)
    EmailAddress.objects.filter(user=account).delete()
    for profile in UserProfile.objects.filter(user=account):
        if profile.avatar:
            profile.avatar.delete(save=False)
        profile.delete()
    account.groups.clear()
    account.user_permissions.clear()
    for name in [*PARTICULARS, "first_name", "last_name"]:
        setattr(account, name, "")
    account.email = f"left-{secrets.token_hex(16)}@{NOBODY}"
    account.display_name = kept_as[:150]
    account.set_unusable_password()
    account.language, account.time_zone = "en", "UTC"
    account.written_to = User.WrittenTo.NEVER
    account.is_active = account.is_staff = account.is_superuser = False
    account.quiet_from = account.quiet_until = account.last_login = account.welcomed_at = None
    account.left_at = account.left_at or now()
    account.erased_at = now()
    account.save()


def choices_held(person: AbstractBaseUser) -> list[Row]:
    chosen = choices_of(User.objects.get(pk=person.pk))
    audiences = dict(FieldChoice._meta.get_field("shown_to").flatchoices)
    return [
        {_("Particular"): str(PARTICULARS[field].label), _("Shown to"): str(audiences[audience])}
        for field, audience in chosen.items()
    ]


def erase_choices(person: AbstractBaseUser, *, kept_as: str) -> None:
    FieldChoice.objects.filter(person=person.pk).delete()
    WelcomeStep.objects.filter(person=person.pk).delete()


def rules_accepted_by(person: AbstractBaseUser) -> list[Row]:
    return [
        {_("Version"): one.version.number, _("Accepted"): _plain(one.accepted_at)}
        for one in RulesAcceptance.objects.filter(person=person.pk).select_related("version")
    ]


def erase_acceptances(person: AbstractBaseUser, *, kept_as: str) -> None:
    RulesAcceptance.objects.filter(person=person.pk).delete()


def sign_ins_of(person: AbstractBaseUser) -> list[Row]:
    return [
        {
            _("Since"): _plain(sign_in.started_at),
            _("Last seen"): _plain(sign_in.seen_on),
            _("Device"): ", ".join(word for word in device(sign_in.agent) if word),
            _("As the browser names itself"): sign_in.agent,
            _("Network"): sign_in.address,
        }
        for sign_in in SignIn.objects.filter(person=person.pk)
    ]


def erase_sign_ins(person: AbstractBaseUser, *, kept_as: str) -> None:
    keys = list(session_keys_of(User.objects.get(pk=person.pk)))
    Session.objects.filter(session_key__in=keys).delete()
    SignIn.objects.filter(person=person.pk).delete()


def keys_of(person: AbstractBaseUser) -> list[Row]:
    return [
        {
            _("Kind"): str(key.get_type_display()),
            _("Name"): str(key),
            _("Added"): _plain(key.created_at),
            _("Last used"): _plain(key.last_used_at),
        }
        for key in Authenticator.objects.filter(user=person)
    ]


def erase_keys(person: AbstractBaseUser, *, kept_as: str) -> None:
    Authenticator.objects.filter(user=person).delete()


def journal_of(person: AbstractBaseUser) -> list[Row]:
    account = ContentType.objects.get_for_model(User)
    about = Q(subject_type=account, subject_id=person.pk)
    entries = JournalEntry.objects.filter(Q(actor=person.pk) | about)
    return [
        {
            _("When"): _plain(entry.recorded_at),
            _("Who"): _("you") if entry.actor_id == person.pk else _("somebody else"),
            _("What"): in_words(entry.verb),
            _("About"): str(entry.subject or entry.detail.get("name", "")),
            _("Fields"): ", ".join(entry.detail.get("fields", [])),
        }
        for entry in entries.prefetch_related("subject")
    ]


def erase_from_journal(person: AbstractBaseUser, *, kept_as: str) -> None:
    """The lines stay; who acted now reads as `kept_as`, because the account does."""
    account = User.objects.get(pk=person.pk)
    scrub_journal(account, kept_as=kept_as)
    scrub_desk_log(account, kept_as=kept_as)


def _said(account: User, field: Field[Any, Any]) -> Any:
    """The value as people read it: of a choice, its words."""
    value = getattr(account, field.name)
    return str(dict(field.flatchoices).get(value, value)) if field.choices else _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return value.isoformat() if isinstance(value, date | time) else value


def letters_to(person: AbstractBaseUser) -> list[Row]:
    return [
        {
            _("When"): _plain(letter.written_at),
            _("Addressed to"): letter.address,
            _("Subject"): letter.subject,
            _("Text"): "" if letter.is_confidential else letter.text,
        }
        for letter in Letter.objects.filter(recipient=person.pk)
    ]


def erase_letters(person: AbstractBaseUser, *, kept_as: str) -> None:
    account = User.objects.get(pk=person.pk)
    Letter.objects.filter(recipient=person.pk).delete()
    Letter.objects.filter(address__iexact=account.email).delete()
    scrub_letters(account, kept_as=kept_as)
    MailRefusal.objects.filter(person=person.pk).delete()


def letters_from(person: AbstractBaseUser) -> list[Row]:
    return [
        {
            _("When"): _plain(letter.received_at),
            _("From"): letter.from_address,
            _("Subject"): letter.subject,
            _("What became of it"): str(letter.state.label),
        }
        for letter in ReceivedLetter.objects.filter(sender=person.pk)
    ]


def erase_letters_from(person: AbstractBaseUser, *, kept_as: str) -> None:
    """The letters as they came go, with their files; what was made of them, each room erases for itself."""
    for letter in ReceivedLetter.objects.filter(sender=person.pk):
        forget(letter)
    MailAddress.objects.filter(address__iexact=User.objects.get(pk=person.pk).email).delete()


holds(gettext_lazy("E-mail to us"), export=letters_from, erase=erase_letters_from)
holds(gettext_lazy("E-mail from us"), export=letters_to, erase=erase_letters)
holds(gettext_lazy("The journal"), export=journal_of, erase=erase_from_journal)
holds(gettext_lazy("Second keys and passkeys"), export=keys_of, erase=erase_keys)
holds(gettext_lazy("Where you signed in"), export=sign_ins_of, erase=erase_sign_ins)
holds(gettext_lazy("Who sees what"), export=choices_held, erase=erase_choices)
holds(gettext_lazy("Rules you accepted"), export=rules_accepted_by, erase=erase_acceptances)
holds(gettext_lazy("Your account"), export=account_of, erase=erase_account)
