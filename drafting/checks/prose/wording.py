"""The rules that maintainers keep as data: terms out of use, words written wrong, marks that clash."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from operator import or_
from typing import Final

from drafting.checks.prose.passages import MARKS, Finding, Text, marks_of
from drafting.checks.prose.setting import Setting
from drafting.checks.prose.signs import words_of
from drafting.checks.prose.wordset import WordSet
from drafting.model.text_rules import Term, TextRule
from drafting.patterns import lazy
from drafting.tuples import NamedTuple

_WINDOW = 56
"""Characters on both sides of a hit in which an exception may stand."""
_ONE_OF: Final = lazy(r"\[([^\]\\^-]{2,12})\](?![*+?{])")
"""What a pattern begins with: one of some characters."""
_FEW: Final = 3

_QUANTITY: Final = lazy(r"\{\d*,?\d*\}")
_MAY_BE_FIGURES: Final = lazy(r"[0-9.^\n-]|\\\w")
"""What stands in the source of a pattern that may match figures, or other lines."""
_A_FIGURE: Final = lazy(r"\\d(?!\\d|[+*?{])")
"""By itself it matches in a form, too: some figure stands there."""
_UNLIKE: Final = ("(?!", "(?<!")
"""But where none may stand, there may be a point, which forms show as a figure."""

Beginning = tuple[int | None, re.Pattern[str]]
"""A pattern one of which must be found, and the mark it begins with, by its byte, where that is one."""


class Asked(NamedTuple):
    """A rule, the words one of which it needs, and what is sought first: in forms, by the bit that these show, and in the text."""

    rule: TextRule
    words: frozenset[str]
    bit: int
    beginnings: list[Beginning]


class Wording:
    """Rules of wording, ready to be held against many texts."""

    def __init__(self, rules: Iterable[TextRule]) -> None:
        self.rules = tuple(rules)
        self._of_forms: list[re.Pattern[str]] = []
        self._asking = [self._asked(rule) for rule in self.rules]
        self._words = WordSet([word for asked in self._asking for word in asked.words])
        self._shown = lru_cache(maxsize=2048)(self._shown_by)

    def _asked(self, rule: TextRule) -> Asked:
        beginnings = _beginnings(rule)
        of_forms = [pattern for _, pattern in beginnings if _is_of_forms(pattern.pattern)]
        first = len(self._of_forms)
        self._of_forms += of_forms
        bits = sum(1 << at for at in range(first, len(self._of_forms)))
        return Asked(rule, frozenset(_words(rule)), bits, [each for each in beginnings if each[1] not in of_forms])

    def _shown_by(self, form: bytes) -> int:
        """The bits of what is sought first and is found in a form."""
        words = words_of(form)
        return sum(1 << at for at, pattern in enumerate(self._of_forms) if pattern.search(words))

    def standing_in(self, text: Text) -> set[str]:
        """The words of the text that rules ask for: found in one look."""
        return self._words.standing_in(text)

    def findings(self, text: Text, setting: Setting, present: set[str]) -> Iterator[Finding]:
        """The hits of every rule that holds for this 文种, unit and period; `present` are the words that stand in the text."""
        shown = reduce(or_, map(self._shown, text.forms), 0)
        for rule, words, bit, beginnings in self._asking:
            if (words and present.isdisjoint(words)) or (rule.kinds and setting.kind not in rule.kinds):
                continue
            if rule.pattern is not None and (shown & bit or _may_hit(text, beginnings)):
                yield from _pattern_hits(text, rule, rule.pattern)
            for term in rule.terms:
                if term.wrong in present and _in_force(term, setting):
                    yield from _term_hits(text, rule, term)
            for names in rule.variants:
                if len(present.intersection(names)) > 1:
                    yield from _variant_hits(text, rule, names)


def _is_of_forms(source: str) -> bool:
    """Whether a pattern that matches in a line does so in the line's form."""
    bare = _QUANTITY.sub("", source)
    return not _MAY_BE_FIGURES.search(bare if any(each in bare for each in _UNLIKE) else _A_FIGURE.sub("", bare))


