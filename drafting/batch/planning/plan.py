"""The plan of a batch: which units there are and where each output goes. Nothing is written into the output folder."""

from __future__ import annotations

import os
import pickle
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from weakref import finalize

from drafting.batch.planning.naming import PLACEHOLDERS, file_name, unknown_placeholders
from drafting.batch.planning.sources import DEEPER
from drafting.batch.working.unit import Unit
from drafting.delivery import editor_lock, holds_locks
from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity, has_errors
from drafting.examples import ONE_TOWNSHIP
from drafting.files.filenames import TABLE_SUFFIXES, Format, name_fault
from drafting.frozen import frozen
from drafting.load.tables.row import WHICH_IS_RIGHT, said_to_be_one
from drafting.registry import declare

__all__ = ["CannotPlan", "Plan", "Unit"]

NOTHING_TO_DO = declare(
    Rule(
        "S040",
        "没有找到数据文件",
        Severity.ERROR,
        "给出的文件夹里没有 .yaml 数据文件。检查路径；隐藏文件和 ~$ 文件不算。",
        hits="# 文件：各乡/说明.txt\n"
        "还没有报来\n"
        "$ drafting batch 各乡 -o 出\n",
        clean="# 文件：各乡/甲乡.yaml\n"
        "模板: rural/township\n"
        "单位: {名称: 甲乡人民政府, 地区: 示例县甲乡, 层级: 乡镇}\n"
        "报告期: 2026年\n"
        "指标: {监测帮扶: {监测对象: 86户251人}}\n"
        "$ drafting batch 各乡 -o 出\n",
    )
)
NAME_CLASH = declare(
    Rule(
        "S041",
        "输出文件重名",
        Severity.ERROR,
        "几个单位的输出会是同一个文件名，后一个会盖掉前一个，所以这几个都不生成，其余照常；一半以上重名的，是命名不对，一个也不开始。"
        "用 --name 换一个能区分的命名，如 {文件名}；文件名也相同的，用 {地区}{标题}。表里同一单位填了两行的，不猜哪一行对，删去错的一行再运行。",
        hits=ONE_TOWNSHIP
        + "# 文件：乙乡.yaml\n"
        "模板: rural/township\n"
        "单位: {名称: 乙乡人民政府, 地区: 示例县乙乡, 层级: 乡镇}\n"
        "报告期: 2026年\n"
        "指标: {监测帮扶: {监测对象: 86户251人}}\n"
        "$ drafting batch 甲乡.yaml 乙乡.yaml -o 出 --name 总结\n",
        clean=ONE_TOWNSHIP
        + "# 文件：乙乡.yaml\n"
        "模板: rural/township\n"
        "单位: {名称: 乙乡人民政府, 地区: 示例县乙乡, 层级: 乡镇}\n"
        "报告期: 2026年\n"
        "指标: {监测帮扶: {监测对象: 86户251人}}\n"
        "$ drafting batch 甲乡.yaml 乙乡.yaml -o 出 --name {单位}总结\n",
    )
)
BAD_NAME = declare(
    Rule(
        "S042",
        "输出文件名不能用",
        Severity.ERROR,
        f"--name 里可用的占位：{'、'.join('{' + each + '}' for each in PLACEHOLDERS)}。"
        '文件名里不能有 \\ / : * ? " < > | ，也不能过长。',
        hits=ONE_TOWNSHIP
        + "$ drafting batch 甲乡.yaml -o 出 --name {单位名}\n",
        clean=ONE_TOWNSHIP
        + "$ drafting batch 甲乡.yaml -o 出 --name {单位}\n",
    )
)
NOT_A_FOLDER = declare(
    Rule(
        "S043", "输出位置不是文件夹", Severity.ERROR, "batch 的 -o 要写文件夹，每个单位在其中各成一个文件。",
        hits=ONE_TOWNSHIP
        + "# 文件：出\n"
        "一个文件\n"
        "$ drafting batch 甲乡.yaml -o 出\n",
        clean=ONE_TOWNSHIP
        + "$ drafting batch 甲乡.yaml -o 出\n",
    )
)
NO_RIGHT = declare(
    Rule("S057", "数据文件没有读取权限", Severity.ERROR, "列计划时发现文件打不开。这个单位不能生成，其余单位不受影响。")
)
OPEN_OUTPUT = declare(
    Rule(
        "S058",
        "旧稿正在编辑程序中打开",
        Severity.WARNING,
        "要写的文件旁边有 ~$ 占用标记，说明有人正在编辑。不关闭的话，这个单位写不进去；其余单位不受影响。",
    )
)
_MOST_PROBLEMS = 50
_A_TABLE_OF_ELSE = 3
"""Units in several rows each, of a table without any other, from which it is taken for one of something else."""
_LONGEST_PATH = 259
"""UTF-16 units of a whole path that Windows opens."""


