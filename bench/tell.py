"""What was measured: as a table, as `latest.json`, as lines of `history.csv`, and beside the aims."""

import csv
import json
import subprocess
from dataclasses import asdict
from datetime import UTC, datetime

HISTORY = [
    "commit", "day", "page", "reader", "scale", "rps", "p99_ms", "cpu_us", "ratio_to_bare",
    "ratio_to_django", "queries", "made_queries", "bytes", "load", "pss_mb", "first_answer_s",
]  # fmt: skip
MADE, KNOWN = "(made)", "304"


def aims(rows, processes):
    """Each aim with the worst that was measured at any scale, and where: (aim, measured, whether it is met)."""
    stored = [row for row in rows if MADE not in row.page and KNOWN not in row.page]
    known = [row for row in rows if KNOWN in row.page]
    made = [row for row in rows if MADE in row.page]
    visitor, signed_in = (
        [row for row in stored if row.reader == who] for who in ("visitor", "signed in")
    )
    found = [
        ("stored page for a visitor, share of the bare server", ">=", 0.6, lowest(visitor)),
        ("304, share of the bare server", ">=", 0.8, lowest(known)),
        ("stored page for who is signed in, share of the bare server", ">=", 0.25, lowest(signed_in)),
        ("a page that must be made, ms of processor", "<=", 8,
         max((row.cpu_us / 1000, name_of(row)) for row in made)),
    ]  # fmt: skip
    for aim, bound, name in (
        ("first answer after launch with nothing stored, s", 3, "first_answer_s"),
        ("first stored page after launch, s", 3, "first_stored_s"),
        ("memory of all processes after all pages were visited (PSS), MB", 300, "pss_mb"),
        ("processor of an idle server, %", 1, "idle_cpu_percent"),
    ):
        worst = max((process[name], f"{scale}x") for scale, process in processes.items())
        found.append((aim, "<=", bound, worst))
    if len(processes) > 1:
        found += [
            ("processor of a stored page over that at the smallest scale", "<=", 1.3, worst_growth(rows, stored)),
            ("processor of a made page over that at the smallest scale", "<=", 1.3, worst_growth(rows, made)),
        ]  # fmt: skip
    return [
        {
            "aim": f"{aim} {way} {bound}",
            "measured": round(value, 3),
            "at": where,
            "is_met": met(way, value, bound),
        }
        for aim, way, bound, (value, where) in found
    ]


def lowest(rows):
    return min((row.ratio_to_bare, name_of(row)) for row in rows)


def name_of(row):
    return f"{row.page}, {row.reader}, {row.scale}x"


def met(way, value, bound):
    return value >= bound if way == ">=" else value <= bound


def growth(row, rows):
    """What the page costs over what it costs at the smallest scale; None at that scale."""
    small = min(one.scale for one in rows)
    if row.scale == small:
        return None
    first = next(
        one for one in rows if (one.page, one.reader, one.scale) == (row.page, row.reader, small)
    )
    return row.cpu_us / first.cpu_us


def worst_growth(rows, among):
    return max((growth(row, rows) or 0, name_of(row)) for row in among)


def table(rows, processes):
    heads = ["page", "reader", "scale", "req/s", "of bare", "of Django", "CPU us", "x bare", "growth",
             "queries", "made", "bytes", "p50 ms", "p99 ms", "load"]  # fmt: skip
    line = "{:19}{:10}{:>6}{:>8}{:>9}{:>10}{:>9}{:>8}{:>7}{:>8}{:>6}{:>8}{:>8}{:>8}{:>6}"
    print("\n" + line.format(*heads))
    for row in rows:
        grown = growth(row, rows)
        print(
            line.format(
                row.page, row.reader, row.scale, f"{row.rps:.0f}", f"{row.ratio_to_bare:.3f}",
                f"{row.ratio_to_django:.2f}", f"{row.cpu_us:.0f}", f"{row.cpu_to_bare:.1f}",
                f"{grown:.2f}" if grown else "", row.queries, row.made_queries, row.bytes,
                f"{row.p50_ms:.2f}", f"{row.p99_ms:.2f}", f"{row.load:.1f}",
            )
        )  # fmt: skip
    for scale, process in processes.items():
        said = ", ".join(f"{name} {value}" for name, value in process.items())
        print(f"\nat {scale}x: {said}")
    print()
    for aim in aims(rows, processes):
        said = "met   " if aim["is_met"] else "MISSED"
        print(f"{said} {aim['aim']}: {aim['measured']} ({aim['at']})")


def keep(rows, processes, folder, *, took, quick):
    """Write `latest.json`, and one line a row to `history.csv`: of whole runs of what was committed, and no others."""
    small = min(processes)
    measured = commit(folder)
    latest = {
        "commit": measured,
        "day": datetime.now(UTC).date().isoformat(),
        "is_quick": quick,
        "took_s": round(took),
        "rows": [asdict(row) | {"growth": growth(row, rows)} for row in rows],
        "process": processes[small],
        "process_by_scale": processes,
        "aims": aims(rows, processes),
    }
    (folder / "latest.json").write_text(json.dumps(latest, indent=1) + "\n")
    if measured.endswith("+"):
        print("Files are changed since the last commit; this run is not kept in history.csv.")
        return
    history = folder / "history.csv"
    is_new = not history.exists()
    with open(history, "a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, HISTORY, extrasaction="ignore", lineterminator="\n")
        if is_new:
            writer.writeheader()
        for row in rows:
            of_all = {name: processes[row.scale][name] for name in ("pss_mb", "first_answer_s")}
            writer.writerow({"commit": measured, "day": latest["day"]} | asdict(row) | of_all)


def commit(folder):
    """The commit that was measured, with a "+" where files had been changed since."""
    words = ["git", "-C", str(folder), "describe", "--always", "--dirty=+", "--exclude=*"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"
