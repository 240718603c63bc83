"""What training writes to people, in their language, plain text first."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy

from whimbrel.core.mail import kinds

kinds.register("needs", gettext_lazy("What you would like to learn"), can_be_refused=True)
kinds.register(
    "training",
    gettext_lazy("Workshops you took part in: what you thought and used"),
    can_be_refused=True,
)
kinds.register("certificate", gettext_lazy("Certificates"), can_be_refused=False)


def text_of(name: str, **context: Any) -> str:
    """The letter of that name in words, in the language that is spoken now."""
    return render_to_string(f"training/email/{name}.txt", context).strip() + "\n"


def address(name: str, *args: str) -> str:
    """The whole address of that page of the room."""
    return f"{settings.SITE_URL}{reverse(f'training:{name}', args=args)}"
