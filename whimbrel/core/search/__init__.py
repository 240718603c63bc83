"""One search for the whole site.

Rooms say in their `search.py` what can be found (`registry`). The index keeps stems of words and who may find them,
never a text (`analysis`, `index`, `keeping`); what a page of results shows is read from the records themselves, at that
moment, for that reader (`answers`, `showing`).
"""
