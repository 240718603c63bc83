from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils.timezone import localdate
from wagtail.documents.models import Document

from tests.factories.manual import (
    ChecklistStepFactory,
    FundingProgrammeFactory,
    GlossaryTermFactory,
    PracticeExampleFactory,
    QuestionFactory,
    make_article,
    make_translation,
)
from whimbrel.manual.models import ArticleProvision, Task

pytestmark = pytest.mark.django_db


def read(client, address):
    answer = client.get(f"/en/manual/{address}", HTTP_ACCEPT_ENCODING="identity")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_way_in_by_task_names_its_stops_in_order_and_leaves_out_what_is_not_published(client):
    make_article("rules")
    step = ChecklistStepFactory(checklist__slug="before-a-cop", checklist__title_en="Before a COP")
    task = Task.objects.create(slug="prepare", title_en="Prepare a COP")
    task.steps.create(position=1, checklist=step.checklist)
    task.steps.create(position=2, article="rules")
    task.steps.create(position=3, article="not-written-yet")

    page = read(client, "tasks/prepare/")

    assert page.index("Before a COP") < page.index("Rules")
    assert "not-written-yet" not in page


def test_a_newcomer_finds_the_path_of_their_role_with_its_days(client):
    make_article("rules")
    task = Task.objects.create(slug="first-days", title_en="Your first 30 days", for_role="nfp")
    task.steps.create(position=1, article="rules", until_day=3)

    assert "/en/manual/tasks/first-days/" in read(client, "")
    assert "by day 3" in read(client, "tasks/first-days/")


def test_a_step_says_when_it_is_due(client):
    ChecklistStepFactory(checklist__slug="before", due_days=-180)

    assert "180 days before the opening" in read(client, "checklists/before/")


def test_a_programme_whose_day_has_passed_stands_below_those_that_can_be_asked(client):
    yesterday = localdate() - timedelta(days=1)
    FundingProgrammeFactory(name_en="Too late", deadline_on=yesterday)
    FundingProgrammeFactory(name_en="Still open", deadline_on=localdate())
    FundingProgrammeFactory(name_en="Always open", deadline_on=None)

    page = read(client, "funding/")

    below = page.index("No longer to be asked")
    assert page.index("Still open") < below < page.index("Too late")
    assert page.index("Always open") < below


def test_provisions_lead_to_the_articles_that_stand_on_them(client):
    from tests.factories.treaties import InstrumentFactory

    article = make_article("rules")
    ArticleProvision.objects.create(
        page=article, instrument=InstrumentFactory(code="CMS"), provision="Art. VII.3"
    )

    page = read(client, "provisions/")

    assert "CMS Art. VII.3" in page
    assert "/en/manual/articles/rules/" in page
    assert "/en/manual/provisions/#cms-art-vii3" in read(client, "articles/rules/")


def test_an_example_leads_to_its_articles_by_the_name_they_have_in_the_reader_s_language(client):
    article = make_article("rules", title="Rules of procedure")
    make_translation(article, title="Règlement intérieur")
    PracticeExampleFactory().articles.add(article)

    answer = client.get("/fr/manual/examples/", HTTP_ACCEPT_ENCODING="identity")

    link = '<a href="/fr/manual/articles/rules/">Règlement intérieur</a>'
    assert link in answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("address", "factory", "queries"),
    [
        ("glossary/", GlossaryTermFactory, 1),
        ("questions/", QuestionFactory, 1),
        ("examples/", PracticeExampleFactory, 6),
        ("funding/", FundingProgrammeFactory, 2),
    ],
)
def test_a_list_costs_the_same_for_one_or_many(
    client, address, factory, queries, count, django_assert_num_queries
):
    factory.create_batch(count)

    with django_assert_num_queries(queries):
        client.get(f"/en/manual/{address}")


def test_a_file_that_is_replaced_keeps_its_address(client):
    document = Document.objects.create(title="Model letter", file=ContentFile(b"old", name="a.txt"))
    address = f"/en/manual/files/{document.pk}/"
    first = client.get(client.get(address).url)
    assert b"".join(first.streaming_content) == b"old"

    document.file = ContentFile(b"new", name="b.txt")
    document.save()

    assert b"".join(client.get(client.get(address).url).streaming_content) == b"new"
