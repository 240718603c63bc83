"""What somebody typed, and what it asks for."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from whimbrel.core.languages import CODES
from whimbrel.core.search.analysis import alternatives, plain, words
from whimbrel.core.search.analysis.function_words import FUNCTION_WORDS
from whimbrel.core.search.expression import (
    FIELDS,
    Asked,
    Expression,
    marks,
    marks_of_days,
    words_of_name,
)
from whimbrel.core.search.phrases import phrases_in

# What is beyond is not looked at: nobody types so much, and each word costs.
LONGEST, MOST_WORDS = 200, 10
# What has a day lies between these.
EARLIEST, LATEST = date(1900, 1, 1), date(2099, 12, 31)
# For Chinese, which has no page here and may still be typed.
LANGUAGES = tuple(CODES)


@dataclass(frozen=True)
class Question:
    """The words of a search, the reader's language, and what it is narrowed to; who asks stands in `circles`."""

    typed: str
    language: str
    circles: Collection[str] = field(repr=False)
    kind: str = ""
    instrument: str = ""
    written_in: str = ""
    # Words of the name under what somebody wrote, and the first and last day.
    author: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def asked(self) -> tuple[Asked, ...]:
        return asked_words(self.typed)

    @property
    def phrases(self) -> tuple[str, ...]:
        """What must be said in these very words."""
        return phrases_in(self.typed[:LONGEST])

    @property
    def is_narrowed(self) -> bool:
        """Whether it asks for less than all that the reader may find."""
        return bool(self.kind or self.instrument or self.written_in or self.is_of_some)

    @property
    def is_of_some(self) -> bool:
        """Whether it asks only for what somebody wrote, or of some days."""
        return bool(self.author or self.since or self.until)

    def wide(self) -> "Question":
        """The same of all kinds, instruments and languages: the page counts these beside each other."""
        return replace(self, kind="", instrument="", written_in="")

    def expression(
        self,
        asked: tuple[Asked, ...] | None = None,
        *,
        needs_all: bool = True,
        fields: tuple[str, ...] = FIELDS,
    ) -> Expression:
        """The question for a database; in any case only for what the reader may find."""
        wanted = [marks("circle", self.circles)]
        wanted += [marks("kind", [self.kind])] if self.kind else []
        wanted += [marks("instrument", [self.instrument])] if self.instrument else []
        wanted += [marks("language", [self.written_in, ""])] if self.written_in else []
        wanted += [marks("author", [word]) for word in words_of_name(self.author)]
        if self.since or self.until:
            wanted.append(marks_of_days(self.since or EARLIEST, self.until or LATEST))
        return Expression(self.asked if asked is None else asked, tuple(wanted), needs_all, fields)


@lru_cache(maxsize=2000)
def asked_words(typed: str) -> tuple[Asked, ...]:
    """The words that are looked for, each once; none where nothing was typed that could be found."""
    found: dict[str, Asked] = {}
    for word in words(typed[:LONGEST]):
        kept = alternatives(word.word, LANGUAGES)
        if kept:
            found.setdefault(plain(word.word), Asked(word.word, kept))
    telling = [asked for folded, asked in found.items() if folded not in FUNCTION_WORDS]
    return tuple((telling or list(found.values()))[:MOST_WORDS])
