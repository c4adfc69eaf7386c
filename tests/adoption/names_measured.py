"""What `adopt` calls the figures of passages that it was made with in view, and of some held out: right, vague (part of the right name), wrong, or left words.

python -m tests.adoption.names_measured [--all]; --all lists what is not right.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from drafting.adoption.field import Field
from drafting.adoption.line import read_line
from drafting.pipeline import open_library
from drafting.quantities.reported import figures_of
from tests.adoption.named_passages import HELD_OUT, LATER_HELD_OUT, LEARNED_FROM, OF_THREE_BUREAUS

ASKED = re.compile("〔([^〕]*)〕")
PATH = re.compile(r"\{\{ 示例\.([^|} ]+)(?:\|(同比))?")


def named(marked: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Each figure of a marked passage: its words, the names that it may have, the one that it gets ("" where it stays a word)."""
    words, ends = "", {}
    at = 0
    for match in ASKED.finditer(marked):
        words += marked[at : match.start()]
        ends[len(words)] = tuple(match[1].split("/"))
        at = match.end()
    words += marked[at:]
    units = open_library().units
    holes = read_line(Field(("示例县",), 2025), words, figures_of(words, units)[0], ("示例",)).holes
    got = {hole.end: ".".join(filter(None, match.groups())) for hole in holes if (match := PATH.match(hole.code))}
    yield from ((words[max(end - 14, 0) : end], asked, got.get(end, "")) for end, asked in ends.items())


def verdict(asked: Sequence[str], got: str) -> str:
    if got in asked:
        return "right"
    if not got:
        return "left a word"
    return "vague" if any(_is_part(got, each) for each in asked) else "wrong"


def _is_part(short: str, long: str) -> bool:
    letters = iter(long)
    return all(each in letters for each in short)


def main() -> None:
    for title, passages in (("learned from", LEARNED_FROM), ("held out", HELD_OUT), ("held out later", LATER_HELD_OUT), ("of three bureaus", OF_THREE_BUREAUS)):
        told = [(*each, verdict(each[1], each[2])) for passage in passages for each in named(passage)]
        print(f"{title}: {len(passages)} passages, {len(told)} figures:", ", ".join(f"{kind} {count}" for kind, count in Counter(kind for *_, kind in told).most_common()))
        if "--all" in sys.argv:
            for words, asked, got, kind in told:
                if kind != "right":
                    print(f"  {kind:12}{words}  → {got or '-'}  ({' / '.join(asked)})")


if __name__ == "__main__":
    main()
