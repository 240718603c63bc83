"""Words that attack whoever reads them: the known ways to bring a script into a page, through every door of a post.

The payloads are after the public lists (OWASP's filter evasion cheat sheet, PortSwigger's, PayloadsAllTheThings).
"""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.factories.community import NOON, SpaceFactory, threaded
from tests.factories.inbox import an_inbound
from tests.factories.treaties import CountryFactory, DesignationFactory
from whimbrel.community.inbox.posts import thread as receive
from whimbrel.community.models import Post
from whimbrel.core.pasting import markdown_of
from whimbrel.core.prose import ATTRIBUTES, TAGS, html_of

PAYLOADS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script/x>alert(1)</script>",
    "<<SCRIPT>alert(1);//<</SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<img src=x:alert(alt) onerror=eval(src) alt=1>",
    '<img """><script>alert(1)</script>">',
    "<img src=`javascript:alert(1)`>",
    "<img src=x onerror\n=alert(1)>",
    "<img/src/onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert&#40;1&#41;</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math href=javascript:alert(1)>x</math>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<details open ontoggle=alert(1)>x</details>",
    "<body onload=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href=&#106;avascript:alert(1)>x</a>",
    "<a onmouseover=alert(1)>x</a>",
    "<p style=background:url(javascript:alert(1))>x</p>",
    "<div style='width:expression(alert(1))'>x</div>",
    "<style>@import'//x.example/x.css';</style>",
    "<link rel=stylesheet href=//x.example/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=javascript:alert(1)//>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "<title></title><script>alert(1)</script>",
    "<!--<img src='--><img src=x onerror=alert(1)//'>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>alert(1)</script>",
    "<x onclick=alert(1) contenteditable tabindex=1>x",
    "<bdi onclick=alert(1)>x</bdi>",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "＜script＞alert(1)＜/script＞",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#x0A;script:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](vbscript:msgbox(1))",
    "[x](\x01javascript:alert(1))",
    '[x](https://example.org "" onmouseover=alert(1)")',
    '[x](<https://example.org" onmouseover="alert(1)>)',
    "![x](javascript:alert(1))",
    "![x](https://x.example/spy.gif)",
    '![x](x"onerror="alert(1))',
    "<javascript:alert(1)>",
    '<https://example.org/"onmouseover="alert(1)>',
    "[x]: javascript:alert(1)\n\n[x]",
    "```<script>\nalert(1)\n```",
    '```js" onmouseover="alert(1)\nx\n```',
    "`<script>alert(1)</script>`",
    "@<script>alert(1)</script>",
    "@Kenya<script>alert(1)</script>",
    '@Kenya" onmouseover="alert(1)',
    "[@Kenya](javascript:alert(1))",
    "<!--slot:csrf--><!--slot:me-->",
    "\ue0000\ue001\ue0020\ue001<script>alert(1)</script>",
    "https://example.org/<script>alert(1)</script>",
    "https://example.org/'onmouseover='alert(1)",
    "|<script>|x|\n|---|---|\n|<img src=x onerror=alert(1)>|javascript:alert(1)|",
]
SAFE = re.compile(r"^(https?:|mailto:|/)")


def attacks_in(html):
    """What of the HTML a browser would run, fetch or obey."""
    found = []
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        may = ATTRIBUTES.get(tag.name, set()) | {"rel", "class"}
        if tag.name not in TAGS:
            found.append(tag.name)
        found += [name for name in tag.attrs if name not in may]
        if "class" in tag.attrs and tag["class"] != ["mention"]:
            found.append(f"class {tag['class']}")
        if (
            "href" in tag.attrs
            and re.match(r"^\s*(\w+:)", tag["href"])
            and not SAFE.match(tag["href"])
        ):
            found.append(tag["href"])
    return found


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_never_become_more_than_words(payload):
    for words in (payload, f"Before\n\n{payload}\n\nafter", f"> {payload}", f"- {payload}"):
        assert attacks_in(html_of(words)) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_pasted_brings_nothing_along(payload):
    assert attacks_in(html_of(markdown_of(payload))) == []


@pytest.fixture
def thread(db):
    kenya = CountryFactory(name_en="Kenya")
    DesignationFactory(country=kenya)
    return threaded(SpaceFactory(), DesignationFactory().person, title="A matter")


def words_on(page):
    return [str(one) for one in BeautifulSoup(page, "html.parser").select(".words")]


def test_no_door_lets_an_attack_into_a_thread(client, thread):
    person = thread.started_by
    client.force_login(person)
    new = reverse("community:post_new", args=[thread.pk])
    for number, payload in enumerate(PAYLOADS):
        sent = {"words": payload, "language": "en", "key": f"attack-{number}"}
        seen = client.post(new, sent | {"look": "1"}).content.decode()
        assert [attacks_in(one.partition(">")[2]) for one in words_on(seen)] == [[]]
        client.post(new, sent)
        # So that none is too much within the hour.
        Post.objects.update(written_at=NOON)
        receive(
            an_inbound(person=person, payload=str(thread.pk), received=number + 1, text=payload)
        )

    assert Post.objects.count() > 1.9 * len(PAYLOADS)
    client.logout()
    for start in range(1, 2 * len(PAYLOADS), 50):
        page = client.get(
            reverse("community:thread_detail", args=[thread.pk]), {"from": start}
        ).content.decode()
        for one in words_on(page):
            assert attacks_in(one.partition(">")[2]) == []
        assert "csrfmiddlewaretoken" not in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_title_and_a_name_are_words_too(client, db, payload):
    person = DesignationFactory(person__display_name=payload[:150]).person
    thread = threaded(
        SpaceFactory(name_en=payload[:200]), person, title=payload[:200], tags=[payload]
    )

    for address in (
        reverse("community:thread_detail", args=[thread.pk]),
        reverse("community:space_detail", args=[thread.space.slug]),
    ):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        assert page.select("main script, main img, main iframe, main svg[onload]") == []
        assert [
            tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)
        ] == []