def _beginnings(rule: TextRule) -> list[Beginning]:
    """What the rule says is sought first; else its pattern, or one for each of the few characters or marks it begins with:
    all of them are found sooner than one of several.
    """
    if rule.glances:
        return [(None, each) for each in rule.glances]
    if rule.pattern is None:
        return []
    source = rule.pattern.pattern
    one_of = _ONE_OF.match(source)
    if one_of is None or (len(one_of[1]) > _FEW and not set(one_of[1]).issubset(MARKS)):
        return [(None, rule.pattern)]
    return [((marks_of(each) or (None,))[0], lazy(re.escape(each) + source[one_of.end() :])) for each in one_of[1]]


def _may_hit(text: Text, beginnings: list[Beginning]) -> bool:
    whole, marks = text.whole, text.marks
    for mark, pattern in beginnings:  # noqa: SIM110 -- a generator takes longer
        if (mark is None or mark in marks) and pattern.search(whole):
            return True
    return False


def _words(rule: TextRule) -> Iterator[str]:
    """Of what must stand in a text for the rule to have a hit in it; none where nobody has said."""
    yield from rule.anchors
    yield from (term.wrong for term in rule.terms)
    for names in rule.variants:
        yield from names


def _pattern_hits(text: Text, rule: TextRule, pattern: re.Pattern[str]) -> Iterator[Finding]:
    for match in pattern.finditer(text.whole):
        span = _whole_number(text, match.start()), match.end()
        hit = text.whole[slice(*span)].strip("\n")
        if hit and "\n" not in hit and not _is_excepted(text, span, rule.unless):
            yield Finding(rule.rule, span[0], _shown(text, span), _filled(rule.message, hit), _filled(rule.hint, hit), span[1])


def _whole_number(text: Text, start: int) -> int:
    """Where a hit that begins within a number shows it whole."""
    while text.whole[start : start + 1].isascii() and start and text.whole[start - 1].isdecimal():
        start -= 1
    return start


def _term_hits(text: Text, rule: TextRule, term: Term) -> Iterator[Finding]:
    start = text.whole.find(term.wrong)
    while start >= 0:
        span = (start, start + len(term.wrong))
        if not _is_excepted(text, span, term.unless):
            source = f"（{term.source}）" if term.source else ""
            message = rule.message or f"“{term.wrong}”是{rule.rule.title}{source}"
            hint = rule.hint or (f"改为“{term.right}”" if term.right else "删去，或换一种说法")
            said, hint = (_filled(each, term.wrong, term.right) for each in (message, hint))
            yield Finding(rule.rule, start, term.wrong, said, hint)
        start = text.whole.find(term.wrong, span[1])


def _variant_hits(text: Text, rule: TextRule, names: tuple[str, ...]) -> Iterator[Finding]:
    """A longer way of writing may hold a shorter one: that is no second way."""
    used: dict[str, int] = {}
    rest = text.whole
    for name in sorted(names, key=len, reverse=True):
        at = rest.find(name)
        if at >= 0:
            used[name] = at
            rest = rest.replace(name, "\ufffc" * len(name))
    if len(used) > 1:
        later = max(used, key=lambda name: used[name])
        listed = "、".join(f"“{name}”" for name in sorted(used, key=lambda name: used[name]))
        yield Finding(rule.rule, used[later], later, rule.message or f"同一个词有两种写法：{listed}", rule.hint or "全文统一成一种")


def _in_force(term: Term, setting: Setting) -> bool:
    """Whether the wording is wrong here and now; with no period known, only what is wrong at any time."""
    period, unit = setting.period, setting.unit
    if term.since or term.until:
        if period is None:
            return False
        month = (period.year, period.last_month)
        if (term.since and month < term.since) or (term.until and month > term.until):
            return False
    if term.levels and (unit is None or unit.level not in term.levels):
        return False
    return not term.regions or (unit is not None and unit.region.startswith(term.regions))


def _is_excepted(text: Text, span: tuple[int, int], unless: re.Pattern[str] | None) -> bool:
    if unless is None:
        return False
    start, end = span
    window = max(0, start - _WINDOW)
    around = text.whole[window : end + _WINDOW]
    return any(match.start() <= start - window and match.end() >= end - window for match in unless.finditer(around))


def _shown(text: Text, span: tuple[int, int]) -> str:
    """The hit itself; a lone mark with the words around it."""
    start, end = span
    if end - start > 3:
        return text.whole[start:end].strip("\n")
    passage = text.passage(start)
    left, right = max(passage.start, start - 6), min(passage.start + len(passage.text), end + 6)
    return text.whole[left:right]


def _filled(said: str, hit: str, right: str = "") -> str:
    return said.replace("{原文}", hit).replace("{改为}", right)
