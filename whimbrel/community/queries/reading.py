"""What a person has kept for themselves."""

from whimbrel.community.models import Draft, Space, Thread


def draft_of(person_id: int, *, space: Space, thread: Thread | None = None) -> Draft | None:
    """The draft that the person has begun in that thread, or of a new thread in that space."""
    return Draft.objects.filter(person=person_id, space=space, thread=thread).first()
