"""What is signed of a report, and by whom."""

from dataclasses import dataclass

from whimbrel.report.models import Report, Signature
from whimbrel.report.models.edition import digest_of


@dataclass(frozen=True)
class Signing:
    """The signatures of a report on its way: those of the words as they are now, and those they have left behind."""

    valid: tuple[Signature, ...]
    outdated: tuple[Signature, ...]

    @property
    def is_begun(self) -> bool:
        return bool(self.valid or self.outdated)


def signing_of(report: Report) -> Signing:
    """Those given since the last edition. Four queries."""
    now = digest_of_draft(report)
    signatures = Signature.objects.filter(report=report, edition=None).select_related("person")
    last = report.last_edition()
    found = list(signatures.filter(signed_at__gt=last.published_at) if last else signatures)
    return Signing(
        tuple(one for one in found if one.digest == now),
        tuple(one for one in found if one.digest != now),
    )


def digest_of_draft(report: Report) -> str:
    """What is signed: the published words, which figures stand in them, and up to which day they count. Two queries."""
    texts = report.texts.filter(live=True).order_by("language")
    return digest_of(
        {
            "cut_off": report.cut_off_on.isoformat(),
            "texts": {one.language: one.body.get_prep_value() for one in texts},
            "figures": {one.name: [one.kind, one.parameters] for one in report.figures.all()},
        }
    )
