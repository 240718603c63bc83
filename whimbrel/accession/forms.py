"""What a reader may ask of the graph and the map."""

from django.utils.translation import gettext_lazy as _

from whimbrel.treaties.fields import DayField, DayForm, RegionField


class GraphForm(DayForm):
    """Up to which day, and for which region, the graph is drawn."""

    on = DayField(label=_("Up to"))
    region = RegionField()


class MapForm(DayForm):
    """On which day the map is drawn."""
