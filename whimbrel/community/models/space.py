from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.models import Body, Country, Instrument, Meeting, Region, Role
from whimbrel.treaties.models.naming import Named


class Space(Named):
    """A room of the e-community: for a region, an instrument, a body, a working group, a meeting or a subject."""

    class Kind(models.TextChoices):
        SUBJECT = "subject", _("Subject")
        REGION = "region", _("Region")
        INSTRUMENT = "instrument", _("Instrument")
        BODY = "body", _("Body")
        WORKING_GROUP = "working_group", _("Working group")
        MEETING = "meeting", _("Meeting")

    class OpenTo(models.TextChoices):
        """Who reads what is written here. Only those who belong here write."""

        PUBLIC = "public", _("Everybody reads, members write")
        MEMBERS = "members", _("Members of this site read, those who belong here write")
        CLOSED = "closed", _("Only those who belong here read and write")

    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=15, choices=Kind, default=Kind.SUBJECT)
    purpose = models.TextField(
        _("what it is for"), blank=True, help_text=_("In a sentence or two, in plain words")
    )
    open_to = models.CharField(_("open to"), max_length=10, choices=OpenTo, default=OpenTo.MEMBERS)
    # Its letters say only that something waits here, and never what.
    is_confidential = models.BooleanField(_("confidential"), default=False)
    within = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts",
        verbose_name=_("within"),
        help_text=_("Whoever belongs to that space belongs to this one too"),
    )  # fmt: skip
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="spaces"
    )
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, null=True, blank=True, related_name="spaces"
    )
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="spaces"
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="spaces"
    )
    takes_requests = models.BooleanField(
        _("members may ask to be let in"), default=False,
        help_text=_("Then its name and purpose are shown to members who do not belong to it"),
    )  # fmt: skip
    ask_after_days = models.PositiveSmallIntegerField(
        _("ask everybody after days"), null=True, blank=True, default=7,
        help_text=_("A question without any answer is put to all who belong here; empty: never"),
    )  # fmt: skip
    opened_at = models.DateTimeField(auto_now_add=True)
    # From then on it can be read and not written in.
    archived_at = models.DateTimeField(_("archived at"), null=True, blank=True)

    class Meta:
        ordering = ["name_en"]
        verbose_name = _("space")
        verbose_name_plural = _("spaces")

    def is_open(self, *, at: datetime) -> bool:
        return self.archived_at is None or at < self.archived_at


class MembershipRule(models.Model):
    """Who belongs to a space by what they hold: everybody in office who fits all that is filled in."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="rules")
    role = models.CharField(_("role"), max_length=20, choices=Role, blank=True)
    country = models.ForeignKey(Country, on_delete=models.CASCADE, null=True, blank=True)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, null=True, blank=True)
    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, null=True, blank=True)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, null=True, blank=True)

    class Meta:
        verbose_name = _("rule of membership")
        verbose_name_plural = _("rules of membership")
        constraints = [
            models.CheckConstraint(
                condition=~Q(role="")
                | Q(country__isnull=False)
                | Q(region__isnull=False)
                | Q(instrument__isnull=False)
                | Q(body__isnull=False),
                name="membership_rule_says_something",
                violation_error_message=_("Fill in at least one thing that people must hold."),
            )
        ]

    def __str__(self) -> str:
        said = (self.get_role_display(), self.country, self.region, self.instrument, self.body)
        return ", ".join(str(one) for one in said if one)


class Membership(models.Model):
    """A person belongs to a space without holding an office for it: invited, or let in, from a time to a time."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="space_memberships"
    )
    moderates = models.BooleanField(_("moderates"), default=False)
    # Asked to be let in; somebody who moderates says yes or no.
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_because = models.CharField(_("why"), max_length=500, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    invited_at = models.DateTimeField(null=True, blank=True)
    # An invitation that nobody took up by then counts no more.
    expires_at = models.DateTimeField(null=True, blank=True)
    joined_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["space", "person"],
                condition=Q(left_at=None),
                name="membership_once_a_space",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.space}"


class Subscription(models.Model):
    """How a person is written to of a space. Without a row the space's letters come as the account says."""

    class Often(models.TextChoices):
        EACH = "each", _("Each post, at once")
        DAILY = "daily", _("Once a day, all together")
        WEEKLY = "weekly", _("Once a week, all together")
        NOTHING = "nothing", _("Nothing; I look here myself")

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="subscriptions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="space_subscriptions"
    )
    often = models.CharField(_("how often"), max_length=10, choices=Often)
    chosen_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [
            models.UniqueConstraint(fields=["space", "person"], name="subscription_once_a_space")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.space}, {self.get_often_display()}"
