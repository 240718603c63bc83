from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.core.languages import translated


class Task(models.Model):
    """A way into the Manual by what must be done: "I must prepare for a COP". With `for_role`, a newcomer's path."""

    slug = models.SlugField(_("short name"), max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(_("place"), default=0)
    title_en = models.CharField(_("title in English"), max_length=250)
    title_fr = models.CharField(_("title in French"), max_length=250, blank=True)
    title_es = models.CharField(_("title in Spanish"), max_length=250, blank=True)
    title_ar = models.CharField(_("title in Arabic"), max_length=250, blank=True)
    title_ru = models.CharField(_("title in Russian"), max_length=250, blank=True)
    # Empty for everybody; a role of the registry for the first thirty days in it.
    for_role = models.CharField(_("first thirty days of"), max_length=20, blank=True)

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = _("way in by task")
        verbose_name_plural = _("ways in by task")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("manual:task_detail", args=[self.slug])

    @property
    def title(self) -> str:
        return translated(self, "title")


class TaskStep(models.Model):
    """One stop on the way: an article or a checklist, on a path for newcomers within so many days."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField(_("place"))
    # By slug: the article is found in the reader's language, and may be written later than the path.
    article = models.SlugField(_("article"), max_length=255, blank=True)
    checklist = models.ForeignKey(
        "manual.Checklist", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    until_day = models.PositiveSmallIntegerField(_("until day"), null=True, blank=True)

    class Meta:
        ordering = ["task", "position"]
        verbose_name = _("step of a way in")
        verbose_name_plural = _("steps of ways in")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(article="", checklist=None), name="task_step_leads_somewhere"
            ),
        ]

    def __str__(self) -> str:
        return self.article or str(self.checklist)
