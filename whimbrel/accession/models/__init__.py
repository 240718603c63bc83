"""What was published about winning Parties, and the confidential files on States that are none yet."""

from whimbrel.accession.models.counterpart import Counterpart
from whimbrel.accession.models.desk import DeskRegion
from whimbrel.accession.models.entry import EntryIntoForce
from whimbrel.accession.models.expectation import Expectation
from whimbrel.accession.models.merged import MergedCounterpart
from whimbrel.accession.models.offer import RecruitmentOffer
from whimbrel.accession.models.outreach import Outreach
from whimbrel.accession.models.paper import RecruitmentPaper
from whimbrel.accession.models.playbook import Deed, Path, PlannedStep, PlaybookStep
from whimbrel.accession.models.priority import PriorityCriterion
from whimbrel.accession.models.recruitment import Approach, Obstacle, Owned, RecruitmentFile, Stage
from whimbrel.accession.models.relation import Relation
from whimbrel.accession.models.scale import Budget, ScaleShare
from whimbrel.accession.models.target import MembershipTarget
from whimbrel.accession.models.task import RecruitmentTask
from whimbrel.accession.models.trail import CounterpartChange

__all__ = [
    "Owned",
    "CounterpartChange",
    "Relation",
    "Expectation",
    "RecruitmentTask",
    "Approach",
    "Budget",
    "Counterpart",
    "Deed",
    "DeskRegion",
    "EntryIntoForce",
    "MembershipTarget",
    "MergedCounterpart",
    "Obstacle",
    "Outreach",
    "Path",
    "PlannedStep",
    "PlaybookStep",
    "PriorityCriterion",
    "RecruitmentFile",
    "RecruitmentOffer",
    "RecruitmentPaper",
    "ScaleShare",
    "Stage",
]
