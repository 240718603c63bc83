"""What the web server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "whimbrel.config.settings")
django = get_wsgi_application()

# The rooms must stand before the edge does.
from whimbrel.config.edge import with_edge  # noqa: E402
from whimbrel.config.intake import Intake  # noqa: E402

application = with_edge(Intake(django))