class CannotPlan(Refused):
    """The batch cannot start; nothing was written."""

    could_not_run = True


def _new_store() -> sqlite3.Connection:
    store = sqlite3.connect("", isolation_level=None)
    store.execute("CREATE TABLE unit (position INTEGER PRIMARY KEY, source TEXT, output TEXT, folded TEXT, rest BLOB)")
    store.execute("CREATE INDEX by_name ON unit (folded)")
    store.execute("PRAGMA synchronous = OFF")
    store.execute("PRAGMA cache_size = -256")  # KiB; every worker inherits it, and the plan is gone through twice, in order
    store.execute("BEGIN")  # never committed: the store ends with the plan
    return store


@dataclass(slots=True, weakref_slot=True)
class Plan:
    """The units in the order of their sources, kept in a temporary database: a plan of any size takes no memory.

    The database is closed with the plan, however the run ends.
    """

    folder: Path
    to: Format
    notes: list[Diagnostic] = field(default_factory=list)
    _store: sqlite3.Connection = field(default_factory=_new_store)
    _count: int = 0

    def __post_init__(self) -> None:
        finalize(self, self._store.close)

    def add(self, position: int, unit: Unit) -> None:
        name = unit.output.name if unit.output else None
        folded = unicodedata.normalize("NFC", name).casefold() if name else None
        rest = pickle.dumps((unit.faults, unit.row)) if unit.faults or unit.row else None
        self._store.execute("INSERT INTO unit VALUES (?, ?, ?, ?, ?)", (position, str(unit.source), name, folded, rest))
        self._count += 1

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Unit]:
        yield from (unit for _, unit in self._numbered(""))

    def clashes(self) -> Iterator[list[tuple[int, Unit]]]:
        """Units, with their positions, whose outputs are one file on a system that ignores case or composes characters."""
        same = "SELECT folded FROM unit WHERE folded IS NOT NULL GROUP BY folded HAVING count(*) > 1 ORDER BY min(position)"
        for (folded,) in self._store.execute(same).fetchall():
            yield list(self._numbered("WHERE folded = ?", folded))

    def numbered(self) -> Iterator[tuple[int, Unit]]:
        """With their positions."""
        yield from self._numbered("")

    def give_up(self, position: int, unit: Unit) -> None:
        """Put a unit that cannot be made into the place of the one that was planned."""
        output = unit.output.name if unit.output else None
        rest = pickle.dumps((unit.faults, unit.row))
        self._store.execute("UPDATE unit SET output = ?, rest = ? WHERE position = ?", (output, rest, position))

    def amend(self, amended: Callable[[Unit], Unit]) -> None:
        """Put what comes of it into the place of each unit that it changes."""
        for position, unit in self.numbered():
            if (other := amended(unit)) != unit:
                self.give_up(position, other)

    def _numbered(self, which: str, *values: str) -> Iterator[tuple[int, Unit]]:
        query = f"SELECT position, source, output, rest FROM unit {which} ORDER BY position"
        for position, source, output, rest in self._store.execute(query, values):
            faults, row = pickle.loads(rest) if rest else ((), None)
            yield position, Unit(Path(source), self.folder / output if output else None, faults, row)


