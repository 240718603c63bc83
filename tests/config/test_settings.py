import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def names_in_the_code():
    """The first word of every `env.<kind>("NAME")` in the house."""
    found = set()
    for path in (ROOT / "whimbrel").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="env")),
                    args=[ast.Constant(value=str(name)), *_],
                ):
                    found.add(name)
    return found


def test_the_page_on_settings_lists_exactly_the_settings_there_are():
    page = (ROOT / "docs/running/settings.md").read_text()

    assert re.findall(r"^\| `(\w+)` \|", page, re.M) != []
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.M)) == names_in_the_code()


def settings_with(tmp_path, wanted="1", before="", **environment):
    """What a fresh process reads from the environment; its error where it refuses."""
    code = (
        f"{before}\nimport json\nfrom whimbrel.config import settings as s\n"
        f"print(json.dumps({wanted}, default=str))"
    )
    bare = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("WHIMBREL_") and not name.endswith("_URL")
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=bare | {"WHIMBREL_DATA": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr.splitlines()[-1]


def test_nothing_set_is_safe(tmp_path):
    wanted = "[s.DEBUG, s.DEMO, s.SECRET_KEY, s.SECOND_FACTOR_REQUIRED, s.HOST, s.ALLOWED_HOSTS]"

    assert settings_with(tmp_path, wanted) == [
        False,
        False,
        "",
        True,
        "127.0.0.1",
        ["127.0.0.1", "localhost", "[::1]"],
    ]


def test_sqlite_lies_in_the_data_directory_and_writes_at_once(tmp_path):
    found = settings_with(tmp_path, "s.DATABASES['default']")

    assert found["ENGINE"] == "whimbrel.core.sqlite"
    assert found["NAME"] == f"{tmp_path}/whimbrel.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


def test_database_url_moves_to_postgresql(tmp_path):
    pytest.importorskip("psycopg", reason="the extra postgres is not installed")
    found = settings_with(
        tmp_path, "s.DATABASES['default']", DATABASE_URL="postgres://u:p@db.example:5433/whimbrel"
    )

    assert (found["ENGINE"], found["HOST"], found["PORT"], found["NAME"]) == (
        "whimbrel.core.postgresql",
        "db.example",
        5433,
        "whimbrel",
    )
    assert found["CONN_HEALTH_CHECKS"] is True


@pytest.mark.parametrize("scheme", ["redis", "valkey"])
def test_cache_url_moves_to_valkey_or_redis(tmp_path, scheme):
    found = settings_with(tmp_path, "s.CACHES['default']", CACHE_URL=f"{scheme}://c.example:6379/1")

    assert found == {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://c.example:6379/1",
    }


def test_storage_url_moves_to_s3(tmp_path):
    found = settings_with(
        tmp_path,
        "s.STORAGES['default']",
        STORAGE_URL="s3://KEY:a%2Fb@s3.example:9000/files?region=eu-1",
    )

    assert found["BACKEND"] == "storages.backends.s3.S3Storage"
    assert found["OPTIONS"] | {"default_acl": None} == {
        "bucket_name": "files",
        "endpoint_url": "https://s3.example:9000",
        "access_key": "KEY",
        "secret_key": "a/b",
        "region_name": "eu-1",
        "default_acl": None,
        "querystring_auth": True,
    }


def test_a_storage_url_of_another_kind_is_refused(tmp_path):
    assert "s3://KEY:SECRET@HOST/BUCKET" in settings_with(tmp_path, STORAGE_URL="ftp://x/y")


@pytest.mark.parametrize(
    ("setting", "url", "module", "extra"),
    [
        ("DATABASE_URL", "postgres://u:p@h/n", "psycopg", "postgres"),
        ("CACHE_URL", "redis://h/0", "redis", "redis"),
        ("STORAGE_URL", "s3://k:s@h/b", "storages", "s3"),
        ("EMAIL_URL", "anymail+mailgun://?api_key=k", "anymail", "esp"),
    ],
)
def test_a_library_that_is_missing_is_named(tmp_path, setting, url, module, extra):
    absent = f"import sys; sys.modules[{module!r}] = None"

    error = settings_with(tmp_path, before=absent, **{setting: url})

    assert setting in error
    assert f"whimbrel[{extra}]" in error


def test_a_secret_may_come_from_a_file(tmp_path):
    (tmp_path / "kept").write_text("from a file")

    found = settings_with(tmp_path, "s.SECRET_KEY", WHIMBREL_SECRET_KEY_FILE=str(tmp_path / "kept"))

    assert found == "from a file"


def test_an_https_address_makes_cookies_and_transport_strict(tmp_path):
    found = settings_with(
        tmp_path,
        "[s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0]",
        WHIMBREL_URL="https://example.org",
    )

    assert found == [True, True, True]


def test_behind_a_proxy_the_scheme_and_the_reader_s_address_are_the_proxy_s_to_tell(tmp_path):
    wanted = "[s.SECURE_PROXY_SSL_HEADER, s.ALLAUTH_TRUSTED_PROXY_COUNT]"

    assert settings_with(tmp_path, wanted) == [None, 0]
    assert settings_with(tmp_path, wanted, WHIMBREL_BEHIND_PROXY="1") == [
        ["HTTP_X_FORWARDED_PROTO", "https"],
        1,
    ]


def test_the_demo_sends_no_mail_unless_it_is_told_how(tmp_path):
    def backend(**environment):
        return settings_with(tmp_path, "s.EMAIL_BACKEND", **environment).split(".")[-2]

    assert backend() == "console"
    assert backend(WHIMBREL_DEMO="1") == "dummy"
    assert backend(WHIMBREL_DEMO="1", EMAIL_URL="smtp://localhost:25") == "smtp"


def test_email_url_names_a_mail_server(tmp_path):
    wanted = "[s.EMAIL_BACKEND, s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_HOST_PASSWORD]"

    assert settings_with(tmp_path, wanted, EMAIL_URL="smtp+tls://u:a%2Fb@mail.example:587") == [
        "django.core.mail.backends.smtp.EmailBackend",
        "mail.example",
        587,
        True,
        "a/b",
    ]


def test_email_url_names_a_sending_service(tmp_path):
    pytest.importorskip("anymail", reason="the extra esp is not installed")
    url = "anymail+amazon-ses://?session_params=x&configuration_set_name=a%2Bb"

    assert settings_with(tmp_path, "[s.EMAIL_BACKEND, s.ANYMAIL]", EMAIL_URL=url) == [
        "anymail.backends.amazon_ses.EmailBackend",
        {"AMAZON_SES_SESSION_PARAMS": "x", "AMAZON_SES_CONFIGURATION_SET_NAME": "a+b"},
    ]
