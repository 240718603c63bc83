from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """One thing that can be found, and who may find it. Its words stand beside it, in the engine's own table.

    No text is kept: what a page of results shows is read from the record itself.
    """

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=100)
    circle = models.CharField(max_length=60)
    instrument = models.CharField(max_length=30, blank=True)
    # Codes with spaces; empty for what is the same in all.
    languages = models.CharField(max_length=60, blank=True)
    day = models.DateField(null=True, blank=True)
    # Of all that the room said, so that what has not changed is not written again.
    digest = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="search_entry_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class SearchReading(models.Model):
    """A kind was read into the index: from which tables, as they were at which generation."""

    kind = models.CharField(max_length=30, primary_key=True)
    # The number of each scope before the reading began; none where it is not known what was read.
    scopes = models.JSONField(null=True)
    # The rule by which words were made into terms, and the day: a designation begins and ends by itself.
    edition = models.CharField(max_length=20, blank=True)
    read_on = models.DateField(null=True)
    # When some worker began to read; empty again once it has ended.
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.kind


class SearchNeighbour(models.Model):
    """A word of a public text, under itself and under what is left when one of its letters is missing.

    Two words that share such a rest are one slip of the finger apart.
    """

    rest = models.CharField(max_length=60)
    word = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rest", "word"], name="search_neighbour_once"),
        ]

    def __str__(self) -> str:
        return self.word


class SearchMiss(models.Model):
    """Words that were looked for in vain: how often, and when last. Nothing says by whom.

    The words stand here only where they were asked for more than once.
    """

    digest = models.CharField(max_length=32, unique=True)
    words = models.CharField(_("words"), max_length=100, blank=True)
    language = models.CharField(_("language"), max_length=5)
    times = models.PositiveIntegerField(_("times"), default=0)
    first_on = models.DateField(_("first"))
    last_on = models.DateField(_("last"))

    class Meta:
        ordering = ["-times", "words"]
        verbose_name = _("search that found nothing")
        verbose_name_plural = _("searches that found nothing")

    def __str__(self) -> str:
        return self.words
