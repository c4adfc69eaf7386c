"""Comments by which a person says that a finding is known and right."""

from __future__ import annotations

from typing import Final

from drafting.patterns import lazy
from drafting.source import Source

_SILENCE: Final = lazy(r"(?:^|(?<=\s))#\s*情况属实[ \t:：]*(.*)$")


def silences(source: Source) -> dict[int, str]:
    """Comments `# 情况属实 R101：理由` as {line: "R101：理由"}, lines from 1.

    The line is the one the comment speaks of: its own, or the next line with data when it stands alone.
    Several for one line are joined by a line end.
    """
    if "情况属实" not in source.text:
        return {}
    lines = source.text.split("\n")
    found: dict[int, str] = {}
    for index, line in enumerate(lines):
        match = _SILENCE.search(line)
        if match is None:
            continue
        target = index if line[: match.start()].strip() else _next_data_line(lines, index)
        said = match[1].strip()
        found[target + 1] = f"{found[target + 1]}\n{said}" if target + 1 in found else said
    return found


def _next_data_line(lines: list[str], index: int) -> int:
    following = (at for at in range(index + 1, len(lines)) if lines[at].strip() and lines[at].lstrip()[0] != "#")
    return next(following, index)
