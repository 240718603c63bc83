"""How good the search is: questions with known answers, asked over a small corpus and the whole registry.

`python -m bench.judged` with the settings of a directory that holds the demo. A question succeeds where an answer is among
the first five results. tests/bench/test_judged.py holds the level; `make bench` prints it.
"""

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import django

# The registry is the haystack; the Manual grows, and would answer the same questions by and by.
KEPT = {"countries", "instruments", "meetings", "resolutions", "species", "workshops"}
HERE = Path(__file__).parent / "judged"
FIRST = 5


@dataclass(frozen=True)
class Verdict:
    """One question, what it should find, and what came first."""

    language: str
    question: str
    answers: list[str]
    found: list[str]

    @property
    def is_success(self) -> bool:
        return bool(set(self.answers) & set(self.found))


def sheet(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def guide(keys):
    """The corpus as a room would give it: one entry a topic, a version a language."""
    from whimbrel.core.search.registry import Entry, Version

    topics = {}
    for row in sheet("corpus.csv"):
        address = f"/{row['language']}/{row['key']}/"
        version = Version(row["language"], row["title"], row["text"], address)
        topics.setdefault(row["key"], []).append(version)
    return [Entry(key, versions) for key, versions in topics.items() if keys is None or key in keys]


def labels():
    """By what the questions name the records of the registry: `countries:KEN`."""
    from whimbrel.treaties.models import Country, Instrument, Meeting, Resolution, Species

    named = {
        "countries": (Country, "iso3"),
        "instruments": (Instrument, "code"),
        "meetings": (Meeting, "code"),
        "resolutions": (Resolution, "number"),
        "species": (Species, "scientific_name"),
    }
    return {
        (kind, str(pk)): f"{kind}:{name.replace(' ', '_')}"
        for kind, (model, field) in named.items()
        for pk, name in model.objects.values_list("pk", field)
    }


def judge():
    """A verdict on each question, asked as a visitor who reads that language. The index must have been read."""
    from whimbrel.core.languages import CODES
    from whimbrel.core.search.question import Question
    from whimbrel.core.search.ranking import find
    from whimbrel.core.search.registry import PUBLIC

    named = labels()
    verdicts = []
    for row in sheet("questions.csv"):
        reader = row["language"] if row["language"] in CODES else "en"
        hits = find(Question(row["question"], reader, frozenset({PUBLIC}))).hits[:FIRST]
        found = [named.get((hit.kind, hit.key), f"{hit.kind}:{hit.key}") for hit in hits]
        verdicts.append(Verdict(row["language"], row["question"], row["answers"].split(), found))
    return verdicts


def read():
    """Put the corpus beside the registry, and read both and nothing else."""
    from whimbrel.core.search import registry
    from whimbrel.core.search.keeping import read_everything
    from whimbrel.core.search.registry import searchable

    for slug in registry._kinds.keys() - KEPT:
        del registry._kinds[slug]
    searchable("guide", "Guide", order=1, weight=1.5)(guide)
    read_everything(anew=True)


def main():
    django.setup()
    read()
    verdicts = judge()
    asked = Counter(one.language for one in verdicts)
    right = Counter(one.language for one in verdicts if one.is_success)
    share = sum(right.values()) / len(verdicts)
    print(f"search: {len(verdicts)} questions, an answer among the first {FIRST}: {share:.1%}")
    print("  " + ", ".join(f"{code} {right[code]}/{asked[code]}" for code in asked))
    for one in verdicts:
        if not one.is_success:
            print(
                f"  missed ({one.language}): {one.question} -> {', '.join(one.found) or 'nothing'}"
            )


if __name__ == "__main__":
    sys.exit(main())
