"""The secret all signing rests on: made once, kept beside the data, readable by its owner only."""

import os
import secrets
from pathlib import Path


def data_directory() -> Path:
    return Path(os.environ.get("WHIMBREL_DATA", "var")).resolve()


def ensure_secret() -> bool:
    """Make the data directory and its secret where there is none. True if one was made."""
    folder = data_directory()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / "secret_key"
    brought = {"WHIMBREL_SECRET_KEY", "WHIMBREL_SECRET_KEY_FILE"} & os.environ.keys()
    if brought or path.exists():
        return False
    # Opened with its mode, so that there is no moment at which others may read it.
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w", encoding="ascii") as secret:
        secret.write(secrets.token_urlsafe(50))
    return True
