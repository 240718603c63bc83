"""The private pages about one's own account, one noun a file."""

from whimbrel.people.views.account import profile_detail
from whimbrel.people.views.data import my_data
from whimbrel.people.views.door import desk_sign_in
from whimbrel.people.views.house_rules import rules_accept, rules_detail
from whimbrel.people.views.leaving import leave, left
from whimbrel.people.views.privacy import privacy_detail
from whimbrel.people.views.sessions import session_end, session_end_others, session_list
from whimbrel.people.views.welcome import welcome, welcome_detail

__all__ = [
    "desk_sign_in",
    "leave",
    "left",
    "my_data",
    "privacy_detail",
    "profile_detail",
    "rules_accept",
    "rules_detail",
    "session_end",
    "session_end_others",
    "session_list",
    "welcome",
    "welcome_detail",
]
