"""汇总.xlsx: who is done, who lacks what and from whom, and everything that was found."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, get_args

from drafting.batch.bookkeeping.ledger import Ledger, told_apart
from drafting.batch.outcome.summary import STATES, Summary
from drafting.batch.working.orders import State
from drafting.delivery import IN_USE, LOCKED, CannotWrite, Delivered, deliver, editor_lock
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.files.ingredients import digest_of
from drafting.model.regions import split_region
from drafting.registry import declare
from drafting.writers.xlsx import Sheet, Value, is_as_written, write_tables

OPEN = declare(
    Rule(
        "S163", "汇总.xlsx 正打开着，写在了旁边", Severity.WARNING,
        "输出文件夹的 汇总.xlsx 正在 Excel、WPS 中打开，或者是只读的，写不进去。报告照常生成，这一次的汇总写在旁边的 汇总（新）.xlsx；关闭以后再运行一次，写回 汇总.xlsx，旁边的一份随之删去。",
    )
)
NAME: Final = "汇总.xlsx"
_INSTEAD: Final = "汇总（新）.xlsx"
_FACT: Final = "summary"
_LABELS: Final = {each.value: each.label for each in Severity}
_UNDONE: Final = "还没有做"
_MEANING: Final[dict[State, str]] = {
    "done": "",
    "unchanged": "数据、模板都没有变，报告还是上一次的，不用重做",
    "edited": "有人改过、数据没有变，没有动；要换成程序的稿子，用 --force（原文件改名为“…（旧稿1）”保留）",
    "kept": "旧稿有人改过，没有覆盖；新稿在旁边，名为“…（数据更新稿）”，要自己合并",
    "failed": "原因见“问题”，改好后再运行一次",
}
_NOT_IN: Final = "没有交的"
_NAMED: Final[tuple[State, ...]] = ("kept", "failed")
"""Of which the first page says who they are."""
_MOST_NAMED: Final = 20
_TINTS: Final = {STATES["failed"]: "#F8CBAD", _UNDONE: "#F8CBAD", _NOT_IN: "#F8CBAD", STATES["kept"]: "#FFE699", Severity.ERROR.label: "#F8CBAD"}
_Saying = tuple[str, str]
_OF_THE_TEMPLATE: Final = frozenset({"D222"})
"""What hangs on the template as much as on the data (a 明细表 that no sentence asks for): told of many units in the same words, it is one row."""
_WORTH_A_ROW: Final = (Severity.ERROR.value, Severity.WARNING.value)


def write_report(
    ledger: Ledger, summary: Summary, folder: Path, notes: Sequence[Diagnostic] = (), undone: int = 0, lacking: Sequence[str] = ()
) -> Delivered:
    """Write it into the output folder; one that a person has changed is kept beside, and one that is open. Raises CannotWrite.

    `notes` are of the whole batch, such as a column that was not used; `undone` units were not begun, those `lacking` have not handed in.
    """
    data = write_tables(_sheets(ledger, summary, notes, undone, lacking))
    known = ledger.fact(_FACT)
    delivered = _delivered(folder, data, lambda existing: (bool(known) and digest_of(existing) == known) or is_as_written(existing))
    ledger.remember(_FACT, digest_of(data))
    return delivered


def _delivered(folder: Path, data: bytes, is_ours: Callable[[bytes], bool]) -> Delivered:
    """Where somebody has the last one open, beside it: until it is closed and can be written again."""
    try:
        delivered = deliver(folder / NAME, data, ours=is_ours)
    except CannotWrite as refused:
        if refused.diagnostics[0].code not in (LOCKED.code, IN_USE.code):
            raise
        instead = deliver(folder / _INSTEAD, data, ours=is_ours)
        note = OPEN.at(Place(str(folder / NAME)), f"{NAME} 正在 Excel 或 WPS 中打开（或是只读的），没有动，还是上一次的；这一次的写在 {instead.path.name}", "关闭以后再运行一次，就写回原处")
        return replace(instead, diagnostics=(*instead.diagnostics, note))
    _swept(folder / _INSTEAD)
    return delivered


def _swept(instead: Path) -> None:
    """What stood in for the summary while that was open."""
    with contextlib.suppress(OSError):
        if instead.exists() and not editor_lock(instead) and is_as_written(instead.read_bytes()):
            instead.unlink()


def _sheets(ledger: Ledger, summary: Summary, notes: Sequence[Diagnostic], undone: int, lacking: Sequence[str]) -> Iterator[Sheet]:
    tinted = {label: tint for label, tint in _TINTS.items() if label in (_UNDONE, _NOT_IN) or label in _said(summary)}
    yield Sheet("总数", (("情况", 30), ("多少", 8), ("说明", 84)), _totals(ledger, summary, undone, lacking), tinted)
    yield Sheet(
        "各单位",
        (("单位", 28), ("状态", 13), ("必改", 6), ("核对不符", 10), ("存疑", 6), ("缺数", 6), ("缺哪些", 36), ("输出文件", 26), ("数据", 32)),
        _units(ledger, summary),
        _TINTS,
    )
    yield Sheet("缺数", (("单位", 28), ("指标", 36), ("名称", 24), ("提供单位", 24)), _gaps(ledger))
    yield Sheet("缺数排行", (("指标", 36), ("名称", 24), ("提供单位", 36), ("缺数单位", 10)), _ranking(summary))
    columns = (("单位", 24), ("程度", 6), ("编码", 7), ("内容", 56), ("怎么改", 40), ("位置", 26))
    yield Sheet("问题", columns, _problems(ledger, notes, summary), _TINTS)


def _said(summary: Summary) -> set[str]:
    return {STATES[state] for state, units in summary.states.items() if units}


def _totals(ledger: Ledger, summary: Summary, undone: int, lacking: Sequence[str]) -> Iterator[Sequence[Value]]:
    yield ["这一次共做", summary.units, _of_where(ledger)]
    for state, label in STATES.items():
        names = f"{_listed(ledger.called(state))}。" if state in _NAMED and summary.states[state] else ""
        yield [label, summary.states[state], f"{names}{_MEANING[state]}" if summary.states[state] else ""]
    if lacking:
        yield [_NOT_IN, len(lacking), f"{_listed(lacking)}。名单里有，这一次没有来"]
    if undone:
        yield [_UNDONE, undone, "中途停下了，这份汇总不全；再运行同一条命令，接着做完"]
    if summary.mismatches:
        meaning = f"共 {summary.mismatches} 处，见“问题”里编码 R 开头的和 D083、D124、D255、D264、D272、D274、S135：数有矛盾、不可能或者没有单位，草稿照常生成，印出来的标着【待核】，drafting check 和定稿列为必改"
        yield ["核对不符的单位", summary.mismatched, meaning]
    if summary.doubted:
        meaning = f"共 {sum(many for _, many in summary.doubts)} 处，见“问题”里程度是“存疑”的（{summary.doubts_said}）：不像，可能是真的，草稿照印、不标【待核】，请看一看"
        yield ["有存疑的单位", summary.doubted, meaning]
    if summary.far:
        yield ["和同批相差悬殊的数", len(summary.far), "见“问题”里编码 S143 的：多半是位数、“万”“亿”或者单位写错了"]
    if summary.beyond:
        yield ["比本地全部的还多的数", len(summary.beyond), "见“问题”里编码 D269 的：多半是多了一位、多了一个“万”"]
    if summary.blank:
        yield ["空着别的单位都填了的数的单位", len(summary.blank), "见“问题”里编码 S157 的：多半是漏填"]
    if summary.unlike:
        yield ["和下级加起来不一样的数", len(summary.unlike), "见“问题”里编码 D266、D267 的：全县的和各乡镇加起来的不一样（市和各县、乡和各村一样），不是上面填错，就是下面填错"]
    yield ["缺数的指标", len(summary.missing), "见“缺数排行”；各单位缺哪些、找谁要，见“缺数”" if summary.missing else ""]


def _of_where(ledger: Ledger) -> str:
    """青禾县的乡镇, where all units are of one place and one level."""
    found = {(split_region(region)[0], level) for region, level in ledger.regions()}
    if len(found) != 1:
        return ""
    (parent, level), = found
    return f"{parent}的{level}" if parent else ""


def _listed(names: Iterable[str]) -> str:
    several = list(names)
    return "、".join(several[:_MOST_NAMED]) + (f"等{len(several)}个" if len(several) > _MOST_NAMED else "")


def _units(ledger: Ledger, summary: Summary) -> Iterator[Sequence[Value]]:
    several = ledger.names_of_several()
    for line in ledger.lines():
        gaps = line.gaps
        missing = "、".join(f"{name}（{provider}）" if provider else name for _, name, provider in gaps)
        output = line.made if line.made and line.state != "failed" else ""
        doubtful = line.warnings + sum(each.severity is Severity.WARNING for each in summary.beside_others(line.source))
        yield [told_apart(line.name, line.source, several), _label(line.state), line.errors, line.mismatches, doubtful, len(gaps), missing, output, line.source]


def _gaps(ledger: Ledger) -> Iterator[Sequence[Value]]:
    several = ledger.names_of_several()
    for line in ledger.lines():
        for path, name, provider in line.gaps:
            yield [told_apart(line.name, line.source, several), path, name, provider]


def _ranking(summary: Summary) -> Iterator[Sequence[Value]]:
    for each in summary.missing:
        yield [each.path, each.name, "、".join(each.providers), each.units]


def _problems(ledger: Ledger, of_all: Sequence[Diagnostic], summary: Summary) -> Iterator[Sequence[Value]]:
    for each in of_all:
        if each.severity.value in _WORTH_A_ROW:
            yield ["", each.severity.label, each.code, each.message, each.hint, str(each.place or "")]
    units = Counter(_saying(found) for line in ledger.lines() for found in line.told if found["code"] in _OF_THE_TEMPLATE)
    said: set[_Saying] = set()
    several = ledger.names_of_several()
    for line in ledger.lines():
        called = told_apart(line.name, line.source, several)
        for found in line.told:
            saying, name = _saying(found), called
            if units[saying] > 1:
                if saying in said:
                    continue
                said.add(saying)
                name = f"{name}等 {units[saying]} 个单位"
            place = ":".join(str(found[key]) for key in ("file", "line", "column") if found[key] is not None)
            yield [name, _LABELS[found["severity"]], found["code"], found["message"], found["hint"] or "", place]
        for each in summary.beside_others(line.source):
            yield [called, each.severity.label, each.code, each.message, each.hint, str(each.place or "")]


def _saying(found: Mapping[str, Any]) -> _Saying:
    return str(found["code"]), str(found["message"])


def _label(state: str) -> str:
    return next((STATES[each] for each in get_args(State) if each == state), state)
