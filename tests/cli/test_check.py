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


@pytest.fixture
def safe(settings, tmp_path):
    """A house as it may stand on the open internet."""
    settings.DEBUG = settings.DEMO = False
    settings.HTTPS = settings.SECOND_FACTOR_REQUIRED = True
    settings.SITE_URL, settings.ALLOWED_HOSTS = (
        "https://capacity.example.org",
        ["capacity.example.org"],
    )
    settings.SECRET_KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    settings.SECURE_SSL_REDIRECT = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = (
        True
    )
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    tmp_path.chmod(0o700)
    return settings


def test_a_safe_house_passes(run, safe):
    answer = run("--deploy")

    assert answer.exit_code == 0, answer.output


UNSAFE = {
    "no debugging": lambda s: setattr(s, "DEBUG", True),
    "not the demo": lambda s: setattr(s, "DEMO", True),
    "HTTPS": lambda s: setattr(s, "HTTPS", False),
    "second factor for staff": lambda s: setattr(s, "SECOND_FACTOR_REQUIRED", False),
    "hosts": lambda s: setattr(s, "ALLOWED_HOSTS", ["*"]),
    "own host": lambda s: setattr(s, "ALLOWED_HOSTS", ["another.example.org"]),
    "data directory closed to others": lambda s: s.DATA.chmod(0o755),
    "secret closed to others": lambda s: (s.DATA / "secret_key").write_text("hush"),
    "headers": lambda s: setattr(s, "SECURE_HSTS_SECONDS", 0),
    "security.W009": lambda s: setattr(s, "SECRET_KEY", "short"),
    "security.W012": lambda s: setattr(s, "SESSION_COOKIE_SECURE", False),
}


@pytest.mark.parametrize(("what", "spoil"), UNSAFE.items(), ids=UNSAFE)
def test_each_thing_that_is_unsafe_is_named_and_fails(run, safe, what, spoil):
    spoil(safe)

    answer = run("--deploy")

    assert answer.exit_code == 1
    assert any("MEND" in line and what in line for line in answer.output.splitlines()), (
        answer.output
    )
