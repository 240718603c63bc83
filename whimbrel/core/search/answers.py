"""The answer to a question, as a page shows it: read from the records themselves, for that reader."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from whimbrel.core.languages import sort_key
from whimbrel.core.search.engines import engine
from whimbrel.core.search.expression import NAMES
from whimbrel.core.search.nearness import near_words
from whimbrel.core.search.phrases import says
from whimbrel.core.search.question import Question
from whimbrel.core.search.ranking import Found, Hit, find, hits_of
from whimbrel.core.search.registry import Entry, Kind, Version, kind_named, kinds
from whimbrel.core.search.showing import Piece, marked, matched, passage

PER_PAGE = 20
SUGGESTIONS = 8
# A beginning of fewer letters says too little.
SHORTEST = 2
# So many of the things that have the words are read for a phrase.
READ = 300
# So many words near one are tried.
TRIED = 5


@dataclass(frozen=True)
class Result:
    """One thing that was found, in the version that is shown."""

    kind: Kind
    title: list[Piece]
    url: str
    passage: list[Piece]
    # The language it is written in, where that is not the reader's.
    other_language: str
    instrument: str
    day: date | None
    # What it is called where the words were found, if that is not what is shown: Кения.
    also: list[Piece] = field(default_factory=list)
    detail: list[Piece] = field(default_factory=list)
    author: str = ""


@dataclass(frozen=True)
class Answer:
    """One page of results. `total` counts what the reader may find; at least so many where `is_capped`."""

    results: list[Result]
    total: int
    is_capped: bool
    page: int
    pages: int
    # Of the same question when it is not narrowed: how many of each kind, in their order.
    by_kind: list[tuple[Kind, int]]
    instruments: list[str]
    languages: list[str]
    has_all_words: bool
    did_you_mean: str


def answer(question: Question, *, page: int = 1) -> Answer:
    """The answer. Its number of queries depends on the kinds on the page, never on the number of results."""
    wide = _found(question.wide())
    found = _narrowed(question, wide)
    pages = max(1, -(-len(found.hits) // PER_PAGE))
    page = min(max(page, 1), pages)
    on_page = found.hits[(page - 1) * PER_PAGE : page * PER_PAGE]
    results = _results(question, on_page)
    gone = len(on_page) - len(results)
    counted = Counter(hit.kind for hit in wide.hits)
    return Answer(
        results=results,
        total=len(found.hits) - gone,
        is_capped=found.is_capped,
        page=page,
        pages=pages,
        by_kind=[(kind, counted[kind.slug]) for kind in kinds() if counted[kind.slug]],
        instruments=sorted({hit.instrument for hit in wide.hits if hit.instrument}),
        languages=sorted({code for hit in wide.hits for code in hit.languages}),
        has_all_words=any(hit.has_all for hit in on_page) if on_page else True,
        did_you_mean="" if found.hits and found.hits[0].has_all else corrected(question),
    )


def suggestions(question: Question) -> list[str]:
    """What the reader may be about to type: titles of things they may find, that begin words like this."""
    asked = question.asked
    if not asked or len(question.typed.strip()) < SHORTEST:
        return []
    if not question.typed[-1].isspace():
        asked = (*asked[:-1], replace(asked[-1], is_beginning=True))
    keys = engine().newest(question.expression(asked, fields=(NAMES,)), limit=SUGGESTIONS * 8)
    found = _entries(hits_of(question, dict.fromkeys(keys, 1.0))[: SUGGESTIONS * 2], question)
    titles = [entry.version_in(question.language).title for _, entry in found]
    return list(dict.fromkeys(titles))[:SUGGESTIONS]


def corrected(question: Question) -> str:
    """The question with each word that nothing has replaced by a near one, where something has them all; else ""."""
    typed = question.typed
    for one in question.asked:
        if not engine().count(question.wide().expression((one,)), stop=1):
            near = [typed.replace(one.word, word) for word in near_words(one.word)[:TRIED]]
            typed = next((it for it in near if _is_found(question, it)), (near or [typed])[0])
    return typed if typed != question.typed and _is_found(question, typed) else ""


def _is_found(question: Question, typed: str) -> bool:
    """Whether the reader would find anything by all these words."""
    asked = replace(question, typed=typed).wide()
    return bool(asked.asked and engine().count(asked.expression(), stop=1))


def _found(question: Question) -> Found:
    """The hits; where something stands in quotation marks, of the first of them those that say it."""
    found = find(question)
    if not question.phrases:
        return found
    looked_at = [hit for hit in found.hits if hit.has_all][:READ]
    saying = {
        (kind.slug, entry.key)
        for kind, entry in _entries(looked_at, question)
        if says(entry, question.phrases)
    }
    hits = [hit for hit in looked_at if (hit.kind, hit.key) in saying]
    return Found(hits, found.is_capped or len(found.hits) > READ)


def _narrowed(question: Question, wide: Found) -> Found:
    if not question.is_narrowed:
        return wide
    if wide.is_capped:
        return _found(question)
    hits = [
        hit
        for hit in wide.hits
        if question.kind in ("", hit.kind)
        and question.instrument in ("", hit.instrument)
        and (not question.written_in or not hit.languages or question.written_in in hit.languages)
    ]
    return Found(hits, False)


def _results(question: Question, hits: Sequence[Hit]) -> list[Result]:
    return [_result(question, kind, entry) for kind, entry in _entries(hits, question)]


def _entries(hits: Sequence[Hit], question: Question) -> list[tuple[Kind, Entry]]:
    """The things themselves as they are now, in the order of the hits; without what is gone or closed by now."""
    there: dict[tuple[str, str], Entry] = {}
    for slug in dict.fromkeys(hit.kind for hit in hits):
        kind = kind_named(slug)
        if kind is not None:
            keys = [hit.key for hit in hits if hit.kind == slug]
            there |= {(slug, entry.key): entry for entry in kind.entries(keys)}
    found = []
    for hit in hits:
        kind, entry = kind_named(hit.kind), there.get((hit.kind, hit.key))
        if kind is not None and entry is not None and entry.circle in question.circles:
            found.append((kind, entry))
    return found


def _result(question: Question, kind: Kind, entry: Entry) -> Result:
    own, best = entry.version_in(question.language), _best_version(question, entry)
    also: list[Piece] = []
    if best.url == own.url and best is not own:
        # One page for all languages: it is shown in the reader's.
        if sort_key(best.title) != sort_key(own.title):
            also = marked(best.title, best.language, question.asked)
        best = own
    is_other = best.language not in ("", question.language)
    return Result(
        kind=kind,
        title=marked(best.title, best.language, question.asked),
        url=best.url,
        passage=passage(best.text, best.language, question.asked),
        other_language=best.language if is_other else "",
        instrument=entry.instrument,
        day=entry.day,
        also=also,
        detail=marked(best.detail, best.language, question.asked),
        author=entry.author,
    )


def _best_version(question: Question, entry: Entry) -> Version:
    """The one that holds most of the words; of equals the reader's own."""
    wanted = [one for one in entry.versions if question.written_in in ("", one.language)]
    own = entry.version_in(question.language)
    return max(wanted or entry.versions, key=lambda one: (matched(one, question.asked), one is own))
