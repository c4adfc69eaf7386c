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
_WORTH_A_ROW: Final = (Severity.ERROR.value, Severity.WARNING.value)


def write_report(ledger: Ledger, summary: Summary, folder: Path, notes: Sequence[Diagnostic] = ()) -> Delivered:
    """Write it into the output folder; one that a person has changed is kept beside. Raises CannotWrite.

    `notes` are of the whole batch, such as a column that was not used.
    """
    data = write_tables(_sheets(ledger, summary, notes))
    known = ledger.fact(_FACT)
    delivered = deliver(folder / NAME, data, ours=frozenset({known} if known else ()))
    ledger.remember(_FACT, digest_of(data))
    return delivered


def _sheets(ledger: Ledger, summary: Summary, notes: Sequence[Diagnostic]) -> Iterator[Sheet]:
    yield Sheet(
        "各单位",
        (("单位", 28), ("数据", 32), ("状态", 10), ("输出文件", 36), ("缺数", 6), ("缺哪些", 48), ("必改", 6), ("存疑", 6)),
        _units(ledger),
    )
    yield Sheet("缺数", (("单位", 28), ("指标", 36), ("名称", 24), ("提供单位", 24)), _gaps(ledger))
    yield Sheet("缺数排行", (("指标", 36), ("名称", 24), ("提供单位", 36), ("缺数单位", 10)), _ranking(summary))
    columns = (("单位", 28), ("程度", 6), ("编码", 7), ("内容", 64), ("怎么改", 48), ("位置", 40))
    yield Sheet("问题", columns, _problems(ledger, (*notes, *summary.borrowed)))


def _units(ledger: Ledger) -> Iterator[Sequence[Value]]:
    for line in ledger.lines():
        missing = "、".join(f"{name}（{provider}）" if provider else name for _, name, provider in line.gaps)
        output = Path(line.output).name if line.output else ""
        yield [
            line.name or "", line.source, _label(line.state), output, len(line.gaps), missing, line.errors, line.warnings
        ]  # fmt: skip


def _gaps(ledger: Ledger) -> Iterator[Sequence[Value]]:
    for line in ledger.lines():
        for path, name, provider in line.gaps:
            yield [line.name or line.source, path, name, provider]


def _ranking(summary: Summary) -> Iterator[Sequence[Value]]:
    for each in summary.missing:
        yield [each.path, each.name, "、".join(each.providers), each.units]


def _problems(ledger: Ledger, of_all: Sequence[Diagnostic]) -> Iterator[Sequence[Value]]:
    for each in of_all:
        if each.severity.value in _WORTH_A_ROW:
            yield ["", each.severity.label, each.code, each.message, each.hint, str(each.place or "")]
    for line in ledger.lines():
        for found in line.diagnostics:
            if found["severity"] in _WORTH_A_ROW:
                place = ":".join(str(found[key]) for key in ("file", "line", "column") if found[key] is not None)
                label = _LABELS[found["severity"]]
                yield [line.name or line.source, label, found["code"], found["message"], found["hint"] or "", place]


def _label(state: str) -> str:
    return next((STATES[each] for each in get_args(State) if each == state), state)
