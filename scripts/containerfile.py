"""A Containerfile, read as far as ours goes: instructions, their words, the environment they set."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

CONTAINERFILE = Path(__file__).resolve().parents[1] / "deploy/Containerfile"
VARIABLE = re.compile(r"\$\{?(\w+)\}?")


@dataclass(frozen=True)
class Instruction:
    word: str
    text: str

    @property
    def command(self) -> list[str]:
        """What is run: the words of the exec form, or the shell with the line."""
        text = self.text[self.text.index("[") :] if self.word == "HEALTHCHECK" else self.text
        return json.loads(text) if text.startswith("[") else ["sh", "-ec", text]

    def environment(self, before: dict[str, str]) -> dict[str, str]:
        """What an ENV line sets, with what was set before filled in."""
        pairs = (pair.partition("=") for pair in self.text.split())
        return {
            name: VARIABLE.sub(lambda found: before.get(found[1], ""), value)
            for name, _, value in pairs
        }


def instructions(text: str) -> list[Instruction]:
    """One for each instruction, in order; comments left out, continued lines joined."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    whole = re.sub(r"\\\n\s*", " ", "\n".join(lines))
    parts = (line.strip().partition(" ") for line in whole.splitlines() if line.strip())
    return [Instruction(word, rest.strip()) for word, _, rest in parts]


def ours() -> list[Instruction]:
    return instructions(CONTAINERFILE.read_text())
