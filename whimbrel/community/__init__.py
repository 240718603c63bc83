"""Floor 3, community: the e-community, in which focal points help each other on the web and by e-mail.

Stands on manual, designations, treaties, people and core.
"""
