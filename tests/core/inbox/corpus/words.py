"""What the letters of the corpus say, and what mail programs say around them, in seven languages."""

OFFICE = "Focal point, Kenya"
SENDER = "focal.point@example.org"
HOUSE = "CMS Family"
OURS = "whimbrel@example.org"
REPLY = "reply+thread-4711-1-k3b5x7qa2mdfe4wz@in.example.org"

# What somebody wrote: two paragraphs each, the second of which looks a little like what programs write.
OWN = {
    "en": "Thank you for the draft. Kenya supports paragraph 4.\n\nOn the lakes we counted 4,200 waders in January; we wrote to the ministry: no answer yet.",
    "fr": "Merci pour ce projet. Le Sénégal appuie le paragraphe 4.\n\nNous avons compté 4 200 limicoles en janvier ; à confirmer après l'été, sur le delta où l'eau était basse.",
    "es": "Gracias por el borrador. Perú apoya el párrafo 4.\n\nEn enero contamos 4.200 aves limícolas; ¿podría enviarnos el formulario mañana? De acuerdo con el año anterior.",
    "ar": "شكرا على المسودة. تؤيد مصر الفقرة الرابعة.\n\nأحصينا في يناير أكثر من أربعة آلاف طائر خواض على البحيرات، ونرسل إليكم الجدول الأسبوع القادم.",
    "ru": "Спасибо за проект. Казахстан поддерживает пункт 4.\n\nВ январе мы насчитали 4200 куликов на озёрах; таблицу пришлём на следующей неделе, как и в прошлом году.",
    "pt": "Obrigado pelo projeto. Angola apoia o parágrafo 4.\n\nContámos 4.200 aves limícolas em janeiro; não há ainda informação sobre as lagoas do sul, à espera da próxima missão.",
    "zh": "感谢您发来草案。我们支持第四段。\n\n一月份我们在湖区记录到四千二百只水鸟,下周将把表格发给秘书处。",
}
QUOTED = {
    "en": [
        "Dear focal point,",
        "",
        "please comment on the draft by Friday.",
        "You can answer this letter: just reply to it.",
    ],
    "fr": [
        "Madame, Monsieur,",
        "",
        "merci de commenter le projet avant vendredi.",
        "Vous pouvez répondre à cette lettre.",
    ],
    "es": [
        "Estimado punto focal:",
        "",
        "le rogamos comente el borrador antes del viernes.",
        "Puede responder a esta carta.",
    ],
    "ar": [
        "السيد جهة الاتصال،",
        "",
        "نرجو التعليق على المسودة قبل يوم الجمعة.",
        "يمكنكم الرد على هذه الرسالة.",
    ],
    "ru": [
        "Уважаемый координатор!",
        "",
        "Просим прислать замечания к проекту до пятницы.",
        "На это письмо можно ответить.",
    ],
    "pt": [
        "Caro ponto focal,",
        "",
        "agradecemos comentários ao projeto até sexta-feira.",
        "Pode responder a esta carta.",
    ],
    "zh": ["尊敬的联络人:", "", "请在星期五之前对草案提出意见。", "您可以直接回复此邮件。"],
}
SUBJECT = {
    "en": "Draft resolution on waders",
    "fr": "Projet de résolution sur les limicoles",
    "es": "Proyecto de resolución sobre aves",
    "ar": "مشروع القرار بشأن الطيور",
    "ru": "Проект резолюции о куликах",
    "pt": "Projeto de resolução sobre aves",
    "zh": "关于水鸟的决议草案",
}
RE = {
    "en": "Re: ",
    "fr": "Re : ",
    "es": "RE: ",
    "ar": "رد: ",
    "ru": "Отв: ",
    "pt": "RES: ",
    "zh": "回复:",
}
CLOSING = {
    "en": "Kind regards,",
    "fr": "Bien cordialement,",
    "es": "Saludos cordiales,",
    "ar": "مع أطيب التحيات،",
    "ru": "С уважением,",
    "pt": "Com os melhores cumprimentos,",
    "zh": "此致",
}
SIGNATURE = {
    "en": ["National Focal Point", "Ministry of Environment", "Tel. +254 20 000 000"],
    "fr": ["Point focal national", "Ministère de l'Environnement", "Tél. +221 33 000 00 00"],
    "es": ["Punto focal nacional", "Ministerio del Ambiente", "Tel. +51 1 000 0000"],
    "ar": ["جهة الاتصال الوطنية", "وزارة البيئة", "هاتف +20 2 0000 0000"],
    "ru": ["Национальный координатор", "Министерство экологии", "Тел. +7 7172 00 00 00"],
    "pt": ["Ponto focal nacional", "Ministério do Ambiente", "Tel. +244 222 000 000"],
    "zh": ["国家联络人", "生态环境部", "电话 +86 10 0000 0000"],
}
# Gmail: the line above the quotation.
GMAIL = {
    "en": "On Tue, 3 Mar 2026 at 10:12, {house} <{ours}> wrote:",
    "fr": "Le mar. 3 mars 2026 à 10:12, {house} <{ours}> a écrit :",
    "es": "El mar, 3 mar 2026 a las 10:12, {house} (<{ours}>) escribió:",
    "ar": "في الثلاثاء، ٣ مارس ٢٠٢٦ في ١٠:١٢ ص تمت كتابة ما يلي بواسطة ‪{house}‬‏ <‪{ours}‬‏>:",
    "ru": "вт, 3 мар. 2026 г. в 10:12, {house} <{ours}>:",
    "pt": "{house} <{ours}> escreveu (terça, 3/03/2026 à(s) 10:12):",
    "zh": "{house} <{ours}> 于2026年3月3日周二 10:12写道:",
}
# Thunderbird, which does not name the address.
THUNDERBIRD = {
    "en": "On 03/03/2026 10:12, {house} wrote:",
    "fr": "Le 03/03/2026 à 10:12, {house} a écrit :",
    "es": "El 3/3/26 a las 10:12, {house} escribió:",
    "ar": "في 3/3/26 10:12، كتب {house}:",
    "ru": "03.03.2026 10:12, {house} пишет:",
    "pt": "Em 03/03/2026 10:12, {house} escreveu:",
    "zh": "在 2026/3/3 10:12, {house} 写道:",
}
APPLE = {
    "en": "On 3 Mar 2026, at 10:12, {house} <{ours}> wrote:",
    "fr": "Le 3 mars 2026 à 10:12, {house} <{ours}> a écrit :",
    "es": "El 3 mar 2026, a las 10:12, {house} <{ours}> escribió:",
    "ar": "في ٣ مارس ٢٠٢٦، الساعة ١٠:١٢ ص، كتب {house} <{ours}>:",
    "ru": "3 марта 2026 г., в 10:12, {house} <{ours}> написал(а):",
    "pt": "No dia 3 de mar. de 2026, às 10:12, {house} <{ours}> escreveu:",
    "zh": "2026年3月3日 10:12,{house} <{ours}> 写道:",
}
# Outlook: From, Sent, To, Subject.
OUTLOOK = {
    "en": ["From", "Sent", "To", "Subject"],
    "fr": ["De", "Envoyé", "À", "Objet"],
    "es": ["De", "Enviado el", "Para", "Asunto"],
    "ar": ["من", "تم الإرسال", "إلى", "الموضوع"],
    "ru": ["От", "Отправлено", "Кому", "Тема"],
    "pt": ["De", "Enviada em", "Para", "Assunto"],
    "zh": ["发件人", "发送时间", "收件人", "主题"],
}
DAY = {
    "en": "Tuesday, March 3, 2026 10:12 AM",
    "fr": "mardi 3 mars 2026 10:12",
    "es": "martes, 3 de marzo de 2026 10:12",
    "ar": "الثلاثاء، 3 مارس 2026 10:12 ص",
    "ru": "3 марта 2026 г. 10:12",
    "pt": "terça-feira, 3 de março de 2026 10:12",
    "zh": "2026年3月3日 10:12",
}
# Zimbra and Samsung: the line above the head.
ORIGINAL = {
    "en": "Original Message",
    "fr": "Mail original",
    "es": "Mensaje original",
    "ar": "الرسالة الأصلية",
    "ru": "Исходное сообщение",
    "pt": "Mensagem original",
    "zh": "原始邮件",
}
IPHONE = {
    "en": "Sent from my iPhone",
    "fr": "Envoyé de mon iPhone",
    "es": "Enviado desde mi iPhone",
    "ar": "أُرسلت من الـ iPhone",
    "ru": "Отправлено с iPhone",
    "pt": "Enviado do meu iPhone",
    "zh": "发自我的 iPhone",
}
OUTLOOK_MOBILE = {
    "en": "Get Outlook for iOS",
    "fr": "Obtenir Outlook pour iOS",
    "es": "Obtener Outlook para iOS",
    "ar": "الحصول على Outlook لـ iOS",
    "ru": "Получите Outlook для iOS",
    "pt": "Obter o Outlook para iOS",
    "zh": "获取 Outlook for iOS",
}
VACATION = {
    "en": ("Automatic reply: Draft resolution on waders", "I am out of the office until Monday."),
    "fr": ("Réponse automatique : Projet de résolution", "Je suis absent jusqu'à lundi."),
    "es": (
        "Respuesta automática: Proyecto de resolución",
        "Estaré fuera de la oficina hasta el lunes.",
    ),
    "ar": ("رد تلقائي: مشروع القرار", "أنا خارج المكتب حتى يوم الاثنين."),
    "ru": ("Автоматический ответ: Проект резолюции", "Меня нет на месте до понедельника."),
    "pt": (
        "Resposta automática: Projeto de resolução",
        "Estarei fora do escritório até segunda-feira.",
    ),
    "zh": ("自动回复: 决议草案", "我在星期一之前不在办公室。"),
}
ORDERS = {
    "en": ("Leave", "leave"),
    "fr": ("Se désabonner", "leave"),
    "es": ("Darme de baja", "leave"),
    "ar": ("إلغاء الاشتراك", "leave"),
    "ru": ("Отписаться.", "leave"),
    "pt": ("Cancelar inscrição", "leave"),
    "zh": ("退订", "leave"),
}
AGREED = {
    "en": "Yes.",
    "fr": "Oui !",
    "es": "Sí",
    "ar": "نعم",
    "ru": "Да",
    "pt": "Sim.",
    "zh": "是的",
}
HELP = {
    "en": "help",
    "fr": "Aide",
    "es": "AYUDA",
    "ar": "مساعدة",
    "ru": "Помощь",
    "pt": "ajuda",
    "zh": "帮助",
}
