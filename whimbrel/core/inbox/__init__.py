"""Letters that come into the house: kept before they are acknowledged, then sorted by the worker, each to one end."""
