"""What of a thread could go into the Manual, whose it is, and what has gone there."""

from django.utils import translation
from django.utils.translation import gettext as _

from whimbrel.community.models import Harvest, Post, Thread
from whimbrel.core.languages import columns, translated
from whimbrel.treaties.models import Role


def gathered_text(thread: Thread) -> str:
    """The words to begin with: the accepted answer; else everything written after the first post, or the first alone."""
    posts = list(Post.objects.standing().filter(thread=thread).order_by("number"))
    accepted = [one for one in posts if one.accepted_at]
    return "\n\n".join(one.words.strip() for one in accepted or posts[1:] or posts)


def credit_of(thread: Thread, language: str) -> str:
    """Who is thanked, in that language: offices and countries, never a person's name."""
    rows = (
        Post.objects.standing()
        .filter(thread=thread)
        .exclude(author_role="")
        .order_by("number")
        .values("author_role", *(f"author_country__{name}" for name in columns("name")))
    )
    with translation.override(language):
        named = [
            _(", ").join(
                part
                for part in (
                    str(Role(row["author_role"]).label),
                    translated(row, "author_country__name", language),
                )
                if part
            )
            for row in rows
        ]
        return _("From the e-community, with thanks to: %(whom)s") % {
            "whom": _("; ").join(dict.fromkeys(named)) or _("its members")
        }


def taken_up(thread: Thread) -> list[tuple[str, str]]:
    """What the Manual has of the thread and everybody may read: title and address. One query."""
    rows = Harvest.objects.filter(thread=thread).select_related(
        "question", "example", "article__locale"
    )
    found = []
    for one in rows:
        if one.question:
            found.append((one.question.question, one.question.get_absolute_url()))
        elif one.example:
            found.append((one.example.title, one.example.get_absolute_url()))
        elif one.article and one.article.live and one.article.audience == "everybody":
            found.append((one.article.title, one.article.address()))
    return found
