from datetime import date
from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.core.money import CURRENCIES
from whimbrel.core.money_field import MoneyField
from whimbrel.treaties.models import Body, Meeting
from whimbrel.workplan.models.contribution import EarmarkedContribution
from whimbrel.workplan.models.plan import Activity

CURRENCY = [(one, one) for one in CURRENCIES]


class Grant(models.Model):
    """What a donor agreed to give, for what and until when. Its money is in its movements."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=250)
    donor = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="grants", verbose_name=_("donor")
    )
    contribution = models.ForeignKey(
        EarmarkedContribution,
        on_delete=models.PROTECT, null=True, blank=True, related_name="grants",
        verbose_name=_("ear-marked contribution"),
    )  # fmt: skip
    agreement = models.CharField(_("number of the agreement"), max_length=100, blank=True)
    purpose = models.TextField(_("what it is ear-marked for"), blank=True)
    conditions = models.TextField(_("conditions"), blank=True)
    currency = models.CharField(
        _("currency of the account"), max_length=3, choices=CURRENCY, default="EUR"
    )
    # Per cent, on top of what is spent.
    support_cost = models.DecimalField(
        _("programme support cost, per cent"), max_digits=5, decimal_places=2, default=Decimal()
    )
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ["-starts_on", "code"]
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="grant_ends_after_it_starts",
                violation_error_message=_("The grant ends before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(support_cost__gte=0, support_cost__lt=100),
                name="grant_support_cost_is_a_per_cent",
                violation_error_message=_("Give the support cost in per cent, below 100."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("workplan:grant_detail", args=[self.code])

    def clean(self) -> None:
        """Once money moved, its currency stands; once some was spent, so does what support costs: either would change
        sums that a donor was told."""
        super().clean()
        before = Grant.objects.filter(pk=self.pk).first()
        if before is None:
            return
        wrong = {}
        if before.currency != self.currency and self.movements.exists():
            wrong["currency"] = _(
                "Money of this grant is entered in %(currency)s. Open another grant for another currency."
            ) % {"currency": before.currency}
        if (
            before.support_cost != self.support_cost
            and self.movements.filter(kind=Movement.Kind.SPENT).exists()
        ):
            wrong["support_cost"] = _(
                "Money was spent at %(support)s per cent. Open another grant for what is spent from now on."
            ) % {"support": before.support_cost.normalize()}
        if wrong:
            raise ValidationError(wrong)


class MovementQuerySet(models.QuerySet["Movement"]):
    def until(self, day: date) -> "MovementQuerySet":
        return self.filter(day__lte=day)


class Movement(models.Model):
    """Money of a grant that was pledged, came in, was bound or went out on a day. It is never changed: what was
    entered wrongly is taken back by another of the opposite amount."""

    class Kind(models.TextChoices):
        PLEDGED = "pledged", _("Pledged")
        RECEIVED = "received", _("Received")
        COMMITTED = "committed", _("Committed")
        SPENT = "spent", _("Spent")
        IN_KIND = "in_kind", _("In kind")

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="movements")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    day = models.DateField(_("day"))
    amount = MoneyField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCY)
    # Units of the account's currency for one of this: that of the day, kept with the entry.
    rate = models.DecimalField(_("rate of exchange"), max_digits=18, decimal_places=8, default=1)
    in_account = MoneyField(_("in the currency of the account"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    takes_back = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="taken_back_by"
    )
    # The form that made it, so that what a bad line sends twice is entered once.
    key = models.CharField(max_length=100, unique=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    entered_at = models.DateTimeField()

    objects = MovementQuerySet.as_manager()

    class Meta:
        ordering = ["day", "pk"]
        verbose_name = _("movement of money")
        constraints = [
            models.CheckConstraint(condition=Q(rate__gt=0), name="movement_rate_is_positive"),
            models.CheckConstraint(condition=~Q(amount=0), name="movement_moves_something"),
        ]

    def __str__(self) -> str:
        return f"{self.grant}: {self.get_kind_display()}, {self.amount} {self.currency}"


class Share(models.Model):
    """The part of a movement that falls to one activity, in the currency of the account."""

    movement = models.ForeignKey(Movement, on_delete=models.CASCADE, related_name="shares")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="shares")
    amount = MoneyField(_("amount"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["movement", "activity"], name="share_once_an_activity_and_movement"
            )
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.amount}"


class MeetingShare(models.Model):
    """The part of a movement that falls to one workshop or meeting, in the currency of the account. What falls to a
    workshop falls to no activity: each part of a movement is told once."""

    movement = models.ForeignKey(Movement, on_delete=models.CASCADE, related_name="meeting_shares")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="money_shares")
    amount = MoneyField(_("amount"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["movement", "meeting"], name="share_once_a_meeting_and_movement"
            )
        ]

    def __str__(self) -> str:
        return f"{self.movement}: {self.meeting}, {self.amount}"


class CostEstimate(models.Model):
    """What an activity was thought to cost, as of a day; the latest counts."""

    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="estimates", verbose_name=_("activity")
    )
    as_of = models.DateField(_("as of"))
    amount = MoneyField(_("amount"))
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCY, default="EUR")
    source = models.CharField(_("source"), max_length=500, blank=True)

    class Meta:
        ordering = ["activity", "-as_of"]
        verbose_name = _("estimate of cost")
        verbose_name_plural = _("estimates of cost")
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "as_of"],
                name="estimate_once_a_day",
                violation_error_message=_("There is an estimate of that day already."),
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="estimate_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.activity}: {self.amount} {self.currency}"
