from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.community.models.space import Space
from whimbrel.core.languages import LANGUAGES
from whimbrel.treaties.models import Country, Role


class DraftText(models.Model):
    """A text that members amend paragraph by paragraph, until a moment; whoever keeps order settles each amendment."""

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="texts")
    title = models.CharField(pgettext_lazy("of a text", "title"), max_length=200)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES, default="en")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="texts_opened"
    )
    opened_at = models.DateTimeField()
    # Until then amendments are taken; they can be settled later too.
    closes_at = models.DateTimeField(_("amendments until"))
    # When those who belong to the space were written to.
    told_at = models.DateTimeField(null=True, blank=True)
    key = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("text to amend")
        verbose_name_plural = _("texts to amend")

    def __str__(self) -> str:
        return self.title

    def is_open(self, *, at: datetime) -> bool:
        return at < self.closes_at


class DraftParagraph(models.Model):
    """A paragraph of the text: what it said when the text was opened, and what it says with what was accepted."""

    draft = models.ForeignKey(DraftText, on_delete=models.CASCADE, related_name="paragraphs")
    # Its place among the paragraphs; one that was accepted after the third stands between the third and the fourth.
    place = models.DecimalField(max_digits=14, decimal_places=8)
    first_words = models.TextField(blank=True)
    words = models.TextField()
    # Taken out by an accepted amendment.
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "place"], name="draft_paragraph_place_once")
        ]

    def __str__(self) -> str:
        return self.words[:60]


class AmendmentQuerySet(models.QuerySet["Amendment"]):
    def waiting(self) -> "AmendmentQuerySet":
        """Neither settled nor taken back."""
        return self.filter(accepted_at=None, declined_at=None, withdrawn_at=None)


class Amendment(models.Model):
    """Somebody proposes other words for one paragraph, a new one after it, or to take it out."""

    class Kind(models.TextChoices):
        REPLACE = "replace", _("Other words for this paragraph")
        AFTER = "after", _("A new paragraph after it")
        DELETE = "delete", _("Take this paragraph out")

    paragraph = models.ForeignKey(
        DraftParagraph, on_delete=models.CASCADE, related_name="amendments"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    words = models.TextField(_("proposed words"), blank=True)
    # What the paragraph said when this was proposed.
    against = models.TextField(blank=True)
    reason = models.TextField(_("reason"), blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="amendments"
    )
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=Role, blank=True)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.TextField(blank=True)
    key = models.CharField(max_length=100, unique=True)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        ordering = ["proposed_at", "pk"]
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None, declined_at=None)
                | Q(accepted_at=None, withdrawn_at=None)
                | Q(declined_at=None, withdrawn_at=None),
                name="amendment_one_end",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words[:60]}"

    @property
    def is_waiting(self) -> bool:
        return not (self.accepted_at or self.declined_at or self.withdrawn_at)


class AmendmentSupport(models.Model):
    """Somebody else stands behind an amendment."""

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="amendments_supported"
    )
    name = models.CharField(max_length=200)
    country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    supported_at = models.DateTimeField()

    class Meta:
        ordering = ["supported_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["amendment", "person"], name="amendment_supported_once")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.amendment}"
