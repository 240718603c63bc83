"""A letter that speaks of several paragraphs: each line that begins with a number begins what is said of that one. Pure."""

import re

# "12: …", "§ 12. …", "Para. 12 - …", "Paragraphe 12 : …", "الفقرة 12: …"
BEGINS = re.compile(
    r"^[ \t]*(?:§|¶|para(?:graph[e]?|grafo)?|párrafo|parágrafo|пункт|абзац|الفقرة)?[ \t]*\.?[ \t]*(\d{1,3})"
    r"[ \t]*[:.)\]–-][ \t]*(?=\S)",
    re.IGNORECASE | re.MULTILINE,
)


def numbered_parts(text: str, *, most: int) -> list[tuple[int, str]]:
    """What is said of which paragraph, in the letter's order; 0 is the whole. Numbers above `most` begin nothing.

    Lines before the first number are about the whole.
    """
    parts: list[tuple[int, str]] = []
    number, begin = 0, 0
    for found in BEGINS.finditer(text):
        if not 1 <= int(found[1]) <= most:
            continue
        parts.append((number, text[begin : found.start()]))
        number, begin = int(found[1]), found.end()
    parts.append((number, text[begin:]))
    return [(number, said.strip()) for number, said in parts if said.strip()]
