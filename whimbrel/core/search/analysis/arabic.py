"""Stems of Arabic words, after Larkey's "light10" (2007), which finds more than stems of roots do.

One word may have been written as one with "and", "by", "for" or the article. Where that cannot be told from the first
letter of the word itself, it has two stems: the index keeps both, a question looks for either.
"""

from functools import lru_cache

ALIF = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ؤ": "و", "ئ": "ي", "ة": "ه"}
)
ARTICLES = ("وبال", "وكال", "فبال", "وال", "بال", "كال", "فال", "ال")
FOR_THE = ("ولل", "فلل", "لل")
ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
SHORTEST = 3
# Words of this field whose plural changes inside, which no rule brings back. As they are after ALIF.
PLURALS = {
    "انواع": "نوع",
    "طيور": "طاير",
    "اطراف": "طرف",
    "دول": "دوله",
    "بلدان": "بلد",
    "موايل": "مويل",
    "تقارير": "تقرير",
    "اعضاء": "عضو",
    "خطط": "خطه",
    "مشاريع": "مشروع",
    "اسماك": "سمك",
    "سلاحف": "سلحفاه",
    "مبادي": "مبدا",
    "نقاط": "نقطه",
    "مناطق": "منطقه",
    "وثايق": "وثيقه",
    "ورش": "ورشه",
    "افيال": "فيل",
    "نسور": "نسر",
    "صقور": "صقر",
    "لجان": "لجنه",
    "اهداف": "هدف",
    "قوايم": "قايمه",
    "رسايل": "رساله",
    "مواد": "ماده",
    "ملاحق": "ملحق",
    "مواعيد": "موعد",
    "وفود": "وفد",
    "نصوص": "نص",
    "لغات": "لغه",
    "صكوك": "صك",
    "احكام": "حكم",
    "قواعد": "قاعده",
    "اسماء": "اسم",
    "ادله": "دليل",
    "مراكز": "مركز",
    "حيتان": "حوت",
    "دلافين": "دلفين",
    "خفافيش": "خفاش",
}


@lru_cache(maxsize=50_000)
def stems(word: str) -> tuple[str, ...]:
    """The stems of a word without vowel signs, the likeliest first."""
    word = word.translate(ALIF)
    return tuple(dict.fromkeys(_without_ending(PLURALS.get(one, one)) for one in _openings(word)))


def _openings(word: str) -> list[str]:
    """The word without what may have been written before it."""
    for opening in ARTICLES:
        if word.startswith(opening) and len(word) - len(opening) >= SHORTEST - 1:
            return [word[len(opening) :]]
    for opening in FOR_THE:
        if word.startswith(opening) and len(word) - len(opening) >= SHORTEST - 1:
            rest = word[len(opening) :]
            # The article's letter is swallowed by one that is the same: "for the committee".
            return [rest, f"ل{rest}"]
    if len(word) > SHORTEST and word[0] in "وفبكل":
        return [word, word[1:]]
    return [word]


def _without_ending(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST - 1:
            return _without_ending(word[: -len(ending)])
    return word
