"""The demo's e-community: spaces of the regions and of two instruments, and what focal points ask each other there."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from whimbrel.community.actions.posts import Words, write_post
from whimbrel.community.actions.threads import accept_answer, start_thread
from whimbrel.community.models import MembershipRule, Space, Thread
from whimbrel.people.models import User
from whimbrel.treaties.models import Instrument, Region


@dataclass(frozen=True)
class Said:
    """Who says what: the mailbox, the language, the words, and how many hours ago."""

    by: str
    language: str
    words: str
    hours_ago: int


@dataclass(frozen=True)
class Talk:
    """A thread of the demo. The number of the post that answers its question, where one does."""

    space: str
    title: str
    posts: tuple[Said, ...]
    kind: str = Thread.Kind.DISCUSSION
    tags: tuple[str, ...] = ()
    answer: int | None = None


TALKS = [
    Talk(
        "africa",
        "Who signs the credentials when the minister is abroad?",
        (
            Said("kenya", "en", "Our minister travels until the week before the COP. Has anybody had credentials signed by an acting minister, and were they accepted?", 70),
            Said("uganda", "en", "Ours were signed by the minister of foreign affairs instead, and sent as an **original**. That was accepted.\n\n> by an acting minister\n\nAsk your ministry of foreign affairs first; they do it for every conference.", 66),
            Said("senegal", "fr", "Chez nous aussi : la lettre vient des affaires étrangères, en original. Nous avons envoyé une copie à l’avance, pour vérification.", 50),
        ),
        kind=Thread.Kind.QUESTION,
        tags=("credentials", "cop"),
        answer=2,
    ),
    Talk(
        "africa",
        "مواعيد التعداد الشتوي للطيور المائية",
        (
            Said("morocco", "ar", "متى تبدأون التعداد الشتوي للطيور المائية؟ نحن نبدأ في منتصف شهر كانون الثاني/يناير.", 45),
            Said("senegal", "fr", "Au Sénégal, la deuxième semaine de janvier. Pouvons-nous échanger nos fiches ?", 40),
        ),
        tags=("waders",),
    ),
    Talk(
        "cms",
        "One table for national reports of four conventions",
        (
            Said("senegal", "fr", "Nous tenons un seul tableau pour CMS, AEWA, CITES et Ramsar : une ligne par espèce, une colonne par rapport. Qui fait de même ?", 30),
            Said("deputy", "en", "@NFP Senegal, we began last year. The hardest part was to agree on the names of sites.", 8),
        ),
    ),
]  # fmt: skip


@transaction.atomic
def settle_community() -> None:
    """Open the spaces of the regions and of two instruments, and let focal points talk. Doing it twice changes nothing."""
    if Space.objects.exists():
        return
    spaces = {}
    for region in Region.objects.filter(within=None):
        spaces[region.code] = _open(region.code, region, region=region, kind=Space.Kind.REGION)
        MembershipRule.objects.create(space=spaces[region.code], region=region)
    for instrument in Instrument.objects.filter(code__in=["CMS", "AEWA"]):
        spaces[instrument.slug] = _open(
            instrument.slug, instrument, instrument=instrument,
            kind=Space.Kind.INSTRUMENT, open_to=Space.OpenTo.PUBLIC,
        )  # fmt: skip
        MembershipRule.objects.create(space=spaces[instrument.slug], instrument=instrument)
    people = {one.email.partition("@")[0]: one for one in User.objects.all()}
    for talk in TALKS:
        _talk(talk, spaces[talk.space], people)


def _open(slug: str, named: Region | Instrument, **fields: object) -> Space:
    names = {
        f"name_{code}": getattr(named, f"name_{code}") for code in ("en", "fr", "es", "ar", "ru")
    }
    return Space.objects.create(slug=slug, **names, **fields)


def _talk(talk: Talk, space: Space, people: dict[str, User]) -> None:
    first, *others = (
        (people[said.by], _words(talk, number, said)) for number, said in enumerate(talk.posts, 1)
    )
    thread = start_thread(
        space=space,
        title=talk.title,
        by=first[0],
        words=first[1],
        kind=talk.kind,
        tags=list(talk.tags),
    )
    for by, words in others:
        write_post(thread=thread, by=by, words=words)
    if talk.answer is not None:
        answer = thread.posts.get(number=talk.answer)
        accept_answer(thread=thread, post=answer, by=thread.started_by, at=answer.written_at)


def _words(talk: Talk, number: int, said: Said) -> Words:
    return Words(
        said.words,
        said.language,
        f"demo:{talk.title}:{number}"[:100],
        written_at=now() - timedelta(hours=said.hours_ago),
    )
