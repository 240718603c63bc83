from django.apps import AppConfig


class AccessionConfig(AppConfig):
    name = "whimbrel.accession"
    label = "accession"
    default_auto_field = "django.db.models.BigAutoField"
