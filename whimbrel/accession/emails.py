"""That a State has become a Party, as a letter."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.mail import kinds
from whimbrel.core.mail.writing import thread, write_letter
from whimbrel.core.models import Letter
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of
from whimbrel.treaties.models import TreatyAction

kinds.register("new_party", gettext_lazy("New Parties"), can_be_refused=True)


def write_new_party(*, action: TreatyAction, person: User) -> Letter | None:
    """Tell a focal point that the instrument is in force for one more country."""
    instrument = action.instrument
    with translation.override(person.language or "en"):
        words = {"country": action.country.name, "code": instrument.short_name}
        link = reverse("accession:graph_detail", args=[instrument.slug])
        return write_letter(
            to=recipient_of(person),
            kind="new_party",
            subject=_("%(code)s is in force for %(country)s") % words,
            text=render_to_string(
                "accession/email/new_party.txt",
                {"person": person, "action": action, "link": f"{settings.SITE_URL}{link}"} | words,
            ).strip()
            + "\n",
            once=f"new-party:{action.pk}:{person.pk}",
            **thread("new-party", action.pk),
        )
