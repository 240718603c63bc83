from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from whimbrel.core.journal import record
from whimbrel.manual.models.blocks import body_field, pieces_of, words_of
from whimbrel.manual.models.manual import SOURCE, ManualTreePage
from whimbrel.manual.models.paragraph import Paragraph
from whimbrel.manual.models.version import Version, Weight, digest_of
from whimbrel.manual.panels import ARTICLE_HANDLER
from whimbrel.treaties.models import Instrument, Region, Resolution


class ArticlePage(ManualTreePage):
    """An article of the Manual in one language, as it is being written.

    What readers see are its versions: saving it as published keeps one (`keep_version`). What is the same in all
    languages, from the instruments to the owner, is said on the page in the source language.
    """

    class Level(models.TextChoices):
        EVERYBODY = "", _("Everybody")
        NEW = "new", _("Those who are new")
        EXPERIENCED = "experienced", _("Those with experience")

    class Audience(models.TextChoices):
        EVERYBODY = "everybody", _("Everybody")
        MEMBERS = "members", _("Members only")

    summary = models.TextField(
        _("summary"), max_length=600, blank=True, help_text=_("Two sentences, shown above the text")
    )
    body = body_field()

    # The same in all languages: read from the source page.
    audience = models.CharField(
        _("who may read it"), max_length=10, choices=Audience, default=Audience.EVERYBODY
    )
    level = models.CharField(
        _("for whom"), max_length=12, choices=Level, default=Level.EVERYBODY, blank=True
    )
    roles = models.JSONField(_("for which roles"), default=list, blank=True)
    instruments = ParentalManyToManyField(Instrument, blank=True, related_name="articles")
    regions = ParentalManyToManyField(Region, blank=True, related_name="articles")
    checklists = ParentalManyToManyField("manual.Checklist", blank=True, related_name="articles")
    examples = ParentalManyToManyField(
        "manual.PracticeExample", blank=True, related_name="articles"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who looks after it"),
    )
    review_by = models.DateField(_("to be looked at again by"), null=True, blank=True)

    # About the next version: what its publication means.
    weight = models.CharField(
        _("how much this edit means"), max_length=10, choices=Weight, default=Weight.NORMAL
    )
    change_note = models.CharField(
        _("what changed, in words"),
        max_length=300,
        blank=True,
        help_text=_("Readers and translators see it: “The deadline is now 150 days.”"),
    )
    is_ready = models.BooleanField(
        _("ready to translate"),
        default=True,
        help_text=_("Leave it open while more edits are on their way: translators wait."),
    )
    based_on = models.ForeignKey(
        Version,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("says what this version of the source says"),
    )

    edit_handler = ARTICLE_HANDLER
    parent_page_types = ["manual.PartPage", "manual.BinPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def address(self) -> str:
        return self.address_in_language("manual:article_detail", self.slug)

    def clean(self) -> None:
        super().clean()
        twin = (
            ArticlePage.objects.filter(locale=self.locale_id, slug=self.slug, live=True)
            .exclude(pk=self.pk)
            .first()
        )
        if twin is not None:
            raise ValidationError(
                {
                    "slug": _now("The article “%(title)s” has this address already.")
                    % {"title": twin.title}
                }
            )

    def source_version(self) -> Version | None:
        """What the article of the source says today; None where this is the source, or it is not published."""
        if self.is_source:
            return None
        return (
            Version.objects.standing()
            .filter(language=SOURCE, article__translation_key=self.translation_key)
            .first()
        )

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save the page; where it is published and says something new, keep that as a version.

        Wagtail saves a draft by naming the fields it writes; the page in hand then holds words nobody approved.
        """
        saved = super().save(*args, **kwargs)
        if kwargs.get("update_fields") is None:
            if self.live:
                self.keep_version()
            else:
                Version.objects.standing().filter(article=self).update(superseded_at=now())
        return saved

    def keep_version(self, *, at: datetime | None = None, by: Any = None) -> Version | None:
        """Keep what the page says now. None where the standing version says the same.

        `at` and `by` are said where it was not the page that was published, but a text it shares with others.
        """
        pieces = pieces_of(self.body, self.language)
        last = Version.objects.filter(article=self).order_by("-number").first()
        digest = digest_of(self.title, self.summary, pieces)
        if (
            last is not None
            and last.superseded_at is None
            and (last.digest, last.based_on_id) == (digest, self.based_on_id)
        ):
            return None
        by = by or (self.live_revision.user if self.live_revision and at is None else None)
        at = at or self.last_published_at or now()
        Version.objects.standing().filter(article=self).update(superseded_at=at)
        if self.is_ready:
            # What was kept back comes with what is ready: from now on it counts for translators too.
            Version.objects.filter(article=self, ready_at=None).update(ready_at=at)
        version = Version.objects.create(
            article=self,
            language=self.language,
            number=last.number + 1 if last else 1,
            published_at=at,
            published_by=by,
            weight=self.weight,
            note=self.change_note,
            ready_at=at if self.is_ready else None,
            based_on=self.based_on,
            slug=self.slug,
            title=self.title,
            summary=self.summary,
            pieces=pieces,
        )
        self.settle_paragraphs(version)
        record(by, "published", self, number=version.number, weight=version.weight)
        return version

    def settle_paragraphs(self, version: Version) -> None:
        """Make the rows of the paragraphs say what the version says. A piece that is gone keeps its row."""
        known = {one.key: one for one in Paragraph.objects.filter(article=self)}
        new, changed = [], []
        for position, piece in enumerate(version.pieces):
            row = known.pop(piece["key"], None)
            words, html = words_of(piece), piece.get("html", "")
            if row is None:
                new.append(
                    Paragraph(
                        article=self,
                        key=piece["key"],
                        kind=piece["kind"],
                        position=position,
                        html=html,
                        text=words,
                        first_version=version,
                        last_version=version,
                    )
                )
                continue
            if (row.html, row.text) != (html, words):
                row.last_version = version
            row.kind, row.position, row.html, row.text = piece["kind"], position, html, words
            row.removed_at = None
            changed.append(row)
        for gone in known.values():
            gone.removed_at = gone.removed_at or version.published_at
            changed.append(gone)
        Paragraph.objects.bulk_create(new)
        Paragraph.objects.bulk_update(
            changed, ["kind", "position", "html", "text", "last_version", "removed_at"]
        )


class ArticleProvision(Orderable):
    """An article of a treaty or a resolution that an article of the Manual stands on: "Art. VII.3", "Res. 10.18"."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="provisions")
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, related_name="+", verbose_name=_("instrument")
    )
    provision = models.CharField(
        _("article of the treaty"), max_length=60, blank=True, help_text=_("Art. VII.3")
    )
    resolution = models.ForeignKey(
        Resolution,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resolution"),
    )

    panels = [FieldPanel("instrument"), FieldPanel("provision"), FieldPanel("resolution")]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(provision="", resolution=None), name="provision_names_something"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        if self.resolution is not None:
            return f"{self.instrument.short_name} {_now('Res.')} {self.resolution.number}"
        return f"{self.instrument.short_name} {self.provision}"
