"""Draw the world once, for `whimbrel/core/charts/world.json`.

Takes the folder of the npm package world-atlas 2.0.2 (TopoJSON of Natural Earth 4.1.0; package ISC, data in
the public domain) and writes each country's outline as an SVG path of whole numbers on a sheet 1,000 wide,
in the Equal Earth projection, and a point for each that is too small to see.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/draw_world.py package
"""

import csv
import json
import math
import sys
from pathlib import Path

ROOM = Path(__file__).parents[1] / "whimbrel"
OUT = ROOM / "core/charts/world.json"
COUNTRIES = ROOM / "treaties/data/countries.csv"
WIDTH = 1000
# Below this size, in units of the sheet, a shape cannot be seen, let alone pressed.
TOO_SMALL = 5.0
SOUTH = -58.0
# Too small for Natural Earth at 1:50 million: longitude and latitude of the main island or town.
BY_HAND = {
    "TUV": (179.2, -8.5),
    "TKL": (-171.8, -9.2),
    "GIB": (-5.35, 36.14),
    "BES": (-68.3, 12.2),
    "GLP": (-61.5, 16.2),
    "MTQ": (-61.0, 14.65),
    "GUF": (-53.1, 4.0),
    "REU": (55.5, -21.1),
    "MYT": (45.15, -12.8),
    "CCK": (96.83, -12.17),
    "CXR": (105.63, -10.45),
    "BVT": (3.4, -54.4),
    "SJM": (16.0, 78.5),
    "UMI": (-160.0, -0.4),
}

Ring = list[tuple[float, float]]


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """Equal Earth (Šavrič, Patterson, Jenny 2018), scaled to the sheet, north at the top."""
    a1, a2, a3, a4, m = 1.340264, -0.081106, 0.000893, 0.003796, math.sqrt(3) / 2
    theta = math.asin(m * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2**3
    x = (
        math.radians(longitude)
        * math.cos(theta)
        / (m * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
    )
    y = theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
    scale = WIDTH / (2 * 2.7066299836960748)
    return WIDTH / 2 + x * scale, (1.3173627591574133 - y) * scale


class Atlas:
    """A TopoJSON file: shared arcs, and countries as rings of arcs."""

    def __init__(self, path: Path) -> None:
        world = json.loads(path.read_text())
        (kx, ky), (dx, dy) = world["transform"]["scale"], world["transform"]["translate"]
        self.arcs: list[Ring] = []
        for arc in world["arcs"]:
            x = y = 0
            points = []
            for step_x, step_y in arc:
                x, y = x + step_x, y + step_y
                points.append((x * kx + dx, y * ky + dy))
            self.arcs.append(points)
        self.countries = world["objects"]["countries"]["geometries"]

    def rings(self, geometry: dict) -> list[Ring]:
        shapes = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        return [self._ring(arcs) for shape in shapes for arcs in shape]

    def _ring(self, arcs: list[int]) -> Ring:
        ring: Ring = []
        for number in arcs:
            points = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            ring += points[1:] if ring else points
        return ring


def unwrapped(ring: Ring) -> Ring:
    """The ring with longitudes that run on past 180 degrees instead of jumping."""
    out = [ring[0]]
    for longitude, latitude in ring[1:]:
        before = out[-1][0]
        while longitude - before > 180:
            longitude -= 360
        while longitude - before < -180:
            longitude += 360
        out.append((longitude, latitude))
    return out


def cut(ring: Ring, limit: float, keep_below: bool) -> Ring:
    """What of the ring lies on one side of a meridian (Sutherland and Hodgman)."""

    def inside(point: tuple[float, float]) -> bool:
        return point[0] <= limit if keep_below else point[0] >= limit

    out: Ring = []
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        if inside(a):
            out.append(a)
        if inside(a) != inside(b):
            share = (limit - a[0]) / (b[0] - a[0])
            out.append((limit, a[1] + share * (b[1] - a[1])))
    return out


def on_the_sheet(ring: Ring) -> list[Ring]:
    """The ring as one or more rings between 180 degrees west and east."""
    long = unwrapped(ring)
    pieces = []
    for turn in (-360, 0, 360):
        shifted = [(x + turn, y) for x, y in long]
        piece = cut(cut(shifted, 180, True), -180, False)
        if len(piece) > 2:
            pieces.append(piece)
    return pieces


def path_of(rings: list[Ring]) -> str:
    """The rings as one SVG path of relative whole numbers."""
    out = []
    for ring in rings:
        points = [tuple(round(c) for c in projected(x, max(y, SOUTH))) for x, y in ring]
        kept = [p for p, before in zip(points, [None, *points], strict=False) if p != before]
        if len(set(kept)) < 3:
            continue
        x, y = kept[0]
        out.append(f"M{x},{y}l")
        steps = []
        for nx, ny in kept[1:]:
            steps.append(f"{nx - x},{ny - y}")
            x, y = nx, ny
        out.append(" ".join(steps).replace(" -", "-").replace(",-", "-") + "z")
    return "".join(out)


def extent(rings: list[Ring]) -> float:
    """The longer side of the largest ring's box, in units of the sheet."""
    sizes = [0.0]
    for ring in rings:
        points = [projected(*p) for p in ring]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        sizes.append(max(max(xs) - min(xs), max(ys) - min(ys)))
    return max(sizes)


def middle(rings: list[Ring]) -> tuple[int, int]:
    """The middle of the largest ring."""
    largest = max(rings, key=len)
    x = sum(p[0] for p in largest) / len(largest)
    y = sum(p[1] for p in largest) / len(largest)
    px, py = projected(x, y)
    return round(px), round(py)


def main(folder: Path) -> None:
    with COUNTRIES.open(encoding="utf-8") as file:
        iso3 = {row["m49"]: row["iso3"] for row in csv.DictReader(file) if row["m49"]}
    shapes: dict[str, str] = {}
    points: dict[str, tuple[int, int]] = {}
    unnamed: list[str] = []
    coarse, fine = Atlas(folder / "countries-110m.json"), Atlas(folder / "countries-50m.json")
    for geometry in coarse.countries:
        code = iso3.get(str(geometry.get("id", "")).zfill(3), "")
        if code == "ATA":
            continue
        rings = [piece for ring in coarse.rings(geometry) for piece in on_the_sheet(ring)]
        if code:
            shapes[code] = path_of(rings)
            if extent(rings) < TOO_SMALL:
                points[code] = middle(rings)
        else:
            unnamed.append(path_of(rings))
    for geometry in fine.countries:
        code = iso3.get(str(geometry.get("id", "")).zfill(3), "")
        if code and code not in shapes and code != "ATA":
            rings = [piece for ring in fine.rings(geometry) for piece in on_the_sheet(ring)]
            points[code] = middle(rings)
    for code, place in BY_HAND.items():
        if code not in shapes and code not in points:
            x, y = projected(*place)
            points[code] = (round(x), round(y))
    height = round(projected(0, SOUTH)[1])
    world = {
        "width": WIDTH,
        "height": height,
        "shapes": dict(sorted(shapes.items())),
        "points": dict(sorted(points.items())),
        "unnamed": unnamed,
    }
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(world, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(shapes)} shapes, {len(points)} points, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
