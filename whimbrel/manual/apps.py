from django.apps import AppConfig


class ManualConfig(AppConfig):
    name = "whimbrel.manual"
    label = "manual"
    default_auto_field = "django.db.models.BigAutoField"
