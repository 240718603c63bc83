"""How sign-in behaves here."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from django.contrib.sites.shortcuts import get_current_site
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.utils.translation import get_language_from_path
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import current_language
from whimbrel.core.mail.kinds import SIGN_IN
from whimbrel.core.mail.writing import Recipient, write_letter
from whimbrel.people.models import User
from whimbrel.people.queries.house_rules import rules_to_accept
from whimbrel.people.signing import signed_in

TO_A_STRANGER = "account/email/unknown_account"


class InvitedOnlyAdapter(DefaultAccountAdapter):
    """People are invited by the Secretariat; the door for strangers stays shut."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "This address and this password do not belong together. Look at both, or have a code sent to you."
        ),
        "incorrect_code": _(
            "This is not the code, or it works no more. Look again, or ask for another."
        ),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _("Too many attempts. Wait a few minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The desk in the person's own language, where they were not on the way to a page."""
        language = getattr(request.user, "language", "") or translation.get_language()
        with translation.override(language):
            return reverse("home:desk")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever has just signed in is not asked again at once who they are."""
        request = context.request
        signed_in = max(
            (seen["at"] for seen in get_authentication_records(request, request.user)), default=0
        )
        if time.time() - signed_in < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> Any:
        signed_in(
            person=user,
            session=request.session,
            agent=request.headers.get("User-Agent", ""),
            address=self.get_client_ip(request),
        )
        answer = super().post_login(request, user, **kwargs)
        if rules_to_accept(user.pk, on=localdate()) and answer.has_header("Location"):
            # In the language that the way on has chosen.
            language = get_language_from_path(answer["Location"]) or current_language()
            with translation.override(language):
                way = f"{reverse('people:rules_accept')}?{urlencode({'next': answer['Location']})}"
            answer["Location"] = way
        return answer

    @transaction.atomic
    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put a code or a link into the outbox; the worker sends it, and nobody waits for a mail server.

        For a stranger the letter is written too, and taken out before anybody can see it: else a quicker
        answer would tell that the address has no account.
        """
        words = {"request": self.request, "email": email}
        words |= {"current_site": get_current_site(self.request)}
        mail = self.render_mail(template_prefix, email, words | context)
        person = User.objects.filter(email=email.lower()).values_list("pk", flat=True).first()
        letter = write_letter(
            to=Recipient(address=email, language=current_language(), person=person),
            kind=SIGN_IN.slug,
            subject=mail.subject,
            text=mail.body,
            is_answer=True,
            is_urgent=True,
            is_confidential=True,
        )
        if template_prefix == TO_A_STRANGER and letter is not None:
            letter.delete()
