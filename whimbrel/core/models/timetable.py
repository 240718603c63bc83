from django.db import models


class TimetableEntry(models.Model):
    """When a repeated job is due next, and how it went the last time; see core/timetable.py."""

    name = models.CharField(max_length=100, unique=True)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    # When and how it failed the last time; empty once it has worked again.
    failed_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} at {self.due_at:%Y-%m-%d %H:%M:%S}"
