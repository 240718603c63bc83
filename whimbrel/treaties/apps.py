from django.apps import AppConfig


class TreatiesConfig(AppConfig):
    name = "whimbrel.treaties"
    label = "treaties"
    default_auto_field = "django.db.models.BigAutoField"
