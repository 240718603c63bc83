import re
from datetime import date

import factory
from django.utils.timezone import localdate, now
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.core.models import Letter
from whimbrel.designations.actions.invitations import invite
from whimbrel.designations.actions.letters import take_letter
from whimbrel.designations.actions.seats import appoint
from whimbrel.designations.models import DesignationLetter
from whimbrel.designations.queries.checklist import checklist
from whimbrel.people.models import User
from whimbrel.treaties.models import Role


def seated(role=Role.STAFF, **fields):
    """A person who works for the Secretariat from today."""
    person = UserFactory(**fields)
    appoint(person=person, role=role, starts_on=localdate(), today=localdate())
    return User.objects.get(pk=person.pk)


class LetterFactory(DjangoModelFactory):
    """A letter that waits. `instruments` are those it speaks of."""

    class Meta:
        model = DesignationLetter
        skip_postgeneration_save = True

    country = factory.SubFactory(CountryFactory)
    starts_on = date(2026, 3, 1)
    dated_on = date(2026, 2, 1)
    authority = "Ministry of Environment"
    person_name = "Focal point, named"
    email = factory.Sequence(lambda n: f"named{n}@example.org")
    file = factory.django.FileField(filename="letter.pdf", data=b"%PDF-1.7")

    @factory.post_generation
    def instruments(self, create, instruments):
        self.instruments.set(instruments or [])


def taken(letter, *, by=None, at=None):
    """The letter, every point of its checklist ticked and taken."""
    at = at or now()
    return take_letter(
        letter=letter,
        ticked=list(checklist(letter)),
        by=by or seated(),
        at=at,
        today=localdate(at),
    )


def invited(person=None):
    """A person who was invited, and the token of the link in the letter that went out."""
    person = person or DesignationFactory(starts_on=date(2020, 1, 1)).person
    invite(person=person, at=now())
    letter = Letter.objects.filter(kind="invitation", recipient=person).latest("pk")
    return person, re.search(r"/invitations/([\w-]+)/", letter.text)[1]
