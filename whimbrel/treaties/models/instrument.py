from datetime import date, timedelta

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from whimbrel.core.periods import add_months, first_of_month_after
from whimbrel.treaties.models.naming import Named, Sourced

# Words of codes that stay in capitals.
ACRONYMS = {"IOSEA", "WA"}


class Instrument(Named, Sourced):
    """A treaty of the family or a sister of it: the Convention, an Agreement, a memorandum of understanding."""

    class Kind(models.TextChoices):
        CONVENTION = "convention", _("Convention")
        AGREEMENT = "agreement", _("Agreement")
        MOU = "mou", _("Memorandum of understanding")
        SISTER_CONVENTION = "sister_convention", _("Sister convention")

    class EntryRule(models.TextChoices):
        FIRST_OF_MONTH = "first_of_month", _("First day of the n-th month after deposit")
        DAYS_AFTER = "days_after", _("n-th day after deposit")
        MONTHS_AFTER = "months_after", _("n months after deposit")
        ON_SIGNATURE = "on_signature", _("On the day of signature")

    code = models.CharField(max_length=30, unique=True, help_text=_("Its short name: CMS, AEWA"))
    slug = models.SlugField(max_length=30, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    is_legally_binding = models.BooleanField(default=True)
    adopted_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=100, blank=True)
    in_force_on = models.DateField(
        null=True, blank=True, help_text=_("Of an MOU: the day it took effect")
    )
    depositary = models.CharField(max_length=200, blank=True)
    is_depositary_verified = models.BooleanField(default=False)
    # How the instrument enters into force for one that joins later: the rule, its n, its article.
    entry_rule = models.CharField(max_length=20, choices=EntryRule, blank=True)
    entry_rule_n = models.PositiveSmallIntegerField(null=True, blank=True)
    entry_rule_article = models.CharField(max_length=100, blank=True)
    entry_rule_verified = models.CharField(max_length=200, blank=True)
    # Facts of what follows here end with the data: the registry says "as of" in the instrument's own words.
    latest_as_of = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["kind", "code"]
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")

    def __str__(self) -> str:
        return self.code

    @property
    def short_name(self) -> str:
        """What the family calls it: "CMS", "Raptors MOU" for the code MOU_RAPTORS."""
        if "_" not in self.code:
            return self.code
        words = self.code.removeprefix("MOU_").split("_")
        name = " ".join(word if word in ACRONYMS else word.capitalize() for word in words)
        return gettext("%(name)s MOU") % {"name": name} if self.kind == self.Kind.MOU else name

    @property
    def has_parties(self) -> bool:
        """An MOU has Signatories, every other instrument Parties."""
        return self.kind != self.Kind.MOU

    def enters_into_force_on(self, deposited_on: date) -> date | None:
        """The day on which it enters into force for a country that deposits then; None where the rule is not known.

        CMS, Art. XVIII.2: the first day of the third month after the deposit. Of an MOU the day of signature
        stands for the deposit.
        """
        n = self.entry_rule_n or 0
        match self.entry_rule:
            case self.EntryRule.FIRST_OF_MONTH:
                return first_of_month_after(deposited_on, n)
            case self.EntryRule.MONTHS_AFTER:
                return add_months(deposited_on, n)
            case self.EntryRule.DAYS_AFTER:
                return deposited_on + timedelta(days=n)
            case self.EntryRule.ON_SIGNATURE:
                return deposited_on
            case _:
                return None

    def get_absolute_url(self) -> str:
        return reverse("treaties:instrument_detail", args=[self.slug])
