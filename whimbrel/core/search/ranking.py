"""Which entries fit a question, in which order."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from whimbrel.core.models import SearchEntry
from whimbrel.core.search.engines import engine
from whimbrel.core.search.expression import NAMES, TITLES
from whimbrel.core.search.question import Question
from whimbrel.core.search.registry import kinds

# Results are counted and paged so far; who wants more asks more.
MOST = 200
# Ranking looks at every entry that fits. Of a word that more than these have, only titles are ranked.
RANKED = 2000
# So few results of all of so many words are followed by those of some: a sentence was asked, not a name.
FEW, A_SENTENCE = 5, 3


class Hit(NamedTuple):
    """One entry that fits. `rank` compares within one search only."""

    kind: str
    key: str
    instrument: str
    languages: tuple[str, ...]
    rank: float
    has_all: bool = True


@dataclass(frozen=True)
class Found:
    """The hits in their order; `is_capped` where there are more than anybody reads."""

    hits: list[Hit]
    is_capped: bool


def find(question: Question) -> Found:
    """The hits the reader may see, the best first: those with all the words, then, where these are few, with some."""
    if not question.asked:
        return Found([], False)
    ranks, is_capped = _ranked(question, needs_all=True)
    hits = hits_of(question, ranks, has_all=True)
    enough = FEW if len(question.asked) >= A_SENTENCE else 1
    if len(hits) < enough and len(question.asked) > 1:
        more, is_more = _ranked(question, needs_all=False)
        known = {(hit.kind, hit.key) for hit in hits}
        others = hits_of(question, more, has_all=False)
        hits += [hit for hit in others if (hit.kind, hit.key) not in known]
        is_capped = is_more
    return Found(hits[:MOST], is_capped or len(hits) > MOST)


def _ranked(question: Question, *, needs_all: bool) -> tuple[dict[int, float], bool]:
    ask = engine()
    expression = question.expression(needs_all=needs_all)
    number = ask.count(expression, stop=RANKED + 1)
    if number <= RANKED:
        return dict(ask.best(expression, limit=MOST + 1)), number > MOST
    titles = question.expression(needs_all=needs_all, fields=(TITLES, NAMES))
    ranks: dict[int, float] = {}
    if ask.count(titles, stop=RANKED + 1) <= RANKED:
        ranks = dict(ask.best(titles, limit=MOST))
    for pk in ask.newest(expression, limit=MOST):
        ranks.setdefault(pk, 0.0)
    return ranks, True


def hits_of(question: Question, ranks: dict[int, float], *, has_all: bool = True) -> list[Hit]:
    """The entries with these keys that the reader may find, by rank, kind and language. One query."""
    weights = {one.slug: one.weight for one in kinds()}
    hits = []
    for pk, kind, key, circle, instrument, said in _rows(question, ranks):
        # The marks have said so already; what nobody may see is asked for twice.
        if circle not in question.circles or kind not in weights:
            continue
        languages = tuple(said.split())
        is_readable = not languages or question.language in languages
        rank = ranks[pk] * weights[kind] * (1.0 if is_readable else 0.7)
        hits.append(Hit(kind, key, instrument, languages, rank, has_all))
    return sorted(hits, key=lambda hit: (-hit.rank, hit.kind, hit.key))


def _rows(question: Question, keys: Collection[int]) -> Iterable[tuple[Any, ...]]:
    """What is known of the entries, as plain values: of a thousand hits a page shows twenty."""
    if not keys:
        return []
    found = SearchEntry.objects.filter(pk__in=keys)
    if question.since:
        found = found.filter(day__gte=question.since)
    if question.until:
        found = found.filter(day__lte=question.until)
    return found.values_list("pk", "kind", "key", "circle", "instrument", "languages")
