"""Words of the Manual's own templates."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from whimbrel.manual import days
from whimbrel.manual.markup import clean, to_html
from whimbrel.manual.models import SOURCE, ChecklistStep, GlossaryTerm, SharedText
from whimbrel.treaties.models import Role

register = template.Library()


@register.filter
def markdown(words: str) -> SafeString:
    """Light Markdown as HTML that is safe to print."""
    return mark_safe(to_html(words))  # noqa: S308 (cleaned by nh3)


@register.filter
def cleaned(html: str) -> SafeString:
    """HTML from the desk, without anything a paragraph may not hold."""
    return mark_safe(clean(html))  # noqa: S308 (cleaned by nh3)


@register.filter
def rooted(html: str) -> SafeString:
    """The HTML of an article read at another address than its own: its links still lead to the Manual of today."""
    contents = reverse("manual:contents")
    placed = html.replace('href="../../checklists/', f'href="{contents}checklists/')
    placed = placed.replace('href="../', f'href="{contents}articles/')
    return mark_safe(placed)  # noqa: S308 (it was safe, and an address of ours is)


@register.simple_tag
def site_url() -> str:
    """The address of the site, for what is cited on paper."""
    return settings.SITE_URL


@register.filter
def role_words(roles: list[str]) -> list[str]:
    """The roles in the reader's words."""
    return [str(Role(one).label) for one in roles if one in Role.values]


@register.filter
def due_words(step: ChecklistStep) -> str:
    """When a step is due: "180 days before the opening", or "by day 3 in the post"."""
    return days.due_words(step.due_days or 0, step.checklist.counts_from)


@register.filter
def term_in(term: GlossaryTerm, code: str) -> str:
    """The term as that language writes it; empty where nobody has said."""
    return str(getattr(term, f"term_{code}", ""))


@register.filter
def said_in(shared: SharedText | None, code: str) -> SafeString:
    """The words of a text for many articles in that language, else in the source's."""
    html = (shared.html_in(code) or shared.html_in(SOURCE)) if shared else ""
    return mark_safe(html)  # noqa: S308 (cleaned by nh3)
