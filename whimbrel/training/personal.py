"""What training holds of a person: the workshops they were nominated for, and what came of it."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from whimbrel.core.personal import Row, holds
from whimbrel.training.actions.photos import erase_photos
from whimbrel.training.models import (
    Answer,
    CascadeEvent,
    Certificate,
    Commitment,
    FollowUp,
    NeedsResponse,
    Photo,
    Registration,
    RegistrationChange,
    Sitting,
    VisaLetter,
)


def workshops_of(person: AbstractBaseUser) -> list[Row]:
    found = (
        Registration.objects.filter(person=person.pk)
        .select_related("workshop__meeting", "country", "body", "person", "photo")
        .prefetch_related("statuses", "answers__question", "visa_letters")
    )
    return [
        {
            _("Workshop"): str(one.workshop),
            _("For"): str(one.represents or ""),
            _("Name"): one.name,
            _("Position"): one.position,
            _("Standing"): "; ".join(
                f"{status.get_status_display()} {status.began_at.date().isoformat()}"
                for status in one.statuses.all()
            ),
            _("Answers"): "; ".join(
                f"{answer.question.text} {answer.value}"
                for answer in one.answers.all()
                if answer.value
            ),
            _("Photo"): one.photo.handed_in_at.date().isoformat() if hasattr(one, "photo") else "",
            _("Letters for visas"): "; ".join(
                " ".join(value for _label, value in letter.words.get("person", ()))
                for letter in one.visa_letters.all()
            ),
            _("Attended"): one.attended_at.date().isoformat() if one.attended_at else "",
        }
        for one in found
    ]


def keep_registrations(person: AbstractBaseUser, *, kept_as: str) -> None:
    """Attendance is counted in reports to the Parties; names, addresses and answers go with the account."""
    own = Registration.objects.filter(person=person.pk)
    erase_photos(Photo.objects.filter(registration__in=own))
    VisaLetter.objects.kept().filter(registration__in=own).update(words={}, erased_at=now())
    Answer.objects.filter(registration__in=own).delete()
    RegistrationChange.objects.filter(registration__in=own).delete()
    own.update(
        personal_title="", given_name="", family_name="", email="", position="", organisation=""
    )


def surveys_of(person: AbstractBaseUser) -> list[Row]:
    found = NeedsResponse.objects.filter(person=person.pk).select_related("assessment")
    return [
        {
            _("Survey"): str(one.assessment),
            _("Answered"): one.answered_at.date().isoformat() if one.answered_at else "",
            _("Answers"): "; ".join(
                f"{rating.competence} {rating.level} → {rating.needed}"
                for rating in one.ratings.all()
            ),
            _("In words"): one.wish,
        }
        for one in found.prefetch_related("ratings__competence")
    ]


def unname_surveys(person: AbstractBaseUser, *, kept_as: str) -> None:
    """The ratings are counted with all others; whose they were, and what was said in words, goes."""
    NeedsResponse.objects.filter(person=person.pk).update(person=None, wish="")


def learning_of(person: AbstractBaseUser) -> list[Row]:
    """Tests, promises, follow-ups, trainings passed on and certificates; opinions bear no name and are not here."""
    own = {"registration__person": person.pk}
    rows = [
        {
            _("Test"): str(one),
            _("Right answers"): sum(answer.is_right for answer in one.answers.all()),
        }
        for one in Sitting.objects.filter(**own).prefetch_related("answers")
    ]
    rows += [
        {_("I will"): one.will, pgettext("a day", "by"): one.by.isoformat() if one.by else ""}
        for one in Commitment.objects.filter(**own)
    ]
    rows += [
        {_("Did you use it?"): str(one.get_used_display()), _("In words"): one.example}
        for one in FollowUp.objects.filter(**own)
    ]
    rows += [
        {_("Training passed on"): str(one), _("People"): one.people}
        for one in CascadeEvent.objects.filter(**own)
    ]
    return rows + [
        {_("Certificate"): one.code, _("Issued"): one.issued_at.date().isoformat()}
        for one in Certificate.objects.filter(**own)
    ]


def unname_learning(person: AbstractBaseUser, *, kept_as: str) -> None:
    """What counts is kept without a name: scores, yes or no, how many were trained. Own words go."""
    own = {"registration__person": person.pk}
    Commitment.objects.filter(**own).update(will="–", by=None)
    FollowUp.objects.filter(**own).update(example="")
    Certificate.objects.filter(**own).update(name="")


holds(gettext_lazy("What you would like to learn"), export=surveys_of, erase=unname_surveys)
holds(gettext_lazy("What you learned and used"), export=learning_of, erase=unname_learning)
holds(gettext_lazy("Workshops"), export=workshops_of, erase=keep_registrations)
