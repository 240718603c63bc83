"""SQLite: an FTS5 table whose row is the entry's own. A title counts ten times what a text does."""

from collections.abc import Mapping, Sequence

from django.db import connection

from whimbrel.core.search.expression import Asked, Expression, Terms

WEIGHTS = "10.0, 10.0, 1.0, 0.0"


def put(entries: Mapping[int, Terms]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT OR REPLACE INTO core_searchwords (rowid, titles, names, texts, marks) "
            "VALUES (%s, %s, %s, %s, %s)",
            [
                (pk, *(" ".join(one) for one in (of.titles, of.names, of.texts, of.marks)))
                for pk, of in entries.items()
            ],
        )


def remove(keys: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM core_searchwords WHERE rowid = %s", [(pk,) for pk in keys])


def empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM core_searchwords")


def count(expression: Expression, *, stop: int) -> int:
    """How many entries fit; no more than `stop` are counted."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT rowid FROM core_searchwords "
            "WHERE core_searchwords MATCH %s LIMIT %s)",
            [_match(expression), stop],
        )
        found: int = cursor.fetchone()[0]
    return found


def best(expression: Expression, *, limit: int) -> list[tuple[int, float]]:
    """The entries that fit, the best first, each with its rank: the more, the better."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT rowid, -bm25(core_searchwords, {WEIGHTS}) FROM core_searchwords "  # noqa: S608 (our own)
            "WHERE core_searchwords MATCH %s ORDER BY 2 DESC, 1 LIMIT %s",
            [_match(expression), limit],
        )
        return list(cursor.fetchall())


def newest(expression: Expression, *, limit: int) -> list[int]:
    """The entries that fit, those first that came into the index last. It does not look at the others."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM core_searchwords WHERE core_searchwords MATCH %s "
            "ORDER BY rowid DESC LIMIT %s",
            [_match(expression), limit],
        )
        return [pk for (pk,) in cursor.fetchall()]


def _match(expression: Expression) -> str:
    glue = " AND " if expression.needs_all else " OR "
    words = glue.join(_any(asked) for asked in expression.asked)
    parts = [f"({{{' '.join(expression.fields)}}} : ({words}))"]
    for marks in expression.marks:
        parts.append(f"({{marks}} : ({' OR '.join(_quoted(one) for one in sorted(marks))}))")
    return " AND ".join(parts)


def _any(asked: Asked) -> str:
    star = "*" if asked.is_beginning else ""
    return "(" + " OR ".join(_all(terms, star) for terms in asked.alternatives) + ")"


def _all(terms: Sequence[str], star: str) -> str:
    *first, last = terms
    return "(" + " AND ".join([*map(_quoted, first), f"{_quoted(last)}{star}"]) + ")"


def _quoted(term: str) -> str:
    """A term is letters and digits; nothing in it can end the quotation."""
    return f'"{term}"'
