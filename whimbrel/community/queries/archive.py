"""A space as an archive that mail programs and list servers read (mbox, RFC 4155). No address of anybody stands in it."""

from collections.abc import Iterator
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings

from whimbrel.community.models import Post, Space
from whimbrel.core.mail.writing import one_line

LARGEST_FILE = 20 * 1024 * 1024


def posts_to_export(space: Space) -> int:
    return Post.objects.standing().filter(thread__space=space, thread__removed_at=None).count()


def mbox_of(space: Space) -> Iterator[bytes]:
    """The posts of the space, thread by thread, each as one letter of an mbox file."""
    posts = (
        Post.objects.standing()
        .filter(thread__space=space, thread__removed_at=None)
        .select_related("thread", "answers")
        .prefetch_related("attachments")
        .order_by("thread", "number")
    )
    roots: dict[int, str] = {}
    for post in posts.iterator(chunk_size=500):
        name = message_id(post)
        root = roots.setdefault(post.thread_id, name)
        parents = [] if root == name else [root]
        if post.answers is not None and message_id(post.answers) not in parents:
            parents.append(message_id(post.answers))
        yield _letter(post, name, parents)


def message_id(post: Post) -> str:
    """The name under which it came by letter, or one of the house's own that stays."""
    return post.message_id or f"<post-{post.pk}@{_host()}>"


def _letter(post: Post, name: str, parents: list[str]) -> bytes:
    letter = EmailMessage()
    letter["From"] = Address(one_line(post.author_name), f"post-{post.pk}", _host())
    letter["Date"] = format_datetime(post.written_at)
    letter["Subject"] = f"{'Re: ' if parents else ''}{one_line(post.thread.title)}"
    letter["Message-ID"] = name
    if parents:
        letter["In-Reply-To"] = parents[-1]
        letter["References"] = " ".join(parents)
    letter["Content-Language"] = post.language
    letter["List-Id"] = f"<{post.thread.space.slug}.community.{_host()}>"
    letter.set_content(post.words)
    for one in post.attachments.all():
        if one.size <= LARGEST_FILE:
            major, _slash, minor = (one.media_type or "application/octet-stream").partition("/")
            with one.file.open("rb") as file:
                letter.add_attachment(
                    file.read(), maintype=major, subtype=minor or "octet-stream", filename=one.name
                )
    body = letter.as_bytes().replace(b"\r\n", b"\n")
    lines = [
        b">" + line if line.lstrip(b">").startswith(b"From ") else line
        for line in body.split(b"\n")
    ]
    day = f"{post.written_at:%a %b %d %H:%M:%S %Y}"
    return f"From post-{post.pk}@{_host()} {day}\n".encode() + b"\n".join(lines).rstrip() + b"\n\n"


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"
