"""What happens here by itself."""

from django.utils.translation import gettext_lazy as _

from whimbrel.accession.actions.counterparts import forget_counterparts
from whimbrel.core.forgetting import forgets

forgets(
    "counterparts",
    _("Persons we spoke with about joining, after they left the office"),
    setting="KEEP_LEFT_DAYS",
)(forget_counterparts)
