"""A country's answers as a document to print: every question that is asked, with its answer."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from whimbrel.core.documents.tree import Block, Document, Heading, Masthead, Table
from whimbrel.core.languages import current_language
from whimbrel.core.periods import written_date
from whimbrel.nbsap.models import Reply
from whimbrel.nbsap.queries.replies import SectionLines


def reply_document(reply: Reply, parts: Sequence[SectionLines], *, at: datetime) -> Document:
    """As the answers stand at that moment, in the language that is spoken now. Nobody's name is in it."""
    language = current_language()
    blocks: list[Block] = []
    head = (_("Question"), _("Answer"))
    for part in parts:
        blocks.append(Heading(part.section.name, 1, part.section.code))
        for one in part.blocks:
            rows = tuple(
                (line.question.text, line.said or "–") for line in one.questions if line.is_asked
            )
            blocks.append(Table(str(one.block or part.section.name), head, rows))
    return Document(
        title=f"{reply.questionnaire.name}: {reply.country.name}",
        language=language,
        masthead=Masthead(
            organization=reply.country.name,
            corner=(reply.questionnaire.instrument.short_name, written_date(at.date(), language)),
            meeting=(),
        ),
        byline=reply.country.name,
        running_head=reply.questionnaire.name,
        contents_title="",
        page_words=("", " / ", ""),
        made_at=at,
        blocks=tuple(blocks),
    )
