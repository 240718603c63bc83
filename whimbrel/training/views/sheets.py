"""A sheet that is handed in: looked through at the first press, loaded at the second; nothing is loaded unseen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest

from whimbrel.core.loading import Loaded
from whimbrel.core.sheets import SheetFile, SheetRefused
from whimbrel.core.sheets.complaints import SHOWN
from whimbrel.training.forms.records import BroughtForm


@dataclass
class HandedIn:
    """What the page of a sheet shows: the form, what loading would do or what is to be mended, and the sheet, signed.

    `loaded` stands where it was loaded: then the page is left.
    """

    form: BroughtForm = field(default_factory=BroughtForm)
    tried: Sequence[Loaded] = ()
    kept: str = ""
    complaints: Sequence[Any] = ()
    more: int = 0
    loaded: Sequence[Loaded] | None = None

    @property
    def status(self) -> int:
        return 422 if self.complaints or self.form.errors else 200

    def context(self) -> dict[str, Any]:
        names = ("form", "tried", "kept", "complaints", "more")
        return {name: getattr(self, name) for name in names}


def hand_in(
    request: HttpRequest,
    *,
    salt: str,
    look: Callable[[SheetFile], Sequence[Loaded]],
    load: Callable[[SheetFile], Sequence[Loaded]],
) -> HandedIn:
    """Do what was pressed. `look` says what `load` would do; both raise SheetRefused.

    A sheet that was looked through travels with the page, signed with the `salt`. Raises Http404 for any other one.
    """
    page = HandedIn()
    if request.method != "POST":
        return page
    page.form = BroughtForm(request.POST, request.FILES)
    try:
        if "load" in request.POST:
            page.form = BroughtForm()
            page.loaded = load(_kept(request.POST.get("kept", ""), salt))
        elif page.form.is_valid():
            chosen = page.form.cleaned_data["file"]
            file = SheetFile(chosen.name, chosen.read())
            page.tried = look(file)
            page.kept = signing.dumps([file.name, file.raw.hex()], salt=salt, compress=True)
    except SheetRefused as refused:
        page.complaints = refused.complaints[:SHOWN]
        page.more = max(len(refused.complaints) - SHOWN, 0)
    return page


def _kept(words: str, salt: str) -> SheetFile:
    try:
        name, raw = signing.loads(words, salt=salt)
    except (signing.BadSignature, ValueError):
        raise Http404 from None
    return SheetFile(name, bytes.fromhex(raw))
