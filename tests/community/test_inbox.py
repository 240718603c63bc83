"""A focal point who never opens a browser takes part for a month: real letters, through the whole inbox."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import now

from tests.factories.community import SpaceFactory, a_poll, threaded, words
from tests.factories.designations import seated
from tests.factories.inbox import arrive
from tests.factories.treaties import CountryFactory, DesignationFactory, RegionFactory
from whimbrel.community.actions.circulars import send_circular, tell_circulars
from whimbrel.community.actions.event_letters import tend_events
from whimbrel.community.actions.events import Planned, make_event
from whimbrel.community.actions.mentions import tell_called
from whimbrel.community.actions.messages import answer_conversation
from whimbrel.community.actions.poll_letters import tend_polls
from whimbrel.community.actions.posts import write_post
from whimbrel.community.actions.telling import send_digests, tell_each
from whimbrel.community.models import (
    Conversation,
    MembershipRule,
    Mention,
    PollVote,
    Post,
    Subscription,
    Thread,
)
from whimbrel.community.queries.circulars import Asked
from whimbrel.core.models import Letter, ReceivedLetter

pytestmark = pytest.mark.django_db
State = ReceivedLetter.State
# What our own mail server writes above a letter whose sender's server signed it.
VOUCHED = "mx.example.org; dkim=pass header.d=example.org; dmarc=pass header.from=example.org"
QUOTED = "\n\nLe mar. 3 mars 2026 à 08:00, Whimbrel <whimbrel@localhost> a écrit :\n> "


class Correspondent:
    """Somebody with a mail program and nothing else."""

    def __init__(self, person):
        self.person = person
        self.seen = set()
        self.ends = []

    def new(self, kind=""):
        """Letters that came since the last look."""
        found = [
            one
            for one in Letter.objects.filter(address=self.person.email).order_by("pk")
            if one.pk not in self.seen
        ]
        self.seen |= {one.pk for one in found}
        return [one for one in found if kind in ("", one.kind)]

    def write(self, to, text, **more):
        received = arrive(
            to=to, sender=self.person.email, text=text, authentication_results=VOUCHED, **more
        )
        self.ends.append(received.state)
        return received

    def reply(self, letter, text, **more):
        quoted = letter.text.replace("\n", "\n> ")
        return self.write(
            letter.reply_to, text + QUOTED + quoted, subject=f"RE : {letter.subject}", **more
        )


@pytest.fixture
def africa():
    region = RegionFactory(code="africa", name_en="Africa")
    space = SpaceFactory(slug="africa", name_en="Africa", open_to="members")
    MembershipRule.objects.create(space=space, region=region)
    return space


def official(africa, country, **person):
    region = africa.rules.get().region
    place = CountryFactory(name_en=country, name_fr=country, region=region)
    fields = {f"person__{name}": value for name, value in person.items()}
    return DesignationFactory(
        country=place, person__display_name=f"Focal point, {country}", **fields
    ).person


def test_a_focal_point_who_never_opens_a_browser_takes_part_for_a_month(africa, settings):
    settings.MAIL_IN, settings.MAIL_IN_TRUSTS = "house@in.example.org", "mx.example.org"
    kenya, uganda = official(africa, "Kenya"), official(africa, "Uganda")
    senegal = official(africa, "Senegal", language="fr")
    she = Correspondent(senegal)
    morning = now().replace(hour=9, minute=0, second=0)
    if morning <= now():
        morning += timedelta(days=1)

    # The first morning: what was said yesterday, in her language. She answers under it, with her whole quotation below.
    thread = threaded(africa, kenya, title="Counting in January")
    Post.objects.update(written_at=now())
    send_digests(at=morning)
    (digest,) = she.new("digest")
    assert digest.language == "fr"
    address = re.search(r"house\+thread-\S+", digest.text)[0]
    she.write(address, f"Nous comptons aussi.\n\nCordialement,\nPoint focal{QUOTED}Counting")
    answer = thread.posts.get(number=2)
    assert (answer.words, answer.language, answer.author) == ("Nous comptons aussi.", "fr", senegal)

    # She begins a thread with a file, by writing to the space.
    she.write(
        "africa@in.example.org", "Voici notre fiche. Qui en a une autre ?",
        subject="Fiche de comptage", files=[("fiche.csv", b"site,nombre")],
    )  # fmt: skip
    begun = Thread.objects.get(title="Fiche de comptage")
    assert begun.posts.get().attachments.get().name == "fiche.csv"

    # She wants each post at once from now on, and calls a colleague by their post.
    she.write("africa@in.example.org", "s'abonner", subject="")
    assert Subscription.objects.get(person=senegal).often == "each"
    write_post(thread=begun, by=kenya, words=words("Ours is the same."))
    tell_each(at=now())
    # Later letters of the same thread lie with the first.
    (told,) = [one for one in she.new("post") if "Ours is the same." in one.text]
    she.reply(told, "Merci ! Et vous, @PFN Uganda ?")
    assert Mention.objects.get().person == uganda
    tell_called(at=now())
    assert Letter.objects.filter(recipient=uganda, text__contains="Merci !").exists()

    # She votes, comes to a call, and answers the Secretariat's letter to the whole region: one word or two each.
    poll = a_poll(space=africa, opened_by=kenya, at=now())
    tend_polls(at=now())
    she.reply(*she.new("poll"), "2")
    assert PollVote.objects.get(person=senegal).option.number == 2
    planned = Planned("call", "Before the count", now() + timedelta(days=9), "en")
    call = make_event(space=africa, planned=planned, key="call", by=kenya, at=now())
    tend_events(at=now())
    she.reply(*she.new("event"), "oui")
    assert call.answers.get().comes == "yes"
    secretariat = seated()
    send_circular(
        by=secretariat, asked=Asked(region=africa.rules.get().region), subject="Credentials",
        words=words("Please send yours."), at=now(),
    )  # fmt: skip
    tell_circulars(at=now())
    she.reply(*she.new("circular"), "La nôtre est partie hier.")
    assert Conversation.objects.get(members__person=secretariat).messages.get().author == senegal

    # She writes to a colleague alone, and the two go on in private.
    she.write(re.search(r"house\+privately-\S+", told.text)[0], "Puis-je venir vous voir ?")
    private = Conversation.objects.get(members__person=kenya)
    answer_conversation(conversation=private, by=kenya, words=words("In May."), at=now())
    she.reply(*she.new("message"), "Parfait.")
    assert [one.words for one in private.messages.all()] == [
        "Puis-je venir vous voir ?", "In May.", "Parfait.",
    ]  # fmt: skip

    # What she may not do, and what is not understood, is answered with the reason; nothing is lost without a word.
    she.write("nowhere@in.example.org", "Bonjour ?")
    closed = SpaceFactory(slug="closed", open_to="closed")
    she.write("closed@in.example.org", "Puis-je entrer ?")
    assert not Thread.objects.filter(space=closed).exists()
    assert len(she.new("inbox_answer")) == 2

    # At the end of the month she has enough.
    she.reply(told, "désabonner")
    write_post(thread=begun, by=kenya, words=words("One more."))
    tell_each(at=now())
    send_digests(at=morning + timedelta(days=29))
    assert she.new("post") == she.new("digest") == []

    assert set(she.ends) == {State.POSTED, State.ANSWERED}
    assert ReceivedLetter.objects.count() == len(she.ends)
    assert poll.votes.count() == 1
    senegal.refresh_from_db()
    assert senegal.last_login is None
