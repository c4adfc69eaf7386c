"""What a batch came to, for a reader and for a program."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from drafting.batch.outcome.summary import MOST_MISSING, STATES
from drafting.batch.planning.plan import NAME_CLASH
from drafting.cli.told.screen import print_table, say, show, tell, utf8
from drafting.diagnostics import has_errors
from drafting.patterns import lazy

if TYPE_CHECKING:
    from drafting.batch.bookkeeping.ledger import Ledger, Line
    from drafting.batch.job import Outcome
    from drafting.batch.outcome.summary import Summary
    from drafting.batch.planning.plan import Plan
    from drafting.batch.working.orders import Result
    from drafting.batch.working.unit import Unit
    from drafting.cli.told.progress import Troubles
    from drafting.diagnostics import Diagnostic

_MOST_BORROWED: Final = 10
_MOST_FAR: Final = 10
_MOST_ALIKE: Final = 3
"""Units that fail alike and are told in full."""
_MOST_NAMED: Final = 5
_NUMBER: Final = lazy(r"\d[\d.,]*")
_PLAIN: Final = lazy(r"[约近超逾]?[-+]?\d[\d.,]*[^\d\s（(，,；;]{0,6}")
_MOST_FAULTY: Final = 20
"""Units of a dry run whose faults are shown."""


def report(outcome: Outcome, troubles: Troubles, *, final: bool = False) -> None:
    """Failures, what was kept and what was let be on stderr, the table of the summary on stdout."""
    summary = outcome.summary
    _tell_failed(troubles.failed)
    _and_more(summary.states["failed"] - len(troubles.failed), "个单位没有生成")
    for result in troubles.kept:
        tell(f"{result.shown or result.source}：旧稿有人改过，没有覆盖，新稿另存为 {result.output}")
    _and_more(summary.states["kept"] - len(troubles.kept), "个单位另存了新稿")
    if troubles.edited:
        named = "、".join(str(result.output) for result in troubles.edited[:_MOST_NAMED])
        count = summary.states["edited"]
        tell(f"有人改过、数据没有变，没有动：{named}{f'等 {count} 份' if count > _MOST_NAMED else ''}")
    _show_findings(outcome)
    _say_counts(outcome, final=final)
    _show_missing(summary)
    show(outcome.of_report)
    if outcome.report:
        say(f"汇总：{outcome.report}")


def _tell_failed(failed: list[Result]) -> None:
    """Units that fail alike are told by a few of them."""
    for alike in _alike(failed):
        shown = 1 if _is_said_once(alike) else _MOST_ALIKE
        for result in alike[:shown]:
            tell(f"{result.called} 未生成：")
            show(each for each in result.diagnostics if each.severity == "error")
        if len(alike) > shown:
            others = alike[shown:]
            named = "、".join(result.called for result in others[:_MOST_NAMED]) + ("等" if len(others) > _MOST_NAMED else "")
            why = "也错在同一列，多半是表头或整列的格式，改一处就行" if _is_of_the_column(alike[0]) else "也有同样的错误"
            tell(f"还有 {len(others)} 个单位{why}：{named}")


def _show_findings(outcome: Outcome) -> None:
    """What was found about the units together: the first of each kind, and how many more there are."""
    summary = outcome.summary
    show(outcome.gone)
    show(outcome.roll.diagnostics)
    _show_some(outcome.left, _MOST_BORROWED, "份旧报告还在输出文件夹里")
    _show_some(summary.far, _MOST_FAR, "个数和同批的单位相差悬殊")
    _show_some(summary.beyond, _MOST_FAR, "个数比本地全部的还多")
    _show_some(summary.unlike, _MOST_FAR, "个数和下级加起来的不一样")
    _show_some(summary.blank, _MOST_FAR, "个单位空着别的单位都填了的数")
    _show_some(summary.borrowed, _MOST_BORROWED, "处雷同文字或别处地名")


def _show_some(found: Sequence[Diagnostic], most: int, what: str) -> None:
    show(found[:most])
    _and_more(len(found) - most, what)


def _say_counts(outcome: Outcome, *, final: bool) -> None:
    summary = outcome.summary
    counts = "，".join(f"{label} {summary.states[state]}" for state, label in STATES.items() if summary.states[state])
    say(f"共 {summary.units + outcome.undone} 个单位：{counts or '都没有做'}")
    if outcome.undone:
        say(f"还有 {outcome.undone} 个没有轮到：重新运行，会接着做完")
    if summary.mismatches:
        told = "不改不出定稿" if final else "草稿照常生成，印出来的标着【待核】，定稿以前要改"
        say(f"核对不符 {summary.mismatches} 处（{summary.mismatched} 个单位）：{told}，见 汇总.xlsx 的“问题”")
    if summary.doubted:
        say(f"存疑 {sum(many for _, many in summary.doubts)} 处（{summary.doubted} 个单位，{summary.doubts_said}）：不像，可能是真的，照印、不标，请看一看 汇总.xlsx 的“问题”")


def _is_said_once(alike: list[Result]) -> bool:
    """Whether what is wrong is said of all of them together: units whose outputs have one name."""
    errors = [(each.code, each.message) for result in alike for each in result.diagnostics if each.severity == "error"]
    return len({*errors}) == 1 and errors[0][0] == NAME_CLASH.code


def _is_of_the_column(result: Result) -> bool:
    """Whether what is wrong in a row may be a fault of its whole columns, as that none shows its percentages as such: the cells are plain figures."""
    return result.shown.endswith("行]") and all(_PLAIN.fullmatch(each.excerpt or "") for each in result.diagnostics if each.severity == "error")


def _alike(failed: list[Result]) -> list[list[Result]]:
    """Units together that fail by the same findings, whatever the numbers are, as all rows do in a column that is no percentage and should be."""
    found: dict[tuple[tuple[str, str], ...], list[Result]] = {}
    for result in failed:
        errors = (each for each in result.diagnostics if each.severity == "error")
        found.setdefault(tuple((each.code, _NUMBER.sub("#", each.message)) for each in errors), []).append(result)
    return list(found.values())


def _and_more(number: int, what: str) -> None:
    if number > 0:
        tell(f"另有 {number} {what}，见 汇总.xlsx")


def _show_missing(summary: Summary) -> None:
    if not summary.missing:
        return
    rows = [(each.path, str(each.units), "、".join(each.providers)) for each in summary.missing[:MOST_MISSING]]
    print_table(f"缺数最多的指标（共 {len(summary.missing)} 项）", ("指标", "缺数单位", "提供单位"), rows)


def told_in_json(ledger: Ledger, outcome: Outcome) -> None:
    """What `batch --format json` gives, written unit by unit: it is never held whole."""
    rest = outcome.summary.to_json() | {
        "finished": outcome.finished,
        "undone": outcome.undone,
        "report": str(outcome.report) if outcome.report else None,
    }
    _stream((_unit_in_json(line, outcome.summary) for line in ledger.lines()), rest, outcome.notes)


def _unit_in_json(line: Line, summary: Summary) -> dict[str, Any]:
    said: dict[str, Any] = line.to_json()
    return said | {"diagnostics": [*said["diagnostics"], *(each.to_json() for each in summary.beside_others(line.source))]}


def planned(plan: Plan, faults_of: Callable[[Unit], tuple[Diagnostic, ...]], roll: Sequence[Diagnostic] = ()) -> int:
    """--dry-run: what would be made, and by `roll` who has not handed in; 1 where a unit's data cannot be used."""
    from drafting.render.compiling.faults import UNKNOWN_TEMPLATE

    faulty = 0
    no_such: dict[str, list[tuple[str, Diagnostic]]] = {}
    for unit in plan:
        faults = faults_of(unit)
        for each in faults:
            if each.code == UNKNOWN_TEMPLATE.code:
                no_such.setdefault(each.message, []).append((unit.stem, each))
        faulty += bool(faults)
        if faulty <= _MOST_FAULTY:
            show(each for each in faults if each.code != UNKNOWN_TEMPLATE.code)
        say(f"{unit.shown} → {unit.output}" if unit.output and not faults else f"{unit.shown} → 不能生成")
    if faulty > _MOST_FAULTY:
        tell(f"另有 {faulty - _MOST_FAULTY} 个单位不能生成，原因没有列出：加上 --format json 全部列出")
    show(_without_their_template(each) for each in no_such.values())
    show((*plan.notes, *roll))
    say(f"共 {len(plan)} 个单位{f'，{faulty} 个的数据有必改的，不能生成' if faulty else ''}（--dry-run：什么也没有写）")
    return int(bool(faulty) or has_errors((*plan.notes, *roll)))


