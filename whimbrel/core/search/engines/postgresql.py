"""PostgreSQL: a tsvector written by us and not by its parser, so that it holds the very same terms as SQLite.

Its weights say where a term stands: A a title's stem, B a title's word, D a text's stem, C a mark. Its rank knows nothing
of how rare a word is, so that each word of a question is ranked by itself and counts the more, the fewer entries have it.
"""

from collections.abc import Iterator, Mapping, Sequence

from django.db import connection

from whimbrel.core.search.expression import NAMES, TEXTS, TITLES, Asked, Expression, Terms

LABELS = {TITLES: "A", NAMES: "B", TEXTS: "D"}
# Of D, C, B and A.
WEIGHTS = "{0.1, 0.0, 1.0, 1.0}"
# What a tsvector can hold.
LAST_PLACE, LONGEST = 16383, 60
TERMS_AT_MOST = 20_000
# How rare a word is, as BM25 has it, among as many entries as are counted; asked once a question.
RARITY = (
    "(SELECT ln(1 + (5000 - have + 0.5) / (have + 0.5)) FROM (SELECT count(*) AS have FROM "
    "(SELECT 1 FROM core_searchwords WHERE words @@ %s::tsquery LIMIT 5000) AS them) AS counted)"
)


def put(entries: Mapping[int, Terms]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO core_searchwords (entry_id, words) VALUES (%s, %s::tsvector) "
            "ON CONFLICT (entry_id) DO UPDATE SET words = excluded.words",
            [(pk, _vector(terms)) for pk, terms in entries.items()],
        )


def remove(keys: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM core_searchwords WHERE entry_id = ANY(%s)", [list(keys)])


def empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM core_searchwords")


def count(expression: Expression, *, stop: int) -> int:
    """How many entries fit; no more than `stop` are counted."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT 1 FROM core_searchwords "
            "WHERE words @@ %s::tsquery LIMIT %s) AS found",
            [_query(expression), stop],
        )
        found: int = cursor.fetchone()[0]
    return found


def best(expression: Expression, *, limit: int) -> list[tuple[int, float]]:
    """The entries that fit, the best first, each with its rank: the more, the better."""
    rank = " + ".join([f"{RARITY} * ts_rank(%s, words, %s::tsquery, 1)"] * len(expression.asked))
    values: list[str | float | int] = []
    for asked in expression.asked:
        values += [_any(asked, ""), WEIGHTS, _any(asked, "")]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT entry_id, {rank} FROM core_searchwords WHERE words @@ %s::tsquery "  # noqa: S608 (our own)
            "ORDER BY 2 DESC, 1 LIMIT %s",
            [*values, _query(expression), limit],
        )
        return list(cursor.fetchall())


def newest(expression: Expression, *, limit: int) -> list[int]:
    """The entries that fit, those first that came into the index last."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT entry_id FROM core_searchwords WHERE words @@ %s::tsquery "
            "ORDER BY entry_id DESC LIMIT %s",
            [_query(expression), limit],
        )
        return [pk for (pk,) in cursor.fetchall()]


def _vector(terms: Terms) -> str:
    fields = [(terms.titles, "A"), (terms.names, "B"), (terms.texts, "D"), (terms.marks, "C")]
    placed: dict[str, list[str]] = {}
    place = 0
    for words, label in fields:
        for word in list(words)[:TERMS_AT_MOST]:
            place = min(place + 1, LAST_PLACE)
            placed.setdefault(word[:LONGEST], []).append(f"{place}{label}")
    # A lexeme holds 256 places at most; the first ones tell where it stands.
    return " ".join(f"'{word}':{','.join(places[:255])}" for word, places in placed.items())


def _query(expression: Expression) -> str:
    labels = "".join(LABELS[field] for field in expression.fields)
    glue = " & " if expression.needs_all else " | "
    words = glue.join(_any(asked, labels) for asked in expression.asked)
    parts = [f"({words})"]
    for marks in expression.marks:
        parts.append(f"({' | '.join(_quoted(one, 'C') for one in sorted(marks))})")
    return " & ".join(parts)


def _any(asked: Asked, labels: str) -> str:
    return "(" + " | ".join(_all(terms, labels, asked) for terms in asked.alternatives) + ")"


def _all(terms: Sequence[str], labels: str, asked: Asked) -> str:
    return "(" + " & ".join(_each(terms, labels, asked)) + ")"


def _each(terms: Sequence[str], labels: str, asked: Asked) -> Iterator[str]:
    for place, term in enumerate(terms, start=1):
        star = "*" if asked.is_beginning and place == len(terms) else ""
        yield _quoted(term, star + labels)


def _quoted(term: str, how: str) -> str:
    """A term is letters and digits; nothing in it can end the quotation."""
    return f"'{term}':{how}" if how else f"'{term}'"
