"""The Manual's records, one noun a file."""

from whimbrel.manual.models.archive_load import ArchiveLoad
from whimbrel.manual.models.article import ArticlePage, ArticleProvision
from whimbrel.manual.models.article_template import ArticleTemplate
from whimbrel.manual.models.built_file import BuiltFile, Fragment
from whimbrel.manual.models.checklist import Checklist, ChecklistStep
from whimbrel.manual.models.consultation import Comment, Consultation
from whimbrel.manual.models.edition import Edition, EditionChanged, EditionEntry
from whimbrel.manual.models.edition_reading import EditionReading
from whimbrel.manual.models.example import PracticeExample
from whimbrel.manual.models.feedback import Feedback
from whimbrel.manual.models.following import Following
from whimbrel.manual.models.funding import FundingProgramme
from whimbrel.manual.models.glossary import GlossaryTerm
from whimbrel.manual.models.link_check import LinkCheck
from whimbrel.manual.models.manual import SOURCE, BinPage, ManualPage, PartPage
from whimbrel.manual.models.national import NationalProcedure
from whimbrel.manual.models.paragraph import Paragraph
from whimbrel.manual.models.proposal import Proposal
from whimbrel.manual.models.question import Question
from whimbrel.manual.models.reading import ReadCount, Visit
from whimbrel.manual.models.shared_text import SharedText
from whimbrel.manual.models.task import Task, TaskStep
from whimbrel.manual.models.tick import Tick, Undertaking
from whimbrel.manual.models.version import Version, VersionChanged, Weight

__all__ = [
    "ArchiveLoad",
    "ArticlePage",
    "ArticleProvision",
    "ArticleTemplate",
    "BinPage",
    "BuiltFile",
    "Checklist",
    "ChecklistStep",
    "Comment",
    "Consultation",
    "Edition",
    "EditionChanged",
    "EditionEntry",
    "EditionReading",
    "Feedback",
    "Following",
    "Fragment",
    "FundingProgramme",
    "GlossaryTerm",
    "LinkCheck",
    "ManualPage",
    "NationalProcedure",
    "Paragraph",
    "PartPage",
    "PracticeExample",
    "Proposal",
    "Question",
    "ReadCount",
    "SOURCE",
    "SharedText",
    "Task",
    "TaskStep",
    "Tick",
    "Undertaking",
    "Version",
    "VersionChanged",
    "Visit",
    "Weight",
]
