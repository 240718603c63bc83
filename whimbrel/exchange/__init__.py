"""Floor 4, exchange: what the house tells other systems, in the formats they read.

Stands on workplan, treaties, people and core. It keeps one record of its own: which grants may be told of in public.
"""
