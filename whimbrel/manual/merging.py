"""Putting what an outside translator returned beside what stands here. A correction by hand is never overwritten. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from whimbrel.manual.po import Returned, finger_print


@dataclass
class Merged:
    """The words by piece after the merge; which pieces took the returned words, and which kept theirs."""

    words: dict[str, str]
    taken: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    # Pieces that the article has no more, or whose source says something else by now.
    gone: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)


def merged(
    current: Mapping[str, str], returned: Sequence[Returned], *, source: Mapping[str, str]
) -> Merged:
    """Take each returned piece, unless somebody has written another translation there since it was sent out.

    `current` are the translation's words by piece, `source` those of the source today. A piece whose source has
    changed meanwhile is taken all the same, since old words are better than none; it is named as stale.
    """
    result = Merged(dict(current))
    for one in returned:
        here = current.get(one.key, "")
        if one.key not in source:
            result.gone.append(one.key)
        elif here.strip() == one.target.strip():
            continue
        elif here.strip() and finger_print(here) != one.stood:
            result.kept.append(one.key)
        else:
            result.words[one.key] = one.target
            result.taken.append(one.key)
            if source[one.key].strip() != one.source.strip():
                result.stale.append(one.key)
    return result
