"""Who may do what in training, and what follows from what; one subject a file."""

from whimbrel.training.rules.learning import (
    can_answer_needs,
    can_evaluate,
    can_keep_training,
    can_record_cascade,
    can_sit_test,
)

__all__ = [
    "can_answer_needs",
    "can_evaluate",
    "can_keep_training",
    "can_record_cascade",
    "can_sit_test",
]
