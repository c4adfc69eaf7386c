"""Reports in the output folder that this run did not make: figures of an earlier day under a name that looks like today's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from drafting.batch.bookkeeping.ledger import Ledger
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.registry import declare

OUT_OF_DATE = declare(
    Rule(
        "S076",
        "没有生成，旧稿还在",
        Severity.WARNING,
        "这个单位这一次没有生成，输出文件夹里同名的文件是以前生成的，数是那时的。改好数据重新运行之前，不要拿它上报。",
    )
)
NOT_ASKED_FOR = declare(
    Rule(
        "S077",
        "输出文件夹里有不是这一次生成的报告",
        Severity.INFO,
        "输出文件夹里有以前生成的报告，这一次没有生成它们。同一单位换了文件名的（改了 --name），旧的移走。这一次的来源里没有它们的数据的：单位撤并、数据文件改名或移走的，旧报告要自己移走；是另一批生成到同一个文件夹的，不用管。",
    )
)

_MOST: Final = 1000
_NAMED: Final = 5


def leftovers(ledger: Ledger, folder: Path) -> Iterator[Diagnostic]:
    """What an operator could take for a report of this run. Asked for once a run has come to its end."""
    for source, name, made in islice(ledger.made_before(failed=True), _MOST):
        if (folder / made).exists():
            message = f"{name} 这一次没有生成，输出文件夹里的 {made} 是以前生成的，数是那时的"
            yield OUT_OF_DATE.at(Place(source), message, "改好数据再运行；在那之前不要拿它上报")
    again = {old: now for old, now in ledger.also_made() if (folder / old).exists()}
    if again:
        shown = [f"{old}（这一次是 {now}）" for old, now in islice(again.items(), _NAMED)]
        message = f"输出文件夹里另有 {len(again)} 份同一单位以前生成的报告，文件名不同：{_listed(shown, len(again))}"
        yield NOT_ASKED_FOR.at(Place(str(folder)), message, "改了 --name 的，旧报告的数是那时的，移走；确是另一期、另一种报告的，不用管")
    count, named = 0, []
    for _, _, made in ledger.made_before(failed=False):
        if made not in again and (folder / made).exists():
            count += 1
            named += [_with_its_successor(made, ledger)] if count <= _NAMED else []
    if count:
        message = f"输出文件夹里另有 {count} 份以前生成的报告，不在这一次的来源里：{_listed(named, count)}"
        yield NOT_ASKED_FOR.at(Place(str(folder)), message, "单位撤并、数据文件改名的，把旧报告移走；是另一批的，不用管，汇总.xlsx 里只有这一次的")


def _with_its_successor(made: str, ledger: Ledger) -> str:
    """双井镇.docx（这个单位这一次是 双井镇终稿.docx）, where its data file has another name now."""
    now = ledger.made_now(made)
    return f"{made}（这个单位这一次是 {now}）" if now else made


def _listed(named: list[str], count: int) -> str:
    return "、".join(named) + ("等" if count > len(named) else "")
