from django.db import models


class Heartbeat(models.Model):
    """The last sign of life of a worker process."""

    worker = models.CharField(max_length=100, unique=True)
    beat_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.worker} at {self.beat_at:%Y-%m-%d %H:%M:%S}"
