"""Floor 1, registry: countries, regions, instruments, treaty actions, meetings, resolutions, species.

Stands on core. Everything above stands on it. Founding document, paragraphs 15 and 16.
"""
