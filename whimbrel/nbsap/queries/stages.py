"""How a country's answers stand, from their stages."""

from whimbrel.nbsap.models import Reply, ReplyStage


def stage_of(reply: Reply) -> ReplyStage:
    """The latest stage. One query; none where the stages were fetched before."""
    return next(iter(reply.stages.all()))


def is_open(stage: ReplyStage) -> bool:
    """Whether the country may write."""
    return stage.kind in ReplyStage.OPEN
