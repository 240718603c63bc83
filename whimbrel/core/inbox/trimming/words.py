"""What mail programs write around a quotation, in English, French, Spanish, Arabic, Russian, Portuguese and Chinese.

Collected from the programs' own translations: Gmail, Outlook, Apple Mail, Thunderbird, Yahoo, Zimbra, Notes, mail.ru,
Yandex, QQ and NetEase; a few neighbours' (German, Italian) where their programs are met in the seven languages.
"""

import re

# The end of the line above a quotation: "On … wrote:".
WROTE = re.compile(
    r"(wrote|writes|a\s+écrit|écrivait|a\s+ecrit|escribi[óo]|ha\s+escrito|escreveu|escreveram|schrieb|ha\s+scritto|"
    r"كتب|كتبت|كتبوا|يكتب|كتب/كتبت|пишет|писал|писала|писал\(а\)|написал|написала|написал\(а\)|написано|написали|写道|寫道|來信|写到)"
    r"\s*(\([^()]{0,60}(\([^()]{0,9}\)[^()]{0,30})?\))?\s*[:：]?\s*$"
    # In Arabic the name may follow.
    r"|(كتب|كتبت)\s[^:：]{1,60}[:：]\s*$",
    re.IGNORECASE,
)
# How such a line begins.
ON_THE_DAY = re.compile(
    r"^\s*(on|le|el|em|am|il|في|بتاريخ|يوم|في\s+يوم|الاثنين|在|于|於|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\s+\w+\.?\s+\d{4}|"
    r"(mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|пн|вт|ср|чт|пт|сб|вс|"
    r"понедельник|вторник|среда|среду|четверг|пятница|пятницу|суббота|воскресенье)\.?,?)(\b|\s|\d)",
    re.IGNORECASE,
)
FROM_WORDS = {
    "from", "de", "von", "da", "من", "от", "от кого", "发件人", "寄件者", "寄件人", "发自",
}  # fmt: skip
HEAD_WORDS = FROM_WORDS | {
    "to", "cc", "bcc", "sent", "date", "subject", "reply-to", "importance", "attachments",
    "à", "a", "envoyé", "envoyé le", "date d'envoi", "objet", "pour", "copie à", "cci", "répondre à",
    "para", "enviado", "enviado el", "enviado em", "enviada em", "enviada", "fecha", "data", "asunto", "assunto", "cco",
    "إلى", "الى", "نسخة", "التاريخ", "تاريخ الإرسال", "أرسلت", "تم الإرسال", "مرسل", "الموضوع", "تاريخ", "نسخة إلى",
    "кому", "копия", "дата", "отправлено", "отправлен", "тема", "дата отправки",
    "收件人", "抄送", "主题", "主旨", "日期", "发送时间", "发送日期", "时间", "寄件日期", "收件者", "副本",
    "an", "gesendet", "betreff", "datum", "oggetto", "inviato",
}  # fmt: skip
# "-----Original Message-----" and its like.
ORIGINAL = re.compile(
    r"^\s*[-_=—–]{2,}\s*("
    r"original\s+(message|appointment)|message\s+(d['’]origine|initial|original)|(courriel|mail)\s+original|"
    r"mensaje\s+original|mensagem\s+original|الرسالة\s+الأصلية|رسالة\s+أصلية|النص\s+الأصلي|"
    r"исходное\s+сообщение|оригинальное\s+сообщение|первоначальное\s+сообщение|"
    r"原始邮件|原邮件|原始郵件|邮件原件|回复的原邮件|urspr[üu]ngliche\s+nachricht|messaggio\s+originale)"
    r"\s*[-_=—–]{0,}\s*$",
    re.IGNORECASE,
)
# Lotus Notes: "Name---01/03/2026 10:12:03 AM---Subject".
NOTES = re.compile(r"^.{1,80}---\s?\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\s+\d{1,2}:\d{2}.{0,14}---")
FORWARDED = re.compile(
    r"^\s*[-_*]{2,}\s*(forwarded\s+(message|by)|begin\s+forwarded\s+message|message\s+transféré|transféré\s+par|"
    r"mensaje\s+reenviado|mensagem\s+(encaminhada|reencaminhada)|رسالة\s+(معاد\s+توجيهها|محولة|مُعاد\s+توجيهها)|"
    r"пересылаемое\s+сообщение|пересланное\s+сообщение|转发的邮件|轉寄郵件)",
    re.IGNORECASE,
)
# What a telephone or a free service adds under a letter.
FOOTERS = re.compile(
    r"^\s*[-–—*_]*\s*("
    r"sent\s+(from|with|via)\s+(my\s+|the\s+)?\S.{0,60}|get\s+outlook\s+for\s+\w+.*|"
    r"sent\s+from\s+outlook.*|sent\s+from\s+mail\s+for\s+windows.*|"
    r"envoyé\s+(de|depuis|à partir de|avec)\s+.{1,60}|télécharger\s+outlook\s+pour.*|obtenir\s+outlook\s+pour.*|"
    r"enviado\s+(desde|do|de|pelo|a\s+partir\s+do|via)\s+.{1,60}|obtener\s+outlook\s+para.*|obter\s+(o\s+)?outlook\s+para.*|"
    r"(أُ?رسل(ت)?|تم\s+الإرسال|مُ?رسل(ة)?)\s+(من|بواسطة|عبر)\s+.{1,60}|الحصول\s+على\s+outlook.*|"
    r"отправлено\s+(с|из|от|через)\s+.{1,60}|получите\s+outlook\s+для.*|скачать\s+outlook.*|"
    r"发自(我的)?.{1,40}|從我的.{1,20}傳送|获取\s*outlook.*|发送自.{1,40}|来自.{1,20}(手机|iphone|华为).*"
    r")\s*$",
    re.IGNORECASE,
)
# How letters are closed; what follows is who they are and where.
CLOSINGS = {
    "best regards", "kind regards", "warm regards", "regards", "with best regards", "with kind regards", "many thanks",
    "yours sincerely", "sincerely", "yours faithfully", "best wishes", "best", "cheers", "thanks and regards",
    "with thanks", "thanks", "thank you",
    "cordialement", "bien cordialement", "très cordialement", "cordiales salutations", "salutations distinguées",
    "bien à vous", "sincères salutations", "meilleures salutations", "salutations", "merci", "avec mes remerciements",
    "veuillez agréer mes salutations distinguées", "sentiments distingués",
    "saludos", "saludos cordiales", "un cordial saludo", "un saludo", "cordialmente", "atentamente", "muy atentamente",
    "un saludo cordial", "reciba un cordial saludo", "gracias", "gracias y saludos",
    "مع أطيب التحيات", "مع التحية", "مع خالص التحية", "تحياتي", "أطيب التحيات", "مع الشكر", "وتفضلوا بقبول فائق الاحترام",
    "مع فائق الاحترام", "مع الشكر والتقدير", "شكرا", "شكراً", "مع خالص الشكر", "والسلام عليكم",
    "с уважением", "с наилучшими пожеланиями", "с уважением и наилучшими пожеланиями", "искренне ваш", "спасибо",
    "всего доброго", "с благодарностью",
    "atenciosamente", "cumprimentos", "com os melhores cumprimentos", "melhores cumprimentos", "obrigado", "obrigada",
    "abraços", "grato", "cordiais saudações", "com cumprimentos",
    "此致", "此致敬礼", "敬礼", "顺祝商祺", "祝好", "谢谢", "此致 敬礼", "祝工作顺利", "致礼",
}  # fmt: skip
# How the lawyers' paragraph under a letter begins.
DISCLAIMERS = re.compile(
    r"^\s*\*{0,3}\s*(confidentiality\s+notice|disclaimer|this\s+(e-?mail|message)\s+(and\s+any|is\s+confidential|may\s+contain|is\s+intended)|"
    r"the\s+information\s+(contained\s+)?in\s+this\s+(e-?mail|message)|please\s+consider\s+the\s+environment|"
    r"ce\s+(message|courriel)\s+(et|est|peut)\s|avis\s+de\s+confidentialité|avant\s+d['’]imprimer|pensez\s+à\s+l['’]environnement|"
    r"este\s+(mensaje|correo)\s+(y|es|puede|se)\s|aviso\s+(legal|de\s+confidencialidad)|antes\s+de\s+imprimir|"
    r"هذه\s+الرسالة\s+(سرية|وأي|تحتوي|وما)|إخلاء\s+مسؤولية|"
    r"это\s+сообщение\s+(и|может|содержит|предназначено)|данное\s+сообщение|уведомление\s+о\s+конфиденциальности|"
    r"esta\s+mensagem\s+(e|é|pode)\s|aviso\s+de\s+confidencialidade|"
    r"本邮件(及|包含|可能)|免责声明|保密声明)",
    re.IGNORECASE,
)
