import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.utils.translation import activate

# How to make the database of this process anew, once a test has asked for one.
ANEW = pytest.StashKey[Callable[[], None]]()
# Whether the last test left it empty: one that commits is followed by a flush, which takes what migrations made.
EMPTIED = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def django_db_setup(request, tmp_path_factory, django_db_blocker):
    """A copy of the migrated template for each test process, instead of migrating in each."""
    from whimbrel.core.template_database import copy_template, create_on_server, drop_on_server

    connection = connections["default"]
    on_server = connection.vendor == "postgresql"
    if on_server:
        name = f"whimbrel_test_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}_{os.getpid()}"
    else:
        name = str(Path(tmp_path_factory.mktemp("database")) / "test.sqlite3")

    def make_anew():
        connection.close()
        if on_server:
            with django_db_blocker.unblock():
                create_on_server(name)
                connection.close()
            return
        for part in ("", "-wal", "-shm"):
            Path(name + part).unlink(missing_ok=True)
        copy_template(Path(name))

    make_anew()
    request.config.stash[ANEW] = make_anew
    connection.settings_dict["NAME"] = name
    settings.DATABASES["default"]["NAME"] = name
    yield
    with django_db_blocker.unblock():
        connection.close()
        if on_server:
            drop_on_server(name)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    if item.config.stash.get(EMPTIED, False):
        item.config.stash[ANEW]()
        item.config.stash[EMPTIED] = False


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item):
    marker = item.get_closest_marker("django_db")
    if marker is not None and marker.kwargs.get("transaction"):
        item.config.stash[EMPTIED] = True


@pytest.fixture(autouse=True)
def files_of_the_test(settings, tmp_path):
    """What a test stores, it stores in its own folder."""
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def speaks_english():
    """A page leaves its language behind in the process; the next test starts in English again."""
    activate("en")
