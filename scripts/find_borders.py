"""Find which countries share a border on land, for `whimbrel/core/charts/borders.json`.

Takes the folder of the npm package world-atlas 2.0.2 (TopoJSON of Natural Earth 4.1.0, 1:50 million; package ISC, data in
the public domain): two countries are neighbours where their outlines share an arc.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/find_borders.py package
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

ROOM = Path(__file__).parents[1] / "whimbrel"
OUT = ROOM / "core/charts/borders.json"
COUNTRIES = ROOM / "treaties/data/countries.csv"


def arcs_of(nested: list) -> Iterator[int]:
    """The numbers of the arcs, whichever way they are run through."""
    for one in nested:
        if isinstance(one, list):
            yield from arcs_of(one)
        else:
            yield one if one >= 0 else ~one


def main(folder: Path) -> None:
    with COUNTRIES.open(encoding="utf-8") as file:
        iso3 = {row["m49"]: row["iso3"] for row in csv.DictReader(file) if row["m49"]}
    world = json.loads((folder / "countries-50m.json").read_text())
    along: dict[int, set[str]] = defaultdict(set)
    for geometry in world["objects"]["countries"]["geometries"]:
        code = iso3.get(str(geometry.get("id", "")).zfill(3), "")
        for arc in arcs_of(geometry.get("arcs", [])):
            if code:
                along[arc].add(code)
    borders: dict[str, set[str]] = defaultdict(set)
    for codes in along.values():
        for one, other in combinations(sorted(codes), 2):
            borders[one].add(other)
            borders[other].add(one)
    kept = {code: sorted(found) for code, found in sorted(borders.items())}
    lines = ",\n".join(f"{json.dumps(code)}:{json.dumps(found)}" for code, found in kept.items())
    OUT.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    print(f"{len(kept)} countries, {sum(map(len, kept.values())) // 2} borders")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
