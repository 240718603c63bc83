"""format=flowed (RFC 3676): lines that were broken to be sent, joined again."""


def unflow(text: str, *, is_joined_bare: bool) -> str:
    """Paragraphs as their author wrote them. `is_joined_bare`: the blank before a line's end is no part of it (DelSp)."""
    done: list[str] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:]
        words = words.removeprefix(" ")
        is_signature = words == "-- "
        if open_depth == depth and not is_signature and done:
            done[-1] += words
        else:
            done.append(">" * depth + (" " if depth else "") + words)
        flows = words.endswith(" ") and not is_signature
        if flows and is_joined_bare:
            done[-1] = done[-1][:-1]
        open_depth = depth if flows else None
    return "\n".join(done)
