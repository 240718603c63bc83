"""Letters that are more than a reply: other alphabets, attachments, machines, faults. Each is a Case with its expected end."""

import base64
import io
import zipfile
from dataclasses import dataclass, field

from tests.core.inbox.corpus.clients import encoded, letter, multi, part, quote, said
from tests.core.inbox.corpus.tnef import a_tnef, an_rtf
from tests.core.inbox.corpus.words import (
    AGREED,
    GMAIL,
    HELP,
    OFFICE,
    ORDERS,
    OURS,
    OWN,
    QUOTED,
    REPLY,
    SENDER,
    SUBJECT,
    VACATION,
)

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@dataclass
class Case:
    name: str
    raw: bytes
    state: str = "posted"
    reason: str = ""
    text: str | None = None
    attachments: list[str] = field(default_factory=list)
    command: str | None = None
    # To which address: "reply" (made for the sender), "other", "broken", "start", "own", "bounce", "stop".
    to: str = "reply"
    envelope: str = SENDER


def file(name, kind, content, more=""):
    head = (
        f'Content-Type: {kind}; name="{name}"\r\nContent-Disposition: attachment; filename="{name}"\r\n'
        f"Content-Transfer-Encoding: base64\r\n{more}\r\n"
    )
    return head.encode() + base64.encodebytes(content).replace(b"\n", b"\r\n")


def mixed(name, *parts, language="en", kind="multipart/mixed", head=(), **words):
    return letter(name, language, multi(kind, f"b-{name}", *parts), head=head, **words)


ALPHABETS = [
    ("ar", "windows-1256", "8bit"), ("ar", "windows-1256", "quoted-printable"), ("ar", "iso-8859-6", "base64"), ("ar", "utf-8", "8bit"),
    ("ru", "koi8-r", "8bit"), ("ru", "windows-1251", "base64"), ("ru", "iso-8859-5", "quoted-printable"), ("ru", "cp866", "8bit"),
    ("zh", "gb18030", "8bit"), ("zh", "gbk", "base64"), ("zh", "utf-8", "quoted-printable"), ("zh", "hz", "7bit"),
    ("fr", "iso-8859-1", "8bit"), ("fr", "macintosh", "quoted-printable"), ("es", "windows-1252", "8bit"), ("pt", "iso-8859-15", "base64"),
    ("en", "us-ascii", "7bit"), ("en", "utf-7", "7bit"), ("fr", "utf-16", "base64"),
]  # fmt: skip
# What the letter says, and what it is.
WRONGLY = [
    ("ar", "utf-8", "windows-1256"), ("ru", "us-ascii", "koi8-r"), ("ru", "iso-8859-1", "windows-1251"), ("zh", "utf-8", "gb18030"),
    ("fr", "us-ascii", "utf-8"), ("es", "utf-8", "windows-1252"), ("ar", "iso-8859-1", "utf-8"), ("pt", "x-unknown", "windows-1252"),
    ("ru", "koi8-r", "utf-8"), ("ar", "windows-1252", "windows-1256"),
]  # fmt: skip


def alphabets():
    for language, charset, way in ALPHABETS:
        raw = letter(
            f"{charset}-{way}-{language}", language, part("text/plain", OWN[language], charset, way)
        )
        yield Case(f"alphabet-{language}-{charset}-{way}", raw, text=OWN[language])
    for language, declared, real in WRONGLY:
        head = f'Content-Type: text/plain; charset="{declared}"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
        raw = letter(
            f"says-{declared}-is-{real}-{language}",
            language,
            head.encode() + encoded(OWN[language], real, "8bit"),
        )
        yield Case(f"wrongly-{language}-says-{declared}-is-{real}", raw, text=OWN[language])
    raw = letter("bare", "fr", b"\r\n" + OWN["fr"].replace("\n", "\r\n").encode())
    yield Case("alphabet-not-said", raw, text=OWN["fr"])
    flowed = "This paragraph was broken \nby the program to be sent, and \nis one line.\n\nThis one stands alone.\n"
    raw = letter(
        "flowed", "en", part("text/plain", flowed, "utf-8", "8bit", more="; format=flowed")
    )
    joined = "This paragraph was broken by the program to be sent, and is one line.\n\nThis one stands alone."
    yield Case("flowed", raw, text=joined)


