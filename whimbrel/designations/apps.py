from django.apps import AppConfig


class DesignationsConfig(AppConfig):
    name = "whimbrel.designations"
    label = "designations"
    default_auto_field = "django.db.models.BigAutoField"
