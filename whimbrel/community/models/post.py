from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models.thread import Thread
from whimbrel.core.languages import LANGUAGES
from whimbrel.treaties.models import Country, Role


class PostQuerySet(models.QuerySet["Post"]):
    def standing(self) -> "PostQuerySet":
        """Posts that can be read: neither held for a moderator nor taken away."""
        return self.filter(held_at=None, removed_at=None)


class Post(models.Model):
    """What one person wrote into a thread. Its number never changes, so that a link to it stays true."""

    class Channel(models.TextChoices):
        WEB = "web", _("on the web")
        EMAIL = "email", _("by e-mail")
        IMPORT = "import", _("from an archive")

    class Held(models.TextChoices):
        """Why a moderator looks at it first."""

        FIRST = "first", _("the first of somebody without an office")
        TRAP = "trap", _("filled in like a machine does")
        LINKS = "links", _("many links of somebody new")
        OFTEN = "often", _("many posts of somebody new in a day")

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts"
    )
    # How the author was named, and what they held that day: it stays when they hold it no more.
    author_name = models.CharField(max_length=200)
    author_role = models.CharField(max_length=20, choices=Role, blank=True)
    author_country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Since when they held it, by the letter of designation that the Secretariat checked.
    author_since = models.DateField(null=True, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    words = models.TextField(_("text"))
    # The words as safe HTML, made when they were kept (core/prose.py).
    html = models.TextField()
    channel = models.CharField(max_length=6, choices=Channel, default=Channel.WEB)
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)
    answers = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="answered_by"
    )
    # Made by the form or the letter before it is sent: what arrives twice is written once.
    key = models.CharField(max_length=100, unique=True)
    message_id = models.CharField(max_length=250, blank=True, db_index=True)
    held_at = models.DateTimeField(null=True, blank=True)
    held_because = models.CharField(max_length=60, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    # When those were written to who want each post at once.
    told_at = models.DateTimeField(null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints = [
            models.UniqueConstraint(fields=["thread", "number"], name="post_number_in_thread"),
            models.UniqueConstraint(
                fields=["thread"],
                condition=Q(accepted_at__isnull=False),
                name="post_one_accepted_answer",
            ),
        ]
        indexes = [
            models.Index(fields=["author", "-written_at"], name="post_of_author"),
            models.Index(
                fields=["id"],
                condition=Q(told_at=None, held_at=None, removed_at=None),
                name="post_to_tell",
            ),
            models.Index(
                fields=["-written_at", "-id"],
                condition=Q(held_at=None, removed_at=None),
                name="post_newest",
            ),
            models.Index(fields=["held_at"], condition=Q(held_at__isnull=False), name="post_held"),
        ]

    def __str__(self) -> str:
        return f"{self.thread}, {self.number}"

    @property
    def why_held(self) -> str:
        """In words, and in the reader's language."""
        return str(self.Held(self.held_because).label) if self.held_because in self.Held else ""


class PostRevision(models.Model):
    """What a post said before it was changed."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="revisions")
    words = models.TextField()
    replaced_at = models.DateTimeField()
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-replaced_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.post} until {self.replaced_at:%Y-%m-%d %H:%M}"


class Attachment(models.Model):
    """A file in a post. What a space keeps is in its library (LibraryFile)."""

    post = models.ForeignKey(
        Post, on_delete=models.CASCADE, null=True, blank=True, related_name="attachments"
    )
    space = models.ForeignKey(
        "community.Space", on_delete=models.CASCADE, related_name="attachments"
    )
    name = models.CharField(_("name"), max_length=200)
    file = models.FileField(upload_to="community/%Y/%m/", max_length=300)
    media_type = models.CharField(max_length=120)
    size = models.PositiveIntegerField(help_text=_("bytes"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return self.name
