"""Words that a name may be made of, with nothing between them: 农村 and 学校 of 农村学校食堂, which 食堂 follows."""

from __future__ import annotations

from collections.abc import Iterable


class Vocabulary:
    """A list of words; how far into a name they reach is found without trying each way of cutting it."""

    __slots__ = ("_longest", "words")

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._longest = max(map(len, self.words), default=0)

    def reached(self, name: str, start: int = 0) -> list[int]:
        """Where the words that follow each other from `start` may end, `start` itself included."""
        found = {start}
        for at in range(start, len(name)):
            if at in found:
                found.update(until for until in range(at + 1, min(at + self._longest, len(name)) + 1) if name[at:until] in self.words)
        return sorted(found)
