"""What became of the money of a grant, as a document for its donor."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from whimbrel.core.documents.tree import Document, Heading, Masthead, Paragraph, Run, Table
from whimbrel.core.languages import current_language, translated
from whimbrel.core.money import written_money
from whimbrel.core.periods import written_date
from whimbrel.treaties.models import Meeting
from whimbrel.workplan.models import Activity, Grant, Movement
from whimbrel.workplan.queries.grants import Account, accounts_of, movements_of, names_of, parts_of


def statement_document(grant: Grant, *, by: date, made_at: datetime) -> Document:
    """The account on that day, what each activity and workshop had of it, and each movement. Four queries."""
    language = current_language()
    account = accounts_of([grant], by=by)[grant.pk]
    movements = list(movements_of(grant, by=by))
    blocks: list[Heading | Paragraph | Table] = []
    for title, words in (
        (_("Ear-marked for"), grant.purpose), (_("Conditions"), grant.conditions),
    ):  # fmt: skip
        if words:
            blocks += [Heading(title, 2, f"about-{len(blocks)}"), Paragraph((Run(words),))]
    blocks.append(Table(_("Account"), (_("What happened"), _("Amount")), _account(account)))
    if spent := _spent(movements, grant.currency):
        blocks.append(Table(_("Spent"), (_("Activity"), _("Amount")), spent))
    if movements:
        head = (_("Day"), _("What happened"), _("Amount"), _("Activities"), _("Note"))
        names = names_of(movements)
        rows = tuple(_movement(one, grant.currency, names) for one in movements)
        blocks.append(Table(_("Each movement"), head, rows))
    return Document(
        title=grant.title,
        language=language,
        masthead=Masthead(
            grant.donor.name,
            tuple(part for part in (grant.agreement, written_date(by, language)) if part),
            (),
        ),
        byline=_("Prepared by the Secretariat"),
        running_head=grant.agreement or grant.code,
        contents_title="",
        page_words=("", " / ", ""),
        made_at=made_at,
        blocks=tuple(blocks),
    )


def _spent(movements: list[Movement], currency: str) -> tuple[tuple[str, str], ...]:
    """What each activity and each workshop had, by what it is named."""
    names = names_of(movements)
    spent: dict[Activity, Decimal] = {}
    at: dict[Meeting, Decimal] = {}
    for one in movements:
        for share in one.shares.all() if one.kind == one.Kind.SPENT else ():
            spent[share.activity] = spent.get(share.activity, Decimal()) + share.amount
        for held in one.meeting_shares.all() if one.kind == one.Kind.SPENT else ():
            at[held.meeting] = at.get(held.meeting, Decimal()) + held.amount
    told = [(f"{names[one.pk]} {one.title}", amount) for one, amount in spent.items()]
    told += [(f"{one.code} {translated(one, 'title')}", amount) for one, amount in at.items()]
    return tuple(
        (words, written_money(amount, currency, current_language()))
        for words, amount in sorted(told)
    )


def _movement(one: Movement, currency: str, names: Mapping[int, str]) -> tuple[str, ...]:
    language = current_language()
    return (
        written_date(one.day, language),
        str(one.get_kind_display()),
        written_money(one.in_account, currency, language),
        ", ".join(code for code, _amount in parts_of(one, names)),
        one.note,
    )


def _account(account: Account) -> tuple[tuple[str, str], ...]:
    told = [
        (_("Pledged"), account.pledged),
        (_("Received"), account.received),
        (_("Still to come"), account.outstanding),
        (_("Committed"), account.committed),
        (_("Spent"), account.spent),
        (_("Programme support cost"), account.support),
        (_("At hand"), account.at_hand),
        (_("In kind"), account.in_kind),
    ]
    language = current_language()
    return tuple((word, written_money(amount, account.currency, language)) for word, amount in told)