def machines():
    for language, (subject, text) in VACATION.items():
        body = part("text/plain", text, "utf-8", "base64")
        raw = letter(f"away-{language}", language, body, subject=subject)
        yield Case(f"away-subject-only-{language}", raw, "automatic", "auto_reply")
    plain = part("text/plain", "I am away.", "utf-8")
    for name, head in {
        "exchange": ["Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All"],
        "gmail": ["Auto-Submitted: auto-replied", "Precedence: bulk", "X-Autoreply: yes"],
        "zimbra": ["Auto-Submitted: auto-replied (zimbra; vacation)", "Precedence: bulk"],
        "notes": ["X-Notes-AutoReply: 1"],
        "cpanel": ["X-Autorespond: Draft", "X-Precedence: auto_reply"],
        "vacation": ["Precedence: junk"],
    }.items():
        yield Case(
            f"away-{name}",
            letter(f"away-{name}", "en", plain, head=head),
            "automatic",
            "auto_reply" if name != "vacation" else "mailing",
        )
    yield Case(
        "no-way-back", letter("no-way-back", "en", plain), "automatic", "auto_reply", envelope="<>"
    )
    yield Case(
        "mailing-list",
        letter(
            "list",
            "en",
            plain,
            head=["List-Id: Waders <waders.lists.example.org>", "Precedence: list"],
        ),
        "automatic",
        "mailing",
    )
    yield Case(
        "newsletter",
        letter("newsletter", "en", plain, head=["List-Unsubscribe: <https://example.org/u>"]),
        "automatic",
        "mailing",
    )
    yield Case(
        "own-letter-come-round",
        letter("loop", "en", plain, sender=OURS),
        "automatic",
        "loop",
        envelope="",
    )
    stations = [
        f"Received: from a{n}.example.org by b{n}.example.org; Tue, 3 Mar 2026 10:12:00 +0000"
        for n in range(60)
    ]
    yield Case("in-circles", letter("circles", "en", plain, head=stations), "automatic", "loop")
    receipt = multi(
        "multipart/report", "r1", part("text/plain", "Your message was read."),
        b"Content-Type: message/disposition-notification\r\n\r\nFinal-Recipient: rfc822;focal.point@example.org\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n",
        more="; report-type=disposition-notification",
    )  # fmt: skip
    yield Case(
        "read-receipt",
        letter("receipt", "en", receipt, subject="Read: Draft"),
        "automatic",
        "auto_reply",
    )
    yield Case(
        "no-not-a-machine",
        letter("human", "en", part("text/plain", OWN["en"]), head=["Auto-Submitted: no"]),
        text=OWN["en"],
    )


def dsn(
    name,
    action,
    status,
    diagnostic,
    *,
    sender="MAILER-DAEMON@mx.example.org",
    subject="Undelivered Mail Returned to Sender",
    words="",
):
    body = multi(
        "multipart/report", f"d-{name}",
        part("text/plain", words or "The mail system: I'm sorry to have to inform you that your message could not be delivered."),
        (
            "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\nArrival-Date: Tue, 3 Mar 2026 10:12:00 +0000\r\n\r\n"
            f"Final-Recipient: rfc822; gone@example.org\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; {diagnostic}\r\n"
        ).encode(),
        b"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <the-letter@house.example.org>\r\nSubject: Draft\r\nTo: gone@example.org\r\n",
        more="; report-type=delivery-status",
    )  # fmt: skip
    return letter(name, "en", body, sender=sender, subject=subject, envelope=False)


