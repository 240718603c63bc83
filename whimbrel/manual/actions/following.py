"""Following an article: begin, stop, and be told of what changed."""

from datetime import date, datetime

from django.db import transaction

from whimbrel.core.journal import record
from whimbrel.manual.emails import write_article_changed
from whimbrel.manual.models import ArticlePage, Following, Paragraph, Version
from whimbrel.manual.queries.following import followers_due
from whimbrel.people.models import User


@transaction.atomic
def follow_article(*, article: ArticlePage, version: Version, by: User, at: datetime) -> Following:
    """Write to the person whenever the article changes after the version they have before them."""
    following, is_new = Following.objects.get_or_create(
        article=article, person=by, defaults={"followed_at": at, "told": version}
    )
    if is_new:
        record(by, "followed article", following)
    return following


@transaction.atomic
def stop_following(*, article: ArticlePage, by: User) -> None:
    """Write no more of the article to the person."""
    for following in Following.objects.filter(article=article, person=by):
        record(by, "stopped following", following)
        following.delete()


@transaction.atomic
def tell_followers(*, today: date) -> int:
    """Write to everybody whose articles have changed, once for each version. The number of letters written."""
    written = 0
    for due in followers_due(today=today):
        due.following.told = due.version
        due.following.save(update_fields=["told"])
        if due.changes.pieces or due.changes.title_runs:
            keys = [one.key for one in due.changes.pieces]
            paragraphs = Paragraph.objects.standing().filter(
                article=due.version.article_id, key__in=keys
            )
            letter = write_article_changed(
                person=due.following.person,
                changes=due.changes,
                slug=due.following.article.slug,
                paragraphs={one.key: one.pk for one in paragraphs},
            )
            written += letter is not None
    return written
