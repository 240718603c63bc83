"""How sign-in behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnlyAdapter(DefaultAccountAdapter):
    """People are invited by the Secretariat; the door for strangers stays shut."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