def bounces():
    gone = "550 5.1.1 <gone@example.org>: Recipient address rejected: User unknown"
    yield Case(
        "bounce-postfix",
        dsn("postfix", "failed", "5.1.1", gone),
        "automatic",
        "bounce",
        to="bounce",
        envelope="<>",
    )
    yield Case(
        "bounce-exchange", dsn("exchange", "failed", "5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound", sender="postmaster@example.org", subject="Undeliverable: Draft"),
        "automatic", "bounce", to="bounce", envelope="<>",
    )  # fmt: skip
    yield Case(
        "bounce-full",
        dsn("full", "failed", "5.2.2", "552 5.2.2 Mailbox full"),
        "automatic",
        "bounce",
        to="bounce",
        envelope="<>",
    )
    yield Case(
        "bounce-by-name",
        dsn("by-name", "failed", "5.1.1", gone),
        "automatic",
        "bounce",
        to="own",
        envelope="<>",
    )
    yield Case(
        "bounce-late", dsn("late", "delayed", "4.4.1", "connect to mx.example.org: Connection timed out", subject="Delayed Mail (still being retried)"),
        "automatic", "delay", to="bounce", envelope="<>",
    )  # fmt: skip
    qmail = part("text/plain", (
        "Hi. This is the qmail-send program at mx.example.org.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n"
        "<gone@example.org>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 no such user\n\n--- Below this line is a copy of the message.\n\n"
        "Message-ID: <the-letter@house.example.org>\nSubject: Draft\n"
    ))  # fmt: skip
    yield Case(
        "bounce-qmail",
        letter(
            "qmail",
            "en",
            qmail,
            sender="MAILER-DAEMON@mx.example.org",
            subject="failure notice",
            envelope=False,
        ),
        "automatic",
        "bounce",
        to="bounce",
        envelope="<>",
    )
    exim = part(
        "text/plain",
        "This message was created automatically by mail delivery software.\n\n  gone@example.org\n    host mx.example.org: 550 5.1.1 unknown user\n\nMessage-ID: <the-letter@house.example.org>\n",
    )
    yield Case(
        "bounce-exim",
        letter(
            "exim",
            "en",
            exim,
            sender="Mailer-Daemon@mx.example.org",
            subject="Mail delivery failed: returning message to sender",
            head=["X-Failed-Recipients: gone@example.org"],
            envelope=False,
        ),
        "automatic",
        "bounce",
        to="bounce",
        envelope="<>",
    )
    yield Case(
        "away-to-envelope",
        letter("away-envelope", "en", part("text/plain", "I am away.")),
        "automatic",
        "auto_reply",
        to="bounce",
    )


def a_zip(*names, locked=False):
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        for name in names:
            archive.writestr(name, b"words")
    content = bytearray(box.getvalue())
    if locked:
        content[6] |= 1
        at = content.find(b"PK\x01\x02")
        content[at + 8] |= 1
    return bytes(content)


