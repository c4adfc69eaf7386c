"""Which of many words stand in a text, found in one pass: a search a word costs ten times as much."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from drafting.checks.prose.passages import FIGURES, Text, marks_of, worded
from drafting.patterns import lazy

_COMMON: Final = (
    "，。1、203村54.户人业6个“”8万一9产和实7贫元资全项工帮建乡扶的农目成是改动对进三发保年政县展作设推金脱部施持收开度入增务安落助上不整排"
    "就级月抓点市（）任题问查生中化监水行好管策到坚责制公家完困品二位定测四基强补地大会等加重方%亿以要提群力面导次口合通效接理用组障续体规支各出性至投；有条"
)
"""The commonest characters of such texts, the commonest first. A wrong guess costs time and changes no answer."""
_RANK: Final = {character: len(_COMMON) - at for at, character in enumerate(_COMMON)}
_OFTEN: Final = _RANK["全"]
"""From here on a character stands in a text so often that a word is sooner looked for than at each of its places."""
_IN_FIGURES: Final = FIGURES + b"\n"
_OF_FIGURES: Final = frozenset(_IN_FIGURES.decode())
"""ASCII that every text holds: most hold no other."""


class WordSet:
    """Some words: each is looked for at the places of its rarest character, those in ASCII where there is more than figures, marks among the text's."""

    def __init__(self, words: Iterable[str]) -> None:
        self._ascii: list[tuple[str, frozenset[int]]] = []  # and the characters that must be there
        self._often: list[str] = []
        self._marks: dict[int, str] = {}  # words of one mark, by its byte
        self._of_marks: list[tuple[bytes, str]] = []  # words of several marks, or with figures in them
        by_character: dict[str, list[tuple[str, int]]] = {}  # character → the words, and where in them it stands
        for word in sorted(set(words)):
            rarest = min(word, key=_rank)
            marks = marks_of(word)
            if len(word) == 1 and marks:
                self._marks[marks[0]] = word
            elif word.isascii() and (odd := set(word.encode()).difference(_IN_FIGURES)):
                self._ascii.append((word, frozenset(odd)))
            elif len(marks) == len(word) or not _OF_FIGURES.isdisjoint(word):
                self._of_marks.append((marks, word))
            elif _rank(rarest) >= _OFTEN:
                self._often.append(word)
            else:
                by_character.setdefault(rarest, []).append((word, word.index(rarest)))
        # Each way begins with one character: the engine skips what is none of them quickly. It tries the commonest first.
        self._by_character = {each: by_character[each] for each in sorted(by_character, key=_rank, reverse=True)}
        self._in_line = lru_cache(maxsize=1024)(self._standing_in_line)
        self._pattern = lazy("|".join([_standing(each, at) for each, at in self._by_character.items()])) if by_character else None

    def standing_in(self, text: Text) -> set[str]:
        """The words that the text holds; they may overlap."""
        whole, marks = text.whole, text.marks
        found = {self._marks[each] for each in self._marks.keys() & set(marks)}
        found.update([word for kept, word in self._of_marks if kept in marks and word in whole])
        odd = whole.encode("ascii", "ignore").translate(None, _IN_FIGURES)
        if odd:
            given = set(odd)
            found.update([word for word, needed in self._ascii if needed <= given and word in whole])
        found.update([word for word in set[str]().union(*map(self._in_line, text.bare)) if word in whole])
        return found

    def _standing_in_line(self, bare: bytes) -> set[str]:
        """The words without marks alone and without figures that one of `Text.bare` holds."""
        line = worded(bare)
        found = {word for word in self._often if word in line}
        for match in self._pattern.finditer(line) if self._pattern is not None else ():
            words = self._by_character[match[0]]
            if len(words) == 1:  # it is this one that the pattern found
                found.add(words[0][0])
                continue
            at = match.start()
            for word, before in words:
                if word not in found and at >= before and line.startswith(word, at - before):
                    found.add(word)
        return found


def _standing(character: str, words: list[tuple[str, int]]) -> str:
    """The pattern of a character where it stands in one of the words."""
    ways = []
    for word, at in words:
        before, after = re.escape(word[:at]), re.escape(word[at + 1 :])
        ways.append((f"(?={after})" if after else "") + (f"(?<={before}.)" if before else ""))
    inside = "|".join(ways) if all(ways) else ""  # a word of one character stands wherever that does
    return re.escape(character) + (f"(?:{inside})" if inside else "")


def _rank(character: str) -> int:
    return _RANK.get(character, 0)
