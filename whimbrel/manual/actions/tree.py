"""What is done to the pages of the tree: settled in every language, thrown in the bin, locked while the Parties are asked."""

from datetime import datetime

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.timezone import now
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Locale,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from whimbrel.core.journal import record
from whimbrel.core.languages import CODES
from whimbrel.manual.models import SOURCE, ArticlePage, BinPage, EditionEntry, ManualPage, Version
from whimbrel.people.actions.desk import DESK_GROUP
from whimbrel.people.models import User

BIN_SLUG = "manual-bin"
TITLES = {
    "en": "Manual for National Focal Points",
    "fr": "Manuel des points focaux nationaux",
    "es": "Manual para los puntos focales nacionales",
    "ar": "دليل جهات الاتصال الوطنية",
    "ru": "Руководство для национальных координаторов",
}
# What the Secretariat may do with the pages of the Manual, and with what lies in the bin.
MAY = ["add", "change", "publish", "lock", "unlock", "bulk_delete"]
APPROVAL = "Approval of the Manual"


def settle_manuals() -> dict[str, ManualPage]:
    """The Manual's page in every language, with the Secretariat's rights on it and the approval it needs."""
    known = {page.language: page for page in ManualPage.objects.select_related("locale")}
    root = Page.get_first_root_node()
    for code in CODES:
        if code in known:
            continue
        locale, _new = Locale.objects.get_or_create(language_code=code)
        page = ManualPage(title=TITLES[code], slug=f"manual-{code}", locale=locale)
        if code != SOURCE:
            page.translation_key = known[SOURCE].translation_key
        known[code] = root.add_child(instance=page)
        _let_secretariat_in(known[code])
        WorkflowPage.objects.get_or_create(page=known[code], workflow=_approval())
    return known


def _let_secretariat_in(page: Page) -> None:
    desk, _new = Group.objects.get_or_create(name=DESK_GROUP)
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=[f"{word}_page" for word in MAY]
    ):
        GroupPagePermission.objects.get_or_create(group=desk, page=page, permission=permission)


def _approval() -> Workflow:
    """Whatever a translator hands in is looked at by the Secretariat, by name of the group, before readers see it."""
    workflow, is_new = Workflow.objects.get_or_create(name=APPROVAL)
    if is_new:
        desk, _new = Group.objects.get_or_create(name=DESK_GROUP)
        task = GroupApprovalTask.objects.create(name="The Secretariat looks at it")
        task.groups.add(desk)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def the_bin() -> BinPage:
    """The one recycle bin, made where there is none."""
    found = BinPage.objects.first()
    if found is not None:
        return found
    made: BinPage = Page.get_first_root_node().add_child(
        instance=BinPage(title="Recycle bin", slug=BIN_SLUG, live=False)
    )
    _let_secretariat_in(made)
    return made


def is_in_bin(page: Page) -> bool:
    return bool(BinPage.objects.ancestor_of(page, inclusive=True).exists())


def is_kept_by_edition(page: Page) -> bool:
    """Whether an edition cites it, or a page below it: then it can lie in the bin, and never be thrown away."""
    articles = ArticlePage.objects.descendant_of(page, inclusive=True)
    return EditionEntry.objects.filter(version__article__in=articles).exists()


@transaction.atomic
def throw_in_bin(*, page: Page, by: User | None = None) -> Page:
    """Take a page and those below it from the readers, and keep them where they can be taken back."""
    for one in page.get_descendants(inclusive=True).live().specific():
        # Whether this person may is asked at the desk; here an action does what it is told.
        one.unpublish()
    fresh = Page.objects.get(pk=page.pk)
    target = the_bin()
    slug = fresh.slug
    if Page.objects.child_of(target).filter(slug=slug).exists():
        fresh.slug = f"{slug}-{fresh.pk}"
        fresh.save(update_fields=["slug"], clean=False)
    fresh.move(target, pos="last-child")
    record(by, "threw in the bin", page)
    return Page.objects.get(pk=page.pk)


@transaction.atomic
def end_withdrawn_versions(*, at: datetime) -> int:
    """Say until when a version stood whose article Wagtail withdrew by itself, at its hour. How many there were."""
    return Version.objects.standing().filter(article__live=False).update(superseded_at=at)


@transaction.atomic
def lock_article(*, article: ArticlePage, by: User | None = None) -> ArticlePage:
    """Let nobody but who locked it change the article: while the Parties are asked about its draft."""
    article.locked, article.locked_by, article.locked_at = True, by, now()
    article.save(update_fields=["locked", "locked_by", "locked_at"], clean=False)
    record(by, "locked", article)
    return article


@transaction.atomic
def unlock_article(*, article: ArticlePage, by: User | None = None) -> ArticlePage:
    article.locked, article.locked_by, article.locked_at = False, None, None
    article.save(update_fields=["locked", "locked_by", "locked_at"], clean=False)
    record(by, "unlocked", article)
    return article
