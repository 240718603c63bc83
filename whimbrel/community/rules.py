"""Who may do what in the e-community. Pure: what somebody belongs to, and the moment, are passed in."""

from datetime import datetime

from whimbrel.community.models import (
    Amendment,
    Consultation,
    DraftText,
    Event,
    LibraryFile,
    Message,
    Poll,
    Post,
    Space,
    Thread,
    TimeQuestion,
)
from whimbrel.community.queries.belonging import Belonging
from whimbrel.treaties.models import Role
from whimbrel.treaties.queries.offices import Offices

# So many conversations somebody begins in a day: more would be a mailing, which goes another way.
MOST_CONVERSATIONS_A_DAY = 30
# Who may write to any focal points.
KEEPS_ADDRESSEES = (Role.STAFF, Role.ADMINISTRATOR)

# In so many posts a day somebody calls a country or a whole space.
GROUPS_A_DAY = 5


def can_read(belonging: Belonging, space: Space) -> bool:
    if space.open_to == Space.OpenTo.PUBLIC or space.pk in belonging.spaces:
        return True
    return space.open_to == Space.OpenTo.MEMBERS and belonging.is_member


def can_write(belonging: Belonging, space: Space, *, at: datetime) -> bool:
    """Write a post or start a thread: who belongs here; in a space open to members, every member."""
    if belonging.person_id is None or not space.is_open(at=at):
        return False
    if space.pk in belonging.spaces:
        return True
    return space.open_to != Space.OpenTo.CLOSED and belonging.is_member


def can_answer(belonging: Belonging, thread: Thread, *, at: datetime) -> bool:
    return thread.closed_at is None and can_write(belonging, thread.space, at=at)


def can_moderate(belonging: Belonging, space: Space) -> bool:
    """Keep order: those who moderate the space, and the Secretariat wherever it may read."""
    return space.pk in belonging.moderated or (belonging.keeps_order and can_read(belonging, space))


def can_let_in(belonging: Belonging, space: Space) -> bool:
    """Invite, and answer who asks: those who moderate the space, and the Secretariat, which sees who asks and no more."""
    return space.pk in belonging.moderated or belonging.keeps_order


def can_ask_to_join(belonging: Belonging, space: Space, *, at: datetime) -> bool:
    """Ask to be let in: every member, where the space takes requests and is not over."""
    may = belonging.is_member and space.pk not in belonging.spaces
    return may and space.takes_requests and space.is_open(at=at)


def can_change_post(belonging: Belonging, post: Post, *, at: datetime) -> bool:
    """One's own words, as long as the thread is open; what they said before stays to be seen."""
    is_own = post.author_id == belonging.person_id
    return is_own and can_answer(belonging, post.thread, at=at)


def can_say_what_about(belonging: Belonging, thread: Thread) -> bool:
    """Put facets and tags on a thread: whoever began it, and who keeps order there."""
    is_own = belonging.person_id is not None and thread.started_by_id == belonging.person_id
    return is_own or can_moderate(belonging, thread.space)


def can_remove_file(belonging: Belonging, file: LibraryFile) -> bool:
    """Take a file of a space out of sight: who brought it, and who keeps order."""
    is_own = belonging.person_id is not None and file.kept_by_id == belonging.person_id
    return is_own or can_moderate(belonging, file.space)


def can_tend_event(belonging: Belonging, event: Event, *, at: datetime) -> bool:
    """Change or cancel an event: who made it, and who keeps order."""
    is_own = event.made_by_id == belonging.person_id and can_write(belonging, event.space, at=at)
    return is_own or can_moderate(belonging, event.space)


def can_close_time_question(belonging: Belonging, question: TimeQuestion) -> bool:
    """Choose one of the moments offered: who asked, and who keeps order."""
    is_own = belonging.person_id is not None and question.asked_by_id == belonging.person_id
    return is_own or can_moderate(belonging, question.space)


def can_accept_answer(belonging: Belonging, thread: Thread) -> bool:
    """Whoever asked says what answered the question; who moderates may say it for them."""
    is_question = thread.kind == Thread.Kind.QUESTION
    is_asker = thread.started_by_id == belonging.person_id
    return is_question and (is_asker or can_moderate(belonging, thread.space))


# Until so many posts of somebody without an office stand, only so many links in one and so many a day are taken unseen.
KNOWN_AFTER, LINKS_TAKEN, POSTS_A_DAY = 3, 2, 5
# So many posts an hour are taken from one person, with an office and without.
POSTS_AN_HOUR, POSTS_AN_HOUR_OF_OTHERS = 30, 10