def files():
    text = part("text/plain", OWN["en"])
    yield Case(
        "attached-pdf",
        mixed("pdf", text, file("report.pdf", "application/pdf", PDF)),
        text=OWN["en"],
        attachments=["report.pdf"],
    )
    name = "=?utf-8?B?" + base64.b64encode("Комментарии по проекту.docx".encode()).decode() + "?="
    yield Case(
        "attached-name-encoded",
        mixed("name", text, file(name, "application/octet-stream", PDF)),
        text=OWN["en"],
        attachments=["Комментарии по проекту.docx"],
    )
    rfc2231 = (
        b"Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*=utf-8''%D8%AC%D8%AF%D9%88%D9%84.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(PDF)
    )
    yield Case(
        "attached-name-rfc2231",
        mixed("name2231", text, rfc2231),
        text=OWN["en"],
        attachments=["جدول.pdf"],
    )
    yield Case(
        "attached-only",
        mixed("only", part("text/plain", "\n"), file("map.png", "image/png", PNG)),
        text="",
        attachments=["map.png"],
    )
    page = part(
        "text/html", f'<p>{OWN["en"].splitlines()[0]}</p><p><img src="cid:map1" alt=""></p>'
    )
    inline = (
        file("map.png", "image/png", PNG)
        .replace(b"attachment;", b"inline;")
        .replace(b"\r\n\r\n", b"\r\nContent-ID: <map1>\r\n\r\n", 1)
    )
    yield Case(
        "inline-picture",
        mixed("inline", page, inline, kind="multipart/related"),
        text=OWN["en"].splitlines()[0],
        attachments=["map.png"],
    )
    forwarded = b"Content-Type: message/rfc822\r\n\r\nFrom: a@example.org\r\nSubject: Old letter\r\n\r\nwords\r\n"
    yield Case(
        "attached-letter",
        mixed("rfc822", text, forwarded),
        text=OWN["en"],
        attachments=["Old letter.eml"],
    )
    yield Case(
        "attached-text",
        mixed("csv", text, file("count.csv", "text/csv", b"a;b\n1;2\n")),
        text=OWN["en"],
        attachments=["count.csv"],
    )
    two = mixed(
        "two-texts", text, file("map.png", "image/png", PNG), part("text/plain", "One more thing.")
    )
    yield Case(
        "text-around-a-picture",
        two,
        text=f"{OWN['en']}\n\nOne more thing.",
        attachments=["map.png"],
    )
    many = [file(f"{n}.txt", "text/csv", b"1") for n in range(51)]
    yield Case("too-many-files", mixed("many", text, *many), "held", "too_big")
    winmail = a_tnef(text=OWN["en"], files=[("Report of Kenya.pdf", PDF)])
    yield Case(
        "winmail-text",
        mixed(
            "winmail", part("text/plain", "\n"), file("winmail.dat", "application/ms-tnef", winmail)
        ),
        text=OWN["en"],
        attachments=["Report of Kenya.pdf"],
    )
    winmail = a_tnef(rtf=an_rtf(OWN["en"]), files=[("Тезисы.docx", a_zip("word/document.xml"))])
    yield Case(
        "winmail-rtf",
        mixed("winmail-rtf", file("winmail.dat", "application/ms-tnef", winmail)),
        text=OWN["en"],
        attachments=["Тезисы.docx"],
    )
    winmail = a_tnef(files=[("a.pdf", PDF), ("b.png", PNG)])
    yield Case(
        "winmail-files",
        mixed("winmail-files", text, file("winmail.dat", "application/octet-stream", winmail)),
        text=OWN["en"],
        attachments=["a.pdf", "b.png"],
    )
    yield Case(
        "winmail-broken",
        mixed("winmail-broken", text, file("winmail.dat", "application/ms-tnef", winmail[:60])),
        text=OWN["en"],
        attachments=["winmail.dat"],
    )
    evil = a_tnef(files=[("prize.exe", b"MZ\x90")])
    yield Case(
        "winmail-program",
        mixed("winmail-exe", text, file("winmail.dat", "application/ms-tnef", evil)),
        "held",
        "dangerous",
    )


