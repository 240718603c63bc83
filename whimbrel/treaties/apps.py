from django.apps import AppConfig

from whimbrel.core.stored.generations import divide


class TreatiesConfig(AppConfig):
    name = "whimbrel.treaties"
    label = "treaties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # By country: the page of Kenya outlives an accession of Senegal.
        divide("treaties_treatyaction", "treaties_designation")
