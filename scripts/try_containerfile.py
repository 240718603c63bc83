"""Do what the Containerfile says, without a container engine, and look whether the house stands.

    python scripts/try_containerfile.py

As root: in a clean Debian made by debootstrap, the lines run as they stand, users and all. Otherwise, or where
that fails: in a fresh virtual environment in an empty folder, with an empty environment. Needs the network.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from containerfile import Instruction, ours

ROOT = Path(__file__).resolve().parents[1]
BASE = "python:3.11-slim-bookworm"
INSIDE = "python3,python3-pip,python-is-python3,ca-certificates"
READY = 120.0  # seconds
# How this machine reaches the network is the machine's affair, inside as outside.
LENT_FILES = ["/etc/resolv.conf", "/etc/hosts", "/etc/ssl/certs/ca-certificates.crt"]
LENT_NAMES = ["SSL_CERT_FILE", "PIP_CERT", "HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy"]


def say(text: str) -> None:
    print(text, flush=True)


class CleanRoot:
    """A Debian of the base image's release, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        say("Making a clean Debian with debootstrap …")
        if not shutil.which("debootstrap"):
            subprocess.run(["apt-get", "update", "-q"], stdout=subprocess.DEVNULL)
            install = ["apt-get", "install", "-y", "-q", "debootstrap"]
            quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(install, check=True, stdout=subprocess.DEVNULL, env=quiet)
        make = ["debootstrap", "--variant=minbase", f"--include={INSIDE}", "bookworm", str(folder)]
        subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
        for name in LENT_FILES:
            if Path(name).exists():
                shutil.copyfile(name, self.at(name))
        # The base image's Python takes libraries; Debian's asks not to be meddled with.
        for note in folder.glob("usr/lib/python3*/EXTERNALLY-MANAGED"):
            note.unlink()

    def at(self, path: str) -> Path:
        return self.folder / path.lstrip("/")

    def text(self, text: str) -> str:
        return text

    def applies(self, instruction: Instruction) -> bool:
        return True

    def start(
        self, command: list[str], environment: dict[str, str], workdir: str, user: str
    ) -> subprocess.Popen[bytes]:
        """Processes and shared memory are seen in a mount space of their own, which ends with the command."""
        inside = f'mount -t proc proc "{self.folder}/proc"; mount -t tmpfs tmpfs "{self.folder}/dev/shm"; exec "$@"'
        variables = [f"{name}={value}" for name, value in environment.items()]
        enter = ["chroot", *([f"--userspec={user}"] if user else []), str(self.folder)]
        there = ["sh", "-c", f'cd {workdir} && exec "$@"', "sh", *command]
        return subprocess.Popen(
            [
                "unshare",
                "--mount",
                "sh",
                "-c",
                inside,
                "sh",
                *enter,
                "env",
                "-i",
                *variables,
                *there,
            ]
        )


class EmptyFolder:
    """An empty folder that stands for the root, with a fresh virtual environment for the base image's Python."""

    PATHS = ("/opt/whimbrel", "/var/lib/whimbrel")

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        say("Making a fresh virtual environment in an empty folder …")
        subprocess.run([sys.executable, "-m", "venv", str(folder / "python")], check=True)
        (folder / "var/lib/whimbrel").mkdir(parents=True)

    def at(self, path: str) -> Path:
        return self.folder / path.lstrip("/")

    def text(self, text: str) -> str:
        for path in self.PATHS:
            text = text.replace(path, str(self.at(path)))
        return text

    def applies(self, instruction: Instruction) -> bool:
        return "useradd" not in instruction.text

    def start(
        self, command: list[str], environment: dict[str, str], workdir: str, user: str
    ) -> subprocess.Popen[bytes]:
        words = [self.text(word) for word in command]
        known = {name: self.text(value) for name, value in environment.items()}
        if str(self.folder / "python") not in known["PATH"]:
            known["PATH"] = f"{self.folder}/python/bin:{known['PATH']}"
        return subprocess.Popen(words, env=known, cwd=self.at(workdir))


Place = CleanRoot | EmptyFolder


class Image:
    """What the lines of the Containerfile leave behind."""

    def __init__(self, place: Place) -> None:
        self.place = place
        path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        lent = {name: os.environ[name] for name in LENT_NAMES if name in os.environ}
        self.environment = {"PATH": path, "HOME": "/root"} | lent
        self.workdir, self.user = "/", ""
        self.health: list[str] = []
        self.command: list[str] = []

    def build(self, lines: list[Instruction]) -> None:
        for line in lines:
            say(f"{line.word} {line.text}")
            match line.word:
                case "FROM":
                    assert line.text == BASE, f"this script makes {BASE}"
                case "ENV":
                    self.environment |= line.environment(self.environment)
                case "WORKDIR":
                    self.workdir = line.text
                    self.place.at(line.text).mkdir(parents=True, exist_ok=True)
                case "COPY":
                    self._copy(line.text.split())
                case "RUN":
                    if self.place.applies(line):
                        done = self.start(line.command).wait()
                        assert done == 0, f"ended with {done}"
                case "USER":
                    self.user = line.text
                case "HEALTHCHECK":
                    self.health = line.command
                case "CMD":
                    self.command = line.command

    def start(self, command: list[str], **settings: str) -> subprocess.Popen[bytes]:
        environment = self.environment | settings
        return self.place.start(command, environment, self.workdir, self.user)

    def _copy(self, words: list[str]) -> None:
        """What git keeps of these, as `.dockerignore` would have it."""
        target = self.place.at(f"{self.workdir}/{words[-1]}")
        several = words[-1].endswith("/")
        for source in words[:-1]:
            kept = subprocess.run(
                ["git", "ls-files", "-z", "--", source],
                cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
            ).stdout.split("\0")  # fmt: skip
            for name in filter(None, kept):
                within = Path(name) if several else Path(name).relative_to(source)
                (target / within).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, target / within)


def look_at(image: Image) -> None:
    """Start the house as the image does, ask it, stop it. Raises AssertionError."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    # This machine only, whatever the image says about its own network.
    settings = {"HOST": "127.0.0.1", "PORT": port}
    say(f"CMD {image.command}")
    server = image.start(image.command, **settings)
    try:
        until = time.monotonic() + READY
        while image.start(image.health, **settings).wait() != 0:
            assert server.poll() is None, f"the house ended with {server.returncode}"
            assert time.monotonic() < until, "the house did not become ready"
            time.sleep(2)
        for path in ("/readyz", "/en/", "/fr/"):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
                text = answer.read().decode()
            say(f"{answer.status} {path} {len(text)} {text if path == '/readyz' else ''}")
        assert "Pays" in text, "the house speaks no French"
    finally:
        server.send_signal(signal.SIGTERM)
        ended = server.wait(timeout=30)
    assert ended == 0, f"the house ended with {ended} when it was told to stop"
    say("It stopped when it was told to.")


def attempt(kind: type[Place]) -> None:
    folder = Path(tempfile.mkdtemp(prefix="whimbrel-container-"))
    folder.chmod(0o755)
    try:
        image = Image(kind(folder))
        image.build(ours())
        look_at(image)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    if os.getuid() == 0:
        try:
            attempt(CleanRoot)
            sys.exit()
        except (subprocess.CalledProcessError, OSError) as error:
            say(f"No clean root: {error}")
    attempt(EmptyFolder)
