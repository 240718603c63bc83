"""What Typst lays out, in a process of its own: it keeps what it laid out for the next time, some 200 MB a Manual.

This file, run, is that process: what to lay out comes in as JSON, the document goes out. It needs nothing else of the house.
"""

import base64
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parents[1] / "fonts"
# Seconds on the clock; the whole Manual takes one.
TIMEOUT = 180


class NotTypeset(Exception):
    """The document could not be laid out; the message says what Typst said."""


def typeset(files: Mapping[str, bytes], *, form: str = "pdf", **options: Any) -> bytes:
    """The document that `files["main"]` describes, with our own fonts; of pictures the first page.

    `options` are those of `typst.compile`. Words belong into a JSON file beside the main one, so that none of them can act as
    markup. Raises NotTypeset.
    """
    asked = {
        "files": {name: base64.b64encode(content).decode() for name, content in files.items()},
        "options": {"format": form, "font_paths": [str(FONTS)], **options},
    }
    try:
        # It gets no variable of ours: who lays out a page needs no secret of the house.
        done = subprocess.run(  # noqa: S603 (our own command, without a word of anybody's)
            [sys.executable, "-P", "-X", "utf8", __file__],
            input=json.dumps(asked).encode(), capture_output=True, timeout=TIMEOUT, env={}, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise NotTypeset(f"It took more than {TIMEOUT} seconds.") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise NotTypeset(said or f"Typst ended with {done.returncode}.")
    return done.stdout


def main() -> int:
    """Lay out what comes in."""
    import typst  # noqa: PLC0415 (large, and of no use to whoever only asks)

    asked = json.load(sys.stdin.buffer)
    files = {name: base64.b64decode(content) for name, content in asked["files"].items()}
    try:
        body = typst.compile(files, **asked["options"])
    except Exception as error:
        sys.stderr.write(str(error))
        return 1
    sys.stdout.buffer.write(body[0] if isinstance(body, list) else body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
