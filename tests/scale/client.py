"""A reader without a browser: cookies, forms, and a choice of doors."""

import http.client
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bs4 import BeautifulSoup

from whimbrel.home.actions.build_demo import DEMO_PASSWORD

PROFILE = "/en/accounts/"
SIGN_IN = "/en/accounts/login/"
SIGN_OUT = "/en/accounts/logout/"
# Readers know one address, whichever node answers: stored pages and limits on attempts go by it.
HOST = "127.0.0.1"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: str

    @property
    def is_redirect_to_sign_in(self) -> bool:
        return self.status == 302 and "/login/" in self.headers.get("location", "")


@dataclass
class Client:
    """Somebody who asks at one door of this machine. Raises OSError or HTTPException without an answer."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    patience: float = 15.0  # seconds

    def at(self, port: int) -> "Client":
        """The same person, with the same cookies, at another door."""
        return Client(port, dict(self.cookies), self.patience)

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        form = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")} | fields
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(form), kind)

    def form_at(self, path: str) -> dict[str, str]:
        """What a browser would send of the first form with fields on that page, nothing changed."""
        page = self.get(path)
        assert page.status == 200, f"{path}: {page.status}"
        forms = BeautifulSoup(page.body, "html.parser").select("form[method=post i]")
        form = max(forms, key=lambda each: len(each.select("input, select, textarea")))
        return dict(_fields(form))

    def sign_in(self, email: str) -> "Client":
        fields = self.form_at(SIGN_IN) | {"login": email, "password": DEMO_PASSWORD}
        answer = self.post(SIGN_IN, fields)
        assert answer.status == 302, f"{email} was not let in: {answer.status}"
        return self

    def is_signed_in(self) -> bool:
        answer = self.get(PROFILE)
        return answer.status == 200

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        jar = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        try:
            told = {"Host": HOST} | headers | ({"Cookie": jar} if jar else {})
            line.request(method, path, body, told)
            answer = line.getresponse()
            text = answer.read().decode()
            for cookie in answer.headers.get_all("Set-Cookie", []):
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            given = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, given, text)
        finally:
            line.close()


def _fields(form):
    for field_ in form.select("input[name], select[name], textarea[name]"):
        kind = field_.get("type", "")
        if kind in ("submit", "button", "file"):
            continue
        if kind in ("checkbox", "radio") and not field_.has_attr("checked"):
            continue
        if field_.name == "select":
            chosen = field_.select_one("option[selected]") or field_.select_one("option")
            yield field_["name"], chosen.get("value", "") if chosen else ""
        elif field_.name == "textarea":
            yield field_["name"], field_.get_text().strip()
        else:
            yield field_["name"], field_.get("value", "on" if kind == "checkbox" else "")
