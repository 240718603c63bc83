from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    name = "whimbrel.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # What rooms register: places in pages, kinds of letters, repeated jobs, parts of a country's file,
        # what passes to a successor, what waits for somebody, to whom one can write, to what a State can be asked.
        autodiscover_modules(
            "slots", "emails", "timetable", "dossier", "passing", "needs", "inbox", "candidates"
        )
        # The house's own, which stand in folders.
        for name in ("house", "jobs", "needs"):
            import_module(f"whimbrel.core.inbox.{name}")
        # What can be found, and how often pages are read.
        autodiscover_modules("search", "tallies")
