"""Names that say what a key should say: 危房改造完成率 beside 危房改造, parts that are not below 构成, （1）and quotes in a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.validate_findings import Findings
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.indicator import COMPARISONS, DERIVED_NAMES, OWN_KEYS, PARTS, Indicator
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.registry import declare
from drafting.source import Path

D258 = declare(
    Rule(
        "D258",
        "名称前后有多余的符号",
        Severity.WARNING,
        "“-务工就业: 5人”里的短横、“（1）务工就业”里的序号、“务工就业（人）”里的单位都被读成名称的一部分，没有一句话会用到这个数。名称只写名称本身，单位写在数后面。",
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
D261 = declare(
    Rule(
        "D261",
        "任务、完成率、同比写成了另一个指标",
        Severity.WARNING,
        "“危房改造完成率”和“危房改造”并列，程序不知道它们是一回事，算不出完成率、同比，也核不了。任务、上年同期写在指标下面，完成率、同比由程序算；要照原文印的，也写在指标下面。",
        hits=_HEAD + "指标:\n  住房:\n    危房改造: 12户\n    危房改造完成率: 120%\n",
        clean=_HEAD + "指标:\n  住房:\n    危房改造: {数值: 12户, 任务: 10户, 完成率: 120%}\n",
    )
)

_ORDER: Final = lazy(r"^(?:-+\s*|\d{1,2}[.、．](?!\d)\s*|[（(]\d{1,2}[)）]\s*|[①-⑳]\s*|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])")
_CIRCLED: Final = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮")
_QUOTES: Final = "“”‘’「」『』"
_BRACKETED: Final = lazy(r"(.+)[（(](?:单位[:：])?([^（）()]{1,6})[)）]")

_ENDINGS: Final = {
    "任务": "任务", "任务数": "任务", "目标任务": "任务", "目标": "任务", "年度任务": "任务", "计划": "任务", "计划数": "任务",
    "上年同期": "上年同期", "去年同期": "上年同期", "上年末": "上年末", "去年底": "上年末",
    "完成率": "完成率", "完成比例": "完成率", "任务完成率": "完成率", "超额完成": "超额完成", "序时进度": "序时进度",
    "同比": "同比", "同比增长": "同比", "同比增速": "同比", "增长率": "同比", "增速": "同比", "增幅": "同比", "同比增幅": "同比",
    "占比": "占比", "比重": "占比", "比例": "占比",
}  # fmt: skip
_NEEDS: Final = {"完成率": "任务", "超额完成": "任务", "序时进度": "任务", "同比": "上年同期"}
_MOST_NAMES: Final = 4


def marks_in_name(name: str, units: Any) -> tuple[str, str] | None:
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
    if bracket and (units.known(bracket[2]) or units.known(bracket[2].lstrip("万亿"))):
        return f"单位“{bracket[2]}”写进了名称", f"单位写在数后面：{bracket[1].strip()}: 12{bracket[2]} 的样子"
    return None


def check_placing(indicators: Mapping[str, Indicator], catalogue: Catalogue, findings: Findings) -> None:
    """What stands beside an indicator and belongs below it."""
    top = findings.tree.value
    raw = top.get("指标") if isinstance(top, dict) else None
    for group, node in indicators.items():
        entries = catalogue.groups.get(group, {})
        known = catalogue.names_of(group) if entries else {}
        _beside(node.children, ("指标", group), known, findings)
        typed = raw.get(group) if isinstance(raw, dict) else None
        for name, child in node.children.items():
            if child.children:
                below = typed.get(name) if isinstance(typed, dict) else None
                _outside_of_parts(child, below, ("指标", group, name), entries.get(name), findings)
                _beside(child.children, ("指标", group, name), entries[name].children if name in entries else {}, findings)


def _beside(children: Mapping[str, Indicator], path: Path, known: Mapping[str, Any], findings: Findings) -> None:
    for name, node in children.items():
        if name in known:
            continue
        for length in (5, 4, 3, 2):
            key = _ENDINGS.get(name[-length:])
            whole = name[:-length].rstrip("的")
            if key and whole in children:
                _say_beside(name, key, whole, children[whole], node, (*path, name), findings)
                break


def _say_beside(name: str, key: str, whole: str, other: Indicator, node: Indicator, path: Path, findings: Findings) -> None:
    figure = str(other.value) if isinstance(other.value, Measure) else "…"
    said = str(node.value) if isinstance(node.value, Measure) else "…"
    if key == "占比":
        if isinstance(node.value, Measure) and node.value.units == ("%",):
            hint = f"写成公式，改了数不会漏改：{name}: ={path[-2]}.{whole} / 总数所在的组.名称"
            findings.add(D261, path, "占比可以由程序算", hint, key=True, severity=Severity.INFO)
        return
    if key in COMPARISONS:
        hint = f"写在“{whole}”下面：{whole}: {{数值: {figure}, {key}: {said}}}"
        findings.add(D261, path, f"和“{whole}”并列，没有当作它的{key}", hint, key=True)
        return
    need = _NEEDS[key]
    given = other.target if need == "任务" else other.same_period_last_year
    if given is not None:
        hint = f"“{whole}”有{need}，{key}由程序算，这一行删去；要照原文印的，写在“{whole}”下面：{key}: {said}"
    else:
        hint = f"写上{need}，{key}由程序算：{whole}: {{数值: {figure}, {need}: …}}；没有{need}的，写成 {whole}: {{数值: {figure}, {key}: {said}}}"
    findings.add(D261, path, f"和“{whole}”并列，没有当作它的{key}", hint, key=True)


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
