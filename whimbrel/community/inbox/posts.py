"""Letters to the e-community: an answer in a thread, a new thread in a space, joining and leaving its letters."""

from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from whimbrel.community.actions.files import attach
from whimbrel.community.actions.joining import ask_to_join
from whimbrel.community.actions.posts import Words, write_post
from whimbrel.community.actions.spaces import choose_how_often
from whimbrel.community.actions.threads import start_thread
from whimbrel.community.models import Post, Space, Subscription, Thread
from whimbrel.community.queries.belonging import Belonging, belonging_of
from whimbrel.community.queries.pace import posts_last_hour
from whimbrel.community.rules import can_answer, can_ask_to_join, can_read, can_write, can_write_now
from whimbrel.core.inbox.addressees import receives
from whimbrel.core.inbox.inbound import Command, Inbound
from whimbrel.core.inbox.outcomes import Answered, Held, Outcome, Posted
from whimbrel.core.languages import CODES
from whimbrel.people.models import User
from whimbrel.treaties.queries.offices import offices_of

LETTERS_OF_A_SPACE = {Command.SUBSCRIBE, Command.LEAVE}


def space_called(local: str) -> str | None:
    """The space's number where that word before the @ is its own."""
    found = Space.objects.filter(slug=local).values_list("pk", flat=True).first()
    return str(found) if found else None


@receives("thread", name=gettext_lazy("Discussions"), commands=LETTERS_OF_A_SPACE)
def thread(letter: Inbound) -> Outcome:
    found = Thread.objects.standing().select_related("space").filter(pk=letter.payload).first()
    person = person_behind(letter)
    if found is None or person is None:
        return Answered(_("This thread is no more. Nothing was posted; your letter is kept."))
    belonging = belonging_of(offices_of(person, on=localdate()), at=now())
    if letter.command in LETTERS_OF_A_SPACE:
        return _letters(letter, found.space, person)
    if not can_read(belonging, found.space):
        return Answered(_("You no longer belong to the space of this thread. Nothing was posted."))
    if not can_answer(belonging, found, at=now()):
        return Answered(
            _("The thread “%(title)s” takes no more answers. Nothing was posted.")
            % {"title": found.title}
        )
    if not letter.text.strip() and not letter.attachments:
        return Answered(_("Your letter held no words of your own. Nothing was posted."))
    if _is_too_quick(letter, belonging):
        return Held(
            _(
                "You have written very much within an hour, so a moderator looks at your letter first."
            )
        )
    post = write_post(thread=found, by=person, words=words_of(letter))
    _keep_files(post, letter)
    return Posted(post)


@receives("space", name=gettext_lazy("Spaces"), starts_at=space_called, commands=LETTERS_OF_A_SPACE)
def space(letter: Inbound) -> Outcome:
    found = Space.objects.filter(pk=letter.payload).first()
    person = person_behind(letter)
    if found is None or person is None:
        return Answered(_("There is no such space. Nothing was posted; your letter is kept."))
    belonging = belonging_of(offices_of(person, on=localdate()), at=now())
    if not can_read(belonging, found):
        if letter.command == Command.SUBSCRIBE and can_ask_to_join(belonging, found, at=now()):
            ask_to_join(space=found, person=person, because="", at=now())
            return Answered(
                _("Who keeps order in “%(name)s” is asked to let you in. You get a letter.")
                % {"name": found.name}
            )
        return Answered(
            _("There is no such space for you. Nothing was posted; your letter is kept.")
        )
    if letter.command in LETTERS_OF_A_SPACE:
        return _letters(letter, found, person)
    if not can_write(belonging, found, at=now()):
        return Answered(
            _("In the space “%(name)s” you may read and not write. Nothing was posted.")
            % {"name": found.name}
        )
    if not letter.is_proven and not letter.is_released:
        return Held(
            _("Your mail server does not vouch for you, so a moderator looks at your letter first.")
        )
    if not letter.text.strip():
        return Answered(_("Your letter held no words of your own. Nothing was posted."))
    if _is_too_quick(letter, belonging):
        return Held(
            _(
                "You have written very much within an hour, so a moderator looks at your letter first."
            )
        )
    title = letter.subject.strip()[:200] or letter.text.strip().split("\n")[0][:80]
    started = start_thread(space=found, title=title, by=person, words=words_of(letter))
    post = started.posts.order_by("number")[0]
    _keep_files(post, letter)
    return Posted(post)


def _is_too_quick(letter: Inbound, belonging: Belonging) -> bool:
    """Whether one more post within the hour is too much; what a moderator lets in is not."""
    last_hour = posts_last_hour(belonging.person_id or 0, at=now())
    return not letter.is_released and not can_write_now(belonging, last_hour=last_hour)


def _letters(letter: Inbound, space: Space, person: User) -> Outcome:
    """Begin or stop the space's letters, and say so."""
    if letter.command == Command.LEAVE:
        choose_how_often(space=space, person=person, often=Subscription.Often.NOTHING)
        return Answered(
            _("The space “%(name)s” writes to you no more. To begin again, answer “subscribe”.")
            % {"name": space.name}
        )
    choose_how_often(space=space, person=person, often=Subscription.Often.EACH)
    return Answered(
        _("From now on you get each post of the space “%(name)s”. To stop, answer “unsubscribe”.")
        % {"name": space.name}
    )


def person_behind(letter: Inbound) -> User | None:
    return User.objects.filter(pk=letter.sender.person or 0, is_active=True).first()


def words_of(letter: Inbound) -> Words:
    # The kept letter's number makes the key: tried again after a fault, it writes the same post.
    return Words(
        letter.text,
        letter.language if letter.language in CODES else letter.sender.language,
        f"letter:{letter.received}",
        channel=Post.Channel.EMAIL,
        message_id=letter.message_id[:250],
    )


def _keep_files(post: Post, letter: Inbound) -> None:
    for file in letter.attachments:
        attach(post=post, name=file.name, media_type=file.media_type, content=file.content)
