"""What the web server calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "whimbrel.config.settings")
django = get_wsgi_application()

from whimbrel.config.edge import with_edge  # noqa: E402 (the rooms must stand before the edge does)

application = with_edge(django)
