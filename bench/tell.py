"""What was measured: as a table, as `latest.json`, as lines of `history.csv`, and beside the aims."""

import csv
import json
import subprocess
from dataclasses import asdict
from datetime import UTC, datetime

HISTORY = [
    "commit",
    "day",
    "page",
    "reader",
    "scale",
    "cpu_us",
    "ratio_to_bare",
    "ratio_to_django",
    "bytes",
]


def aims(rows, processes):
    """Each aim with the worst that was measured: (aim, measured, whether it is met)."""
    first = processes[min(processes)]
    small = [row for row in rows if row.scale == min(processes)]
    stored = [row for row in small if "made" not in row.page and "304" not in row.page]
    found = [
        ("stored page for a visitor, share of the bare server", ">=", 0.6,
         min(row.ratio_to_bare for row in stored if row.reader == "visitor")),
        ("304, share of the bare server", ">=", 0.8,
         min(row.ratio_to_bare for row in small if "304" in row.page)),
        ("stored page for who is signed in, share of the bare server", ">=", 0.25,
         min(row.ratio_to_bare for row in stored if row.reader == "signed in")),
        ("a page that must be made, ms of processor", "<=", 8,
         max(row.cpu_us for row in small if "made" in row.page) / 1000),
        ("first answer after launch, s", "<=", 3, first["first_answer_s"]),
        ("first stored page after launch, s", "<=", 3, first["first_stored_s"]),
        ("memory of all processes (PSS), MB", "<=", 300, first["pss_mb"]),
        ("processor of an idle server, %", "<=", 1, first["idle_cpu_percent"]),
    ]  # fmt: skip
    if len(processes) > 1:
        found.append(
            ("processor of a stored page at 100x over 1x, median", "<=", 1.3, growth(rows))
        )
    return [
        {
            "aim": f"{aim} {way} {bound}",
            "measured": round(value, 3),
            "is_met": met(way, value, bound),
        }
        for aim, way, bound, value in found
    ]


def met(way, value, bound):
    return value >= bound if way == ">=" else value <= bound


def growth(rows):
    """The median over the stored pages of what a request costs at the largest scale over the smallest."""
    cost = {(row.page, row.reader, row.scale): row.cpu_us for row in rows if "made" not in row.page}
    small, large = min(row.scale for row in rows), max(row.scale for row in rows)
    ratios = sorted(
        cost[page, reader, large] / one
        for (page, reader, scale), one in cost.items()
        if scale == small
    )
    return ratios[len(ratios) // 2]


def table(rows, processes):
    head = [
        "page",
        "reader",
        "scale",
        "req/s",
        "of bare",
        "of Django",
        "CPU us",
        "queries",
        "bytes",
    ]
    line = "{:18}{:11}{:>6}{:>8}{:>9}{:>11}{:>9}{:>9}{:>8}{:>8}{:>8}{:>6}"
    print("\n" + line.format(*head, "p50 ms", "p99 ms", "load"))
    for row in rows:
        print(
            line.format(
                row.page, row.reader, row.scale, f"{row.rps:.0f}", f"{row.ratio_to_bare:.3f}",
                f"{row.ratio_to_django:.2f}", f"{row.cpu_us:.0f}", row.queries, row.bytes,
                f"{row.p50_ms:.2f}", f"{row.p99_ms:.2f}", f"{row.load:.1f}",
            )
        )  # fmt: skip
    for scale, process in processes.items():
        said = ", ".join(f"{name} {value}" for name, value in process.items())
        print(f"\nat {scale}x: {said}")
    print()
    for aim in aims(rows, processes):
        print(f"{'met   ' if aim['is_met'] else 'MISSED'} {aim['aim']}: {aim['measured']}")


def keep(rows, processes, folder):
    """Write `latest.json`, and one line a row to `history.csv`."""
    latest = {
        "rows": [asdict(row) for row in rows],
        "process": processes[min(processes)],
        "process_by_scale": processes,
        "aims": aims(rows, processes),
    }
    (folder / "latest.json").write_text(json.dumps(latest, indent=1) + "\n")
    history = folder / "history.csv"
    is_new = not history.exists()
    with open(history, "a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, HISTORY, extrasaction="ignore", lineterminator="\n")
        if is_new:
            writer.writeheader()
        day = datetime.now(UTC).date().isoformat()
        for row in rows:
            writer.writerow(asdict(row) | {"commit": commit(folder), "day": day})


def commit(folder):
    """The commit that was measured, with a "+" where files had been changed since."""
    words = ["git", "-C", str(folder), "describe", "--always", "--dirty=+", "--exclude=*"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"
