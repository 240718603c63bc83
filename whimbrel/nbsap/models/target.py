from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.nbsap.models.plan import Framework, Nbsap
from whimbrel.treaties.models import Instrument

# The numbers there are in each framework; of the Samarkand plan its goals, and the targets under them.
NUMBERS: dict[str, frozenset[str]] = {
    Framework.AICHI: frozenset(str(n) for n in range(1, 21)),
    Framework.KMGBF: frozenset(str(n) for n in range(1, 24)),
    Framework.SPMS: frozenset(str(n) for n in range(1, 17)),
    Framework.SAMARKAND: frozenset(
        [str(n) for n in range(1, 7)] + [f"{goal}.{n}" for goal in range(1, 7) for n in range(1, 10)]
    ),
}  # fmt: skip


class NationalTarget(models.Model):
    """One target of a national plan, in the words of the plan."""

    nbsap = models.ForeignKey(Nbsap, on_delete=models.CASCADE, related_name="targets")
    code = models.CharField(_("number in the plan"), max_length=20)
    text = models.TextField(_("target"))
    page = models.CharField(_("page"), max_length=20, blank=True)
    # The target of the same plan of which it is a part; only a whole one has parts.
    parent = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="parts"
    )
    # Against the others beside it, when the progress of what they are parts of is reckoned.
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)

    class Meta:
        ordering = ["nbsap", "code", "pk"]
        verbose_name = _("national target")
        verbose_name_plural = _("national targets")
        constraints = [
            models.UniqueConstraint(fields=["nbsap", "code"], name="national_target_once"),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=100), name="national_target_weighs"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text[:60]}"


class TargetLink(models.Model):
    """A global target that a national one answers."""

    target = models.ForeignKey(NationalTarget, on_delete=models.CASCADE, related_name="links")
    framework = models.CharField(max_length=10, choices=Framework)
    number = models.CharField(max_length=5)

    class Meta:
        ordering = ["framework", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["target", "framework", "number"], name="target_link_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_framework_display()} {self.number}"


class TargetProgress(models.Model):
    """How far a target was on a day, in percent, and who says so. The latest day counts; earlier ones stay."""

    target = models.ForeignKey(NationalTarget, on_delete=models.CASCADE, related_name="progress")
    percent = models.PositiveSmallIntegerField(_("progress in percent"))
    on = models.DateField(_("as at"))
    source = models.CharField(_("source"), max_length=500)
    note = models.TextField(_("note"), blank=True, max_length=2000)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("progress of a national target")
        verbose_name_plural = _("progress of national targets")
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__lte=100), name="target_progress_of_a_hundred"
            )
        ]
        indexes = [models.Index(fields=["target", "on"], name="nbsap_target_progress")]

    def __str__(self) -> str:
        return f"{self.percent} %, {self.on:%Y-%m-%d}"


class TargetProvision(models.Model):
    """A provision of a convention that a national target carries out: CMS, "Art. III.4"."""

    target = models.ForeignKey(NationalTarget, on_delete=models.CASCADE, related_name="provisions")
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="+")
    provision = models.CharField(_("provision"), max_length=60, blank=True)

    class Meta:
        ordering = ["instrument__code", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["target", "instrument", "provision"], name="target_provision_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.instrument.code} {self.provision}".strip()
