"""Bytes as text, also where the letter says wrongly, or does not say, in which alphabet they are written."""

import codecs
import re
import unicodedata

ALIASES = {
    "": "utf-8",
    "ascii": "utf-8",
    "us-ascii": "utf-8",
    "utf8mb4": "utf-8",
    "unicode-1-1-utf-7": "utf-7",
    # Mail programs say Latin 1 and mean Windows' larger set; so with the Chinese and Korean ones.
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "x-windows-1256": "cp1256",
    "iso-8859-6-i": "iso-8859-6",
    "iso-8859-6-e": "iso-8859-6",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "windows-874": "cp874",
}
# Codecs of Python's that are no alphabets, and would do something else with the bytes.
NO_ALPHABETS = {"idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined"}
GUESSES = ["cp1256", "cp1251", "koi8-r", "gb18030", "iso-8859-6", "iso-8859-5", "cp1252"]
SAMPLE = 4000
BESIDE = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f]|[^\x00-\x7f](?=[A-Za-z])")
BAD_SIGNS = {"Cc", "Cn", "Co", "So"}


def decode(content: bytes, declared: str = "") -> str:
    """The text. What no alphabet explains becomes U+FFFD."""
    name = known_codec(declared)
    if name != "utf-7":
        # Nothing but UTF-8 is UTF-8 by accident, whatever the letter says.
        wide = _decoded(content, "utf-8-sig")
        if wide is not None and (name in {"", "utf-8"} or not content.isascii()):
            return wide
    if name in {"", "utf-8"}:
        return content.decode(_guess(content), "replace")
    text = _decoded(content, name)
    if text is None:
        return content.decode(name if name != "cp1252" else _guess(content), "replace")
    if name == "cp1252" and _is_gibberish(text):
        return content.decode(_guess(content), "replace")
    return text


def known_codec(declared: str) -> str:
    """The codec Python knows by that name; empty where it knows none."""
    name = declared.strip().strip("\"'").lower()
    name = ALIASES.get(name, name)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    # The others turn bytes into bytes: hex, zip, rot13.
    is_alphabet = info._is_text_encoding and info.name.replace("-", "_") not in NO_ALPHABETS
    return info.name if is_alphabet else ""


def _decoded(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeError, ValueError):
        return None


def _guess(content: bytes) -> str:
    sample = content[:SAMPLE]
    return max(GUESSES, key=lambda name: _likeness(sample.decode(name, "replace")))


def _likeness(text: str) -> float:
    """How much the text looks as if people had written it: one script, small letters, no odd signs; at most 1."""
    strange = [sign for sign in text if ord(sign) > 127]
    if not strange:
        return 0.0
    letters = [sign for sign in strange if sign.isalpha()]
    odd = sum(sign == "\ufffd" or unicodedata.category(sign) in BAD_SIGNS for sign in strange)
    scripts: dict[str, int] = {}
    for sign in letters:
        script = unicodedata.name(sign, "?").split()[0]
        scripts[script] = scripts.get(script, 0) + 1
    one_script = max(scripts.values(), default=0) / len(strange)
    # Written in the wrong Cyrillic set, small letters become capitals; Arabic and Chinese have neither.
    capitals = sum(sign.isupper() for sign in letters)
    # A text in Latin letters has few that are not ASCII; where nearly all are, it is another script.
    foreign = len(strange) / max(1, sum(not sign.isspace() for sign in text))
    latin = scripts.get("LATIN", 0) / len(strange)
    # Nor does a word mix Latin letters with those of another script.
    mixed = sum(not sign.startswith("LATIN") for sign in _beside_plain_letters(text))
    wrong = 2 * odd + capitals + 2 * mixed
    return one_script - wrong / len(strange) - latin * foreign


def _beside_plain_letters(text: str) -> list[str]:
    """The names of the letters that are not ASCII and stand in a word with one that is."""
    return [unicodedata.name(found, "?") for found in BESIDE.findall(text) if found.isalpha()]


def _is_gibberish(text: str) -> bool:
    """Nearly only accented letters: no language is written so."""
    signs = [sign for sign in text[:SAMPLE] if not sign.isspace()]
    return len(signs) > 8 and sum(ord(sign) > 127 for sign in signs) > 0.5 * len(signs)
