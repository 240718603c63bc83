"""Writes the letters of the corpus and what is expected of each: `.venv/bin/python -m tests.core.inbox.corpus.write`."""

import json
from pathlib import Path

from tests.core.inbox.corpus.clients import CLIENTS
from tests.core.inbox.corpus.others import Case, all_cases
from tests.core.inbox.corpus.words import OWN

LETTERS = Path(__file__).parent / "letters"
MANIFEST = Path(__file__).parent / "manifest.json"


def cases():
    for client in CLIENTS:
        for language in OWN:
            yield Case(
                f"{client.__name__.replace('_', '-')}-{language}",
                client(language),
                text=OWN[language],
            )
    yield from all_cases()


def main():
    LETTERS.mkdir(exist_ok=True)
    for old in LETTERS.glob("*.eml"):
        old.unlink()
    rows = []
    for case in cases():
        (LETTERS / f"{case.name}.eml").write_bytes(case.raw)
        row = {name: value for name, value in vars(case).items() if name != "raw"}
        rows.append(
            {name: value for name, value in row.items() if value not in (None, [], "")}
            | ({"text": ""} if case.text == "" else {})
        )
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    MANIFEST.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{len(rows)} letters")


if __name__ == "__main__":
    main()
