from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.manual.models.paragraph import Paragraph
from whimbrel.manual.models.version import Version
from whimbrel.treaties.models import Country, Role


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def waiting(self) -> "ProposalQuerySet":
        return self.filter(accepted_at=None, declined_at=None)


class Proposal(models.Model):
    """Other words for one paragraph, by a member, until the editor accepts or declines them."""

    class Channel(models.TextChoices):
        WEB = "web", _("on the site")
        EMAIL = "email", _("by e-mail")

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="proposals")
    # The version that the proposer had before them.
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(_("proposed words"))
    reason = models.TextField(_("why"), blank=True)
    channel = models.CharField(max_length=5, choices=Channel, default=Channel.WEB)
    # A letter that is taken twice, or a form sent twice on a bad line, makes one proposal.
    key = models.CharField(max_length=80, unique=True)
    proposed_at = models.DateTimeField(_("proposed"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # In whose name: the office held on that day.
    role = models.CharField(_("role"), max_length=20, choices=Role)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answer = models.TextField(_("the editor’s answer"), blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        verbose_name = _("proposed wording")
        verbose_name_plural = _("proposed wordings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(accepted_at=None) | models.Q(declined_at=None),
                name="proposal_settled_once",
            ),
            models.CheckConstraint(
                condition=models.Q(declined_at=None) | ~models.Q(answer=""),
                name="proposal_declined_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.words[:80]

    def get_absolute_url(self) -> str:
        return reverse("manual:proposal_detail", args=[self.pk])

    @property
    def is_waiting(self) -> bool:
        return self.accepted_at is None and self.declined_at is None

    @property
    def credit(self) -> str:
        """Who is thanked for it: the country, else the office. Never a person's name."""
        return self.country.name if self.country else str(self.get_role_display())
