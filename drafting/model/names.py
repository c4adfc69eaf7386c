"""Names that have a meaning of their own, and the closest real name for one that was mistyped."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from drafting.model.typing_slips import NO_WORDS, Words, slips_in
from drafting.patterns import lazy

TOP_LEVEL: Final = ("模板", "单位", "报告期", "公文", "上年", "指标", "明细表", "文字材料", "审核关系")

BUILT_IN: Final = frozenset(
    {*TOP_LEVEL, "提法", "全辖", "自称", "党委政府", "未完任务", "落后任务", "超控任务", "低于目标", "未了事项", "各方面"}
    | {"true", "false", "none", "True", "False", "None", "and", "or", "not", "in", "is", "if", "else", "loop", "self"}
    | {"super", "caller", "varargs", "kwargs", "range", "dict", "lipsum", "cycler", "joiner", "namespace"}
)
"""What a template can already say; a group of 指标 by one of these names could never be reached."""

_PEOPLE: Final = lazy("^(?:脱贫(?:劳动力|劳力|人口|户|群众|家庭)|监测(?:对象|户)|低收入(?:人口|家庭)|残疾人|搬迁(?:群众|人口|户|劳动力)|移民(?!搬迁|安置)|妇女|农民工|退役军人|老干部|离退休干部|高校毕业生)(?=.)")

REFUSED_NAME: Final = lazy(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\[\[|\]\]|\n|^\s*$")
"""Template syntax, a line end, or nothing at all."""

_CUTOFF: Final = 0.5
_TURNS: Final = ("未", "不", "无", "非", "已", "新增", "减少", "增长", "下降", "净", "退出", "逾期", "失")
"""Words that turn a name into another figure, mostly its opposite: 风险未消除户 is no other name of 风险消除户数."""
_OF_PLACE: Final = lazy("^(?:总数|数量|个数|规模)$|行政|区划|概况|简况|情况|基本|所辖|辖区|下辖|建制|[县乡村]情")


def closest(name: str, known: Iterable[str]) -> str | None:
    """The name in `known` that `name` most probably stands for, or None; never one that says the opposite."""
    return _best(name, tuple(known), _CUTOFF)


def probable_typo(name: str, known: Iterable[str], words: Words = NO_WORDS) -> str | None:
    """The one of `known` that `name` is with a slip of the fingers in it, or None where it may be a name of its own.

    `words` are those of the field, by which 村庄绿化 is told from 村庄绿花.
    """
    return _typo(name, tuple(known), words)


@lru_cache(maxsize=1024)  # the units of a batch give the same figures of their own, by the same names
def _typo(name: str, known: tuple[str, ...], words: Words) -> str | None:
    slips = slips_in(name, known, words)
    return next((each for each in slips if len(each) == len(name) or _turned(each) == _turned(name)), None)


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


def people_in(name: str) -> str:
    """Of whom a group's name says that its counts are: 脱贫劳动力 of 脱贫劳动力就业; "" where it says it of nobody."""
    match = _PEOPLE.match(name)
    return match[0] if match else ""


def is_people(name: str) -> bool:
    """Whether a name is that of people and no more: below 参保 it counts those of them who are insured."""
    return _PEOPLE.match(f"{name}的") is not None and people_in(f"{name}的") == name


def is_some_of_all(name: str) -> bool:
    """Whether a name is that of people whose figures are only some of what is counted. 低收入人口 and 监测对象 are those whom the work is for."""
    return is_people(name) and not name.startswith(("低收入", "监测"))


def counts_all_places(name: str) -> bool:
    """Whether 乡 and 村 below something of this name are all that there are: 行政区划, 全县概况, 下辖; below 示范创建 they are some of them."""
    return _OF_PLACE.search(name) is not None
