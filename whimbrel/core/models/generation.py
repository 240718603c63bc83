from django.db import models


class Generation(models.Model):
    """How often one thing that pages are made from has changed; see core/stored/generations.py."""

    scope = models.CharField(max_length=100, primary_key=True)
    number = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.scope}: {self.number}"
