"""The secrets all signing rests on: made once, kept beside the data, readable by their owner only."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa


def data_directory() -> Path:
    return Path(os.environ.get("WHIMBREL_DATA", "var")).resolve()


def ensure_secret() -> bool:
    """Make the data directory, its secret and the key for badges where there is none. True if the secret was made."""
    _ensure("badge_key", "WHIMBREL_BADGE_KEY", new_badge_key)
    return _ensure("secret_key", "WHIMBREL_SECRET_KEY", lambda: secrets.token_urlsafe(50))


def new_badge_key() -> str:
    """A key to sign badges with, as PEM: RSA, which every verifier of Open Badges knows."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode("ascii")


def _ensure(name: str, setting: str, made: Callable[[], str]) -> bool:
    folder = data_directory()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / name
    if {setting, f"{setting}_FILE"} & os.environ.keys() or path.exists():
        return False
    # Opened with its mode, so that there is no moment at which others may read it.
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w", encoding="ascii") as secret:
        secret.write(made())
    return True