def why_held(
    belonging: Belonging, *, stood: int, today: int, links: int, is_trapped: bool = False
) -> str:
    """Why a post waits for a moderator: a word of Post.Held, or "". What officials write never waits, from the first day.

    `stood` are posts of theirs that stand, `today` those of the last twenty-four hours.
    """
    if belonging.is_member:
        return ""
    if stood == 0:
        return Post.Held.FIRST
    if is_trapped:
        return Post.Held.TRAP
    if stood < KNOWN_AFTER and links > LINKS_TAKEN:
        return Post.Held.LINKS
    return Post.Held.OFTEN if stood < KNOWN_AFTER and today >= POSTS_A_DAY else ""


def can_write_now(belonging: Belonging, *, last_hour: int) -> bool:
    """Whether one more post is taken within the hour."""
    most = POSTS_AN_HOUR if belonging.is_member else POSTS_AN_HOUR_OF_OTHERS
    return belonging.keeps_order or last_hour < most


def can_open_poll(belonging: Belonging, space: Space, *, at: datetime) -> bool:
    """Put a question to the space: who belongs to it, as long as it is not archived."""
    return space.pk in belonging.spaces and space.is_open(at=at)


def can_vote(belonging: Belonging, poll: Poll, *, at: datetime) -> bool:
    """Vote, or vote otherwise: who belongs to the space on that day, until the deadline."""
    return poll.space_id in belonging.spaces and poll.is_open(at=at)


def can_withdraw_poll(belonging: Belonging, poll: Poll) -> bool:
    """Take back one's own poll while it is not counted; who keeps order may do so too."""
    is_own = belonging.person_id is not None and poll.opened_by_id == belonging.person_id
    is_open = poll.closed_at is None and poll.withdrawn_at is None
    return is_open and (is_own or can_moderate(belonging, poll.space))


def can_see_result(poll: Poll) -> bool:
    """An open poll shows how it stands; a secret one shows nothing before it has closed."""
    return poll.closed_at is not None or not poll.is_secret


def can_call_groups(belonging: Belonging, *, called: int) -> bool:
    """Call a country or a whole space with an @: whoever holds an office, so often a day; who keeps order, always."""
    return belonging.keeps_order or (belonging.is_member and called < GROUPS_A_DAY)


def can_begin_conversation(belonging: Belonging, *, begun_today: int) -> bool:
    """Write to somebody privately: whoever holds an office, to so many in a day."""
    return belonging.is_member and begun_today < MOST_CONVERSATIONS_A_DAY


def can_open_report(belonging: Belonging, message: Message) -> bool:
    """Read a reported private message: who keeps order, and has not written it. Each reading is shown."""
    return belonging.keeps_order and message.author_id != belonging.person_id


def can_write_to_many(
    offices: Offices, moderated: frozenset[int], *, region_id: int | None, space_id: int | None
) -> bool:
    """Send one message to many: the Secretariat to anybody; a member of the Standing Committee to the own region; who
    moderates a space to those who belong to it."""
    if offices.has_role(*KEEPS_ADDRESSEES):
        return True
    if space_id is not None:
        return space_id in moderated
    return region_id is not None and region_id in regions_spoken_for(offices)


def writes_to_many(offices: Offices, moderated: frozenset[int]) -> bool:
    """Whether there is anybody to whom the person may send one message to many."""
    return offices.has_role(*KEEPS_ADDRESSEES) or bool(moderated or regions_spoken_for(offices))


def regions_spoken_for(offices: Offices) -> frozenset[int]:
    """The regions for which the person sits on the Standing Committee."""
    return frozenset(
        one.region_id for one in offices.held if one.role == Role.STANDING and one.region_id
    )


def can_ask_parties(belonging: Belonging, space: Space, *, at: datetime) -> bool:
    """Put a text to the Parties: who keeps order in the space, as long as it is not archived."""
    return can_moderate(belonging, space) and space.is_open(at=at)


def can_mind_consultation(belonging: Belonging, consultation: Consultation) -> bool:
    """Put the deadline off, take the text back, enter what came on paper, state the outcome."""
    return can_moderate(belonging, consultation.space)


def can_amend(belonging: Belonging, draft: DraftText, *, at: datetime) -> bool:
    """Propose and support amendments: who may write in the space, until the deadline."""
    return can_write(belonging, draft.space, at=at) and draft.is_open(at=at)


def is_amendment(*, kind: str, words: str, stands: str) -> bool:
    """Whether it would change the text: words are needed, save to take a paragraph out, and others than those that stand."""
    said = " ".join(words.split())
    return kind == Amendment.Kind.DELETE or bool(
        said and (kind != Amendment.Kind.REPLACE or said != stands)
    )


def needs_consent(space: Space) -> bool:
    """The Manual is read by everybody; what was said among few goes there when they agree."""
    return space.open_to != Space.OpenTo.PUBLIC
