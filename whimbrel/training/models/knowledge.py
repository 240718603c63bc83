from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import translated
from whimbrel.training.models.competence import Competence
from whimbrel.training.models.evaluation import Channel
from whimbrel.training.models.registration import Registration
from whimbrel.training.models.workshop import Workshop


class Worded(models.Model):
    """A question, or one of its answers, in every language of the house."""

    text_en = models.CharField(_("in English"), max_length=400)
    text_fr = models.CharField(_("in French"), max_length=400, blank=True)
    text_es = models.CharField(_("in Spanish"), max_length=400, blank=True)
    text_ar = models.CharField(_("in Arabic"), max_length=400, blank=True)
    text_ru = models.CharField(_("in Russian"), max_length=400, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return translated(self, "text")


class KnowledgeItem(Worded):
    """A question of the bank, with one right answer; it belongs to one competence."""

    code = models.SlugField(max_length=40, unique=True)
    competence = models.ForeignKey(
        Competence, on_delete=models.PROTECT, related_name="knowledge_items"
    )

    class Meta:
        ordering = ["competence__position", "code"]
        verbose_name = _("test question")
        verbose_name_plural = _("test questions")


class KnowledgeOption(Worded):
    """One answer to choose. Its letter is where it stands: 1 is a, 2 is b."""

    item = models.ForeignKey(KnowledgeItem, on_delete=models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    is_right = models.BooleanField(_("the right answer"), default=False)

    class Meta:
        ordering = ["item", "position"]
        verbose_name = _("answer to a test question")
        verbose_name_plural = _("answers to test questions")
        constraints = [
            models.UniqueConstraint(
                fields=["item", "position"], name="knowledge_option_place_once"
            ),
            models.UniqueConstraint(
                fields=["item"], condition=Q(is_right=True), name="knowledge_item_one_right_answer"
            ),
        ]

    @property
    def letter(self) -> str:
        return "abcdefgh"[self.position - 1]


class KnowledgePlace(models.Model):
    """A question in a workshop's test: the same before and after, under the same number."""

    workshop = models.ForeignKey(
        Workshop, on_delete=models.CASCADE, related_name="knowledge_places"
    )
    item = models.ForeignKey(KnowledgeItem, on_delete=models.PROTECT, related_name="places")
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "item"], name="knowledge_item_once_a_workshop"
            ),
            models.UniqueConstraint(fields=["workshop", "number"], name="knowledge_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.item}"


class Sitting(models.Model):
    """One person's test, before the workshop or after it."""

    class Stage(models.TextChoices):
        BEFORE = "before", _("before")
        AFTER = "after", _("after")

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="sittings"
    )
    stage = models.CharField(max_length=6, choices=Stage)
    taken_at = models.DateTimeField()
    channel = models.CharField(max_length=5, choices=Channel)

    class Meta:
        ordering = ["taken_at", "pk"]
        verbose_name = _("test taken")
        verbose_name_plural = _("tests taken")
        constraints = [
            models.UniqueConstraint(fields=["registration", "stage"], name="sitting_once_a_stage"),
        ]

    def __str__(self) -> str:
        return f"{self.registration}, {self.get_stage_display()}"


class SittingAnswer(models.Model):
    """What was chosen for one question; none where it was left open, which counts as not right."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="answers")
    item = models.ForeignKey(KnowledgeItem, on_delete=models.PROTECT, related_name="+")
    option = models.ForeignKey(
        KnowledgeOption, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Kept, because an option may be put right later and the score of that day stays.
    is_right = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sitting", "item"], name="sitting_answer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.option or '–'}"
