from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.core.languages import translated
from whimbrel.treaties.models import Instrument
from whimbrel.treaties.models.naming import Named


class Questionnaire(Named):
    """What is asked of every country about its plan, in one cycle."""

    code = models.SlugField(_("short name"), max_length=40, unique=True)
    # Its focal point hands the answers in; those of the others help to write them.
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="+")
    opens_on = models.DateField(_("first day to answer"))
    due_on = models.DateField(_("last day to answer"))
    # Answers to questions of the same name are carried over from there.
    previous = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="next"
    )

    class Meta:
        ordering = ["-due_on", "-pk"]
        verbose_name = _("questionnaire about national plans")
        verbose_name_plural = _("questionnaires about national plans")
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on")), name="questionnaire_opens_before_due"
            )
        ]

    def is_late(self, *, on: date) -> bool:
        return on > self.due_on


class Section(Named):
    """A part of a questionnaire that one office can answer; asked once, or once for each species or site."""

    class Repeats(models.TextChoices):
        ONCE = "", _("once")
        SPECIES = "species", _("for each species")
        SITE = "site", _("for each site")

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.CASCADE, related_name="sections"
    )
    code = models.SlugField(_("short name"), max_length=40)
    place = models.PositiveSmallIntegerField(_("order"))
    repeats = models.CharField(_("asked"), max_length=8, choices=Repeats, blank=True)

    class Meta:
        ordering = ["questionnaire", "place", "pk"]
        verbose_name = _("part of a questionnaire")
        verbose_name_plural = _("parts of questionnaires")
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "code"], name="section_once_a_questionnaire"
            )
        ]


class Extent(models.TextChoices):
    """The three answers to most questions."""

    YES = "yes", pgettext_lazy("answer to a question", "Yes")
    PARTLY = "partly", pgettext_lazy("answer to a question", "In part")
    NO = "no", pgettext_lazy("answer to a question", "No")


class Question(models.Model):
    """One question, with guidance beside it.

    One that depends on another of its part is asked where that one was answered with one of `shown_for`.
    """

    class Kind(models.TextChoices):
        EXTENT = "extent", _("Yes, in part, or no")
        TEXT = "text", _("Several lines")
        NUMBER = "number", _("A number")
        DAY = "day", _("A day")
        ADDRESS = "address", _("An address on the web")

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="questions")
    code = models.SlugField(_("short name"), max_length=40)
    place = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    is_required = models.BooleanField(_("must be answered"), default=False)
    depends_on = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="dependants"
    )
    # Answers with spaces between them: "yes partly".
    shown_for = models.CharField(_("asked where the answer is"), max_length=60, blank=True)
    # By its key, the question of another convention that asks the same: "CBD/process/team". With * for the convention,
    # the question of this name whoever asks it.
    same_as = models.CharField(_("asks the same as"), max_length=120, blank=True)
    text_en = models.CharField(_("question in English"), max_length=300)
    text_fr = models.CharField(_("question in French"), max_length=300, blank=True)
    text_es = models.CharField(_("question in Spanish"), max_length=300, blank=True)
    text_ar = models.CharField(_("question in Arabic"), max_length=300, blank=True)
    text_ru = models.CharField(_("question in Russian"), max_length=300, blank=True)
    guidance_en = models.CharField(_("guidance in English"), max_length=600, blank=True)
    guidance_fr = models.CharField(_("guidance in French"), max_length=600, blank=True)
    guidance_es = models.CharField(_("guidance in Spanish"), max_length=600, blank=True)
    guidance_ar = models.CharField(_("guidance in Arabic"), max_length=600, blank=True)
    guidance_ru = models.CharField(_("guidance in Russian"), max_length=600, blank=True)

    class Meta:
        ordering = ["section", "place", "pk"]
        verbose_name = _("question about national plans")
        verbose_name_plural = _("questions about national plans")
        constraints = [
            models.UniqueConstraint(fields=["section", "code"], name="plan_question_once"),
            models.CheckConstraint(
                condition=Q(depends_on=None) | ~Q(shown_for=""),
                name="plan_question_says_when_it_is_asked",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return translated(self, "text")

    @property
    def guidance(self) -> str:
        return translated(self, "guidance")

    def said(self, answer: str) -> str:
        """The answer as people read it."""
        if self.kind == self.Kind.EXTENT and answer in Extent.values:
            return str(Extent(answer).label)
        return answer

    def is_asked(self, answer: str) -> bool:
        """Whether it is asked, where `answer` was given to the question it depends on."""
        return self.depends_on_id is None or answer in self.shown_for.split()
