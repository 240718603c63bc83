"""Who did what, when, to which record, and what it said before."""

from whimbrel.core.journal.queries import Change, deeds_of, history_of, latest_changes
from whimbrel.core.journal.recording import changes, record, values_of

__all__ = [
    "Change",
    "changes",
    "deeds_of",
    "history_of",
    "latest_changes",
    "record",
    "values_of",
]
