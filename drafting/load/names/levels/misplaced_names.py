"""Parts that are not below 构成, （1）and quotes in a name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import Findings
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.indicator import DERIVED_NAMES, FIGURE_ALONE, OWN_KEYS, PARTS, Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.source import Path

D258 = declare(
    Rule(
        "D258",
        "名称前后有多余的符号",
        Severity.WARNING,
        "“-务工就业: 5人”里的短横、“经办服务.满意率”里的点、“（1）务工就业”里的序号、“务工就业（人）”里的单位都被读成名称的一部分，没有一句话会用到这个数。名称只写名称本身，单位写在数后面。",
        hits=_HEAD + "指标:\n  就业:\n    -务工就业: 5人\n",
        clean=_HEAD + "指标:\n  就业:\n    务工就业: 5人\n",
    )
)
D260 = declare(
    Rule(
        "D260",
        "分项没有写在构成、其中的下面",
        Severity.WARNING,
        "“构成:”“其中:”的分项要比它多空两格；和它对齐的，读成了另外的指标，合计不核对，写到分项的句子也用不上。",
        hits=_HEAD + "指标:\n  住房:\n    危房改造:\n      数值: 12户\n      其中:\n      脱贫户: 3户\n",
        clean=_HEAD + "指标:\n  住房:\n    危房改造:\n      数值: 12户\n      其中:\n        脱贫户: 3户\n",
    )
)
_ORDER: Final = lazy(r"^(?:-+\s*|\d{1,2}[.、．](?!\d)\s*|[（(]\d{1,2}[)）]\s*|[①-⑳]\s*|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])")
_CIRCLED: Final = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮")
_HOLDS_CIRCLED: Final = lazy(f"[{''.join(sorted(_CIRCLED))}]")
_QUOTES: Final = "“”‘’「」『』"
_DOTTED: Final = lazy(r"([\u3400-\u9fff]{2,})\.([\u3400-\u9fff]{2,})")
_BRACKETED: Final = lazy(r"(.+)[（(](?:单位[:：])?([^（）()]{1,6})[)）]")

_WHO: Final = ("人", "户", "人次", "户次")
"""Counted beside what else a figure is of: 技能培训（人）: 5期 is of two columns."""

_MOST_NAMES: Final = 4


def surely_bare(names: Collection[str]) -> bool:
    """A quick look at all of them: whether none can have marks, or be refused."""
    together = "".join(names)
    return together.isalnum() and "" not in names and _HOLDS_CIRCLED.search(together) is None


def marks_in_name(name: str, node: Indicator, units: UnitTable) -> tuple[str, str] | None:
    """(what is wrong, what to type) for a name with an order number, quotes or a unit; None where there is nothing to say."""
    if name.isalnum() and name[0] not in _CIRCLED:
        return None
    if name[:1] in _QUOTES or name[-1:] in _QUOTES:
        bare = name.strip(_QUOTES)
        return ("名称外面有引号", f"删去引号，写成 {bare}: …") if bare and not set(bare) & set(_QUOTES) else None
    order = _ORDER.match(name)
    if order and order.end() < len(name):
        bare = name[order.end() :].strip()
        if name.startswith("-"):
            return "名称前面有短横", f"删去短横，写成 {bare}: …；一行一行的列表写成“- ”，短横后空一格"
        return f"名称前面有序号“{order[0].strip()}”", f"删去序号，写成 {bare}: …；序号由程序编"
    bracket = _BRACKETED.fullmatch(name)
    if bracket and _is_unit(bracket[2], node, units):
        return f"单位“{bracket[2]}”写进了名称", f"单位写在数后面：{bracket[1].strip()}: 12{bracket[2]} 的样子"
    if below := as_levels(name):
        return "名称里的“.”会照样印出来", f"写成两级：{below}；本来就是一个名称的，“.”改成“·”"
    return None


def _is_unit(word: str, node: Indicator, units: UnitTable) -> bool:
    """Whether what stands in brackets is what is counted in, and no other word for the thing: 服务中心（站）: 12个, 村（居）民小组.

    Of a figure that has a unit, one that counts something else is none: nobody counts centres in 站 and in 个.
    """
    unit = word if units.known(word) else word.lstrip("万亿")
    if not units.known(unit):
        return False
    if units.continuous(unit) or unit in _WHO:
        return True
    return isinstance(node.value, Measure) and (not any(node.value.units) or any(units.convertible(unit, each) for each in node.value.units))


def as_levels(name: str) -> str:
    """经办服务: {满意率: …} of 经办服务.满意率, as templates and tables name it; "" for PM2.5."""
    dotted = _DOTTED.fullmatch(name)
    return f"{dotted[1]}: {{{dotted[2]}: …}}" if dotted else ""


def check_placing(indicators: Mapping[str, Indicator], catalogue: Catalogue, findings: Findings, among: Iterable[tuple[str, str]] | None = None) -> None:
    """What stands beside an indicator and belongs below it. `among` are the only ones that may have something below them."""
    top = findings.tree.value
    raw = top.get("指标") if isinstance(top, dict) else None
    if among is None:
        among = [(group, name) for group, node in indicators.items() for name, child in node.children.items() if child.given is not FIGURE_ALONE]
    for group, name in among:
        child = indicators[group].children.get(name)
        if child is not None and child.children:
            typed = raw.get(group) if isinstance(raw, dict) else None
            below = typed.get(name) if isinstance(typed, dict) else None
            _outside_of_parts(child, below, ("指标", group, name), catalogue.groups.get(group, {}).get(name), findings)


def _outside_of_parts(node: Indicator, typed: Any, path: Path, entry: Entry | None, findings: Findings) -> None:
    """Names that follow an empty 构成 and are no deeper than it."""
    if not isinstance(typed, dict):
        return
    for key in PARTS:
        if typed.get(key) != "":
            continue
        names = [name for name in _after(key, typed, entry) if name in node.children]
        if names:
            shown = "、".join(names[:_MOST_NAMES]) + ("等" if len(names) > _MOST_NAMES else "")
            hint = f"{names[0]}: … 前面比“{key}:”多空两格；不是它的分项的，删去空着的“{key}:”"
            findings.add(D260, path, f"{shown}没有写在“{key}:”的下面", hint, key=True)
            return


def _after(key: str, typed: Mapping[str, Any], entry: Entry | None) -> list[str]:
    """Parts by the catalogue, or any names that it does not have as children."""
    parts = () if entry is None else entry.parts if key == "构成" else entry.subset
    names = list(typed)
    following = names[names.index(key) + 1 :]
    others = {*OWN_KEYS, *DERIVED_NAMES, *(entry.children if entry else ()), *(entry.derived if entry else ())}
    return [name for name in following if typed[name] != "" and (name in parts if parts else name not in others)]
