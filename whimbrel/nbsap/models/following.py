from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.nbsap.models.plan import Nbsap, PlanStage
from whimbrel.nbsap.models.questionnaire import Questionnaire
from whimbrel.treaties.models import Country, Instrument, Region, TreatyAction


class News(models.Model):
    """One public record of which those who follow are told: a plan, a stage it reached, a questionnaire, a deposit."""

    RECORDS = ("nbsap", "stage", "questionnaire", "action")

    nbsap = models.OneToOneField(Nbsap, on_delete=models.CASCADE, null=True, related_name="news")
    stage = models.OneToOneField(
        PlanStage, on_delete=models.CASCADE, null=True, related_name="news"
    )
    questionnaire = models.OneToOneField(
        Questionnaire, on_delete=models.CASCADE, null=True, related_name="news"
    )
    action = models.OneToOneField(
        TreatyAction, on_delete=models.CASCADE, null=True, related_name="nbsap_news"
    )
    # Whom and what it is about; a questionnaire is about no country alone.
    country = models.ForeignKey(Country, on_delete=models.CASCADE, null=True, related_name="+")
    instrument = models.ForeignKey(
        Instrument, on_delete=models.CASCADE, null=True, related_name="+"
    )
    # A stage that came with its plan: the plan is told, and it with it.
    is_silent = models.BooleanField(default=False)
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("new record")
        verbose_name_plural = _("new records")

    def __str__(self) -> str:
        return str(self.nbsap or self.stage or self.questionnaire or self.action)


class FollowingQuerySet(models.QuerySet["Following"]):
    def named(self) -> "FollowingQuerySet":
        return self.select_related("country", "region", "instrument").order_by("pk")


class Following(models.Model):
    """That somebody wants to be told of new records: of a country, a region, a convention, or of all."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="plan_followings"
    )
    country = models.ForeignKey(Country, on_delete=models.CASCADE, null=True, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.CASCADE, null=True, related_name="+")
    instrument = models.ForeignKey(
        Instrument, on_delete=models.CASCADE, null=True, related_name="+"
    )
    # The number of the latest news of which the person was told, or which was there before.
    told_up_to = models.PositiveBigIntegerField(default=0)

    objects = FollowingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("following of new records")
        verbose_name_plural = _("followings of new records")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "country"],
                condition=~Q(country=None),
                name="follows_country_once",
            ),
            models.UniqueConstraint(
                fields=["person", "region"], condition=~Q(region=None), name="follows_region_once"
            ),
            models.UniqueConstraint(
                fields=["person", "instrument"],
                condition=~Q(instrument=None),
                name="follows_instrument_once",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(country=None, region=None, instrument=None),
                name="follows_all_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.country or self.region or self.instrument or _("All of the register"))

    def is_about(self, news: News) -> bool:
        """Whether the record is one of what is followed. No query where its country was fetched."""
        if self.country_id:
            return news.country_id == self.country_id
        if self.region_id:
            return news.country is not None and news.country.region_id == self.region_id
        if self.instrument_id:
            return news.instrument_id == self.instrument_id
        return True
