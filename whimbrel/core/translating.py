"""Words into another language by a LibreTranslate server (WHIMBREL_TRANSLATE), over its documented HTTP interface.

The worker calls it, never a request: a server that is slow or gone costs nobody a page.
"""

import json
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import Request, urlopen

from django.conf import settings

TIMEOUT = 30  # seconds
LARGEST_ANSWER = 4 * 1024 * 1024
# So many characters go at once; a paragraph is never cut.
AT_ONCE = 4000
# Below this the server's word on a language counts for nothing; it speaks in hundredths.
SURE = 60
# What says that the server is busy or ill, and not that it refuses.
TRY_AGAIN = {408, 425, 429, 500, 502, 503, 504}


class NotTranslated(Exception):
    """There is no translation; why, in words. `is_passing`: it may be there when asked again."""

    def __init__(self, why: str, *, is_passing: bool) -> None:
        super().__init__(why)
        self.is_passing = is_passing


@dataclass(frozen=True)
class Engine:
    """A LibreTranslate server. `key` is empty where it wants none."""

    url: str
    key: str = ""

    def targets(self) -> dict[str, set[str]]:
        """Into which languages it translates, by the language from which. Raises NotTranslated."""
        found = self._ask("/languages", None)
        if not isinstance(found, list):
            raise NotTranslated(
                "The server speaks of its languages in an unknown way", is_passing=False
            )
        return {str(one.get("code")): set(one.get("targets") or []) for one in found}

    def detect(self, text: str) -> str:
        """The language of the text as the server sees it; empty where it is not sure. Raises NotTranslated."""
        found = self._ask("/detect", {"q": text[:1000]})
        seen: list[dict[str, Any]] = found if isinstance(found, list) else []
        best = max(seen, key=lambda one: float(one.get("confidence", 0)), default={})
        return str(best.get("language", "")) if best.get("confidence", 0) >= SURE else ""

    def translate(self, text: str, *, source: str, target: str) -> str:
        """The text in the other language, paragraph by paragraph. Raises NotTranslated."""
        paragraphs = text.split("\n")
        wanted = [number for number, one in enumerate(paragraphs) if one.strip()]
        for batch in _batches(wanted, paragraphs):
            said = self._ask(
                "/translate",
                {
                    "q": [paragraphs[number] for number in batch],
                    "source": source, "target": target, "format": "text",
                },
            )  # fmt: skip
            words = said.get("translatedText") if isinstance(said, dict) else None
            if not isinstance(words, list) or len(words) != len(batch):
                raise NotTranslated(
                    "The server gave back something else than a translation", is_passing=False
                )
            for number, one in zip(batch, words, strict=True):
                paragraphs[number] = str(one)
        return "\n".join(paragraphs)

    def _ask(self, path: str, asked: dict[str, Any] | None) -> Any:
        data = None
        if asked is not None:
            data = json.dumps(asked | ({"api_key": self.key} if self.key else {})).encode()
        request = Request(  # noqa: S310 (the address is a setting, and http or https)
            f"{self.url}{path}", data=data,
            headers={"Content-Type": "application/json", "Accept": "application/json"},
        )  # fmt: skip
        try:
            with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
                return json.loads(answer.read(LARGEST_ANSWER))
        except HTTPError as error:
            raise NotTranslated(_words_of(error), is_passing=error.code in TRY_AGAIN) from error
        except ValueError as error:
            raise NotTranslated("The server gave back no JSON", is_passing=False) from error
        except OSError as error:
            why = f"The server cannot be reached ({type(error).__name__})"
            raise NotTranslated(why, is_passing=True) from error


def engine() -> Engine | None:
    """The server of the settings; None where there is none, and nothing is translated."""
    if not settings.TRANSLATE:
        return None
    parts = urlsplit(settings.TRANSLATE)
    host = parts.netloc.rpartition("@")[2]
    bare = urlunsplit((parts.scheme, host, parts.path.rstrip("/"), "", ""))
    return Engine(bare, parts.username or "")


def is_translated_here() -> bool:
    return bool(settings.TRANSLATE)


def _batches(wanted: list[int], paragraphs: list[str]) -> list[list[int]]:
    batches: list[list[int]] = []
    length = AT_ONCE
    for number in wanted:
        if length + len(paragraphs[number]) > AT_ONCE:
            batches.append([])
            length = 0
        batches[-1].append(number)
        length += len(paragraphs[number])
    return batches


def _words_of(error: HTTPError) -> str:
    """What the server said was wrong: LibreTranslate answers {"error": "…"}."""
    try:
        said = json.loads(error.read(10_000))
    except (ValueError, OSError):
        said = None
    words = said.get("error") if isinstance(said, dict) else ""
    return f"The server refused: {words or error.reason} ({error.code})"[:280]
