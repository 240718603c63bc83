"""What a State is given to read about joining: facts of the registry, the steps, and models to fill in.

Nothing of the confidential file is in it, but for which State and instrument it is about.
"""

from datetime import date, datetime

from django.utils import translation
from django.utils.translation import gettext as _

from whimbrel.accession.queries.briefing_facts import benefits, plain, points
from whimbrel.accession.queries.briefing_models import depositary, model_instrument, model_letter
from whimbrel.accession.queries.contribution import estimated_contribution
from whimbrel.core.documents.tree import Block, Document, Heading, Masthead
from whimbrel.core.money import written_money
from whimbrel.core.periods import written_date
from whimbrel.treaties.models import Country, Instrument
from whimbrel.treaties.queries.membership import party_count


def briefing_document(
    country: Country, instrument: Instrument, *, language: str, on: date, made_at: datetime
) -> Document:
    """The briefing in one language, as the registry has it on that day."""
    with translation.override(language):
        words = {"code": instrument.short_name, "country": country.name}
        title = _("What joining %(code)s means for %(country)s") % words
        return Document(
            title=title,
            language=language,
            masthead=Masthead(
                organization=_("The Secretariat"),
                corner=(instrument.short_name, written_date(on, language)),
                meeting=(instrument.name,),
            ),
            byline=country.name,
            running_head=f"{instrument.short_name} · {country.name}",
            contents_title="",
            page_words=("", " / ", ""),
            made_at=made_at,
            blocks=(
                *_meaning(instrument, on, language),
                *benefits(country, instrument, on=on, language=language),
                *_cost(country, instrument, on, language),
                *_steps(instrument, on, language),
                *model_instrument(country, instrument, language=language),
                *model_letter(country, instrument),
            ),
        )


def _meaning(instrument: Instrument, on: date, language: str) -> list[Block]:
    count = {
        "day": written_date(on, language),
        "code": instrument.short_name,
        "parties": party_count(instrument, on=on),
    }
    return [
        plain(
            _(
                "A State that joins is bound by the text as every other Party is, takes part in the meetings of the Parties, names a National Focal Point and reports on what it does."
            )
        ),
        plain(_("Number of Parties to %(code)s on %(day)s: %(parties)s.") % count),
    ]


def _cost(country: Country, instrument: Instrument, on: date, language: str) -> list[Block]:
    """What it would be asked to pay; nothing where no scale or budget is known."""
    found = estimated_contribution(country, instrument, on=on)
    if found is None:
        return []
    words = {
        "amount": written_money(found.amount, found.budget.currency, language),
        "year": found.budget.year,
        "scale": found.share.year,
    }
    said = _(
        "Estimated from the budget of %(year)s and the scale of assessments of %(scale)s: about %(amount)s a year. The Conference of the Parties decides; ceilings and least amounts are not applied here."
    )
    sources = f"{_('Source:')} {found.budget.source}; {found.share.source}"
    return [Heading(_("Cost"), 1, "cost"), plain(said % words), plain(sources)]


def _steps(instrument: Instrument, on: date, language: str) -> list[Block]:
    lines = [
        _(
            "The ministries concerned consult each other; the one in charge writes a paper on law, administration, costs and benefits."
        ),
        _("Whoever decides under the constitution (cabinet, parliament, head of State) decides."),
        _(
            "The instrument of accession is signed by the head of State, the head of government or the minister for foreign affairs, and deposited."
        ),
    ]
    if (entry := instrument.enters_into_force_on(on)) is not None:
        days = {
            "day": written_date(on, language),
            "entry": written_date(entry, language),
            "article": instrument.entry_rule_article or "–",
        }
        lines.append(
            _("Deposited on %(day)s, it would be in force on %(entry)s (%(article)s).") % days
        )
    blocks: list[Block] = [Heading(_("Steps"), 1, "steps"), points(lines)]
    if instrument.depositary:
        blocks.append(plain(f"{_('Depositary')}: {depositary(instrument)}"))
    return blocks
