"""`python -m whimbrel.core.filewords NAME`: the file comes in, its words go out. The number it ends with says how it went."""

import sys

from whimbrel.core.filewords.kept import Locked, NoReader, Unreadable
from whimbrel.core.filewords.reading import words_in

UNREADABLE, LOCKED, NO_READER = 10, 11, 12
SECONDS, MEMORY = 15, 1 << 30


def main() -> int:
    _keep_small()
    try:
        text = words_in(sys.stdin.buffer.read(), sys.argv[1])
    except Unreadable:
        return UNREADABLE
    except Locked:
        return LOCKED
    except NoReader:
        return NO_READER
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    return 0


def _keep_small() -> None:
    """So much of the processor and of memory; where the system knows no such limits, the caller's clock alone counts."""
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    sys.exit(main())