def make_plan(
    units: Iterable[tuple[int, Unit]], folder: Path, to: Format, notes: list[Diagnostic], asked: str = "这里"
) -> Plan:
    """Take the units with their positions, and see what can be seen before anything runs.

    A unit whose name does not do stays in the plan with that as its fault: one bad township never stops the rest. `asked` is
    what the operator named, for the message that nothing stands there. Raises CannotPlan where the names of most units do
    not do, and Refused with what is wrong with the rows of a table where not one is left.
    """
    plan = Plan(folder, to, notes)
    watched = holds_locks(folder)
    for position, unit in units:
        plan.add(position, _looked_at(unit, notes, watched=watched))
    if not len(plan):
        if has_errors(notes):
            raise Refused(notes)
        if asked.lower().endswith(TABLE_SUFFIXES):
            raise Refused([*notes, no_rows(asked)])
        raise CannotPlan(_nothing_there(asked, notes))
    misnamed = [*_clashing(plan), *_illegal(plan)]
    ill_named = sum(not each.twice for each in misnamed)
    if ill_named * 2 > len(plan) or len(misnamed) == len(plan):
        raise CannotPlan(_told_together(misnamed))
    for each in misnamed:
        plan.give_up(each.position, each.unit)
    return plan


def _nothing_there(asked: str, notes: list[Diagnostic]) -> list[Diagnostic]:
    """Where the files lie a folder deeper, that is what to say."""
    deeper = [each for each in notes if each.code == DEEPER.code]
    if not deeper:
        return [*notes, NOTHING_TO_DO.at(None, f"{asked} 中没有 .yaml 数据文件", "检查路径和扩展名")]
    others = [each for each in notes if each not in deeper]
    return [*others, *(NOTHING_TO_DO.at(each.place, each.message.replace("还有", "有").replace("，没有读", "，这一层没有"), each.hint) for each in deeper)]


def require_output_folder(folder: Path) -> None:
    """Raises CannotPlan where the outputs' place is taken by a file."""
    if folder.exists() and not folder.is_dir():
        raise CannotPlan([NOT_A_FOLDER.at(Place(str(folder)), f"{folder} 是文件，不是文件夹", "写一个文件夹，如 -o 输出")])


def require_pattern(pattern: str) -> None:
    """Raises CannotPlan where no name can come of --name."""
    unknown = unknown_placeholders(pattern)
    if unknown:
        known = "、".join("{" + each + "}" for each in PLACEHOLDERS)
        raise CannotPlan([BAD_NAME.at(None, f"--name 里没有占位 {'、'.join(unknown)}", f"可用的占位：{known}")])
    fault = name_fault(file_name(pattern, dict.fromkeys(PLACEHOLDERS, "名"), "docx"))
    if fault:
        raise CannotPlan([BAD_NAME.at(None, f"--name {pattern} {fault}", "换一种写法，如 {文件名}、{标题}")])


def _looked_at(unit: Unit, notes: list[Diagnostic], *, watched: bool) -> Unit:
    """The unit with what is known against it already."""
    if unit.output is not None and unit.row is None and not os.access(unit.source, os.R_OK):
        fault = NO_RIGHT.at(Place(unit.shown), f"{unit.source} 打不开：没有读取权限", "在文件属性里允许读取，或复制一份再试")
        return replace(unit, output=None, faults=(fault,))
    if watched and unit.output is not None and editor_lock(unit.output):
        notes.append(OPEN_OUTPUT.at(Place(str(unit.output)), f"{unit.output} 正在 Word 或 WPS 中打开", "关闭后再运行"))
    return unit


@frozen
class _Misnamed:
    """A unit that cannot be made for its name. `twice`: the table gives it in several rows, which no pattern parts."""

    position: int
    unit: Unit
    fault: Diagnostic
    twice: bool = False


def no_rows(table: str) -> Diagnostic:
    """The table is to be filled in; the command is as it should be."""
    return NOTHING_TO_DO.at(Place(table), f"{table} 的表头下面没有一个单位", "一行写一个单位")


def _clashing(plan: Plan) -> Iterator[_Misnamed]:
    """Each of the units with one output; the first keeps its name, by which an older report of it is found."""
    for numbered in plan.clashes():
        same = [unit for _, unit in numbered]
        fault = _clash(same)
        for position, unit in numbered:
            own = replace(fault, place=Place(unit.shown), related=tuple(Place(each.shown) for each in same if each is not unit))
            yield _Misnamed(position, replace(unit, output=unit.output if unit is same[0] else None, faults=(own,)), own, _in_rows(same))


