from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from whimbrel.community.models.library import FileVersion
from whimbrel.community.models.post import Attachment
from whimbrel.core.languages import LANGUAGES


class FileWords(models.Model):
    """What a file says, so that it can be found: a file of a post, or the newest version of a file of a space.

    It stands here from when the file came, and goes with it. The worker reads the file and says what came of it.
    """

    class Came(models.TextChoices):
        """Why a file's words can be found, or not."""

        WAITING = "waiting", _("The search reads this file within minutes.")
        READ = "read", _("The search finds this file by what it says.")
        EMPTY = "empty", _("The search finds this file by its name only: it holds pictures and no words.")  # fmt: skip
        UNKNOWN = "unknown", _("The search finds this file by its name only.")
        LOCKED = "locked", _("The search finds this file by its name only: it opens with a password.")  # fmt: skip
        NO_READER = "no_reader", _("The search finds this file by its name only: nothing that reads PDF is installed here.")  # fmt: skip
        DAMAGED = "damaged", _("The search finds this file by its name only: it is damaged.")

    attachment = models.OneToOneField(
        Attachment, on_delete=models.CASCADE, null=True, related_name="said"
    )
    version = models.OneToOneField(
        FileVersion, on_delete=models.CASCADE, null=True, related_name="said"
    )
    words = models.TextField(blank=True)
    # As its words tell; empty where they are too few, or none of the languages of the house.
    language = models.CharField(max_length=5, choices=LANGUAGES, blank=True)
    came = models.CharField(max_length=10, choices=Came, default=Came.WAITING)
    # How often a worker began to read it: one that was killed by it is not tried for ever.
    begun = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("words of a file")
        verbose_name_plural = _("words of files")
        constraints = [
            models.CheckConstraint(
                condition=Q(attachment=None, version__isnull=False)
                | Q(attachment__isnull=False, version=None),
                name="file_words_of_one_file",
            )
        ]
        indexes = [models.Index(fields=["id"], condition=Q(came="waiting"), name="file_to_read")]

    def __str__(self) -> str:
        return str(self.attachment or self.version)
