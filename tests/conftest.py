import os
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.utils.translation import activate


@pytest.fixture(scope="session")
def django_db_setup(tmp_path_factory, django_db_blocker):
    """A copy of the migrated template for each test process, instead of migrating in each."""
    from whimbrel.core.template_database import copy_template, create_on_server, drop_on_server

    connection = connections["default"]
    on_server = connection.vendor == "postgresql"
    if on_server:
        name = f"whimbrel_test_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}_{os.getpid()}"
        with django_db_blocker.unblock():
            create_on_server(name)
    else:
        name = str(Path(tmp_path_factory.mktemp("database")) / "test.sqlite3")
        copy_template(Path(name))
    connection.close()
    connection.settings_dict["NAME"] = name
    settings.DATABASES["default"]["NAME"] = name
    yield
    with django_db_blocker.unblock():
        connection.close()
        if on_server:
            drop_on_server(name)


@pytest.fixture(autouse=True)
def files_of_the_test(settings, tmp_path):
    """What a test stores, it stores in its own folder."""
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def speaks_english():
    """A page leaves its language behind in the process; the next test starts in English again."""
    activate("en")
