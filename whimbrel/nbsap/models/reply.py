from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from whimbrel.nbsap.models.questionnaire import Question, Questionnaire, Section
from whimbrel.treaties.models import Country, Species

LONGEST_REMARK = 5000


class ReplyQuerySet(models.QuerySet["Reply"]):
    def at(self, *kinds: str) -> "ReplyQuerySet":
        """Those whose answers stand so. That somebody asked to have them opened again changes nothing."""
        latest = ReplyStage.objects.filter(reply=OuterRef("pk")).exclude(kind="asked")
        return self.annotate(stands=Subquery(latest.values("kind")[:1])).filter(stands__in=kinds)


class Reply(models.Model):
    """What one country answers to a questionnaire. How it stands is said by its stages."""

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.PROTECT, related_name="replies"
    )
    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="plan_replies")

    objects = ReplyQuerySet.as_manager()

    class Meta:
        ordering = ["questionnaire", "country"]
        verbose_name = _("answers of a country about its plan")
        verbose_name_plural = _("answers of countries about their plans")
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "country"], name="reply_once_a_questionnaire"
            )
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.questionnaire}"

    def get_absolute_url(self) -> str:
        return reverse("nbsap:reply_detail", args=[self.questionnaire.code, self.country.iso3])


class ReplyStage(models.Model):
    """What became of the answers at a moment. The latest says how they stand."""

    class Kind(models.TextChoices):
        BEGUN = "begun", _("begun")
        SUBMITTED = "submitted", _("handed in")
        RETURNED = "returned", _("returned")
        ASKED = "asked", _("asked to be opened again")
        REOPENED = "reopened", _("opened again")
        SIGNED = "signed", _("signed off")

    # At these, the country may write.
    OPEN = (Kind.BEGUN, Kind.RETURNED, Kind.REOPENED)
    # At these, they wait for the Secretariat.
    WAITING = (Kind.SUBMITTED, Kind.ASKED)

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField(_("stage"), max_length=10, choices=Kind)
    words = models.TextField(_("why"), blank=True, max_length=2000)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("stage of a country’s answers")
        verbose_name_plural = _("stages of countries’ answers")
        indexes = [models.Index(fields=["reply", "at"], name="nbsap_reply_staged")]

    def __str__(self) -> str:
        return f"{self.reply}, {self.get_kind_display()}"


class Block(models.Model):
    """One species or site for which a part is answered. Taken out, it can come back with its answers."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="blocks")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    species = models.ForeignKey(Species, on_delete=models.PROTECT, null=True, related_name="+")
    site = models.CharField(_("site"), max_length=200, blank=True)
    taken_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["section", "pk"]
        verbose_name = _("species or site in a country’s answers")
        verbose_name_plural = _("species and sites in countries’ answers")
        constraints = [
            models.UniqueConstraint(
                fields=["reply", "section", "species"],
                condition=~Q(species=None),
                name="block_once_a_species",
            ),
            models.UniqueConstraint(
                fields=["reply", "section", "site"],
                condition=Q(species=None),
                name="block_once_a_site",
            ),
            models.CheckConstraint(
                condition=Q(species=None) ^ Q(site=""), name="block_of_species_or_site"
            ),
        ]

    def __str__(self) -> str:
        return self.species.scientific_name if self.species else self.site


class Delegation(models.Model):
    """A part is given to another office: whoever has the link answers that part, and cannot hand anything in."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="delegations")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="+")
    # An office and not a name: "Ministry of fisheries".
    office = models.CharField(_("office"), max_length=200)
    email = models.EmailField(_("e-mail address of the office"))
    language = models.CharField(_("language"), max_length=5)
    words = models.TextField(_("message"), blank=True, max_length=2000)
    due_on = models.DateField(_("to be answered by"))
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # The office says that it has answered; it may still change what it said.
    done_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["section", "pk"]
        verbose_name = _("part given to another office")
        verbose_name_plural = _("parts given to other offices")

    def __str__(self) -> str:
        return f"{self.office}: {self.section}"

    def is_overdue(self, *, on: date) -> bool:
        return self.done_at is None and self.ended_at is None and self.due_on < on


class Said(models.Model):
    """What was answered, when and by whom: somebody who signed in, or an office to which the part was given."""

    value = models.TextField(blank=True, max_length=20_000)
    version = models.PositiveIntegerField(default=1)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    delegation = models.ForeignKey(
        Delegation, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        abstract = True


class Answer(Said):
    """The answer that stands. What it was before is kept beside it."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    block = models.ForeignKey(Block, on_delete=models.CASCADE, null=True, related_name="answers")
    # Brought over from another answer of the country, and looked at by nobody since.
    is_carried = models.BooleanField(default=False)
    # That answer: of the last questionnaire, or of another convention's that asks the same.
    carried_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["reply", "question", "block"]
        verbose_name = _("answer about a national plan")
        verbose_name_plural = _("answers about national plans")
        constraints = [
            models.UniqueConstraint(
                fields=["reply", "question"], condition=Q(block=None), name="plan_answer_once"
            ),
            models.UniqueConstraint(
                fields=["question", "block"],
                condition=~Q(block=None),
                name="plan_answer_once_a_block",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.value}"


class EarlierAnswer(Said):
    """What an answer was before."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="earlier")

    class Meta:
        ordering = ["-version"]
        verbose_name = _("earlier answer about a national plan")
        verbose_name_plural = _("earlier answers about national plans")
        constraints = [
            models.UniqueConstraint(fields=["answer", "version"], name="plan_answer_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.answer.question}: {self.value}"


class Remark(models.Model):
    """Something said of one answer, between the country and the Secretariat."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="remarks")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="+")
    block = models.ForeignKey(Block, on_delete=models.CASCADE, null=True, related_name="+")
    words = models.TextField(_("remark"), max_length=LONGEST_REMARK)
    is_of_secretariat = models.BooleanField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    # Of the page or letter it came by: sent twice, it is made once.
    key = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("remark on an answer about a national plan")
        verbose_name_plural = _("remarks on answers about national plans")
        constraints = [
            models.UniqueConstraint(
                fields=["reply", "key"], condition=~Q(key=""), name="plan_remark_once"
            )
        ]
        indexes = [
            models.Index(fields=["reply"], condition=Q(settled_at=None), name="plan_remark_open")
        ]

    def __str__(self) -> str:
        return self.words[:80]