def _without_their_template(several: list[tuple[str, Diagnostic]]) -> Diagnostic:
    """One finding for all units that ask for the same template."""
    names = [name for name, _ in several]
    listed = "、".join(names[:_MOST_NAMED]) + (f"等 {len(names)} 个" if len(names) > _MOST_NAMED else "")
    return replace(several[0][1], message=f"{several[0][1].message}，不能生成的：{listed}")


def planned_in_json(plan: Plan, faults_of: Callable[[Unit], tuple[Diagnostic, ...]], roll: Sequence[Diagnostic] = ()) -> int:
    """--dry-run as JSON; 1 where a unit cannot be made."""
    faulty = False

    def units() -> Iterator[dict[str, Any]]:
        nonlocal faulty
        for unit in plan:
            faults = faults_of(unit)
            faulty = faulty or bool(faults)
            output = str(unit.output) if unit.output and not faults else None
            yield {
                "source": unit.shown,
                "unit": None,
                "output": output,
                "state": "planned" if output else "failed",
                "missing": [],
                "diagnostics": [each.to_json() for each in faults],
            }

    _stream(units(), {"units": len(plan), "dry_run": True}, (*plan.notes, *roll))
    return int(faulty or has_errors((*plan.notes, *roll)))


def _stream(units: Iterable[dict[str, Any]], summary: dict[str, Any], notes: Iterable[Any]) -> None:
    utf8(sys.stdout)
    write = sys.stdout.write
    write('{"units": [')
    for number, unit in enumerate(units):
        write(",\n" if number else "\n")
        write(json.dumps(unit, ensure_ascii=False))
    found = [each.to_json() for each in notes]
    write(f'],\n"summary": {json.dumps(summary, ensure_ascii=False)},\n"diagnostics": {json.dumps(found, ensure_ascii=False)}}}\n')
