"""Letters and the invitations that follow, the yearly question, and what a country keeps in its own file."""

from whimbrel.designations.models.confirmation import Confirmation
from whimbrel.designations.models.country_file import FileEntry
from whimbrel.designations.models.directory_sheet import DirectorySheet
from whimbrel.designations.models.handover import HANDOVER_REVERSIBLE, Handover
from whimbrel.designations.models.handover_file import HandoverFile
from whimbrel.designations.models.invitation import INVITATION_LASTS, Invitation
from whimbrel.designations.models.letter import DesignationLetter
from whimbrel.designations.models.room_document import RoomDocument

__all__ = [
    "HANDOVER_REVERSIBLE",
    "INVITATION_LASTS",
    "Confirmation",
    "DesignationLetter",
    "DirectorySheet",
    "FileEntry",
    "Handover",
    "HandoverFile",
    "Invitation",
    "RoomDocument",
]
