import pytest
from click.testing import CliRunner

from whimbrel.cli.check import check

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(settings, tmp_path):
    settings.DATA = tmp_path
    catalogues = tmp_path / "locale"
    for code in ("fr", "es", "ar", "ru"):
        folder = catalogues / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "django.mo").touch()
    settings.LOCALE_PATHS = [catalogues]
    return lambda *words: CliRunner().invoke(check, words)


def test_check_says_that_all_is_in_order(run):
    answer = run()

    assert answer.exit_code == 0, answer.output
    assert "MEND" not in answer.output


def test_check_names_a_catalogue_that_was_not_compiled(run, settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path / "nowhere"]

    answer = run()

    assert answer.exit_code == 1
    assert "no compiled catalogue for fr, es, ar, ru" in answer.output


def test_check_for_the_open_internet_refuses_a_demo_without_https(run, settings):
    settings.DEMO = True
    settings.HTTPS = False

    answer = run("--deploy")

    assert answer.exit_code == 1
    assert "its passwords are public" in answer.output
    assert "set WHIMBREL_URL to an https:// address" in answer.output


def test_check_says_when_the_cache_does_not_answer(run, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    answer = run()

    assert answer.exit_code == 1
    assert "look at CACHE_URL" in answer.output
