"""Letters written after the formats of the programs people use, each with the end it must meet and the text it must leave.

`python -m tests.core.inbox.corpus.write` writes the .eml files and manifest.json anew from `words`, `clients` and `others`.
"""
