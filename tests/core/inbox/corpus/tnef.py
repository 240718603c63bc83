"""winmail.dat as Outlook writes it, as far as the corpus needs it."""

import struct


def attribute(level, name, kind, value):
    total = sum(value) & 0xFFFF
    return struct.pack("<BHHI", level, name, kind, len(value)) + value + struct.pack("<H", total)


def properties(*found):
    out = struct.pack("<I", len(found))
    for name, value in found:
        kind = 0x1F if isinstance(value, str) else 0x102
        body = value.encode("utf-16-le") + b"\0\0" if isinstance(value, str) else value
        out += struct.pack("<HHII", kind, name, 1, len(body)) + body + b"\0" * (-len(body) % 4)
    return out


def a_tnef(*, text="", rtf=b"", files=()):
    out = struct.pack("<IH", 0x223E9F78, 1)
    out += attribute(1, 0x9006, 8, struct.pack("<I", 0x00010000))
    out += attribute(1, 0x9007, 6, struct.pack("<II", 1252, 0))
    if text:
        out += attribute(1, 0x800C, 2, text.replace("\n", "\r\n").encode("cp1252") + b"\0")
    if rtf:
        out += attribute(1, 0x9003, 6, properties((0x1009, compressed(rtf))))
    for name, content in files:
        out += attribute(2, 0x9002, 6, b"\1\0" + b"\0" * 12)
        out += attribute(2, 0x8010, 1, b"SHORT~1.DAT\0")
        out += attribute(2, 0x800F, 6, content)
        out += attribute(2, 0x9005, 6, properties((0x3707, name)))
    return out


def an_rtf(text):
    lines = text.replace("\\", "\\\\").split("\n")
    return (
        b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\pard\\f0 "
        + "\\par\n".join(lines).encode("ascii", "replace")
        + b"}"
    )


def compressed(rtf):
    """LZFu with no back references but the end: each byte said as it is."""
    body = b""
    for start in range(0, len(rtf), 8):
        run = rtf[start : start + 8]
        body += (
            bytes([0]) + run
            if len(run) == 8
            else bytes([1 << len(run)]) + run + struct.pack(">H", ((207 + len(rtf)) % 4096) << 4)
        )
    return struct.pack("<4I", len(body) + 12, len(rtf), 0x75465A4C, 0) + body
