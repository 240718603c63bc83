import pytest
from django.urls import reverse
from django.utils.timezone import now

from tests.factories.community import SpaceFactory, threaded
from tests.factories.designations import seated
from tests.factories.treaties import DesignationFactory
from whimbrel.community.actions.webhooks import set_webhook
from whimbrel.community.models import Webhook, WebhookDelivery

pytestmark = pytest.mark.django_db
URL = "https://example.org/hook"


@pytest.fixture
def officer(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    person = seated()
    client.force_login(person)
    return person


def page(client, *args):
    name = "webhook_detail" if args else "webhook_list"
    return client.get(reverse(name, args=args)).content.decode()


def test_one_is_added_and_its_secret_is_shown(client, officer):
    answer = client.post(reverse("webhook_list"), {"url": URL, "tells_of": "posts"})

    webhook = Webhook.objects.get()
    assert answer.url == reverse("webhook_detail", args=[webhook.pk])
    assert webhook.secret in page(client, webhook.pk)
    assert URL in page(client)


@pytest.mark.parametrize("url", ["http://example.org/", "https://me:word@example.org/", "words"])
def test_what_cannot_be_called_is_refused_in_words(client, officer, url):
    answer = client.post(reverse("webhook_list"), {"url": url, "tells_of": "posts"})

    assert answer.status_code == 422
    assert "cannot be called" in answer.content.decode()
    assert not Webhook.objects.exists()


def test_only_public_spaces_can_be_chosen(client, officer):
    closed = SpaceFactory(open_to="closed")
    asked = {"url": URL, "tells_of": "posts", "space": closed.pk}

    assert client.post(reverse("webhook_list"), asked).status_code == 422


def test_what_became_of_each_call_is_listed_and_can_be_tried_again(client, officer):
    webhook = set_webhook(url=URL, space=None, tells_of="posts", by=officer, at=now())
    post = threaded(by=DesignationFactory().person, title="Counting").posts.get()
    WebhookDelivery.objects.create(
        webhook=webhook, kind="post.written", key="a", post=post, made_at=now(), failed_at=now(), tried=8, status=500,
        why="Out of order",
    )  # fmt: skip
    told = page(client, webhook.pk)
    assert "Counting" in told
    assert "Out of order" in told

    client.post(reverse("webhook_detail", args=[webhook.pk]))

    assert WebhookDelivery.objects.get().next_at is not None


def test_one_is_ended(client, officer):
    webhook = set_webhook(url=URL, space=None, tells_of="posts", by=officer, at=now())

    client.post(reverse("webhook_detail", args=[webhook.pk]), {"end": "1"})

    assert Webhook.objects.get().ended_at is not None
    assert webhook.secret not in page(client, webhook.pk)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_much_for_three_as_for_one(
    client, officer, number, django_assert_num_queries
):
    for _ in range(number):
        set_webhook(url=URL, space=SpaceFactory(), tells_of="posts", by=officer, at=now())
    page(client)

    with django_assert_num_queries(11):
        page(client)
