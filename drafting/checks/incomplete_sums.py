"""Sums of which the file itself says that places are missing in them: told until these have come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.checks.judged import HEAD
from drafting.checks.unsettled import held_figures
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.facts.book import Book
from drafting.registry import declare

INCOMPLETE: Final = declare(
    Rule(
        "D346", "相加的数里少了几家的", Severity.WARNING,
        "数据是由各县、各乡镇相加而成的（drafting rollup），有一两家没有填这一项，或者没有交，加出来的数里没有它的，照印就少了。rollup 把少了谁写在行末（# 9个县；没有填：己县）、文件开头（# 没有交的：癸县；……），check 和草稿里每次都提示，到补齐了再汇总为止。四家里有一家以上没有填的，多半是它们本来没有，不提示。",
        hits=HEAD + "指标:\n  住房:\n    危房改造: 35户  # 9个乡镇；没有填：北乡\n",
        clean=HEAD + "指标:\n  住房:\n    危房改造: 38户  # 10个乡镇\n",
    )
)
_HINT: Final = "补报了再汇总一次；确实没有的，在它的文件里写 0 或不适用再汇总，或者在这一行末尾写 # 情况属实 D346：理由"
_LATE: Final = "交了再汇总一次；不用交的，删去这一行里它的名称"


def incomplete_sums(book: Book) -> Iterator[Diagnostic]:
    """One for each of them; of most files there is none."""
    lines = book.dataset.incomplete
    if not lines:
        return
    held = held_figures(book, lines)
    for line, said in lines.items():
        figures = held.get(line)
        if figures:
            path, place = next(iter(figures.items()))
            label = path.partition(".")[2].replace(".", "·") or path
            yield INCOMPLETE.at(place, f"{label}：{said}，相加的数里没有它的", _HINT, path=path, excerpt=said)
        else:
            yield INCOMPLETE.at(Place(book.dataset.tree.name, line, 1), f"{said}，相加的数里没有它们的", _LATE, excerpt=said)
