from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.accession.models.recruitment import RecruitmentFile


class RecruitmentOffer(models.Model):
    """What a State was offered to help it join: by whom, when, and what it answered. Confidential, as the file is."""

    class Kind(models.TextChoices):
        WORKSHOP = "workshop", _("A place at a workshop")
        MISSION = "mission", _("A mission to the country")
        TEXTS = "texts", _("Model instrument and texts")
        TRANSLATION = "translation", _("Translation")
        LAW = "law", _("Advice on law and procedure")
        MONEY = "money", _("Money")
        OTHER = "other", _("Other")

    class Answer(models.TextChoices):
        TAKEN = "taken", pgettext_lazy("of an offer", "Accepted")
        DECLINED = "declined", pgettext_lazy("of an offer", "Declined")

    file = models.ForeignKey(RecruitmentFile, on_delete=models.CASCADE, related_name="offers")
    kind = models.CharField(_("what is offered"), max_length=12, choices=Kind)
    words = models.CharField(_("in words"), max_length=300, blank=True)
    # The Secretariat, a Party, a sister organization: an office, not a person.
    offered_by = models.CharField(_("by whom"), max_length=200)
    offered_on = models.DateField(_("day"))
    # Empty while it is waited for.
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answer_words = models.CharField(_("answer in words"), max_length=300, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["-offered_on", "-pk"]
        verbose_name = pgettext_lazy("of a recruitment file", "offer")
        verbose_name_plural = pgettext_lazy("of a recruitment file", "offers")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("offered_on")),
                name="recruitment_offer_answered_after_it_was_made",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.offered_on:%Y-%m-%d}"
