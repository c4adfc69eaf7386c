"""Next year's data file from this year's: the same names without figures, this year's beside them, the unit and who signs as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from drafting.load.writing.commented_lines import key, line, remark, scalar
from drafting.model.dataset import Dataset

_LAST_YEARS: Final = frozenset(("上年同期", "上年末", "去年同期"))
"""What the program takes from the file of the year before."""
_STAYS: Final = frozenset(("提供单位", "计量单位", "备注"))
_NOTED_BY_HAND: Final = frozenset(("截至", "统计期间"))
_OWED: Final = "待补"


def next_years(last: Dataset, template: str, before: str) -> str:
    """The text of the file; `before` is how it names the one of the year before."""
    period = replace(last.period, year=last.period.year + 1)
    said, unit, official = last.period.name, last.unit, last.document
    lines = [
        remark(0, f"{unit.name}{period.name}的数：照着后面的{said}填，单位一起写（229户、86户251人、1.2亿元）。"),
        remark(0, "没有的项整行删去；暂时没有的写 待补。同比由程序和上年文件算出；任务每年另填。"),
        "",
        line(0, "模板", template),
        f"单位: {{名称: {scalar(unit.name)}, 地区: {scalar(unit.region)}" + (f", 层级: {unit.level}" if unit.level else "") + "}",
        line(0, "报告期", scalar(period.name)),
        line(0, "上年", scalar(before), "同比由它算出") if not before.startswith("..") else line(0, "上年", scalar(before.rpartition("/")[2]), "把它和本文件放在一起，去掉行首的 # 号，同比由它算出", off=True),
    ]
    if official.signatures or official.addressee:
        lines.append("公文:")
        if official.addressee:
            lines.append(line(1, "主送机关", scalar(official.addressee)))
        if official.signatures:
            names = [scalar(each) for each in official.signatures]
            lines.append(line(1, "署名", names[0] if len(names) == 1 else f"[{', '.join(names)}]"))
            lines.append(line(1, "成文日期", "", f"如 {period.year}-12-20"))
    typed = last.tree.value if isinstance(last.tree.value, dict) else {}
    groups, tables, texts = (typed.get(each) for each in ("指标", "明细表", "文字材料"))
    lines += ["", "指标:" if groups else "指标: {}"]
    for group, node in groups.items() if isinstance(groups, dict) else ():
        lines += ["", *_node(str(group), node, 1, said)]
    if isinstance(tables, dict) and tables:
        lines += ["", "明细表:"]
        for name, table in tables.items():
            lines += _table(str(name), table, said)
    if isinstance(texts, dict) and texts:
        lines += ["", remark(0, f"{said}的文件里还有文字材料：{'、'.join(map(str, texts))}。今年的写在 文字材料: 下面。")]
    return "\n".join(lines) + "\n"


def _node(name: str, value: Any, depth: int, said: str) -> Iterator[str]:
    """A name and all below it; what the program computes stays, what it finds in the other file goes."""
    if name in _LAST_YEARS:
        return
    if isinstance(value, Mapping):
        yield line(depth, name)
        for below, node in value.items():
            yield from _node(str(below), node, depth + 1, said)
    elif isinstance(value, list):
        yield line(depth, name, "", f"{said}：{'、'.join(map(_shown, value))}")
    elif name in _STAYS or _shown(value).startswith("="):
        yield line(depth, name, scalar(_shown(value)))
    else:
        yield line(depth, name, "", f"{said}：{_shown(value)}" if _shown(value) and name not in _NOTED_BY_HAND else "")


def _table(name: str, table: Any, said: str) -> Iterator[str]:
    rows = table.get("行") if isinstance(table, Mapping) else table
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        yield line(1, name, "", f"照{said}的填")
        return
    yield line(1, name, "", f"逐行填；{said}的数在后面")
    depth = 2
    if isinstance(table, Mapping):
        yield from (line(2, str(other), scalar(_shown(kept))) for other, kept in table.items() if other != "行" and not isinstance(kept, Mapping | list))
        yield line(2, "行")
        depth = 3
    for row in rows:
        first, *others = row.items()
        cells = [f"{key(str(first[0]))}: {_in_braces(first[1])}", *(f"{key(str(column))}: {_OWED if _shown(cell) else _in_braces(cell)}" for column, cell in others)]
        yield f"{'  ' * depth}- {{{', '.join(cells)}}}  # {'、'.join(_shown(cell) for _, cell in others)}"


def _in_braces(value: Any) -> str:
    return '"' + _shown(value).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _shown(value: Any) -> str:
    return " ".join(str(value if value is not None else "").split())
