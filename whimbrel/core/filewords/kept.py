"""What was read so far of a file, and why one reads no further."""

# Some hundred pages: what comes after is found by no search.
MOST = 300_000


class Unreadable(Exception):
    """It is no file that we know how to read, or it is broken."""


class Locked(Exception):
    """It opens with a password only."""


class NoReader(Exception):
    """What reads such files is not installed here."""


class Enough(Exception):
    """More is not kept."""


class Kept:
    """Words in the order in which they were read, up to MOST signs."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    def add(self, text: str) -> None:
        """Raises Enough once no more is kept."""
        self.pieces.append(text[: MOST - self.length])
        self.length += len(text)
        if self.length >= MOST:
            raise Enough

    @property
    def text(self) -> str:
        """One line a paragraph, without what no database keeps."""
        lines = (" ".join(line.split()) for line in "".join(self.pieces).split("\n"))
        return "\n".join(line for line in lines if line).replace("\x00", "")
