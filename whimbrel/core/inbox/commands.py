"""Letters that are one word: an order to the house, or a plain yes or no, in English, French, Spanish, Arabic, Russian,
Portuguese or Chinese."""

import unicodedata

from whimbrel.core.inbox.inbound import Command

WORDS: dict[Command, set[str]] = {
    Command.SUBSCRIBE: {
        "subscribe", "join", "s'abonner", "abonner", "abonnement", "inscription", "m'inscrire", "s'inscrire",
        "suscribir", "suscribirse", "suscribirme", "alta", "اشتراك", "اشترك", "подписаться", "подписка", "подписать",
        "inscrever", "assinar", "inscrever-me", "订阅", "訂閱", "加入",
    },
    Command.LEAVE: {
        "unsubscribe", "leave", "stop", "signoff", "remove", "se désabonner", "désabonner", "désabonnement",
        "désinscription", "me désinscrire", "se désinscrire", "quitter", "arrêter", "cancelar suscripción",
        "darse de baja", "darme de baja", "baja", "salir", "dejar", "إلغاء الاشتراك", "الغاء الاشتراك", "مغادرة", "إيقاف",
        "отписаться", "отписка", "отписать", "выйти", "cancelar inscrição", "cancelar subscrição", "sair",
        "cancelar assinatura", "退订", "取消订阅", "退出",
    },
    Command.HELP: {
        "help", "info", "commands", "aide", "ayuda", "مساعدة", "المساعدة", "помощь", "справка", "ajuda", "帮助", "幫助",
    },
    Command.YES: {
        "yes", "y", "ok", "okay", "correct", "confirmed", "confirm", "all correct", "all is right", "still right",
        "yes it is", "agreed", "yes correct", "yes all is right", "yes still right",
        "oui", "o", "d'accord", "exact", "confirmé", "je confirme", "tout est juste", "tout est correct", "c'est exact",
        "oui c'est exact", "oui je confirme",
        "sí", "si", "correcto", "confirmo", "de acuerdo", "todo correcto", "sí todo correcto", "sí confirmo", "vale",
        "نعم", "صحيح", "موافق", "أوافق", "أؤكد", "نعم صحيح", "اجل", "أجل", "نعم كل شيء صحيح",
        "да", "верно", "правильно", "согласен", "согласна", "подтверждаю", "все верно", "всё верно", "да всё верно",
        "да все верно", "да подтверждаю",
        "sim", "certo", "tudo certo", "correto", "sim confirmo", "是", "是的", "对", "對", "正确", "确认", "同意",
    },
    Command.NO: {
        "no", "n", "not correct", "disagree", "reject", "wrong", "non", "pas d'accord", "refuser", "faux",
        "no es correcto", "incorrecto", "rechazar", "لا", "كلا", "غير صحيح", "أرفض", "нет", "неверно", "не согласен",
        "не согласна", "отклонить", "não", "nao", "errado", "rejeitar", "否", "不", "不是", "不对", "不同意",
    },
}  # fmt: skip
LONGEST = 40


def command_in(text: str, subject: str) -> Command | None:
    """The order that the whole letter is; of an empty letter, its subject. None where it is anything else."""
    said = _plain(text) or _plain(subject)
    return next((command for command, words in _known.items() if said in words), None)


def answer_in(line: str) -> Command | None:
    """Whether that line is a plain yes or no."""
    said = _plain(line)
    return next((one for one in (Command.YES, Command.NO) if said in _known[one]), None)


def _plain(words: str) -> str:
    """In small letters, without accents, points and blanks around; empty where it is more than a few words."""
    stripped = words.strip()
    if len(stripped) > LONGEST or "\n" in stripped:
        return ""
    bare = unicodedata.normalize("NFKD", stripped.replace("’", "'"))
    letters = [sign for sign in bare if not unicodedata.combining(sign)]
    kept = "".join(sign if sign.isalnum() or sign in "'-" else " " for sign in letters)
    return " ".join(kept.casefold().split()).strip("'-")


_known = {command: {_plain(word) for word in words} for command, words in WORDS.items()}
