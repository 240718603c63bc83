from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models.thread import Thread
from whimbrel.manual.models import ArticlePage, PracticeExample, Question


class Harvest(models.Model):
    """What the Manual gained from a thread: a question with its answer, a practice example, or an article."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="harvests")
    question = models.ForeignKey(
        Question, on_delete=models.CASCADE, null=True, blank=True, related_name="harvests"
    )
    example = models.ForeignKey(
        PracticeExample, on_delete=models.CASCADE, null=True, blank=True, related_name="harvests"
    )
    article = models.ForeignKey(
        ArticlePage, on_delete=models.CASCADE, null=True, blank=True, related_name="harvests"
    )
    # Made by the form before it is sent: what arrives twice is brought over once.
    key = models.CharField(max_length=100, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("gain for the Manual")
        verbose_name_plural = _("gains for the Manual")
        constraints = [
            models.CheckConstraint(
                condition=Q(question__isnull=False, example=None, article=None)
                | Q(question=None, example__isnull=False, article=None)
                | Q(question=None, example=None, article__isnull=False),
                name="harvest_is_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.thread} → {self.result}"

    @property
    def result(self) -> Question | PracticeExample | ArticlePage | None:
        return self.question or self.example or self.article
