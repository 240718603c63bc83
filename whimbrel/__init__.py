"""Whimbrel: the platform on which a treaty family builds the capacity of its people."""

from importlib.metadata import version

__version__ = version("whimbrel")
