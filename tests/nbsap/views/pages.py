"""How pages of this room are asked for and read."""

from bs4 import BeautifulSoup
from django.urls import reverse


def at(name, *args):
    return reverse(f"nbsap:{name}", args=args)


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


def sent(answer):
    """What the form of the page would send as it stands."""
    form = BeautifulSoup(answer.content, "html.parser").select_one("form[data-part]")
    given = {}
    for one in form.select("input, textarea"):
        kind = one.get("type", "")
        if kind == "radio" and not one.has_attr("checked"):
            continue
        given[one["name"]] = one.get_text().removeprefix("\n") if one.name == "textarea" else one.get("value", "")  # fmt: skip
    return given
