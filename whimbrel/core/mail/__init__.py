"""Letters that leave the house: written into the outbox in the action's transaction, sent by the worker."""
