from whimbrel.core.headers import security_headers


def test_a_page_of_the_site_runs_no_inline_script_and_sits_in_no_frame():
    policy = security_headers("/en/")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_only_the_desk_may_run_the_editors_own_scripts():
    assert "unsafe-inline" in security_headers("/admin/")["Content-Security-Policy"]


def test_a_style_sheet_carries_only_what_concerns_it():
    assert set(security_headers("/style/0.css")) == {
        "Cross-Origin-Resource-Policy",
        "X-Content-Type-Options",
    }


def test_only_a_page_made_to_be_embedded_is_shown_within_other_sites():
    headers = security_headers("/en/nbsaps/map/embed/")

    assert "frame-ancestors *" in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers
    assert security_headers("/en/nbsaps/map/")["X-Frame-Options"] == "DENY"
