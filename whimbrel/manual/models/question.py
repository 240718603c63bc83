from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import translated


class Question(models.Model):
    """A question that focal points ask again and again, and its answer."""

    key = models.SlugField(_("permanent name"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(_("place"), default=0)
    question_en = models.CharField(_("question in English"), max_length=300)
    question_fr = models.CharField(_("question in French"), max_length=300, blank=True)
    question_es = models.CharField(_("question in Spanish"), max_length=300, blank=True)
    question_ar = models.CharField(_("question in Arabic"), max_length=300, blank=True)
    question_ru = models.CharField(_("question in Russian"), max_length=300, blank=True)
    # Light Markdown, as in the articles' files.
    answer_en = models.TextField(_("answer in English"))
    answer_fr = models.TextField(_("answer in French"), blank=True)
    answer_es = models.TextField(_("answer in Spanish"), blank=True)
    answer_ar = models.TextField(_("answer in Arabic"), blank=True)
    answer_ru = models.TextField(_("answer in Russian"), blank=True)

    class Meta:
        ordering = ["position", "key"]
        verbose_name = _("question and answer")
        verbose_name_plural = _("questions and answers")

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return f"{reverse('manual:question_list')}#{self.key}"

    @property
    def question(self) -> str:
        return translated(self, "question")

    @property
    def answer(self) -> str:
        return translated(self, "answer")
