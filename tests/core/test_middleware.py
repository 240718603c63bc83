import pytest

from whimbrel.core import stylesheet


def test_a_page_names_its_style_sheet_before_it_is_read(client):
    answer = client.get("/en/none")

    assert answer["Link"] == f"<{stylesheet.url()}>; rel=preload; as=style"


@pytest.mark.parametrize("path", ["/favicon.ico", "/admin/"])
@pytest.mark.django_db
def test_what_does_not_use_the_sheet_does_not_name_it(client, path):
    assert not client.get(path).has_header("Link")
