"""Putting together what two wrote at once, paragraph by paragraph. Pure."""

from difflib import SequenceMatcher

Change = tuple[int, int, list[str]]


def merged(before: str, mine: str, theirs: str) -> str | None:
    """`mine` and `theirs`, both written after `before`, in one; None where they changed the same paragraph.

    A paragraph that both wrote alike stands once. Where both only added at one place, theirs comes first.
    """
    base = _paragraphs(before)
    ours, others = _changes(base, _paragraphs(mine)), _changes(base, _paragraphs(theirs))
    both = sorted([*others, *(one for one in ours if one not in others)], key=lambda one: one[:2])
    for one, following in zip(both, both[1:], strict=False):
        is_added = one[0] == one[1] and following[0] == following[1]
        if following[0] < one[1] or (following[0] == one[0] and not is_added):
            return None
    text: list[str] = []
    place = 0
    for start, end, words in both:
        text += [*base[place:start], *words]
        place = end
    return "\n\n".join([*text, *base[place:]])


def _paragraphs(text: str) -> list[str]:
    plain = text.replace("\r\n", "\n").strip()
    return [one.strip("\n") for one in plain.split("\n\n") if one.strip()]


def _changes(before: list[str], after: list[str]) -> list[Change]:
    """Which paragraphs, from one to another, were replaced by which."""
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [
        (start, end, after[first:last]) for tag, start, end, first, last in steps if tag != "equal"
    ]