def dangers():
    text = part("text/plain", OWN["en"])
    for name, kind, content in [
        ("invoice.exe", "application/octet-stream", b"MZ\x90\x00"), ("report.pdf.scr", "application/pdf", b"MZ"), ("holiday.jpg", "image/jpeg", b"MZ\x90\x00\x03"),
        ("list.js", "text/plain", b"alert(1)"), ("table.xlsm", "application/vnd.ms-excel", a_zip("xl/workbook.xml")), ("shortcut.lnk", "application/octet-stream", b"L"),
        ("papers.zip", "application/zip", a_zip("readme.txt", "run.vbs")), ("locked.zip", "application/zip", a_zip("paper.pdf", locked=True)),
        ("macro.docx", "application/octet-stream", a_zip("word/document.xml", "word/vbaProject.bin")), ("disk.iso", "application/octet-stream", b"CD001"),
    ]:  # fmt: skip
        yield Case(
            f"danger-{name}",
            mixed(f"danger-{name}", text, file(name, kind, content)),
            "held",
            "dangerous",
        )
    pgp = multi(
        "multipart/encrypted", "pgp", b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n",
        b"Content-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n",
        more='; protocol="application/pgp-encrypted"',
    )  # fmt: skip
    yield Case("encrypted-pgp", letter("pgp", "en", pgp), "held", "encrypted")
    inline = part("text/plain", "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n")
    yield Case("encrypted-pgp-inline", letter("pgp-inline", "en", inline), "held", "encrypted")
    smime = b'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"\r\nContent-Transfer-Encoding: base64\r\n\r\nMIIB\r\n'
    yield Case("encrypted-smime", letter("smime", "en", smime), "held", "encrypted")
    rpmsg = mixed(
        "rpmsg",
        part("text/html", "<p>protected</p>"),
        file("message.rpmsg", "application/x-microsoft-rpmsg-message", b"v"),
    )
    yield Case("encrypted-office", rpmsg, "held", "encrypted")
    signed = multi(
        "multipart/signed",
        "sig",
        text,
        b"Content-Type: application/pgp-signature; name=signature.asc\r\n\r\n-----BEGIN PGP SIGNATURE-----\r\n",
    )
    yield Case(
        "signed-pgp", letter("signed", "en", signed), text=OWN["en"], attachments=["signature.asc"]
    )
    clear = f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{OWN['en']}\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n"
    yield Case(
        "signed-in-the-text", letter("clearsigned", "en", part("text/plain", clear)), text=OWN["en"]
    )
    p7s = multi(
        "multipart/signed",
        "p7s",
        text,
        b"Content-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Transfer-Encoding: base64\r\n\r\nMIIB\r\n",
    )
    yield Case(
        "signed-smime", letter("signed-smime", "en", p7s), text=OWN["en"], attachments=["smime.p7s"]
    )


def orders():
    for language, (words, command) in ORDERS.items():
        body = f"{words}\n\n{said(GMAIL, language)}\n{quote(language)}\n"
        raw = letter(f"order-{language}", language, part("text/plain", body, "utf-8", "base64"))
        yield Case(f"order-leave-{language}", raw, text=words, command=command)
    for language, words in AGREED.items():
        raw = letter(
            f"yes-{language}",
            language,
            part(
                "text/plain",
                f"{words}\n\n{said(GMAIL, language)}\n{quote(language)}\n",
                "utf-8",
                "base64",
            ),
        )
        yield Case(f"order-yes-{language}", raw, text=words, command="yes")
    for language, words in HELP.items():
        raw = letter(f"help-{language}", language, part("text/plain", words, "utf-8", "base64"))
        yield Case(f"order-help-{language}", raw, "answered", "help")
    empty = letter(
        "stop",
        "en",
        part("text/plain", ""),
        subject="unsubscribe",
        head=["Auto-Submitted: auto-generated"],
    )
    yield Case("button-of-the-mail-program", empty, "answered", "room", to="stop")


