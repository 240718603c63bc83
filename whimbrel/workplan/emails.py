"""What is written about a work plan: the link for who evaluates it from outside, and reminders of its days."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.core.keys import key_to, record_behind
from whimbrel.core.mail import kinds
from whimbrel.core.mail.writing import Recipient, write_letter
from whimbrel.core.models import Letter
from whimbrel.people.models import User
from whimbrel.people.queries.recipients import recipient_of
from whimbrel.workplan.models import Evaluator
from whimbrel.workplan.queries.late import Manner, Waiting

kinds.register("evaluation", gettext_lazy("Evaluation of a work plan"), can_be_refused=False)
kinds.register(
    "activity", gettext_lazy("Activities of work plans that you look after"), can_be_refused=True
)

SALT = "whimbrel.workplan.evaluation"


def evaluator_token(evaluator: Evaluator) -> str:
    """The key to the assessment of one plan; it opens nothing else, and changes nothing."""
    return key_to(evaluator.pk, salt=SALT)


def evaluator_of(token: str) -> Evaluator | None:
    """Whose key it is; None where it was not made here, or was damaged on its way."""
    number = record_behind(token, salt=SALT)
    return Evaluator.objects.select_related("plan").filter(pk=number).first()


def write_evaluator(*, evaluator: Evaluator) -> Letter | None:
    """Give the office its link."""
    with translation.override(evaluator.language):
        path = reverse("workplan:evaluation", args=[evaluator_token(evaluator)])
        return write_letter(
            to=Recipient(address=evaluator.email, language=evaluator.language),
            kind="evaluation",
            subject=_("For your evaluation: %(plan)s") % {"plan": evaluator.plan.title},
            text=render_to_string(
                "workplan/email/evaluator.txt",
                {"evaluator": evaluator, "link": f"{settings.SITE_URL}{path}"},
            ).strip()
            + "\n",
            once=f"evaluator:{evaluator.pk}",
            is_confidential=True,
        )


def write_waiting(*, waiting: Waiting, person: User, once: str) -> Letter | None:
    """Remind somebody of what they look after. None where it was told before, or they want no such letters."""
    to = recipient_of(person)
    with translation.override(to.language):
        subjects = {
            Manner.SOON: _("Due soon: %(title)s"),
            Manner.LATE: _("Late: %(title)s"),
            Manner.STALLED: _("How does it go: %(title)s"),
        }
        return write_letter(
            to=to,
            kind="activity",
            subject=subjects[waiting.manner] % {"title": waiting.title},
            text=render_to_string(
                "workplan/email/waiting.txt",
                {
                    "waiting": waiting,
                    "plan": waiting.activity.item.plan,
                    "link": f"{settings.SITE_URL}{waiting.activity.get_absolute_url()}",
                },
            ).strip()
            + "\n",
            once=once,
        )
