"""One file that holds a house: database, media and, if asked for, the secret; and its way back.

A backup is a `.tar.gz` with `manifest.json` first, which names every file with its size and fingerprint, and
every table with its number of rows.
"""
