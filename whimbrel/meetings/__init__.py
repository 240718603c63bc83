"""Floor 3, meetings: what goes out to governments between and before meetings: official notifications and their answers.

Stands on designations, treaties, people and core.
"""
