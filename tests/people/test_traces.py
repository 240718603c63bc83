import pytest

from whimbrel.people.traces import device, digest, network

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36"
ANDROID = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        (WINDOWS, ("Chrome", "Windows")),
        (WINDOWS + " Edg/126.0", ("Edge", "Windows")),
        (ANDROID, ("Chrome", "Android")),
        (IPHONE, ("Safari", "iPhone")),
        (FIREFOX, ("Firefox", "Linux")),
        ("curl/8.5", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_device_is_named_roughly(agent, expected):
    assert device(agent) == expected


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("197.248.13.77", "197.248.13.0/24"),
        ("2001:db8:1234:5678::1", "2001:db8:1234::/48"),
        ("::ffff:197.248.13.77", "197.248.13.0/24"),
        ("nowhere", ""),
        ("", ""),
    ],
)
def test_of_an_address_only_the_network_is_kept(address, kept):
    assert network(address) == kept


def test_a_key_cannot_be_read_from_its_digest():
    assert digest("key") == "2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683"
