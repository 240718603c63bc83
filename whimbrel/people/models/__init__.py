"""Who has an account, what they chose and accepted, and where they are signed in."""

from whimbrel.people.models.field_choice import FieldChoice
from whimbrel.people.models.house_rules import RulesAcceptance, RulesVersion
from whimbrel.people.models.sign_in import SignIn
from whimbrel.people.models.user import User, UserManager
from whimbrel.people.models.welcome_step import WelcomeStep

__all__ = [
    "FieldChoice",
    "RulesAcceptance",
    "RulesVersion",
    "SignIn",
    "User",
    "UserManager",
    "WelcomeStep",
]
