"""The demo's e-community at work: a moderated group, what waits for its moderator, an invitation, a question nobody answered."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate, now

from whimbrel.community.actions.bookmarks import keep_bookmark
from whimbrel.community.actions.joining import answer_invitation, ask_to_join, invite_to_space
from whimbrel.community.actions.moderation import raise_flag
from whimbrel.community.actions.posts import Words, write_post
from whimbrel.community.actions.threads import start_thread
from whimbrel.community.models import Membership, Space, Thread
from whimbrel.people.models import User

GROUP = "wader-counts"


@transaction.atomic
def settle_talks() -> None:
    """Give the demo's moderator a morning's work. Doing it twice changes nothing."""
    if Space.objects.filter(slug=GROUP).exists():
        return
    people = {one.email.partition("@")[0]: one for one in User.objects.all()}
    group = _open_group(people)
    thread = start_thread(
        space=group,
        title="Forms for the January count",
        by=people["kenya"],
        words=_words(
            "form-1", "en", "Which form do you use at the coast? Ours asks for too much.", 60
        ),
        species_group="Waders",
        tags=["census", "forms"],
    )
    post = write_post(
        thread=thread,
        by=people["senegal"],
        words=_words(
            "form-2", "fr", "Une seule page : site, date, espèce, nombre. Je peux l’envoyer.", 52
        ),
    )
    # Holds no office any more: the first words wait for the moderator.
    write_post(
        thread=thread,
        by=people["former"],
        words=_words(
            "form-3", "en", "I kept the old forms of all counts since 2009, if they help.", 20
        ),
    )
    raise_flag(post=post, by=people["former"], why="Should be in the other thread.", at=now())
    ask_to_join(
        space=group,
        person=people["morocco"],
        because="We count at Merja Zerga every January.",
        at=now(),
    )
    invite_to_space(space=group, person=people["uganda"], by=people["kenya"], at=now())
    _ask_what_nobody_answers(people)
    keep_bookmark(post=post, person=people["kenya"], note="Ask for the form", remind_on=localdate())


def _open_group(people: dict[str, User]) -> Space:
    """A closed group within no other, moderated by one focal point; two others have come in by invitation."""
    group = Space.objects.create(
        slug=GROUP,
        kind=Space.Kind.WORKING_GROUP,
        name_en="Wader counts", name_fr="Comptages de limicoles", name_es="Conteos de limícolas",
        name_ar="تعداد الطيور الخواضة", name_ru="Учёты куликов",
        purpose="Counting waders on the coasts of Africa: forms, dates, results.",
        open_to=Space.OpenTo.CLOSED,
        takes_requests=True,
    )  # fmt: skip
    Membership.objects.create(
        space=group, person=people["kenya"], moderates=True, joined_at=now() - timedelta(days=90)
    )
    for mailbox in ("senegal", "former"):
        invited = invite_to_space(
            space=group, person=people[mailbox], by=people["kenya"], at=now() - timedelta(days=5)
        )
        answer_invitation(membership=invited, joins=True, at=now() - timedelta(days=4))
    return group


def _ask_what_nobody_answers(people: dict[str, User]) -> None:
    """A question older than its space waits: the worker puts it to the region."""
    start_thread(
        space=Space.objects.get(slug="africa"),
        title="Does anybody have a customs form for satellite tags?",
        by=people["senegal"],
        kind=Thread.Kind.QUESTION,
        words=_words("tags-1", "en", "Ours lie at the airport since Monday.", 24 * 8),
        agenda_item="24.2",
        tags=["satellite", "customs"],
    )


def _words(key: str, language: str, text: str, hours_ago: int) -> Words:
    return Words(text, language, f"demo:{key}", written_at=now() - timedelta(hours=hours_ago))
