"""How an answer is pressed together for the line, and for whom."""

import gzip
from collections.abc import Callable
from functools import lru_cache

import brotli
import zstandard

# Pictures and office files are pressed already; below this many bytes nothing is won.
COMPRESSIBLE = {"text/html", "text/css", "text/csv", "application/json", "image/svg+xml"}
WORTH_IT = 500
# The best first: brotli makes text the smallest, gzip is what everybody can unfold.
CODINGS = ("br", "zstd", "gzip")
QUICK, SMALL = "quick", "small"
# Browsers say in thirty characters what they can unfold. Whoever says it in more gets the page as it is, so
# that what is remembered of headers stays small.
LONGEST_ACCEPTED = 200

PRESS: dict[tuple[str, str], Callable[[bytes], bytes]] = {
    ("br", QUICK): lambda body: brotli.compress(body, quality=5),
    ("br", SMALL): lambda body: brotli.compress(body, quality=11),
    ("zstd", QUICK): lambda body: zstandard.compress(body, level=3),
    ("zstd", SMALL): lambda body: zstandard.compress(body, level=19),
    ("gzip", QUICK): lambda body: gzip.compress(body, compresslevel=6, mtime=0),
    ("gzip", SMALL): lambda body: gzip.compress(body, compresslevel=9, mtime=0),
}


def chosen_coding(accepted: str) -> str:
    """The best of our codings that an Accept-Encoding header allows; "" for none (RFC 9110, 12.5.3)."""
    return _chosen(accepted) if len(accepted) <= LONGEST_ACCEPTED else ""


@lru_cache(maxsize=500)
def _chosen(accepted: str) -> str:
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, quality = part.partition(";")
        try:
            weights[name.strip()] = float(quality.replace(" ", "").removeprefix("q=") or 1)
        except ValueError:
            weights[name.strip()] = 0
    allowed = [coding for coding in CODINGS if weights.get(coding, weights.get("*", 0)) > 0]
    return max(allowed, key=lambda coding: weights.get(coding, weights.get("*", 0)), default="")


def is_compressible(content_type: str) -> bool:
    return content_type.partition(";")[0].strip() in COMPRESSIBLE


def press(body: bytes, coding: str, effort: str = QUICK) -> bytes:
    """The body in that coding, one of CODINGS; QUICK while somebody waits, SMALL at leisure."""
    return PRESS[coding, effort](body)


def press_answer(headers: list[tuple[str, str]], body: bytes, coding: str) -> bytes:
    """The body in that coding where it is worth it, its headers changed to say so."""
    kinds = [value for name, value in headers if name.lower() == "content-type"]
    if not coding or len(body) < WORTH_IT or not any(map(is_compressible, kinds)):
        return body
    pressed = press(body, coding)
    kept = [pair for pair in headers if pair[0].lower() != "content-length"]
    headers[:] = [*kept, ("Content-Encoding", coding), ("Content-Length", str(len(pressed)))]
    return pressed