def ends():
    text = part("text/plain", OWN["en"])
    yield Case("address-of-another", letter("another", "en", text), "held", "mismatch", to="other")
    yield Case(
        "address-damaged", letter("damaged", "en", text), "answered", "broken_address", to="broken"
    )
    yield Case("start", letter("start", "en", text), text=OWN["en"], to="start")
    yield Case(
        "stranger",
        letter("stranger", "en", text, sender="somebody@example.com"),
        "answered",
        "unknown_sender",
        to="start",
        envelope="somebody@example.com",
    )
    yield Case(
        "stranger-from-a-known-country",
        letter("ministry", "en", text, sender="director@environment.example.ke"),
        "held",
        "stranger",
        to="start",
        envelope="director@environment.example.ke",
    )
    yield Case(
        "stranger-with-a-reply-address",
        letter("second-address", "en", text, sender="private@example.com"),
        "held",
        "stranger",
        envelope="private@example.com",
    )
    quoted = part("text/plain", f"{said(GMAIL, 'en')}\n{quote('en')}\n")
    yield Case("nothing-of-their-own", letter("empty", "en", quoted), "answered", "empty")
    between = f"{said(GMAIL, 'en')}\n\n> {QUOTED['en'][2]}\n\nWe will, by Thursday.\n\n> {QUOTED['en'][3]}\n\nThank you.\n"
    kept = f"> {QUOTED['en'][2]}\n\nWe will, by Thursday.\n\n> {QUOTED['en'][3]}\n\nThank you."
    yield Case("answers-between", letter("between", "en", part("text/plain", between)), text=kept)
    forward = "For your information.\n\n---------- Forwarded message ---------\nFrom: Ministry <a@example.org>\nDate: Mon, 2 Mar 2026\nSubject: Lakes\nTo: b@example.org\n\nThe lakes are dry."
    yield Case(
        "forwarded-on-purpose", letter("forward", "en", part("text/plain", forward)), text=forward
    )
    names = f"{OWN['en']}\n\nPlease write to africa@in.example.org, or to me.\nCountry: Kenya\nSpecies: waders\nSubject: counts"
    yield Case(
        "looks-like-a-head", letter("like-a-head", "en", part("text/plain", names)), text=names
    )
    nested = part("text/plain", "words")
    for number in range(1000):
        nested = multi("multipart/mixed", f"n{number}", nested)
    yield Case("in-a-box-in-a-box", letter("nested", "en", nested), "held", "unreadable")
    nameless = letter("nameless", "en", text).replace(
        b"Message-ID: <nameless.20260303@mail.example.org>\r\n", b""
    )
    yield Case("without-message-id", nameless, text=OWN["en"])
    yield Case("without-from", letter("nobody", "en", text, sender=""), text=OWN["en"])
    yield Case(
        "raw-8bit-head",
        letter("raw", "fr", part("text/plain", OWN["fr"]), subject="x").replace(
            b"Subject: x", "Subject: Réponse".encode("latin-1")
        ),
        text=OWN["fr"],
    )
    cut = mixed("cut", part("text/plain", OWN["en"]), file("report.pdf", "application/pdf", PDF))
    yield Case(
        "cut-off", cut[: cut.index(b"JVBER") + 20], text=OWN["en"], attachments=["report.pdf"]
    )
    words = (
        "<p>"
        + OWN["fr"].replace("\n\n", "</p><p>").replace("é", "&eacute;")
        + "</p><script>alert(1)</script><style>p{}</style>"
    )
    yield Case(
        "page-only",
        letter("page", "fr", part("text/html", words, "us-ascii" if words.isascii() else "utf-8")),
        text=OWN["fr"],
    )
    link = part(
        "text/html",
        '<p>See <a href="https://example.org/doc?id=4">the document</a> and<br>tell us.</p><ul><li>one</li><li>two</li></ul>',
    )
    yield Case(
        "page-with-links",
        letter("links", "en", link),
        text="See the document (https://example.org/doc?id=4) and\ntell us.\n\n- one\n- two",
    )
    yield Case(
        "calendar",
        mixed(
            "calendar",
            part("text/plain", OWN["en"]),
            part("text/calendar", "BEGIN:VCALENDAR\r\nEND:VCALENDAR"),
            kind="multipart/alternative",
        ),
        text=OWN["en"],
        attachments=["part.ics"],
    )
    postscript = f"{OWN['en']}\n\nThanks\n\nPS: the table follows on Monday."
    yield Case("postscript", letter("ps", "en", part("text/plain", postscript)), text=postscript)
    yield Case(
        "quote-marks-of-their-own",
        letter(
            "own-quote",
            "en",
            part("text/plain", f"> paragraph 4\n\nKenya agrees.\n\n-- \n{OFFICE}"),
        ),
        text="Kenya agrees.",
    )


def all_cases():
    for more in (alphabets, machines, bounces, files, dangers, orders, ends):
        yield from more()


__all__ = ["REPLY", "SUBJECT", "Case", "all_cases"]
