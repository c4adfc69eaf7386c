"""Which of many words stand in a text, found in one pass: a search a word costs ten times as much."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from drafting.checks.prose.passages import Text
from drafting.checks.prose.signs import forms_of, words_of
from drafting.patterns import lazy

_COMMON: Final = (
    "，。1、203村54.户人业6个“”8万一9产和实7贫元资全项工帮建乡扶的农目成是改动对进三发保年政县展作设推金脱部施持收开度入增务安落助上不整排"
    "就级月抓点市（）任题问查生中化监水行好管策到坚责制公家完困品二位定测四基强补地大会等加重方%亿以要提群力面导次口合通效接理用组障续体规支各出性至投；有条"
)
"""The commonest characters of such texts, the commonest first. A wrong guess costs time and changes no answer."""
_RANK: Final = {character: len(_COMMON) - at for at, character in enumerate(_COMMON)}
_OFTEN: Final = _RANK["全"]
"""From here on a character stands in a text so often that a word is sooner looked for than at each of its places."""
_OF_FIGURES: Final = frozenset("0123456789.\n")
"""What does not stand for itself in the form of a line."""


class WordSet:
    """Some words: each is looked for at the places of its rarest character, in the forms of lines but where it holds figures."""

    def __init__(self, words: Iterable[str]) -> None:
        self._often: list[str] = []
        self._with_figures: dict[str, str] = {}  # such a word → the form of each line that it may stand in holds this
        by_character: dict[str, list[tuple[str, int]]] = {}  # character → the words, and where in them it stands
        for word in sorted(set(words)):
            rarest = min(word, key=_rank)
            if not _OF_FIGURES.isdisjoint(word):
                self._with_figures[word] = words_of(max(forms_of(word), key=len))
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
        found = set[str]().union(*map(self._in_line, text.forms))
        return found.difference([word for word in found.intersection(self._with_figures) if word not in text.whole])

    def _standing_in_line(self, form: bytes) -> set[str]:
        """The words in a line of this form; those with figures, as far as that tells."""
        line = words_of(form)
        found = {word for word in self._often if word in line}
        found.update([word for word, inside in self._with_figures.items() if inside in line])
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
