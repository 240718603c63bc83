"""The model instrument of accession and its cover letter, filled in as far as the registry goes; the rest stands in brackets."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from whimbrel.accession.queries.briefing_facts import plain
from whimbrel.core.documents.tree import Block, Heading
from whimbrel.core.periods import written_date
from whimbrel.treaties.models import Country, Instrument, TreatyAction

# By which article an instrument is open to States that join later, where we read it: the text of the Convention.
ACCESSION = {"CMS": "XVII"}
# Depositaries as the registry has them, so that they can be said in every language.
DEPOSITARIES = (gettext_noop("Government of the Federal Republic of Germany"),)


def model_instrument(country: Country, instrument: Instrument, *, language: str) -> list[Block]:
    """What is signed and deposited, on a page of its own chapter, with who signs and where it goes."""
    words = {"name": instrument.name, "country": country.name}
    blocks: list[Block] = [
        Heading(_("Model instrument of accession"), 1, "instrument"),
        plain(
            _("Fill in what stands in square brackets, and check that the State is named in its official form.")
        ),
    ]  # fmt: skip
    if (signed_on := _signed_on(country, instrument)) is not None:
        signed = {"day": written_date(signed_on, language)}
        said = _(
            "The State signed on %(day)s: a signatory ratifies what others accede to. Write “ratifies” for “accedes”, and ask the depositary."
        )
        blocks.append(plain(said % signed))
    if instrument.adopted_on:
        adopted = words | {"day": written_date(instrument.adopted_on, language)}
        blocks.append(plain(_("Whereas the %(name)s was adopted on %(day)s,") % adopted))
    if instrument.code in ACCESSION:
        opened = {"article": ACCESSION[instrument.code]}
        blocks.append(
            plain(_("Whereas it is open to accession under its Article %(article)s,") % opened)
        )
    return [
        *blocks,
        plain(
            _(
                "Now therefore I, [name and office], declare that the Government of %(country)s, having considered the %(name)s, accedes to it and undertakes to carry out faithfully what it provides."
            )
            % words
        ),
        plain(_("In witness whereof I have signed this instrument at [place] on [day].")),
        plain(_("[Signature and seal]")),
        plain(_("[Head of State, head of Government or minister for foreign affairs]")),
        plain(
            _(
                "Who signs: one of these three; anybody else needs full powers from one of them (Vienna Convention on the Law of Treaties, Article 7)."
            )
        ),
        plain(_("To be deposited with: %(depositary)s") % {"depositary": depositary(instrument)}),
    ]


def model_letter(country: Country, instrument: Instrument) -> list[Block]:
    """The letter with which the ministry sends the instrument to its depositary."""
    words = {"name": instrument.name, "country": country.name}
    return [
        Heading(_("Model cover letter"), 1, "letter"),
        plain(_("[Ministry of foreign affairs of %(country)s]") % words),
        plain(_("[Place and day]")),
        plain(depositary(instrument)),
        plain(_("Excellency,")),
        plain(
            _(
                "I have the honour to send you, for deposit, the instrument by which %(country)s accedes to the %(name)s. Please confirm the day of deposit and the day of entry into force."
            )
            % words
        ),
        plain(_("[Signature and seal]")),
        plain(_("[Name and office]")),
    ]


def _signed_on(country: Country, instrument: Instrument) -> date | None:
    acts = country.treaty_actions.filter(
        instrument=instrument, kind=TreatyAction.Kind.SIGNATURE, signed_on__isnull=False
    )
    return acts.values_list("signed_on", flat=True).first()


def depositary(instrument: Instrument) -> str:
    return _(instrument.depositary) if instrument.depositary else _("[Depositary]")
