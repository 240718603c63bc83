from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from whimbrel.community.models.space import Space
from whimbrel.core.languages import nearest
from whimbrel.treaties.models import Country, Instrument, Region, Role


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def standing(self) -> "ConsultationQuerySet":
        """Neither closed nor taken back."""
        return self.filter(closed_at=None, withdrawn_at=None)


class Consultation(models.Model):
    """A text put to the Parties until a moment; each Party has one voice.

    In a silence procedure the text is adopted at the deadline unless a Party has objected.
    """

    class Kind(models.TextChoices):
        POSITIONS = "positions", _("Consultation of the Parties")
        SILENCE = "silence", _("Silence procedure")

    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="consultations")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    # By language: the one it was written in first. An empty line begins a paragraph of the text.
    title = models.JSONField(_("title"), default=dict)
    text = models.JSONField(_("text"), default=dict)
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, related_name="consultations"
    )
    # Only the Parties of that region were asked; all, where there is none.
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="consultations_opened"
    )
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField(_("closes at"))
    closed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # What the Secretariat says came of it, by language; of a silence procedure what came of it speaks for itself.
    outcome = models.JSONField(_("outcome"), default=dict, blank=True)
    stated_at = models.DateTimeField(null=True, blank=True)
    stated_told_at = models.DateTimeField(null=True, blank=True)
    # Text and outcome can be read by everybody when it is over; who said what stays with who may read the space.
    is_outcome_public = models.BooleanField(default=False)
    key = models.CharField(max_length=100, unique=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("consultation of Parties")
        verbose_name_plural = _("consultations of Parties")
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opened_at")),
                name="party_consultation_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(withdrawn_at=None),
                name="party_consultation_one_end",
            ),
        ]
        indexes = [
            models.Index(
                fields=["closes_at"],
                condition=Q(closed_at=None, withdrawn_at=None),
                name="party_consultation_open",
            )
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The title in the reader's language, as near as there is."""
        return str(self.title.get(nearest(self.title), ""))

    @property
    def language(self) -> str:
        return nearest(self.title)

    @property
    def text_language(self) -> str:
        return nearest(self.text)

    def paragraphs(self) -> list[str]:
        """The text in the reader's language, paragraph by paragraph."""
        text = str(self.text.get(self.text_language, "")).replace("\r\n", "\n")
        return [" ".join(one.split()) for one in text.split("\n\n") if one.strip()]

    @property
    def stated_words(self) -> str:
        return str(self.outcome.get(nearest(self.outcome), ""))

    @property
    def is_silence(self) -> bool:
        return self.kind == self.Kind.SILENCE

    def is_open(self, *, at: datetime) -> bool:
        return self.closed_at is None and self.withdrawn_at is None and at < self.closes_at


class ConsultedParty(models.Model):
    """A country that was a Party when it was asked; it keeps its voice until the end."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="parties")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("consulted Party")
        verbose_name_plural = _("consulted Parties")
        constraints = [
            models.UniqueConstraint(fields=["consultation", "country"], name="party_consulted_once")
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.consultation}"


class PartyVoice(models.Model):
    """What was said for a Party, by whom, when, and by which way; saying it anew replaces it, and both are kept."""

    class Position(models.TextChoices):
        YES = "yes", _("In favour")
        NO = "no", _("Against")
        ABSTAIN = "abstain", _("Abstains")
        COMMENT = "comment", _("Comment only")

    class Channel(models.TextChoices):
        WEB = "web", _("on the web")
        EMAIL = "email", _("by e-mail")
        PAPER = "paper", _("in writing to the Secretariat")

    party = models.ForeignKey(ConsultedParty, on_delete=models.CASCADE, related_name="voices")
    position = models.CharField(
        pgettext_lazy("of a Party", "position"), max_length=10, choices=Position
    )
    words = models.TextField(_("in words"), blank=True)
    # Whose account said it: the focal point's or the deputy's, or the Secretariat's for what came on paper.
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="party_voices"
    )
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=Role, blank=True)
    channel = models.CharField(max_length=6, choices=Channel, default=Channel.WEB)
    said_at = models.DateTimeField()
    # When it was written down, where that was later: paper is entered after it came.
    kept_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["kept_at", "pk"]
        verbose_name = _("voice of a Party")
        verbose_name_plural = _("voices of Parties")
        constraints = [
            models.UniqueConstraint(
                fields=["party"], condition=Q(replaced_at=None), name="party_one_voice"
            )
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.position}"

    def said(self, *, in_silence: bool) -> str:
        """The position in words. In a silence procedure only an objection counts, and silence is consent."""
        if in_silence and self.position in SILENCE_WORDS:
            return str(SILENCE_WORDS[self.position])
        return str(self.get_position_display())


SILENCE_WORDS = {
    PartyVoice.Position.YES.value: _("No objection"),
    PartyVoice.Position.NO.value: _("Objects"),
}


class ConsultationChange(models.Model):
    """The deadline was put off, or the text taken back: when, by whom, why."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="changes")
    closed_before = models.DateTimeField()
    # None where the text was taken back.
    closes_at = models.DateTimeField(null=True, blank=True)
    why = models.TextField(_("why"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]
        verbose_name = _("change of a consultation")
        verbose_name_plural = _("changes of consultations")

    def __str__(self) -> str:
        return f"{self.consultation}, {self.made_at:%Y-%m-%d}"
