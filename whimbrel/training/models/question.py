from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import translated
from whimbrel.training.models.registration import Registration
from whimbrel.training.models.workshop import Workshop


class VisaPart(models.TextChoices):
    """What the letter for a visa takes from an answer."""

    WANTED = "wanted", _("whether a letter is needed (yes or no)")
    NATIONALITY = "nationality", _("nationality")
    PASSPORT = "passport", _("number of the passport")
    VALID_UNTIL = "valid_until", _("passport valid until")
    BORN_ON = "born_on", _("date of birth")
    CONSULATE = "consulate", _("embassy or consulate")


class Question(models.Model):
    """Something a workshop asks its participants: diet, visa, the bed, the passport.

    One that depends on another is asked where that one was answered with `shown_for`.
    """

    class Kind(models.TextChoices):
        TEXT = "text", _("Words")
        LONG = "long", _("Several lines")
        YES_NO = "yes_no", _("Yes or no")
        CHOICE = "choice", _("One of a list")
        DAY = "day", _("A day")

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="questions")
    place = models.PositiveSmallIntegerField(_("order"), default=1)
    slug = models.SlugField(_("short name"), max_length=40)
    text_en = models.CharField(_("question in English"), max_length=300)
    text_fr = models.CharField(_("question in French"), max_length=300, blank=True)
    text_es = models.CharField(_("question in Spanish"), max_length=300, blank=True)
    text_ar = models.CharField(_("question in Arabic"), max_length=300, blank=True)
    text_ru = models.CharField(_("question in Russian"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.TEXT)
    # One choice a line, its languages apart by a bar, in the order of the house: "None | Aucun | Ninguno".
    choices = models.TextField(_("choices"), max_length=2000, blank=True)
    is_required = models.BooleanField(_("must be answered"), default=False)
    # Empty, the letter for the visa takes nothing from it.
    means = models.CharField(
        _("in the letter for the visa"), max_length=12, choices=VisaPart, blank=True
    )
    # Erased so many days after the end as the workshop says.
    is_for_travel = models.BooleanField(_("travel or passport data"), default=False)
    # Asked only of those who have confirmed.
    is_after_confirmation = models.BooleanField(_("asked after confirmation"), default=True)
    depends_on = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="dependants"
    )
    shown_for = models.CharField(_("asked where the answer is"), max_length=100, blank=True)

    class Meta:
        ordering = ["workshop", "place", "pk"]
        verbose_name = _("question of a workshop")
        verbose_name_plural = _("questions of workshops")
        constraints = [
            models.UniqueConstraint(fields=["workshop", "slug"], name="question_once_a_workshop"),
            models.UniqueConstraint(
                fields=["workshop", "means"],
                condition=~Q(means=""),
                name="question_means_one_part",
                violation_error_message=_(
                    "Another question of this workshop gives the letter for the visa the same."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(means="wanted") | Q(kind="yes_no"),
                name="question_wanted_is_yes_or_no",
                violation_error_message=_(
                    "Whether a letter is needed is answered with yes or no: choose that kind."
                ),
            ),
            models.CheckConstraint(
                condition=Q(depends_on=None) | ~Q(shown_for=""),
                name="question_says_when_it_is_asked",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return translated(self, "text")


class Answer(models.Model):
    """What a participant answered. Erased, only that and when it was remains."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    value = models.TextField(max_length=5000, blank=True)
    answered_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["question__place", "pk"]
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(fields=["registration", "question"], name="answer_once"),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(value=""), name="answer_erased_is_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.question}"
