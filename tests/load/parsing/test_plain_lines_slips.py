"""Files as clerks spoil them: where plain lines are read at all, the parser reads the same."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
import yaml

from drafting.load.parsing.growth import Growth, StopReading
from drafting.load.parsing.plain_lines import read_plain_lines
from drafting.load.parsing.text import read_text
from drafting.load.parsing.yaml_events import _grow, _NotANameError
from drafting.source import GrownTree

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
TIMES = 40_000
TYPED = [
    ": ", ":", "：", "- ", "-", "\n", "\n\n", "  ", " ", "#", " #", "{", "}", "[", "]", ",", ", ", "'", '"', "''", "\\", "|", ">", "|-", ">-", "|+", "|2",
    "&a", "*a", "!t", "?", "? ", "~", "null", "%", "@", "`", "\t", "\r", "\u3000", "\u00a0", "\u200b", "\ufeff", "\u2028", "\x85", "---", "...", "=", "<<",
    "1,200户", "甲: {乙: 1}", "- 甲: 2", "\n  甲: 3", "\n- 甲", "https://a.b/c:d", "12:30", "...\n", "---\n", "%YAML 1.2\n", "甲: 乙: 丙", "[甲]: 1", "\U0001f600",
]  # fmt: skip


@pytest.mark.slow
def test_a_spoilt_file_is_read_as_the_parser_reads_it_or_left_to_it():
    random = Random(20261126)
    texts = [each.read_text(encoding="utf-8") for each in sorted(SAMPLES.rglob("*.yaml"))]
    read = 0
    for _ in range(TIMES):
        text = _some_lines(random.choice(texts), random)
        for _ in range(random.choice((0, 1, 1, 1, 2, 3, 5))):
            text = _spoilt(text, random)
        source, _ = read_text(text.encode(), "数据.yaml")
        plain = read_plain_lines(source) if source is not None else None
        if source is not None and plain is not None:
            read += 1
            growth = Growth(source, GrownTree(source.name))
            try:
                _grow(growth)
            except (yaml.YAMLError, _NotANameError, StopReading) as refused:
                pytest.fail(f"{text!r}: {refused}")
            assert (plain.value, plain.met, growth.problems, growth.tree.lines) == (growth.tree.value, growth.tree.met, [], {}), text
    assert read > TIMES / 10


def _some_lines(text: str, random: Random) -> str:
    lines = text.split("\n")
    first = random.randrange(len(lines))
    lines = lines[first : first + random.randint(1, 25)]
    deep = len(lines[0]) - len(lines[0].lstrip(" ")) if random.random() < 0.5 else 0
    return "\n".join(each[deep:] if not each[:deep].strip() else each for each in lines) + "\n"


def _spoilt(text: str, random: Random) -> str:
    kind, at = random.random(), random.randrange(len(text) + 1)
    if kind < 0.5:
        return text[:at] + random.choice(TYPED) + text[at:]
    if kind < 0.75:
        return text[:at] + text[at + random.randint(1, 3) :]
    lines = text.split("\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    if kind < 0.85:
        lines[one] = " " * random.randint(0, 6) + lines[one].lstrip(" ")
    elif kind < 0.95:
        lines[one], lines[other] = lines[other], lines[one]
    else:
        lines.insert(one, lines[other])
    return "\n".join(lines)
