import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.nbsap import NbsapFactory, PlanStageFactory, assessed
from tests.factories.people import UserFactory
from tests.factories.treaties import CountryFactory, RegionFactory
from whimbrel.nbsap.actions.assessing import publish_assessment, withdraw_assessment
from whimbrel.nbsap.actions.keeping import Target, add_document, add_target
from whimbrel.nbsap.models import Grade

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"nbsap:{name}", args=args)


def words(answer):
    main = BeautifulSoup(answer.content, "html.parser").main
    return " ".join(main.get_text(" ", strip=True).split())


def published(**more):
    nbsap = assessed(NbsapFactory(**more), quotation="Cranes and storks")
    publish_assessment(nbsap=nbsap, by=UserFactory(), at=now())
    return nbsap


@pytest.mark.parametrize("number", [1, 3])
def test_the_register_costs_the_same_for_one_or_many(client, number, django_assert_num_queries):
    for _ in range(number):
        published()

    with django_assert_num_queries(9):
        page = client.get(at("nbsap_list"))

    assert words(page).count("8/16") == number
    assert not page.cookies


def test_a_country_without_a_plan_on_record_is_not_said_to_have_none(client):
    CountryFactory(name_en="Uganda")

    page = words(client.get(at("nbsap_list")))

    assert "0 of 1 have a plan on record here." in page
    assert "does not mean that there is none" in page


def test_a_region_that_does_not_exist_is_refused_with_a_word(client):
    answer = client.get(at("nbsap_list"), {"region": "atlantis"})

    assert answer.status_code == 400
    assert "There is no such region" in words(answer)


def test_steps_and_grades_are_read_by_everybody_only_while_they_are_published(client):
    nbsap = assessed(NbsapFactory(country__iso3="KEN"), quotation="Cranes and storks")
    assert "Cranes and storks" not in words(client.get(at("nbsap_detail", "KEN")))

    publish_assessment(nbsap=nbsap, by=UserFactory(), at=now())
    assert "Cranes and storks" in words(client.get(at("nbsap_detail", "KEN")))

    withdraw_assessment(nbsap=nbsap, by=UserFactory(), at=now())
    assert "Cranes and storks" not in words(client.get(at("nbsap_detail", "KEN")))


def test_a_version_shows_stage_text_target_and_source(client):
    nbsap = NbsapFactory(country__iso3="KEN", verified="only the year")
    PlanStageFactory(nbsap=nbsap, kind="written", on=date(2014, 1, 1), is_year_only=True)
    by = UserFactory()
    add_document(
        nbsap=nbsap, language="sw", title="Mpango", url="https://example.org/m", by=by, at=now()
    )
    add_target(nbsap=nbsap, target=Target("3", "Flyways are kept.", links={"spms": ["13"]}), by=by)

    page = words(client.get(at("nbsap_detail", "ken")))

    for said in (
        "Written, not earlier than 2014",
        "Mpango",
        "Flyways are kept.",
        "13",
        "only the year",
    ):
        assert said in page


def test_the_tables_and_pictures_can_be_taken_away(client):
    CountryFactory(iso3="KEN", region=RegionFactory())

    [row] = json.loads(client.get(at("nbsap_download", "json")).content)
    assert row["iso3"] == "KEN"
    assert client.get(at("nbsap_download", "csv")).status_code == 200
    assert client.get(at("nbsap_download", "pdf")).status_code == 404
    assert client.get(at("nbsap_map_download", "svg"))["Content-Type"].startswith("image/svg")
    assert client.get(at("nbsap_map_download", "png")).content[1:4] == b"PNG"
    assert client.get(at("nbsap_map_download", "gif")).status_code == 404


def test_the_map_says_its_line_for_other_sites_and_only_that_page_may_be_framed(client):
    page = client.get(at("nbsap_map"))
    framed = client.get(at("nbsap_embed"))

    assert "/en/nbsaps/map/embed/" in words(page)
    assert page["X-Frame-Options"] == "DENY"
    assert "X-Frame-Options" not in framed
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert b"<form" not in framed.content
    assert b"<script" not in framed.content


def test_two_published_assessments_stand_side_by_side(client):
    first, second = published(country__name_en="Kenya"), published(country__name_en="Uganda")

    page = client.get(at("nbsap_compare"), {"first": first.code, "second": second.code})
    wrong = client.get(at("nbsap_compare"), {"first": first.code, "second": assessed().code})

    assert words(page).count(str(Grade.GENERAL.label)) == 16
    assert wrong.status_code == 400
    assert client.get(at("nbsap_compare")).status_code == 200


def test_the_draft_for_the_report_counts_region_by_region(client):
    africa = RegionFactory(name_en="Africa")
    published(country__region=africa, framework="kmgbf")
    CountryFactory(region=africa, name_en="Uganda")

    page = words(client.get(at("nbsap_synthesis")))

    assert "1 of 2 has a plan on record here. 1 was written after" in page
    assert "8.0 of 16 points" in page
    assert "No plan on record here Uganda" in page


def test_the_table_stands_in_other_sites_of_the_world_or_one_region(client):
    africa, asia = RegionFactory(code="africa"), RegionFactory(code="asia")
    CountryFactory(name_en="Kenya", region=africa)
    CountryFactory(name_en="Nepal", region=asia)
    here = reverse("nbsap:nbsap_table_embed")

    world, one = client.get(here), client.get(here, {"region": "africa"})

    assert "Nepal" in world.content.decode()
    assert "Kenya" in one.content.decode()
    assert "Nepal" not in one.content.decode()
    assert "frame-ancestors *" in one["Content-Security-Policy"]
    assert client.get(here, {"region": "atlantis"}).status_code == 400
    assert (
        f"{here}?region=africa"
        in client.get(reverse("nbsap:nbsap_list"), {"region": "africa"}).content.decode()
    )


def test_a_plan_in_chinese_is_read_as_it_was_written(client):
    nbsap = NbsapFactory(country__iso3="CHN", title="国家生物多样性战略与行动计划")
    by = UserFactory()
    add_document(
        nbsap=nbsap, language="zh", title="全文", url="https://example.org/zh", by=by, at=now()
    )
    add_target(nbsap=nbsap, target=Target("1", "保护候鸟的栖息地"), by=by)

    page = client.get(at("nbsap_detail", "CHN"))

    for said in ("国家生物多样性战略与行动计划", "Chinese", "全文", "保护候鸟的栖息地"):
        assert said in words(page)
    assert 'hreflang="zh"' in page.content.decode()
