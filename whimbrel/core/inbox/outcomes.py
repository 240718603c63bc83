"""How a letter ends in the room it was written to: one of three."""

from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class Posted:
    """The letter did what its sender wanted; `record` is what came of it. Nobody is written to."""

    record: models.Model


@dataclass(frozen=True)
class Answered:
    """The letter could do nothing, or asked something: `text` goes back, in the sender's language.

    `record` is what came of it nevertheless, where something did: a vote is kept, and acknowledged.
    """

    text: str
    record: models.Model | None = None


@dataclass(frozen=True)
class Held:
    """Somebody at the desk has to look first; `why`, in the sender's language, is shown there and sent back."""

    why: str


Outcome = Posted | Answered | Held
