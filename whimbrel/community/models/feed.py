from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FeedKey(models.Model):
    """By this word in the address a reader's program fetches what the person may read, without signing in.

    What it gives is asked anew each time; a new key makes the old addresses worthless.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feed_key"
    )
    key = models.CharField(max_length=40, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("key to feeds")
        verbose_name_plural = _("keys to feeds")

    def __str__(self) -> str:
        return f"{self.person_id}"
