"""One thing that two places count: a reservoir in the 名录 of both, so that their sum has it twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.registry import declare
from drafting.rollup.rolled import Rolled
from drafting.rollup.town import Stand


def _town(name: str, reservoir: str) -> str:
    return (
        f"# 文件：{name}.yaml\n模板: general/annual\n单位: {{名称: {name}人民政府, 地区: 示例县{name}, 层级: 乡镇}}\n报告期: 2026年\n指标: {{}}\n"
        f"明细表: {{水利设施: [{{水库: {reservoir}, 投资: 12万元}}]}}\n"
    )


_FEW: Final = 3
_RUN: Final = "$ drafting rollup 东乡.yaml 西乡.yaml -o 全县.yaml\n"

NAMED_TWICE: Final = declare(
    Rule(
        "S153", "几个乡镇都有的同一个名称", Severity.WARNING,
        "两个乡镇的明细表里有同名的水库、道路、项目，或者一个指标的名录里有同一个名称：跨乡镇的一处，两边都算了，加起来就多了一处。"
        "明细表里数也一样的，后一行写成注释，没有算；名录里的，这个指标写待补。是同一个的，只在一个乡镇留着；不是的，名称写全。",
        hits=_town("东乡", "青龙水库") + _town("西乡", "青龙水库") + _RUN,
        clean=_town("东乡", "青龙水库") + _town("西乡", "白石水库") + _RUN,
    )
)


def named_twice(stands: Sequence[Stand]) -> dict[str, list[Stand]]:
    """A name in the 名录 of two or more → whose."""
    found: dict[str, list[Stand]] = defaultdict(list)
    for each in stands:
        for name in dict.fromkeys(_names(each)):
            found[name].append(each)
    return {name: several for name, several in found.items() if len(several) > 1}


def said_of(stands: Sequence[Stand]) -> list[str]:
    """东乡、西乡都算了“青龙水库”: what stands behind the figure."""
    by_places: dict[str, list[str]] = defaultdict(list)
    for name, several in named_twice(stands).items():
        by_places["、".join(each.town.name for each in several)].append(name)
    return [f"{places}都算了“{'”“'.join(names[:_FEW])}”{f'等{len(names)}处' if len(names) > _FEW else ''}" for places, names in by_places.items()]


def told_of(figures: Sequence[Rolled]) -> Iterator[Diagnostic]:
    """Each figure that was to be added, and of which two places list one thing."""
    for each in figures:
        twice = named_twice(each.by.given) if each.state in ("added", "owed", "doubted") else {}
        if twice:
            town = next(iter(twice.values()))[-1].town
            message = f"{each.dotted}：名录里{'，'.join(said_of(each.by.given))}"
            yield NAMED_TWICE.at(town.book.dataset.tree.place((*each.path, "名录")), message, "是同一个的，只在一个地方的名录和数里留着；不是的，名称写全，例如前面加上地名", path=each.dotted)


def _names(stand: Stand) -> Iterator[str]:
    names = (stand.node and stand.node.names) or ()
    for several in names.values() if isinstance(names, dict) else (names,):
        yield from (name.strip() for name in several if name.strip())
