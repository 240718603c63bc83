"""Outlook's winmail.dat (TNEF): the text and the files in it. After Microsoft's [MS-OXTNEF] and [MS-OXRTFCP]."""

import re
import struct
from collections.abc import Iterator

SIGNATURE = 0x223E9F78
# Attributes: the body, the letter's own properties; of an attachment its beginning, name, bytes and properties.
BODY, MESSAGE_PROPERTIES = 0x800C, 0x9003
RENDERED, TITLE, DATA, PROPERTIES, CODEPAGE = 0x9002, 0x8010, 0x800F, 0x9005, 0x9007
# Properties: plain body, HTML, compressed RTF; of an attachment its long name, its name and its bytes.
P_BODY, P_HTML, P_RTF, P_LONG_NAME, P_NAME, P_DATA = 0x1000, 0x1013, 0x1009, 0x3707, 0x3704, 0x3701
FIXED = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16}
STRING8, UNICODE, OBJECT, BINARY = 0x1E, 0x1F, 0x0D, 0x102
MANY = 0x1000
# What every compressed RTF may refer to before it has written anything itself.
RTF_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbol"
    rb"ArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


class NotTNEF(ValueError):
    """These bytes are no TNEF, or end in the middle."""


def read_tnef(content: bytes) -> tuple[str, str, list[tuple[str, bytes]]]:
    """The plain text, the page, and the files by name. Either text may be empty. Raises NotTNEF."""
    try:
        return _read(content)
    except (struct.error, IndexError, UnicodeError, OverflowError) as error:
        raise NotTNEF(str(error)) from error


def _read(content: bytes) -> tuple[str, str, list[tuple[str, bytes]]]:
    if len(content) < 6 or struct.unpack_from("<I", content)[0] != SIGNATURE:
        raise NotTNEF("the first four bytes are others")
    alphabet, text, page = "cp1252", "", ""
    files: list[list[object]] = []
    for name, value in _attributes(content):
        if name == CODEPAGE and len(value) >= 4:
            alphabet = _codec(struct.unpack_from("<I", value)[0])
        elif name == BODY:
            text = value.rstrip(b"\0").decode(alphabet, "replace")
        elif name == MESSAGE_PROPERTIES:
            found = dict(_properties(value, alphabet))
            page = _as_text(found.get(P_HTML, ""), alphabet) or page
            text = text or _as_text(found.get(P_BODY, ""), alphabet)
            if not text and not page and isinstance(found.get(P_RTF), bytes):
                text = rtf_text(unpack_rtf(found[P_RTF]))  # type: ignore[arg-type]
        elif name == RENDERED:
            files.append(["file", b""])
        elif files and name == TITLE:
            files[-1][0] = value.rstrip(b"\0").decode(alphabet, "replace")
        elif files and name == DATA:
            files[-1][1] = value
        elif files and name == PROPERTIES:
            found = dict(_properties(value, alphabet))
            files[-1][0] = found.get(P_LONG_NAME) or found.get(P_NAME) or files[-1][0]
            files[-1][1] = files[-1][1] or found.get(P_DATA, b"")
    kept = [(str(name), body) for name, body in files if isinstance(body, bytes)]
    return text, page, kept


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 6
    while at + 9 <= len(content):
        _level, name, _kind, length = struct.unpack_from("<BHHI", content, at)
        at += 9
        if at + length > len(content):
            raise NotTNEF("it ends in the middle")
        yield name, content[at : at + length]
        at += length + 2


def _properties(value: bytes, alphabet: str) -> Iterator[tuple[int, object]]:
    (count,), at = struct.unpack_from("<I", value), 4
    for _ in range(min(count, 2000)):
        kind, name = struct.unpack_from("<HH", value, at)
        at += 4
        if name >= 0x8000:
            at = _after_its_name(value, at)
        is_many, kind = bool(kind & MANY), kind & ~MANY if kind != BINARY else kind
        if kind in FIXED and not is_many:
            at += FIXED[kind]
            continue
        (times,) = struct.unpack_from("<I", value, at)
        at += 4
        if kind in FIXED:
            at += times * FIXED[kind]
            continue
        for _time in range(min(times, 2000)):
            (length,) = struct.unpack_from("<I", value, at)
            at += 4
            if at + length > len(value):
                raise NotTNEF("a property ends in the middle")
            yield name, _value(kind, value[at : at + length], alphabet)
            at += length + (-length) % 4


def _after_its_name(value: bytes, at: int) -> int:
    at += 16
    (is_word,) = struct.unpack_from("<I", value, at)
    (length,) = struct.unpack_from("<I", value, at + 4)
    return at + 8 + (length + (-length) % 4 if is_word else 0)


def _value(kind: int, body: bytes, alphabet: str) -> object:
    if kind == UNICODE:
        return body.decode("utf-16-le", "replace").rstrip("\0")
    if kind == STRING8:
        return body.rstrip(b"\0").decode(alphabet, "replace")
    return body[16:] if kind == OBJECT else body


def _as_text(value: object, alphabet: str) -> str:
    return (
        value.rstrip(b"\0").decode(alphabet, "replace") if isinstance(value, bytes) else str(value)
    )


def _codec(number: int) -> str:
    name = {65001: "utf-8", 936: "gb18030", 20866: "koi8-r", 28591: "cp1252"}.get(
        number, f"cp{number}"
    )
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def unpack_rtf(content: bytes) -> bytes:
    """Compressed RTF as RTF (LZFu). Raises NotTNEF."""
    if len(content) < 16:
        raise NotTNEF("no compressed RTF")
    _packed, size, kind, _sum = struct.unpack_from("<4I", content)
    if kind == 0x414C454D:  # "MELA": not compressed
        return content[16 : 16 + size]
    done, at, size = bytearray(RTF_START), 16, min(size, 20_000_000)
    while at < len(content) and len(done) - len(RTF_START) < size:
        flags, at = content[at], at + 1
        for bit in range(8):
            if not flags >> bit & 1:
                done += content[at : at + 1]
                at += 1
                continue
            if at + 2 > len(content):
                return bytes(done[len(RTF_START) :])
            where, length = divmod(struct.unpack_from(">H", content, at)[0], 16)
            at += 2
            # The place is one in a ring of 4096 bytes.
            start = len(done) - (len(done) - where) % 4096
            if start == len(done):
                return bytes(done[len(RTF_START) :])
            for step in range(length + 2):
                done.append(done[start + step])
    return bytes(done[len(RTF_START) : len(RTF_START) + size])


def rtf_text(content: bytes) -> str:
    """The words of an RTF text."""
    text = content.decode("cp1252", "replace")
    text = re.sub(
        r"\{\\\*?\\?(fonttbl|colortbl|stylesheet|info|generator|htmltag\d*)[^{}]*(\{[^{}]*\}[^{}]*)*\}",
        "",
        text,
    )
    text = re.sub(
        r"\\par[d]?\b ?|\\line\b ?", lambda found: "\n" if "pard" not in found[0] else "", text
    )
    text = re.sub(r"\\u(-?\d+)\s?\??", lambda found: chr(int(found[1]) % 65536), text)
    text = re.sub(
        r"\\'([0-9a-f]{2})", lambda found: bytes.fromhex(found[1]).decode("cp1252", "replace"), text
    )
    text = re.sub(r"\\[a-z]+-?\d* ?", "", text)
    return re.sub(r"[{}\r]", "", text).strip()
