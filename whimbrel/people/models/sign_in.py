from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.people.models.user import User


class SignIn(models.Model):
    """A person signed in, with what device and from about where."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_ins")
    # SHA-256 of the session's key: whoever reads this table can use no session.
    session_digest = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField()
    seen_on = models.DateField(db_index=True)
    # As the browser names itself, and the network it came from: never the whole address.
    agent = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=50, blank=True)

    class Meta:
        ordering = ["-started_at", "-pk"]
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")

    def __str__(self) -> str:
        return f"{self.person}, {self.started_at:%Y-%m-%d %H:%M}"
