"""From first contact to a new Party: one file walked through the living demo, and what the public sees of it, and when."""

from django.utils.timezone import localdate

from tests.browser.test_people import press
from whimbrel.core.periods import add_months

COUNTRY = "Japan"


def public(page, site):
    """The number of Parties on the public page, and what feed and search tell of the State."""
    page.goto(f"{site}/en/accession/cms/outlook/")
    number = int(page.locator("dl.facts dd a").first.inner_text())
    feed = page.request.get(f"{site}/en/accession/cms/parties.atom").text()
    found = page.request.get(f"{site}/en/search/?q=Quiet+reluctance").text()
    return number, f"for {COUNTRY}<" in feed, "Director of the cabinet" in found


def test_from_first_contact_to_a_new_party(site, page, signed_in):
    desk = signed_in("secretariat").new_page()
    before, _, _ = public(page, site)

    # A file is opened; the playbook lays out the way, and a person of the State is written down.
    desk.goto(f"{site}/en/recruitment/new/")
    desk.get_by_label("Country").select_option(label=COUNTRY)
    desk.get_by_label("Instrument").select_option(label="CMS")
    press(desk, desk.get_by_role("button", name="Keep it"))
    file = desk.url
    desk.get_by_role("link", name="Write down a person").click()
    desk.get_by_label("Name", exact=True).fill("Director of the cabinet")
    desk.get_by_label("Office").fill("Ministry of foreign affairs")
    desk.get_by_label("Relation").select_option("ministry")
    desk.get_by_label("E-mail").fill("cabinet@ministry.example")
    desk.get_by_label("Language", exact=True).select_option("en")
    press(desk, desk.get_by_role("button", name="Keep it"))

    # A contact, and the first step is ticked: the file stands at "Contact".
    desk.get_by_role("link", name="Write down a contact").click()
    desk.get_by_label("With whom").select_option(index=1)
    desk.get_by_label("What came of it").fill("Quiet reluctance")
    press(desk, desk.get_by_role("button", name="Keep it"))
    press(desk, desk.locator("#steps + ol button").first)
    assert "Contact" in desk.locator(".lede").inner_text()
    with desk.expect_download() as saved:
        desk.locator("#briefing + ul a").first.click()
    assert saved.value.suggested_filename == "briefing-JPN-cms-en.docx"

    # Nobody else sees anything of it.
    assert public(page, site) == (before, False, False)
    assert page.request.get(file, max_redirects=0).status == 302

    # The deposit is recorded: from the day of entry into force, which follows from it, there is one Party more.
    first = localdate().replace(day=1)
    desk.goto(f"{site}/admin/treatyaction/new/")
    desk.locator("[name=country]").select_option(label=COUNTRY)
    desk.locator("[name=instrument]").select_option(label="CMS")
    desk.locator("[name=kind]").select_option("accession")
    desk.locator("[name=deposited_on]").fill(add_months(first, -3).isoformat())
    press(desk, desk.locator("main form footer [type=submit], main form [type=submit]").first)
    assert public(page, site) == (before + 1, True, False)

    # The worker notes it, and the welcome stands on the desk.
    for _ in range(180):
        desk.goto(file)
        if "In force" in desk.locator("#stages + ol").inner_text():
            break
        desk.wait_for_timeout(500)
    assert "In force" in desk.locator("#stages + ol").inner_text()
    desk.goto(f"{site}/en/desk/")
    assert "Ask for the designation of a National Focal Point" in desk.locator("main").inner_text()

    # From the file the letter that asks for a focal point is read, and sent; the step shows as done.
    desk.goto(file)
    desk.get_by_role("link", name="Write the letter").click()
    press(desk, desk.get_by_role("button", name="Preview"))
    assert "designate a National Focal Point" in desk.locator("section.note").inner_text()
    press(desk, desk.get_by_role("button", name="Send"))
    asked = desk.locator("#welcome + ol li", has_text="asked for").inner_text()
    assert "Done" in asked
    desk.context.close()
