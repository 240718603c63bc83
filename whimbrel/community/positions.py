"""What a letter says in answer to a consultation, read from its first lines in seven languages. Pure."""

import re
import unicodedata
from dataclasses import dataclass

from whimbrel.community.models import PartyVoice
from whimbrel.core.inbox.commands import answer_in
from whimbrel.core.inbox.inbound import Command

Position = PartyVoice.Position
PHRASES: dict[Position, tuple[str, ...]] = {
    Position.NO: (
        "object", "objects", "objection", "objections", "objecting", "cannot accept", "can not accept", "cannot agree",
        "do not agree", "does not agree", "oppose", "opposes",
        "objecte", "opposons", "m'oppose", "s'oppose", "opposition", "n'accepte pas", "n'acceptons pas",
        "ne pouvons accepter", "ne peut accepter", "ne pouvons pas accepter",
        "me opongo", "nos oponemos", "se opone", "objeta", "objetamos", "objeto", "objecion", "objeciones", "no acepta",
        "no aceptamos", "no podemos aceptar",
        "اعترض", "أعترض", "نعترض", "اعتراض", "تعترض", "لا نوافق", "لا أوافق",
        "возражаю", "возражаем", "возражает", "возражение", "возражения", "не согласны", "не можем согласиться",
        "oponho-me", "opomo-nos", "objecao", "nao aceitamos", "反对", "異議", "异议",
    ),
    Position.YES: (
        "no objection", "no objections", "not object", "without objection", "does not object", "no comment", "no comments",
        "aucune objection", "pas d'objection", "sans objection", "n'a pas d'objection", "pas de commentaire",
        "sin objecion", "sin objeciones", "ninguna objecion", "no tiene objecion", "no tenemos objecion",
        "no tiene objeciones", "no objeta", "no nos oponemos", "no se opone", "sin comentarios",
        "لا اعتراض", "لا نعترض", "لا أعترض", "ليس لدينا اعتراض",
        "не возражаю", "не возражаем", "не возражает", "без возражений", "нет возражений", "возражений нет",
        "возражений не имеем", "sem objecao", "sem objecoes", "nao nos opomos", "无异议", "無異議", "不反对",
    ),
    Position.ABSTAIN: (
        "abstain", "abstains", "abstention", "s'abstient", "m'abstiens", "nous abstenons", "me abstengo", "nos abstenemos",
        "se abstiene", "abstencion", "أمتنع", "نمتنع", "امتناع", "воздерживаюсь", "воздерживаемся", "воздерживается",
        "abstenho-me", "abstencao", "弃权", "棄權",
    ),
    Position.COMMENT: (
        "comment", "comments", "commentaire", "commentaires", "observation", "observations", "comentario", "comentarios",
        "تعليق", "تعليقات", "ملاحظة", "комментарий", "комментарии", "замечание", "замечания", "评论", "意见",
    ),
}  # fmt: skip
YES_WORDS = ("yes", "oui", "si", "نعم", "да", "sim", "agree", "agrees", "in favour", "d'accord", "accepte", "de acuerdo", "согласны")  # fmt: skip
# After these a yes is none any more.
BUT = ("but", "except", "however", "provided", "mais", "sauf", "toutefois", "pero", "salvo", "sin embargo", "لكن", "но", "кроме", "однако", "mas", "但", "但是")  # fmt: skip
NO_WORDS = ("no", "non", "لا", "нет", "nao", "against", "contre", "en contra", "против", "contra")


@dataclass(frozen=True)
class Read:
    """What the letter says; `is_assumed` where it said neither and is counted on the safe side."""

    position: Position
    is_assumed: bool = False


def read_in_silence(text: str) -> Read:
    """An answer in a silence procedure: whatever is neither consent nor marked as a comment counts as an objection."""
    words = _plain(text)
    if _begins(words, PHRASES[Position.COMMENT]):
        return Read(Position.COMMENT)
    rest = _without(words, PHRASES[Position.YES])
    if _has(rest, PHRASES[Position.NO]):
        return Read(Position.NO)
    if rest != words:
        return Read(Position.YES)
    answer = answer_in(text.strip())
    if answer == Command.YES or (_begins(words, YES_WORDS) and not _has(words, BUT)):
        return Read(Position.YES)
    if answer == Command.NO or _begins(words, NO_WORDS):
        return Read(Position.NO)
    return Read(Position.NO, is_assumed=True)


def read_position(text: str) -> Read:
    """An answer to a consultation, by its first line; what names no position is a comment."""
    line = next((one for one in text.splitlines() if one.strip()), "")
    words = _plain(line)
    if _begins(words, PHRASES[Position.COMMENT]):
        return Read(Position.COMMENT)
    if _begins(words, PHRASES[Position.ABSTAIN]) or _has(words, PHRASES[Position.ABSTAIN]):
        return Read(Position.ABSTAIN)
    answer = answer_in(line)
    rest = _without(words, PHRASES[Position.YES])
    if answer == Command.YES or rest != words or _begins(words, YES_WORDS):
        return Read(Position.YES)
    if answer == Command.NO or _begins(words, NO_WORDS) or _begins(words, PHRASES[Position.NO]):
        return Read(Position.NO)
    return Read(Position.COMMENT, is_assumed=True)


def _plain(text: str) -> str:
    """In small letters, without accents and signs, one blank between words."""
    bare = unicodedata.normalize("NFKD", text.replace("’", "'"))
    letters = (sign for sign in bare if not unicodedata.combining(sign))
    kept = "".join(sign if sign.isalnum() or sign in "'-" else " " for sign in letters)
    return " ".join(kept.casefold().split())


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The longest first, each as whole words; Chinese writes no blanks between words."""
    longest = sorted({_plain(one) for one in phrases}, key=len, reverse=True)
    pieces = [
        re.escape(one) if _is_unspaced(one) else rf"(?<!\w){re.escape(one)}(?!\w)"
        for one in longest
    ]
    return re.compile("|".join(pieces))


def _is_unspaced(word: str) -> bool:
    return any("\u3400" <= sign <= "\u9fff" for sign in word)


def _has(words: str, phrases: tuple[str, ...]) -> bool:
    return _pattern(phrases).search(words) is not None


def _begins(words: str, phrases: tuple[str, ...]) -> bool:
    return _pattern(phrases).match(words) is not None


def _without(words: str, phrases: tuple[str, ...]) -> str:
    return _pattern(phrases).sub(" ", words)
