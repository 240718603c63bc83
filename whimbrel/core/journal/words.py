"""What was done, in the reader's language. The journal keeps English verbs; here each gets its words.

A new verb gets a line here; a test finds those that are missing. Until then its English stands for it.
"""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from whimbrel.core.journal.verbs import OF_ROOMS

VERBS: dict[str, Promise] = {
    **OF_ROOMS,
    "changed standing": pgettext_lazy("what was done to a record", "changed how the person stands"),
    "cancelled": pgettext_lazy("what was done to a record", "cancelled"),
    "copied": pgettext_lazy("what was done to a record", "made after an earlier one"),
    "erased travel data": pgettext_lazy(
        "what was done to a record", "erased what the journeys needed"
    ),
    "refused support": pgettext_lazy("what was done to a record", "refused support to travel"),
    "marked attendance": pgettext_lazy("what was done to a record", "marked who was there"),
    "opened self check-in": pgettext_lazy(
        "what was done to a record", "let participants mark themselves"
    ),
    "paid": pgettext_lazy("what was done to a record", "marked as paid"),
    "accepted invitation": pgettext_lazy("what was done to a record", "came in by invitation"),
    "accepted rules": pgettext_lazy("what was done to a record", "accepted the rules"),
    "added": pgettext_lazy("what was done to a record", "added"),
    "came back": pgettext_lazy("what was done to a record", "came back"),
    "changed": pgettext_lazy("what was done to a record", "changed"),
    "changed profile": pgettext_lazy("what was done to a record", "changed their own account"),
    "chose who sees what": pgettext_lazy(
        "what was done to a record", "chose who sees what of them"
    ),
    "closed account": pgettext_lazy("what was done to a record", "closed the account"),
    "confirmed": pgettext_lazy("what was done to a record", "said that all is right"),
    "corrected": pgettext_lazy("what was done to a record", "told us what is wrong"),
    "designated": pgettext_lazy("what was done to a record", "designated"),
    "ended a session": pgettext_lazy("what was done to a record", "signed out another device"),
    "ended all other sessions": pgettext_lazy(
        "what was done to a record", "signed out all other devices"
    ),
    "ended designation": pgettext_lazy("what was done to a record", "ended the designation"),
    "entered correction": pgettext_lazy("what was done to a record", "entered the correction"),
    "erased account": pgettext_lazy("what was done to a record", "erased the account"),
    "finished": pgettext_lazy("what was done to a record", "marked as done"),
    "forgot": pgettext_lazy("what was done to a record", "forgot what was too old"),
    "forgot old sign-ins": pgettext_lazy("what was done to a record", "forgot old sign-ins"),
    "handed in": pgettext_lazy("what was done to a record", "handed in"),
    "held back": pgettext_lazy("what was done to a record", "held back"),
    "invited": pgettext_lazy("what was done to a record", "invited"),
    "kept handover file": pgettext_lazy("what was done to a record", "kept the handover file"),
    "left the desk": pgettext_lazy("what was done to a record", "ended the seat at the desk"),
    "let letter in": pgettext_lazy("what was done to a record", "let the letter in"),
    "loaded": pgettext_lazy("what was done to a record", "loaded"),
    "locked": pgettext_lazy("what was done to a record", "locked"),
    "made administrator": pgettext_lazy("what was done to a record", "made administrator"),
    "marked as sent": pgettext_lazy("what was done to a record", "marked as sent"),
    "named edition": pgettext_lazy("what was done to a record", "named the edition"),
    "opened account": pgettext_lazy("what was done to a record", "opened the account"),
    "opened account again": pgettext_lazy("what was done to a record", "opened the account again"),
    "opened again": pgettext_lazy("what was done to a record", "opened again"),
    "proposed wording": pgettext_lazy("what was done to a record", "proposed other words"),
    "accepted wording": pgettext_lazy("what was done to a record", "accepted the proposed words"),
    "declined wording": pgettext_lazy("what was done to a record", "declined the proposed words"),
    "opened consultation": pgettext_lazy(
        "what was done to a record", "put the draft before the Parties"
    ),
    "closed consultation": pgettext_lazy("what was done to a record", "closed the consultation"),
    "commented": pgettext_lazy("what was done to a record", "commented on the draft"),
    "answered comment": pgettext_lazy("what was done to a record", "answered the comment"),
    "followed article": pgettext_lazy("what was done to a record", "follows the article"),
    "stopped following": pgettext_lazy("what was done to a record", "follows the article no more"),
    "began checklist": pgettext_lazy("what was done to a record", "began the checklist"),
    "ticked steps": pgettext_lazy("what was done to a record", "ticked steps"),
    "put checklist away": pgettext_lazy("what was done to a record", "put the checklist away"),
    "said whether it helped": pgettext_lazy("what was done to a record", "said whether it helped"),
    "read edition": pgettext_lazy("what was done to a record", "has read the edition"),
    "wrote national procedure": pgettext_lazy(
        "what was done to a record", "wrote down the country’s own procedure"
    ),
    "put aside": pgettext_lazy("what was done to a record", "put aside"),
    "published": pgettext_lazy("what was done to a record", "published"),
    "recorded": pgettext_lazy("what was done to a record", "recorded"),
    "released": pgettext_lazy("what was done to a record", "released"),
    "removed": pgettext_lazy("what was done to a record", "removed"),
    "resumed letters": pgettext_lazy("what was done to a record", "takes these letters again"),
    "seated at the desk": pgettext_lazy("what was done to a record", "gave a seat at the desk"),
    "sent again": pgettext_lazy("what was done to a record", "sent again"),
    "sent back letter": pgettext_lazy("what was done to a record", "sent the letter back"),
    "set letter aside": pgettext_lazy("what was done to a record", "set the letter aside"),
    "stopped writing to": pgettext_lazy("what was done to a record", "writes there no more"),
    "stopped letters": pgettext_lazy("what was done to a record", "stopped these letters"),
    "threw in the bin": pgettext_lazy("what was done to a record", "threw in the recycle bin"),
    "refused letters": pgettext_lazy("what was done to a record", "wants no more letters"),
    "noted a contact": pgettext_lazy(
        "what was done to a record", "noted a contact with a non-Party"
    ),
    "took back": pgettext_lazy("what was done to a record", "took the handover back"),
    "took letter": pgettext_lazy("what was done to a record", "took the letter"),
    "took over": pgettext_lazy("what was done to a record", "took over the post"),
    "translated": pgettext_lazy("what was done to a record", "saved a translation"),
    "tried again": pgettext_lazy("what was done to a record", "let it be tried again"),
    "unlocked": pgettext_lazy("what was done to a record", "unlocked"),
    "writes again to": pgettext_lazy("what was done to a record", "writes there again"),
    "wrote entry": pgettext_lazy("what was done to a record", "wrote into the country’s file"),
    "asked the Parties": pgettext_lazy("what was done to a record", "put the text to the Parties"),
    "spoke for a Party": pgettext_lazy("what was done to a record", "spoke for a Party"),
    "put off": pgettext_lazy("what was done to a record", "put the deadline off"),
    "closed consultation of Parties": pgettext_lazy(
        "what was done to a record", "closed the consultation of the Parties"
    ),
    "adopted by silence": pgettext_lazy("what was done to a record", "adopted, no Party objecting"),
    "not adopted": pgettext_lazy("what was done to a record", "not adopted, a Party objecting"),
    "stated outcome": pgettext_lazy("what was done to a record", "stated the outcome"),
    "opened text": pgettext_lazy("what was done to a record", "let the text be amended"),
    "proposed amendment": pgettext_lazy("what was done to a record", "proposed the amendment"),
    "supports": pgettext_lazy("what was done to a record", "supports"),
    "supports no more": pgettext_lazy("what was done to a record", "supports no more"),
    "accepted amendment": pgettext_lazy("what was done to a record", "accepted the amendment"),
    "declined amendment": pgettext_lazy("what was done to a record", "declined the amendment"),
    "issued notification": pgettext_lazy("what was done to a record", "issued the notification"),
    "answered notification": pgettext_lazy(
        "what was done to a record", "answered the notification"
    ),
    "opened poll": pgettext_lazy("what was done to a record", "opened the poll"),
    "voted": pgettext_lazy("what was done to a record", "voted"),
    "withdrew": pgettext_lazy("what was done to a record", "took back"),
    "closed poll": pgettext_lazy("what was done to a record", "counted the votes"),
    "started thread": pgettext_lazy("what was done to a record", "started the thread"),
    "accepted answer": pgettext_lazy("what was done to a record", "marked the answer"),
    "let go": pgettext_lazy("what was done to a record", "let go from the top"),
    "pinned": pgettext_lazy("what was done to a record", "pinned"),
    "closed": pgettext_lazy("what was done to a record", "closed"),
    "took away": pgettext_lazy("what was done to a record", "took away"),
    "put back": pgettext_lazy("what was done to a record", "put back"),
    "wrote post": pgettext_lazy("what was done to a record", "wrote"),
    "reported post": pgettext_lazy("what was done to a record", "reported"),
    "designed badges": pgettext_lazy("what was done to a record", "designed the badges"),
    "wrote minutes": pgettext_lazy("what was done to a record", "wrote minutes"),
    "moved": pgettext_lazy("what was done to a record", "moved"),
    "split": pgettext_lazy("what was done to a record", "split"),
    "asked everybody": pgettext_lazy("what was done to a record", "put to everybody"),
    "brought into the Manual": pgettext_lazy(
        "what was done to a record", "brought into the Manual"
    ),
    "harvested": pgettext_lazy("what was done to a record", "took up in the Manual"),
    "invited to space": pgettext_lazy("what was done to a record", "invited into the space"),
    "asked to join": pgettext_lazy("what was done to a record", "asked to be let in"),
    "joined space": pgettext_lazy("what was done to a record", "came into the space"),
    "declined": pgettext_lazy("what was done to a record", "declined"),
    "left space": pgettext_lazy("what was done to a record", "left the space"),
    "ended membership": pgettext_lazy("what was done to a record", "took out of the space"),
    "merged": pgettext_lazy("what was done to a record", "put behind another"),
    "began conversation": pgettext_lazy(
        "what was done to a record", "began a private conversation"
    ),
    "left conversation": pgettext_lazy("what was done to a record", "left a private conversation"),
    "blocked": pgettext_lazy("what was done to a record", "takes no more messages from somebody"),
    "lifted block": pgettext_lazy(
        "what was done to a record", "takes messages from somebody again"
    ),
    "reported message": pgettext_lazy("what was done to a record", "reported a private message"),
    "read reported message": pgettext_lazy(
        "what was done to a record", "read a private message that was reported"
    ),
    "took away message": pgettext_lazy(
        "what was done to a record", "took a reported private message away"
    ),
    "let message stand": pgettext_lazy(
        "what was done to a record", "let a reported private message stand"
    ),
    "kept file": pgettext_lazy("what was done to a record", "kept a file"),
    "kept version": pgettext_lazy("what was done to a record", "kept a new version"),
    "made event": pgettext_lazy("what was done to a record", "set a date"),
    "changed event": pgettext_lazy("what was done to a record", "changed the date"),
    "cancelled event": pgettext_lazy("what was done to a record", "cancelled the date"),
    "asked for a time": pgettext_lazy("what was done to a record", "asked for a time to meet"),
    "made feed key": pgettext_lazy("what was done to a record", "made a new key to feeds"),
    "asked for export": pgettext_lazy("what was done to a record", "asked for an archive"),
    "corrected translation": pgettext_lazy(
        "what was done to a record", "made the translation better"
    ),
    "wrote to many": pgettext_lazy("what was done to a record", "wrote to many"),
    "reminded": pgettext_lazy("what was done to a record", "reminded those who had not answered"),
    "asked for evaluation": pgettext_lazy(
        "what was done to a record", "asked how the workshop was"
    ),
    "took in evaluation form": pgettext_lazy(
        "what was done to a record", "took in a form about the workshop"
    ),
    "committed": pgettext_lazy("what was done to a record", "wrote down a commitment"),
    "kept commitment": pgettext_lazy("what was done to a record", "did what was written down"),
    "asked whether it was used": pgettext_lazy(
        "what was done to a record", "asked whether it was used"
    ),
    "said whether it was used": pgettext_lazy(
        "what was done to a record", "said whether it was used"
    ),
    "recorded training passed on": pgettext_lazy(
        "what was done to a record", "told of a training for others"
    ),
    "nominated": pgettext_lazy("what was done to a record", "nominated"),
    "answered": pgettext_lazy("what was done to a record", "answered"),
    "asked to change": pgettext_lazy(
        "what was done to a record", "asked to change what was registered"
    ),
    "agreed to be listed": pgettext_lazy("what was done to a record", "agreed to be listed"),
    "took back to be listed": pgettext_lazy(
        "what was done to a record", "agrees no more to be listed"
    ),
}


def in_words(verb: str) -> str:
    """The verb in the reader's language; as it was stored where no words are known for it."""
    return str(VERBS.get(verb, verb))
