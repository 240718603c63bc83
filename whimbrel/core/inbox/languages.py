"""In which language a letter is written, as far as a few words tell."""

import re

from whimbrel.core.languages import CODES

SCRIPTS = {
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
}
WORDS = {
    "en": "the and of to in is for we you that with this are please our have not be on from",
    "fr": "le la les de des et du nous vous pour est que une un dans avec sur pas ce cette au aux je",
    "es": "el la los las de y del que para es una un en con por nos se su este esta como más al",
    "pt": "o a os as de e do da que para é uma um em com por não nos se ao dos das no na",
}
SMALL_WORDS = {code: frozenset(words.split()) for code, words in WORDS.items()}
SAMPLE = 3000


def language_of(text: str, otherwise: str = "en") -> str:
    """Its code, one of the six of the United Nations or Portuguese; `otherwise` where too little is written."""
    sample = text[:SAMPLE]
    letters = sum(sign.isalpha() for sign in sample)
    for code, script in SCRIPTS.items():
        if letters and len(script.findall(sample)) > 0.4 * letters:
            return code
    words = re.findall(r"[^\W\d_]+", sample.lower())
    counts = {code: sum(word in small for word in words) for code, small in SMALL_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    others = sorted(counts.values())[-2]
    return best if counts[best] >= 2 and counts[best] > others else otherwise


def ours(language: str) -> str:
    """The language of the house to answer in."""
    code = language.split("-")[0].lower()
    return code if code in CODES else "en"
