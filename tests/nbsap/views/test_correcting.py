import pytest

from tests.factories.nbsap import NbsapFactory, PlanStageFactory, written_down
from tests.factories.people import UserFactory
from tests.factories.treaties import DesignationFactory
from tests.nbsap.views.pages import at, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def nbsap(kenya):
    return written_down(NbsapFactory(country=kenya, title="The old title"))


def pages(nbsap):
    return {
        "version": at("plan_correct", nbsap.pk),
        "stage": at("stage_correct", nbsap.stages.first().pk),
        "text": at("document_correct", nbsap.documents.get().pk),
        "target": at("target_correct", nbsap.targets.get().pk),
    }


@pytest.mark.parametrize("somebody", ["visitor", "account", "neighbour"])
def test_nobody_else_corrects_or_takes_out(client, nbsap, somebody):
    if somebody == "account":
        client.force_login(UserFactory())
    elif somebody == "neighbour":
        client.force_login(DesignationFactory().person)
    refused = 302 if somebody == "visitor" else 403

    for page in pages(nbsap).values():
        assert client.get(page).status_code == refused
        assert client.post(page, {"out": "1"}).status_code == refused
    assert nbsap.stages.count() == nbsap.documents.count() == nbsap.targets.count() == 1


def test_each_form_stands_as_it_is_on_record_and_everybody_reads_what_was_corrected(
    client, cms_nfp, nbsap
):
    client.force_login(cms_nfp)
    where = pages(nbsap)
    assert "The old title" in client.get(where["version"]).content.decode()
    assert "2014-03-01" in client.get(where["stage"]).content.decode()
    assert "https://example.org/plan.pdf" in client.get(where["text"]).content.decode()
    assert 'value="4"' in client.get(where["target"]).content.decode()

    for name, given in {
        "version": {"year": 2014, "title": "A better title", "source": "The ministry"},
        "stage": {"kind": "adopted", "on": "2014-05-06"},
        "text": {"language": "fr", "title": "Le plan", "url": "https://example.org/f.pdf"},
        "target": {"code": "1", "text": "Flyways are safe", "kmgbf": "3"},
    }.items():
        assert client.post(where[name], given)["Location"] == at("plan_detail", nbsap.pk), name

    page = words(client.get(at("nbsap_detail", "KEN")))
    for word in ("A better title", "The ministry", "Adopted 6 May 2014", "Le plan", "Flyways are safe"):  # fmt: skip
        assert word in page


def test_what_a_new_one_may_not_say_a_corrected_one_may_not_say_either(client, cms_nfp, nbsap):
    client.force_login(cms_nfp)
    where = pages(nbsap)
    PlanStageFactory(nbsap=nbsap, kind="adopted")

    for name, given, said in (
        ("version", {"year": 2014, "title": "Kept"}, "Kept"),
        ("stage", {"kind": "adopted", "on": "2999-01-01"}, "That day is still to come."),
        ("stage", {"kind": "adopted", "on": "2014-03-01"}, "This stage is on record"),
        ("text", {"language": "fr", "title": "Kept too", "url": "no address"}, "Kept too"),
        ("target", {"code": "1", "text": "Kept as well", "kmgbf": "99"}, "There is no target 99"),
    ):
        answer = client.post(where[name], given)
        assert answer.status_code == 422, name
        assert said in answer.content.decode()


def test_the_number_of_another_target_is_refused(client, cms_nfp, nbsap):
    client.force_login(cms_nfp)
    where = pages(nbsap)["target"]
    nbsap.targets.create(code="2", text="Wetlands")

    answer = client.post(where, {"code": "2", "text": "Flyways"})

    assert answer.status_code == 422
    assert "The plan has a target of this number already." in words(answer)


def test_stage_text_and_target_are_taken_out(client, cms_nfp, nbsap):
    client.force_login(cms_nfp)
    where = pages(nbsap)
    assert "Take out" not in words(client.get(where["version"]))

    for name in ("stage", "text", "target"):
        assert "Take out" in words(client.get(where[name]))
        assert client.post(where[name], {"out": "1"})["Location"] == at("plan_detail", nbsap.pk)

    assert "example.org/plan.pdf" not in client.get(at("nbsap_detail", "KEN")).content.decode()
    assert client.get(where["stage"]).status_code == 404


def test_the_way_to_correct_is_on_the_work_alone(client, cms_nfp, nbsap):
    way = pages(nbsap)["target"]
    assert way not in client.get(at("nbsap_detail", "KEN")).content.decode()
    client.force_login(cms_nfp)
    assert way in client.get(at("plan_detail", nbsap.pk)).content.decode()
