"""汇总.xlsx: who is done, who lacks what and from whom, and everything that was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, get_args

from drafting.batch.ledger import Ledger
from drafting.batch.orders import State
from drafting.batch.summary import STATES, Summary
from drafting.delivery import Delivered, deliver
from drafting.diagnostics import Diagnostic, Severity
from drafting.ingredients import digest_of
from drafting.writers.xlsx import Sheet, Value, write_tables

NAME: Final = "汇总.xlsx"
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
_TINTS: Final = {STATES["failed"]: "#F8CBAD", _UNDONE: "#F8CBAD", STATES["kept"]: "#FFE699", Severity.ERROR.label: "#F8CBAD"}
_WORTH_A_ROW: Final = (Severity.ERROR.value, Severity.WARNING.value)


def write_report(
    ledger: Ledger, summary: Summary, folder: Path, notes: Sequence[Diagnostic] = (), undone: int = 0
) -> Delivered:
    """Write it into the output folder; one that a person has changed is kept beside. Raises CannotWrite.

    `notes` are of the whole batch, such as a column that was not used; `undone` units were not begun.
    """
    data = write_tables(_sheets(ledger, summary, notes, undone))
    known = ledger.fact(_FACT)
    delivered = deliver(folder / NAME, data, ours=frozenset({known} if known else ()))
    ledger.remember(_FACT, digest_of(data))
    return delivered


def _sheets(ledger: Ledger, summary: Summary, notes: Sequence[Diagnostic], undone: int) -> Iterator[Sheet]:
    tinted = {label: tint for label, tint in _TINTS.items() if label == _UNDONE or label in _said(summary)}
    yield Sheet("总数", (("总数", 28), ("单位", 10), ("说明", 72)), _totals(summary, undone), tinted)
    yield Sheet(
        "各单位",
        (("单位", 28), ("数据", 32), ("状态", 14), ("输出文件", 36), ("缺数", 6), ("缺哪些", 48), ("必改", 6), ("存疑", 6), ("核对不符", 10)),
        _units(ledger, summary),
        _TINTS,
    )
    yield Sheet("缺数", (("单位", 28), ("指标", 36), ("名称", 24), ("提供单位", 24)), _gaps(ledger))
    yield Sheet("缺数排行", (("指标", 36), ("名称", 24), ("提供单位", 36), ("缺数单位", 10)), _ranking(summary))
    columns = (("单位", 28), ("程度", 6), ("编码", 7), ("内容", 64), ("怎么改", 48), ("位置", 40))
    yield Sheet("问题", columns, _problems(ledger, notes, summary), _TINTS)


def _said(summary: Summary) -> set[str]:
    return {STATES[state] for state, units in summary.states.items() if units}


def _totals(summary: Summary, undone: int) -> Iterator[Sequence[Value]]:
    yield ["这一次共做", summary.units, ""]
    for state, label in STATES.items():
        yield [label, summary.states[state], _MEANING[state] if summary.states[state] else ""]
    if undone:
        yield [_UNDONE, undone, "中途停下了，这份汇总不全；再运行同一条命令，接着做完"]
    if summary.mismatches:
        meaning = f"共 {summary.mismatches} 处，见“问题”里编码 R 开头的和 D083、D255、D264、D272、D274：数有矛盾、不可能或者没有单位，草稿照常生成，印出来的标着【待核】，drafting check 和定稿列为必改"
        yield ["核对不符的单位", summary.mismatched, meaning]
    if summary.far:
        yield ["和同批相差悬殊的数", len(summary.far), "见“问题”里编码 S143 的：多半是位数、“万”“亿”或者单位写错了"]
    if summary.beyond:
        yield ["比本地全部的还多的数", len(summary.beyond), "见“问题”里编码 D269 的：多半是多了一位、多了一个“万”"]
    if summary.blank:
        yield ["空着别的单位都填了的数的单位", len(summary.blank), "见“问题”里编码 S157 的：多半是漏填"]
    if summary.unlike:
        yield ["和下级加起来不一样的数", len(summary.unlike), "见“问题”里编码 D266、D267 的：全县的和各乡镇加起来的不一样（市和各县、乡和各村一样），不是上面填错，就是下面填错"]
    yield ["缺数的指标", len(summary.missing), "见“缺数排行”；各单位缺哪些、找谁要，见“缺数”" if summary.missing else ""]


def _units(ledger: Ledger, summary: Summary) -> Iterator[Sequence[Value]]:
    for line in ledger.lines():
        gaps = line.gaps
        missing = "、".join(f"{name}（{provider}）" if provider else name for _, name, provider in gaps)
        output = line.made if line.made and line.state != "failed" else ""
        yield [
            line.name or line.source, line.source, _label(line.state), output, len(gaps), missing, line.errors, line.warnings + sum(each.severity is Severity.WARNING for each in summary.beside_others(line.source)),
            line.mismatches,
        ]  # fmt: skip


def _gaps(ledger: Ledger) -> Iterator[Sequence[Value]]:
    for line in ledger.lines():
        for path, name, provider in line.gaps:
            yield [line.name or line.source, path, name, provider]


def _ranking(summary: Summary) -> Iterator[Sequence[Value]]:
    for each in summary.missing:
        yield [each.path, each.name, "、".join(each.providers), each.units]


def _problems(ledger: Ledger, of_all: Sequence[Diagnostic], summary: Summary) -> Iterator[Sequence[Value]]:
    for each in of_all:
        if each.severity.value in _WORTH_A_ROW:
            yield ["", each.severity.label, each.code, each.message, each.hint, str(each.place or "")]
    for line in ledger.lines():
        for found in line.told:
            place = ":".join(str(found[key]) for key in ("file", "line", "column") if found[key] is not None)
            label = _LABELS[found["severity"]]
            yield [line.name or line.source, label, found["code"], found["message"], found["hint"] or "", place]
        for each in summary.beside_others(line.source):
            yield [line.name or line.source, each.severity.label, each.code, each.message, each.hint, str(each.place or "")]


def _label(state: str) -> str:
    return next((STATES[each] for each in get_args(State) if each == state), state)
