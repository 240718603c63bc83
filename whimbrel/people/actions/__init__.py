"""Verbs that write accounts, one subject a file."""

from whimbrel.people.actions.account import (
    AddressTaken,
    change_address,
    change_profile,
    enter_particulars,
    make_administrator,
    open_account,
)
from whimbrel.people.actions.desk import leave_desk, seat_at_desk
from whimbrel.people.actions.house_rules import accept_rules, load_first_rules
from whimbrel.people.actions.leaving import (
    MayNotLeave,
    erase_person,
    erase_those_who_left,
    mark_closed,
    open_again,
)
from whimbrel.people.actions.privacy import choose_visibility
from whimbrel.people.actions.sign_ins import (
    end_other_sign_ins,
    end_sign_in,
    forget_old_sign_ins,
    note_seen,
    note_sign_in,
)
from whimbrel.people.actions.welcome import finish_welcome, take_welcome_step

__all__ = [
    "accept_rules",
    "load_first_rules",
    "AddressTaken",
    "MayNotLeave",
    "change_address",
    "change_profile",
    "choose_visibility",
    "end_other_sign_ins",
    "end_sign_in",
    "enter_particulars",
    "erase_person",
    "erase_those_who_left",
    "finish_welcome",
    "forget_old_sign_ins",
    "leave_desk",
    "make_administrator",
    "mark_closed",
    "note_seen",
    "note_sign_in",
    "open_account",
    "open_again",
    "seat_at_desk",
    "take_welcome_step",
]
