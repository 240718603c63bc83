"""Money in the database: whole cents, because SQLite adds what has a fraction as floating-point numbers."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from whimbrel.core.money import CENT


class MoneyField(models.DecimalField):
    """An amount as a Decimal with two places; kept, compared and added up as whole cents."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_digits": 16, "decimal_places": 2} | options)

    def get_internal_type(self) -> str:
        return "BigIntegerField"

    def deconstruct(self) -> Any:
        """To migrations it is what the database sees."""
        name, _path, args, options = super().deconstruct()
        kept = {key: one for key, one in options.items() if key[:3] not in ("max", "dec")}
        return name, "django.db.models.BigIntegerField", args, kept

    def from_db_value(self, value: int | None, *_context: Any) -> Decimal | None:
        return None if value is None else value * CENT

    def get_prep_value(self, value: Any) -> Any:
        if value is None or hasattr(value, "resolve_expression"):
            return value
        cents = Decimal(str(value)) / CENT
        if cents != cents.to_integral_value():
            raise ValidationError(_("Give the amount to the cent, with two places at most."))
        return int(cents)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return value if prepared else self.get_prep_value(value)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return self.get_prep_value(value)
