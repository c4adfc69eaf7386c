"""Figures behind which somebody has written 待核: a draft shows it, a final copy waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from drafting.checks.judged import HEAD
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.facts.book import Book
from drafting.registry import declare

UNSETTLED: Final = declare(
    Rule(
        "R142", "写着待核的数", Severity.WARNING,
        "行末写着“# 待核：…”的数还没有核定：草稿里印成【待核】，check 列为必改，不出定稿。rollup --missing omit 只加了一部分乡镇的数这样写，自己拿不准的数也可以这样写。核定了，删去行末的“# 待核：…”。",
        hits=HEAD + "指标:\n  住房:\n    危房改造: 35户  # 待核：3个乡镇共35户；没有交：北乡\n",
        clean=HEAD + "指标:\n  住房:\n    危房改造: 35户  # 4个乡镇\n",
    )
)


def unsettled_findings(book: Book) -> Iterator[Diagnostic]:
    """One for each line, at the figure to which all others on it belong."""
    dataset = book.dataset
    if not dataset.unsettled:
        return
    seen: set[int] = set()
    for path, source in book.typed_paths().items():
        place = dataset.tree.place((*source, "数值"))
        if place.line in dataset.unsettled and place.file == dataset.tree.name and place.line not in seen:
            seen.add(place.line)
            yield _finding(path, dataset.unsettled[place.line], place)


def _finding(path: str, said: str, place: Place) -> Diagnostic:
    return UNSETTLED.at(place, f"{path}：写着待核{f'（{said}）' if said else ''}", "核定了，删去行末的“# 待核”；是汇总的，等交齐了再汇总一次", path=path, excerpt=said or None)
