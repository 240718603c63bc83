"""The files for containers, read as far as a machine without a container engine can; `make try-container` runs them."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from scripts.containerfile import instructions, ours
from tests.compose import NotRead, read

ROOT = Path(__file__).parents[1]
COMPOSE = (ROOT / "deploy/compose.yaml").read_text()
# What an engine reads; a word misspelt is an error there and would be none here.
WORDS = {
    "FROM", "ENV", "WORKDIR", "RUN", "COPY", "USER", "VOLUME", "EXPOSE", "HEALTHCHECK", "STOPSIGNAL", "CMD",
}  # fmt: skip


def all_of(word):
    return [line for line in ours() if line.word == word]


def service(name):
    """The lines of one service of the compose file."""
    return re.search(rf"^  {name}:\n(.*?)(?=^  \S|^\S|\Z)", COMPOSE, re.M | re.S).group(1)


def test_continued_lines_are_one_instruction_and_comments_are_none():
    read = instructions('# A remark\nENV A=1 \\\n    B=$A\n\nCMD ["sh", "-c", "true"]\n')

    assert [line.word for line in read] == ["ENV", "CMD"]
    assert read[0].environment({"A": "0"}) == {"A": "1", "B": "0"}
    assert read[1].command == ["sh", "-c", "true"]


def test_the_image_starts_from_a_named_release_and_ends_as_nobody_s_root():
    assert {line.word for line in ours()} <= WORDS
    assert [line.text for line in all_of("FROM")] == ["python:3.11-slim-bookworm"]
    assert [line.text for line in all_of("USER")] == ["whimbrel"]
    last_run = max(number for number, line in enumerate(ours()) if line.word == "RUN")
    assert [line.word for line in ours()].index("USER") > last_run


def test_everything_the_image_copies_is_there_and_is_not_ignored():
    let_in = re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text(), re.M)
    copied = [word for line in all_of("COPY") for word in line.text.split()[:-1]]

    assert sorted(copied) == sorted(let_in)
    assert [word for word in copied if not (ROOT / word).exists()] == []


def test_the_image_installs_what_is_locked_with_all_extras_and_no_tools_of_ours():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"][
        "optional-dependencies"
    ]
    syncs = [line.text for line in all_of("RUN") if "uv sync" in line.text]

    assert len(syncs) == 2
    for sync in syncs:
        assert "--frozen --no-dev" in sync
        assert re.findall(r"--extra (\w+)", sync) == list(extras)


def test_the_image_hands_its_signals_to_the_house_and_is_asked_whether_it_is_ready():
    (start,) = all_of("CMD")
    (health,) = all_of("HEALTHCHECK")

    assert start.command[:2] == ["sh", "-c"]
    assert start.command[2].endswith("&& exec whimbrel serve")
    assert health.command == ["python", "scripts/ready.py"]


def test_a_house_that_does_not_answer_is_not_ready():
    asked = subprocess.run(
        [sys.executable, ROOT / "scripts/ready.py"],
        env={"PORT": "1"}, capture_output=True, text=True, timeout=30,
    )  # fmt: skip

    assert asked.returncode == 1
    assert "Traceback" not in asked.stderr


# Of the words of a compose file those that ours uses (https://github.com/compose-spec/compose-spec, 05-services).
OF_A_SERVICE = {
    "build", "image", "restart", "read_only", "tmpfs", "environment", "volumes", "depends_on", "command",
    "healthcheck", "ports",
}  # fmt: skip


def test_compose_is_read_as_an_engine_reads_it():
    house = read(COMPOSE)

    assert set(house) == {"x-node", "services", "volumes"}
    assert set(house["services"]) == {"postgres", "valkey", "node-a", "node-b", "proxy"}
    for name, service in house["services"].items():
        assert set(service) <= OF_A_SERVICE, name
        assert "image" in service
    node = house["services"]["node-b"]
    assert node["read_only"] is True
    assert node["tmpfs"] == ["/tmp"]
    assert node["environment"]["WHIMBREL_BEHIND_PROXY"] == "1"


def test_everything_that_compose_names_is_there():
    house = read(COMPOSE)
    for service in house["services"].values():
        for name, waits_for in service.get("depends_on", {}).items():
            other = house["services"][name]
            assert waits_for["condition"] in {"service_healthy", "service_started"}
            # Who is waited for until it is healthy must say whether it is: here, or in its image.
            if waits_for["condition"] == "service_healthy":
                assert "healthcheck" in other or other["image"] == "whimbrel"
        for volume in service.get("volumes", []):
            place = volume.split(":")[0]
            known = (
                (ROOT / "deploy" / place).exists() if place[0] == "." else place in house["volumes"]
            )
            assert known, volume
        if "build" in service:
            context = (ROOT / "deploy" / service["build"]["context"]).resolve()
            assert (context / service["build"]["dockerfile"]).is_file()


@pytest.mark.parametrize(
    "text",
    [
        "a:\n   b: 1",
        "a:\n\tb: 1",
        "a: 1\na: 2",
        "a: [1, 2",
        "a: b: c",
        "a: *nobody",
        "a:\n  - b\n    c: 1",
        "- a",
        "a",
    ],
)
def test_what_is_no_compose_file_is_refused(text):
    with pytest.raises(NotRead):
        read(text)


def test_compose_sets_only_settings_there_are_and_holds_no_secret():
    settings = (ROOT / "docs/running/settings.md").read_text()
    node = re.search(r"^x-node:.*?(?=^services:)", COMPOSE, re.M | re.S).group()
    names = re.findall(r"^    ([A-Z_]+):", node, re.M)

    assert "DATABASE_URL" in names
    assert [name for name in names if f"| `{name}` |" not in settings] == []
    for secret in re.findall(r"(?:PASSWORD|SECRET_KEY): (.*)", COMPOSE):
        assert secret.startswith("${")
        assert ":?" in secret


def test_compose_gives_each_node_its_own_data_and_both_the_same_files():
    nodes = {name: re.findall(r"- ([\w-]+):(/\S+)", service(name)) for name in ("node-a", "node-b")}

    for name, volumes in nodes.items():
        assert volumes == [(name, "/var/lib/whimbrel"), ("media", "/var/lib/whimbrel/media")]


def test_compose_names_its_nodes_as_the_proxy_does_and_starts_them_first():
    conf = (ROOT / "deploy/nginx.conf").read_text()

    assert re.findall(r"server ([\w-]+):8000 ", conf) == ["node-a", "node-b"]
    assert re.findall(r"      (node-\w):", service("proxy")) == ["node-a", "node-b"]
    assert '"8080:8080"' in service("proxy")
    assert "listen 8080;" in conf
