"""Replies as mail programs build them. Each function returns the bytes of one letter; the text it must leave is OWN[language]."""

import base64
import quopri
from email.header import Header
from html import escape

from tests.core.inbox.corpus.words import (
    APPLE,
    CLOSING,
    DAY,
    GMAIL,
    HOUSE,
    IPHONE,
    OFFICE,
    ORIGINAL,
    OURS,
    OUTLOOK,
    OUTLOOK_MOBILE,
    OWN,
    QUOTED,
    RE,
    REPLY,
    SENDER,
    SIGNATURE,
    SUBJECT,
    THUNDERBIRD,
)

WINDOWS = {
    "en": "windows-1252",
    "fr": "windows-1252",
    "es": "windows-1252",
    "pt": "iso-8859-1",
    "ar": "windows-1256",
    "ru": "koi8-r",
    "zh": "gb2312",
}
RTL = {"ar": ' dir="rtl"'}


def encoded(text, charset, way):
    raw = text.replace("\n", "\r\n").encode(charset)
    if way == "base64":
        return base64.encodebytes(raw).replace(b"\n", b"\r\n")
    if way == "quoted-printable":
        return quopri.encodestring(raw.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    return raw


def part(kind, text, charset="utf-8", way="8bit", more=""):
    head = f'Content-Type: {kind}; charset="{charset}"{more}\r\nContent-Transfer-Encoding: {way}\r\n\r\n'
    return head.encode() + encoded(text, charset, way)


def multi(kind, boundary, *parts, more=""):
    body = b"".join(b"--" + boundary.encode() + b"\r\n" + one + b"\r\n" for one in parts)
    return (
        f'Content-Type: {kind}; boundary="{boundary}"{more}\r\n\r\n'.encode()
        + body
        + b"--"
        + boundary.encode()
        + b"--\r\n"
    )


def letter(
    name,
    language,
    body,
    *,
    subject=None,
    sender=SENDER,
    to=REPLY,
    head=(),
    charset="utf-8",
    envelope=True,
):
    """Head and body; `body` brings its own Content-Type."""
    title = (
        subject
        if subject is not None
        else f"{RE.get(language, 'Re: ')}{SUBJECT.get(language, 'Letter')}"
    )
    lines = [
        *([f"Return-Path: <{sender}>"] if envelope and sender else []),
        "Received: from mail.example.org (mail.example.org [192.0.2.25])",
        f"\tby in.example.org (Postfix) with ESMTPS id 4F1{abs(hash_of(name)) % 10**8:08d}",
        f"\tfor <{to}>; Tue,  3 Mar 2026 11:02:17 +0000 (UTC)",
        *(
            [
                f"From: {Header(OFFICE, charset).encode() if not OFFICE.isascii() else chr(34) + OFFICE + chr(34)} <{sender}>"
            ]
            if sender
            else []
        ),
        f"To: {HOUSE} <{to}>",
        f"Subject: {Header(title, charset, header_name='Subject').encode()}"
        if not title.isascii()
        else f"Subject: {title}",
        f"Message-ID: <{name}.20260303@mail.example.org>",
        f"In-Reply-To: <1a2b3c@{OURS.partition('@')[2]}>",
        f"References: <0a0b@{OURS.partition('@')[2]}> <1a2b3c@{OURS.partition('@')[2]}>",
        "Date: Tue, 3 Mar 2026 14:02:11 +0300",
        "MIME-Version: 1.0",
        *head,
    ]
    return (
        "\r\n".join(lines).replace("\n ", "\r\n ").replace("\r\r\n", "\r\n").encode()
        + b"\r\n"
        + body
    )


def hash_of(name):
    return sum((place + 1) * ord(sign) for place, sign in enumerate(name)) * 7919


def said(table, language):
    return table[language].format(house=HOUSE, ours=OURS)


def quote(language):
    return "\n".join(f"> {line}".rstrip() for line in QUOTED[language])


def paragraphs(text, tag="div"):
    return "".join(f"<{tag}>{escape(line) or '<br>'}</{tag}>" for line in text.split("\n"))


def gmail_web(language):
    plain = f"{OWN[language]}\n\n{said(GMAIL, language)}\n\n{quote(language)}\n"
    page = (
        f'<div dir="{"rtl" if language == "ar" else "ltr"}">{paragraphs(OWN[language])}</div><br>'
        f'<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">{escape(said(GMAIL, language))}<br></div>'
        f'<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">'
        f"{paragraphs(chr(10).join(QUOTED[language]))}</blockquote></div>"
    )
    way = "quoted-printable" if language in {"en", "fr", "es", "pt"} else "base64"
    body = multi(
        "multipart/alternative",
        f"000000000000a1b2c3{language}",
        part("text/plain", plain, "UTF-8", way),
        part("text/html", page, "UTF-8", way),
    )
    return letter(f"gmail-{language}", language, body)


def gmail_wrapped(language):
    """The Android program, whose line above the quotation runs over two lines; the page is all there is."""
    above = said(GMAIL, language)
    words = above.split(" ")
    half = len(words) // 2
    plain = f"{OWN[language]}\n\n{' '.join(words[:half])}\n{' '.join(words[half:])}\n\n{quote(language)}\n"
    return letter(
        f"gmail-android-{language}", language, part("text/plain", plain, "UTF-8", "base64")
    )


def outlook_head(language, bold=""):
    labels = OUTLOOK[language]
    values = [f"{HOUSE} <{OURS}>", DAY[language], f"{OFFICE} <{SENDER}>", SUBJECT[language]]
    return [f"{bold}{label}:{bold} {value}" for label, value in zip(labels, values, strict=True)]


def outlook_desktop(language):
    charset = WINDOWS[language]
    plain = "\n".join([
        OWN[language], "", CLOSING[language], *SIGNATURE[language], "", *outlook_head(language), "", *QUOTED[language], "",
    ])  # fmt: skip
    page = (
        f'<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {{margin:0cm}} --></style></head>'
        f'<body lang="{language}"><div class="WordSection1">{paragraphs(OWN[language], "p class=MsoNormal").replace("</p class=MsoNormal>", "</p>")}'
        f'<p class="MsoNormal">{CLOSING[language]}</p>{paragraphs(chr(10).join(SIGNATURE[language]), "p")}'
        f'<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">'
        f"{'<br>'.join(escape(line) for line in outlook_head(language))}</p></div>{paragraphs(chr(10).join(QUOTED[language]), 'p')}</div></body></html>"
    )
    body = multi(
        "multipart/alternative",
        "_000_DB9PR05MB8",
        part("text/plain", plain, charset, "quoted-printable"),
        part("text/html", page, charset, "quoted-printable"),
    )
    return letter(
        f"outlook-{language}",
        language,
        body,
        head=["X-Mailer: Microsoft Outlook 16.0", "Thread-Index: AdqO1"],
        charset=charset,
    )


def outlook_web(language):
    page = (
        f'<html><head><style type="text/css" style="display:none;"> P {{margin-top:0;}} </style></head><body dir="ltr">'
        f"<div{RTL.get(language, '')}>{paragraphs(OWN[language])}</div>"
        f'<div id="Signature"><p>{"<br>".join(SIGNATURE[language])}</p></div><div id="appendonsend"></div>'
        f'<hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri">'
        f"{'<br>'.join(escape(line) for line in outlook_head(language))}</font><div>&nbsp;</div></div>"
        f"<div>{paragraphs(chr(10).join(QUOTED[language]))}</div></body></html>"
    )
    charset = WINDOWS[language]
    return letter(
        f"owa-{language}",
        language,
        part("text/html", page, charset, "quoted-printable"),
        charset=charset,
    )


def outlook_mobile(language):
    plain = "\n".join([
        OWN[language], "", f"{OUTLOOK_MOBILE[language]}<https://aka.ms/o0ukef>", "________________________________",
        *outlook_head(language), "", *QUOTED[language],
    ])  # fmt: skip
    return letter(
        f"outlook-mobile-{language}", language, part("text/plain", plain, "utf-8", "base64")
    )


def apple_mail(language):
    text = "\n".join([OWN[language], "", f"> {said(APPLE, language)}", "> ", quote(language)])
    return letter(
        f"apple-{language}",
        language,
        part("text/plain", text, "utf-8", "quoted-printable", more="; format=flowed; delsp=yes"),
        head=["X-Mailer: Apple Mail (2.3774.400)"],
    )


def iphone(language):
    text = "\n".join(
        [
            OWN[language],
            "",
            IPHONE[language],
            "",
            f"> {said(APPLE, language)}",
            "> ",
            quote(language),
        ]
    )
    return letter(
        f"iphone-{language}",
        language,
        part("text/plain", text, "utf-8", "base64"),
        head=["X-Mailer: iPhone Mail (22F76)"],
    )


def yahoo(language):
    plain = "\n".join(
        [
            OWN[language],
            "",
            f"    {said(GMAIL, language)}  ",
            " ",
            *[f" {line}" for line in QUOTED[language]],
        ]
    )
    page = (
        f'<div class="ydp1 yahoo-style-wrap" style="font-family:Helvetica"><div dir="ltr">{paragraphs(OWN[language])}</div></div>'
        f'<div id="yahoo_quoted_1234567890" class="yahoo_quoted"><div>{escape(said(GMAIL, language))}</div><div><br></div>'
        f"<div>{paragraphs(chr(10).join(QUOTED[language]))}</div></div>"
    )
    body = multi(
        "multipart/alternative",
        "----=_Part_1234_5678",
        part("text/plain", plain, "UTF-8", "base64"),
        part("text/html", page, "UTF-8", "base64"),
    )
    return letter(
        f"yahoo-{language}", language, body, head=["X-Mailer: WebService/1.1.23369 YMailNovation"]
    )


def thunderbird(language):
    """Answers below the quotation, as its users like it, and signs."""
    text = "\n".join(
        [
            said(THUNDERBIRD, language),
            quote(language),
            "",
            OWN[language],
            "",
            "-- ",
            *SIGNATURE[language],
        ]
    )
    charset = {"ar": "utf-8", "zh": "gb18030", "ru": "windows-1251"}.get(language, "iso-8859-15")
    return letter(
        f"thunderbird-{language}",
        language,
        part("text/plain", text, charset, "8bit", more="; format=flowed"),
        head=["User-Agent: Mozilla Thunderbird", f"Content-Language: {language}"],
    )


def zimbra(language):
    head = [
        f"{label}: {value}"
        for label, value in zip(
            OUTLOOK[language],
            [f'"{HOUSE}" <{OURS}>', DAY[language], f'"{OFFICE}" <{SENDER}>', SUBJECT[language]],
            strict=True,
        )
    ]
    text = "\n".join(
        [
            OWN[language],
            "",
            CLOSING[language],
            *SIGNATURE[language],
            "",
            f"----- {ORIGINAL[language]} -----",
            *head,
            "",
            *QUOTED[language],
        ]
    )
    return letter(
        f"zimbra-{language}",
        language,
        part("text/plain", text, "utf-8", "quoted-printable"),
        head=["X-Mailer: Zimbra 9.0.0_GA_4583 (ZimbraWebClient - FF138 (Win))"],
    )


def lotus_notes(language):
    text = "\n".join([
        OWN[language], "", f"{HOUSE} ---03/03/2026 10:12:03---{QUOTED[language][2]}", "",
        f"From:\t{HOUSE} <{OURS}>", f"To:\t{OFFICE} <{SENDER}>", "Date:\t03/03/2026 10:12", f"Subject:\t{SUBJECT[language]}", "", "", *QUOTED[language],
    ])  # fmt: skip
    charset = "US-ASCII" if language == "en" else "UTF-8"
    return letter(
        f"notes-{language}",
        language,
        part("text/plain", text, charset, "7bit" if language == "en" else "base64"),
        head=["X-Mailer: HCL Notes Release 12.0.2", "X-KeepSent: 0A1B2C3D"],
    )


def samsung(language):
    head = [
        f"{label}: {value}"
        for label, value in zip(
            OUTLOOK[language],
            [f"{HOUSE} <{OURS}>", "2026-03-03  10:12  (GMT+03:00)", SENDER, SUBJECT[language]],
            strict=True,
        )
    ]
    text = "\n".join(
        [
            OWN[language],
            "",
            "",
            f"-------- {ORIGINAL[language]} --------",
            *head,
            "",
            *QUOTED[language],
        ]
    )
    return letter(f"samsung-{language}", language, part("text/plain", text, "utf-8", "base64"))


def proton(language):
    page = (
        f'<div style="font-family: Arial">{paragraphs(OWN[language])}</div><div class="protonmail_signature_block protonmail_signature_block-empty"></div>'
        f'<div class="protonmail_quote">{escape(said(GMAIL, language))}<br><blockquote class="protonmail_quote" type="cite">'
        f"{paragraphs(chr(10).join(QUOTED[language]))}</blockquote><br></div>"
    )
    return letter(f"proton-{language}", language, part("text/html", page, "utf-8", "base64"))


def with_disclaimer(language):
    """A ministry's server adds a paragraph of its lawyers' under the signature."""
    words = {
        "en": "This e-mail and any files transmitted with it are confidential and intended solely for the addressee.",
        "fr": "Ce message et ses pièces jointes sont confidentiels et destinés à leur seul destinataire.",
        "es": "Este mensaje y sus anexos son confidenciales y se dirigen exclusivamente a su destinatario.",
        "ar": "هذه الرسالة سرية وموجهة إلى المرسل إليه وحده، وإذا وصلتكم خطأ فنرجو حذفها.",
        "ru": "Это сообщение и вложения к нему предназначены только для адресата и могут быть конфиденциальны.",
        "pt": "Esta mensagem e os seus anexos são confidenciais e destinam-se apenas ao destinatário.",
        "zh": "本邮件及其附件含有保密信息,仅供收件人使用。",
    }[language]  # fmt: skip
    text = "\n".join(
        [
            OWN[language],
            "",
            CLOSING[language],
            "",
            *SIGNATURE[language],
            "",
            words,
            "",
            said(GMAIL, language),
            quote(language),
        ]
    )
    return letter(f"ministry-{language}", language, part("text/plain", text, "utf-8", "base64"))


CLIENTS = [
    gmail_web, gmail_wrapped, outlook_desktop, outlook_web, outlook_mobile, apple_mail, iphone, yahoo, thunderbird, zimbra,
    lotus_notes, samsung, proton, with_disclaimer,
]  # fmt: skip
