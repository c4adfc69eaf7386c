"""Names that have a meaning of their own, and the closest real name for one that was mistyped."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from drafting.patterns import lazy

TOP_LEVEL: Final = ("模板", "单位", "报告期", "公文", "上年", "指标", "明细表", "文字材料", "审核关系")

BUILT_IN: Final = frozenset(
    {*TOP_LEVEL, "提法", "全辖", "自称", "党委政府", "未完任务"}
    | {"true", "false", "none", "True", "False", "None", "and", "or", "not", "in", "is", "if", "else", "loop", "self"}
    | {"super", "caller", "varargs", "kwargs", "range", "dict", "lipsum", "cycler", "joiner", "namespace"}
)
"""What a template can already say; a group of 指标 by one of these names could never be reached."""

REFUSED_NAME: Final = lazy(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\[\[|\]\]|\n|^\s*$")
"""Template syntax, a line end, or nothing at all."""

_CUTOFF: Final = 0.5
_LIKELY_TYPO: Final = 0.7

# 市级示范社 and 县级示范社 differ by one character and are two indicators
_CONTRASTS: Final = frozenset(
    "省市县区乡镇村组国上下前后左右东西南北中内外已未新旧增减多少大小高低男女老幼城一二三四五六七八九十甲乙丙丁在基"
)
_TURNS: Final = ("未", "不", "无", "非", "已", "新增", "减少", "增长", "下降", "净", "退出", "逾期", "失")
"""Words that turn a name into another figure, mostly its opposite: 风险未消除户 is no other name of 风险消除户数."""


def closest(name: str, known: Iterable[str]) -> str | None:
    """The name in `known` that `name` most probably stands for, or None; never one that says the opposite."""
    return _best(name, tuple(known), _CUTOFF)


@lru_cache(maxsize=8192)
def probable_typo(name: str, known: tuple[str, ...]) -> str | None:
    """Like `closest`, but only where `name` is hardly a name of its own.

    Two names that extend each other by a word (帮扶车间, 帮扶车间带动) or differ in a contrasting
    character (市级, 县级) are two indicators.
    """
    found = _best(name, known, _LIKELY_TYPO)
    return None if found is None or _is_another(name, found) else found


@lru_cache(maxsize=8192)
def _best(name: str, known: tuple[str, ...], cutoff: float) -> str | None:
    letters = set(name)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(name)
    best, score = None, cutoff
    for candidate in known:
        if candidate == name or letters.isdisjoint(candidate) or _turned(name) != _turned(candidate):
            continue
        matcher.set_seq1(candidate)
        if matcher.real_quick_ratio() < score or matcher.quick_ratio() < score:
            continue
        ratio = matcher.ratio()
        if ratio > score or (ratio == score and best is None):
            best, score = candidate, ratio
    return best


def _turned(name: str) -> tuple[bool, ...]:
    return tuple(word in name for word in _TURNS)


def _is_another(name: str, found: str) -> bool:
    shorter, longer = sorted((name, found), key=len)
    if len(longer) - len(shorter) > 1 and _within(shorter, longer):
        return True
    swapped = [pair for pair in zip(name, found, strict=False) if pair[0] != pair[1]]
    if len(name) == len(found) and swapped:
        return all(_CONTRASTS.issuperset(pair) for pair in swapped)
    added = set(longer) - set(shorter)
    return len(longer) - len(shorter) == 1 and _CONTRASTS.issuperset(added) and bool(added)


def _within(shorter: str, longer: str) -> bool:
    """Whether a name is another with more words before, behind or in it: 农产品销售额, 农产品网络销售额."""
    letters = iter(longer)
    return all(letter in letters for letter in shorter)