def _in_rows(same: list[Unit]) -> bool:
    """Whether the units are one and the same, in several rows of a table."""
    rows = [unit.row for unit in same if unit.row is not None]
    return len(rows) == len(same) and len({row.names for row in rows}) == 1


def _clash(same: list[Unit]) -> Diagnostic:
    rows = [unit.row for unit in same if unit.row is not None]
    if _in_rows(same):
        return NAME_CLASH.at(None, f"{said_to_be_one(rows)}，没有生成", WHICH_IS_RIGHT)
    listed = "、".join(unit.shown for unit in same[:5]) + (f"等{len(same)}个" if len(same) > 5 else "")
    name = same[0].output
    if _is_one_file(same):
        message = f"{listed} 的内容一模一样，输出也同名 {name.name if name else ''}，不知道用哪一个，都没有生成"
        return NAME_CLASH.at(None, message, "多半是副本：留一个，其余从文件夹里拿走；是另一个单位的，改成它的名称和数")
    message = f"{len(same)} 个单位的输出同名 {name.name if name else ''}，都没有生成：{listed}"
    hint = f"用 --name 换一个能区分的命名，如 {_apart(same)}"
    if len({unit.stem for unit in same}) == len(same) == len([unit for unit in same if unit.row is None]):
        hint = f"是拿别的单位的文件改的，改正“单位”下的名称、地区；是旧稿的，从文件夹里拿走；都不是的，{hint}"
    return NAME_CLASH.at(None, message, hint)


def _is_one_file(same: list[Unit]) -> bool:
    """Whether the files are the same byte for byte, as copies are that were left in another folder."""
    try:
        return all(unit.row is None for unit in same) and len({unit.content_digest() for unit in same}) == 1
    except OSError:
        return False


def _told_together(misnamed: list[_Misnamed]) -> list[Diagnostic]:
    """Each finding once; of a table in which every unit stands in several rows, what it seems to be instead of them all."""
    rows = [each.unit.row for each in misnamed if each.twice and each.unit.row is not None]
    labels = list(dict.fromkeys(row.label for row in rows))
    if len(rows) == len(misnamed) and len(labels) >= _A_TABLE_OF_ELSE:
        own = "、".join(str(row.number) for row in rows if row.label == labels[0])
        message = f"表里每个单位都有几行（如 {labels[0]}：第{own}行），像是一行一个项目或一个村的表"
        hint = "一行写一个单位：用数据透视表按单位汇总以后再生成；项目、村的清单写进数据文件的“明细表”"
        return [NAME_CLASH.at(Place(rows[0].shown), message, hint)]
    told = {each.fault.message: each.fault for each in reversed(misnamed)}
    return list(reversed(told.values()))[:_MOST_PROBLEMS]


def _apart(same: list[Unit]) -> str:
    """A pattern under which these would hardly clash again."""
    if same[0].row is not None:
        called = {unit.row.names[-1] for unit in same if unit.row is not None}
        return "{单位}" if len(called) == len(same) else "{地区}{单位}"
    stems = {unit.source.stem.casefold() for unit in same}
    return "{文件名}" if len(stems) == len(same) else "{地区}{标题}"


def _illegal(plan: Plan) -> Iterator[_Misnamed]:
    for position, unit in plan.numbered():
        why = _fault(unit.output) if unit.output else None
        if why and unit.output:
            message = f"{unit.shown} 的输出文件名 {unit.output.name[:60]} {why}"
            fault = BAD_NAME.at(Place(unit.shown), message, "用 --name 换一个命名")
            yield _Misnamed(position, replace(unit, output=None, faults=(fault,)), fault)


def _fault(output: Path) -> str | None:
    fault = name_fault(output.name)
    if fault is None and os.name == "nt" and len(os.path.abspath(output).encode("utf-16-le")) // 2 > _LONGEST_PATH:
        return f"连同文件夹超过 {_LONGEST_PATH} 个字，Windows 打不开"
    return fault
