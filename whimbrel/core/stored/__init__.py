"""Stored pages: made once, given to everybody, never older than the last acknowledged write.

A page is made from tables. `reads` notes which, while it is made; `writes` raises the generation of every
table a transaction wrote, in that same transaction; a stored page is good as long as the generations it was
made from are the current ones (`generations`). No page waits for a time-out to become true.
"""
