"""What somebody typed, and what it asks for."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from functools import lru_cache

from whimbrel.core.languages import CODES
from whimbrel.core.search.analysis import alternatives, plain, words
from whimbrel.core.search.analysis.function_words import FUNCTION_WORDS
from whimbrel.core.search.expression import FIELDS, Asked, Expression, marks
from whimbrel.core.search.phrases import phrases_in

# What is beyond is not looked at: nobody types so much, and each word costs.
LONGEST, MOST_WORDS = 200, 10
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

    @property
    def asked(self) -> tuple[Asked, ...]:
        return asked_words(self.typed)

    @property
    def phrases(self) -> tuple[str, ...]:
        """What must be said in these very words."""
        return phrases_in(self.typed[:LONGEST])

    @property
    def is_narrowed(self) -> bool:
        return bool(self.kind or self.instrument or self.written_in)

    def wide(self) -> "Question":
        """The same without what narrows it."""
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
