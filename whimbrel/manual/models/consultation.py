from datetime import date

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.manual.models.article import ArticlePage
from whimbrel.manual.models.manual import PartPage
from whimbrel.treaties.models import Country, Role


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def open(self, *, on: date) -> "ConsultationQuerySet":
        return self.filter(closed_at=None, closes_on__gte=on)


class Consultation(models.Model):
    """The draft of an article, or of a whole part, before all Parties until the end of a day.

    The drafts stay locked meanwhile. `pieces` is the text as it was put before them, in the plain form of a
    version: comments stand on it. Those of a part name their article ("article"), which its key begins with.
    """

    article = models.ForeignKey(
        ArticlePage, on_delete=models.CASCADE, null=True, blank=True, related_name="consultations"
    )
    part = models.ForeignKey(
        PartPage, on_delete=models.CASCADE, null=True, blank=True, related_name="consultations"
    )
    title = models.CharField(_("title"), max_length=255)
    pieces = models.JSONField(default=list)
    question = models.TextField(_("what is asked"), blank=True)
    closes_on = models.DateField(_("open until the end of"))
    opened_at = models.DateTimeField(_("opened"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["-closes_on", "-pk"]
        verbose_name = _("consultation on a draft")
        verbose_name_plural = _("consultations on drafts")
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(closed_at=None),
                name="consultation_one_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["part"],
                condition=models.Q(closed_at=None),
                name="consultation_one_at_a_time_a_part",
            ),
            models.CheckConstraint(
                condition=models.Q(article=None) ^ models.Q(part=None),
                name="consultation_on_an_article_or_a_part",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("manual:consultation_detail", args=[self.pk])

    @property
    def article_ids(self) -> set[int]:
        """The articles whose drafts are before the Parties."""
        if self.article_id is not None:
            return {self.article_id}
        return {piece["article"] for piece in self.pieces}

    def is_open(self, *, on: date) -> bool:
        return self.closed_at is None and on <= self.closes_on


class Comment(models.Model):
    """What a member says of one paragraph of a draft, or of the whole (`piece_key` empty), and the editor's answer."""

    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, related_name="comments"
    )
    piece_key = models.CharField(_("paragraph"), max_length=80, blank=True)
    words = models.TextField(_("comment"))
    key = models.CharField(max_length=80, unique=True)
    written_at = models.DateTimeField(_("written"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        ordering = ["written_at", "pk"]
        verbose_name = _("comment on a draft")
        verbose_name_plural = _("comments on drafts")

    def __str__(self) -> str:
        return self.words[:80]

    @property
    def whose(self) -> str:
        """In whose name: the country, else the office."""
        return self.country.name if self.country else str(self.get_role_display())
