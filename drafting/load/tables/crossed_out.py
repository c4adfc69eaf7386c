"""无 and — in the column of what is done, beside a task: whether none was done, or nothing is told, the cell does not say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.examples import COMMON
from drafting.load.tables.grid import Cell
from drafting.load.tables.head import Column
from drafting.load.tables.row import Row
from drafting.patterns import lazy
from drafting.quantities.blank_cells import BLANK
from drafting.quantities.values import Marker
from drafting.registry import declare
from drafting.source import Path, Tree

CROSSED_OUT: Final = declare(
    Rule(
        "S145",
        "有任务，完成数写的是“无”“—”",
        Severity.WARNING,
        "任务一格有数，完成数一格写“无”：一个也没有完成，还是没有报来，分不清，印成【待补】。写“—”的读作本单位不报这个数，只印任务。"
        "没有完成的写 0；还没报来的写 待补；没有这项任务的，任务一格也写 —。",
        hits=COMMON
        + "# 文件：各乡.csv\n"
        "地区,改厕（户）,改厕任务（户）\n"
        "甲乡,无,83\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml --format json\n",
        clean=COMMON
        + "# 文件：各乡.csv\n"
        "地区,改厕（户）,改厕任务（户）\n"
        "甲乡,0,83\n"
        "$ drafting batch 各乡.csv -o 出 -t rural/township --common 共用.yaml --format json\n",
    )
)
_NONE: Final = frozenset(("无", "空"))
_SOME: Final = lazy("[1-9]")
_TASK: Final = "任务"
_HINT: Final = "没有完成的写 0；还没报来的写 待补；没有这项任务的，任务一格也写 —"


def tell_crossed_out(tree: Tree, figures: Mapping[Path, Sequence[tuple[Column, Cell]]], row: Row, problems: list[Diagnostic]) -> None:
    """What such a cell is read as: 无 is owed until somebody says which, — is no figure."""
    for path in figures:
        if path[-1] != _TASK or path[:-1] not in figures:
            continue
        written = [(column, cell) for column, cell in figures[path[:-1]] if cell.text.strip()]
        node = _node(tree, path[:-1])
        if not written or any(cell.fault is not None or cell.text.strip() not in BLANK for _, cell in written) or node.get("数值"):
            continue
        column, cell = written[0]
        text, task, place = cell.text.strip(), _text(node.get(_TASK)), row.place(cell.column)
        if not _SOME.search(task):
            continue
        read_as = "没有完成，还是没有报来，分不清，印成【待补】" if text in _NONE else "读作不报这个数，只印任务"
        problems.append(CROSSED_OUT.at(place, f"{column.heading}：任务有{task}，完成数写的是“{text}”，{read_as}", _HINT, excerpt=text))
        if text in _NONE:
            node["数值"] = Marker.OWED.value
            tree.elsewhere[path[:-1]] = tree.elsewhere[*path[:-1], "数值"] = place


def _node(tree: Tree, path: Path) -> dict[str, Any]:
    node: Any = tree.value
    for step in path:
        node = node.get(step) if isinstance(node, dict) else None
    return node if isinstance(node, dict) else {}


def _text(task: Any) -> str:
    return str(task.get("数值", "") if isinstance(task, dict) else task or "")
