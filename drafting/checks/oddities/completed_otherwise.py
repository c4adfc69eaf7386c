"""Texts of the data's own that say how much of a task was done, and not as the data come to: 完成投资3.26亿元，完成年度任务的91.5%, where the task is 4亿元."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from drafting.checks.judged import HEAD
from drafting.checks.oddities.retyped import figures_by_amount, is_named, texts_of
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.model.node_at import node_at
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.running import running_figures
from drafting.registry import declare
from drafting.relations import judge_rate

if TYPE_CHECKING:
    from drafting.facts.book import Book
    from drafting.quantities.quantity import Quantity

OTHERWISE: Final = declare(
    Rule(
        "D349",
        "文字材料里的完成率和数据算的不一样",
        Severity.WARNING,
        "文字材料里手写的“完成投资3.26亿元，完成年度任务的91.5%”，前面的数是数据里的一项，照它的任务算却不是这么多：数改了、任务调了，话没有跟着改。check、--review 和 --final 都查，有它就不出定稿（--final）。写成 {{ 组.指标.完成率 }}，就由程序算。",
        hits=HEAD + "指标: {工程: {完成投资: {数值: 3.26亿元, 任务: 4亿元}}}\n文字材料: {导语: 完成投资3.26亿元，完成年度任务的91.5%。}\n",
        clean=HEAD + "指标: {工程: {完成投资: {数值: 3.26亿元, 任务: 4亿元}}}\n文字材料: {导语: 完成投资3.26亿元，完成年度任务的81.5%。}\n",
        silence="导语: 完成投资3.26亿元，完成年度任务的91.5%。  # 情况属实 D349：按调整前的任务算",
    )
)
_COMPLETED: Final = lazy(r"，?(?:为|占|完成了?)(?:全年|年度|今年|本年|年初|既定|目标|总)*(?:任务|计划|目标)[数量]?的(\d{1,4}(?:\.\d+)?[%％])")
_SENTENCE: Final = lazy("[。；！？\n]")
_HUNDRED: Final = 100
_BEFORE: Final = 16
"""Characters before a figure that say of what it is."""


def completed_otherwise(book: Book) -> Iterator[Diagnostic]:
    """A finding for each such rate, at the text that holds it."""
    texts = [(path, text, found) for path, text in texts_of(book.dataset) if (found := [*_COMPLETED.finditer(text)])]
    given = figures_by_amount(book) if texts else {}
    for path, text, found in texts:
        for match in found:
            figures = [*running_figures(sentence := _SENTENCE.split(text[: match.start()])[-1], book.units)]
            [rate] = running_figures(match[1], book.units)
            if not figures or sentence[figures[-1].end :].strip("，、（("):
                continue
            done, before = figures[-1].quantity, sentence[max(figures[-1].start - _BEFORE, 0) : figures[-1].start]
            named = [source for source, _ in given.get((book.units.family(done.unit), done.amount * book.units.factor(done.unit)), ()) if is_named(source, before)]
            whole = [source for source in named if str(source[-1]) in before]
            tasks = [(source, task) for source in (whole or (named if len(named) == 1 else ())) if (task := _task(book, source, done)) is not None]
            if tasks and all(_is_far(rate.quantity, done, task, book) for _, task in tasks):
                source, task = tasks[0]
                wrong, called = judge_rate(rate.quantity, done, task, book.units), ".".join(map(str, source[1:]))
                message = f"文字材料写的是“{done.text}{match[0]}”，照数据的 {called}（任务 {task.text}）算是{wrong.computed_text}"
                hint = f"写成 {{{{ {called}.完成率 }}}}，或改成{wrong.computed_text}；确实如此的，在这一行末尾写 # 情况属实 D349：理由"
                yield OTHERWISE.at(book.dataset.tree.place(path), message, hint, path=".".join(map(str, path)), excerpt=match[0].strip("，"), related=[book.dataset.tree.place((*source, "任务"))])


def _is_far(stated: Quantity, done: Quantity, task: Quantity, book: Book) -> bool:
    """Whether it is off by more than a point: a task is set to the digit, however round it is."""
    whole = task.amount * book.units.factor(task.unit)
    return bool(whole) and abs(stated.number - done.amount * book.units.factor(done.unit) / whole * _HUNDRED) > 1


def _task(book: Book, source: tuple[str | int, ...], done: Quantity) -> Quantity | None:
    """The figure's task in the unit of what is done: 户 or 人."""
    node = node_at(book.dataset.indicators, source)
    task = node.target.value if node is not None and node.target is not None else None
    return next((each for each in task.quantities if book.units.convertible(each.unit, done.unit)), None) if isinstance(task, Measure) else None
