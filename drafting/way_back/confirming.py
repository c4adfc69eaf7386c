"""The 数据核对单 of a report, and what comes back on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from drafting.blocks.confirmation import Answers, Confirmation, Question
from drafting.bodies import same_bodies
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.facts.fact import State
from drafting.model.dates import day_text
from drafting.model.paths import TABLES
from drafting.quantities.parse import MeasureError, parse_measure
from drafting.quantities.plain import is_number
from drafting.quantities.quantity import unsigned
from drafting.registry import declare
from drafting.relations import Verdict, judge_equal
from drafting.way_back.pulling.change import Change
from drafting.way_back.tracing import Trace, Traced

if TYPE_CHECKING:
    from drafting.facts.book import Book
    from drafting.facts.fact import Fact
    from drafting.model.catalogue import Catalogue, Entry
    from drafting.quantities.units import UnitTable

CONFIRMED_OTHERWISE = declare(
    Rule(
        "S146",
        "核对无误的数和数据不一样",
        Severity.WARNING,
        "核对单上选了“无误”的，是正文里的数；数据里却是另一个：正文在 Word 里改过，或者数据后来改过。数据没有动，再生成的报告印的是数据里的数。",
    )
)

_NOBODY: Final = "未注明提供单位"
_ENDS: Final = "。；！？\n"
_LONGEST: Final = 90  # characters of a sentence on the form


def confirmation(traced: Trace, catalogue: Catalogue, book: Book | None) -> Confirmation:
    """One question for each figure that stands in the report; `book` (the data, if at hand) tells 截至."""
    sheets: dict[str, dict[tuple[str, str, int | None], list[Traced]]] = defaultdict(dict)
    standing = [each for each in traced.figures if not each.place.gone and each.chart is None]
    said = dict.fromkeys(each.origin.source for each in standing if each.origin.source)
    known = same_bodies(said, book.dataset.unit.region if book else "")
    for each in standing:
        asked = sheets[known.get(each.origin.source or "", _NOBODY)]
        row = each.origin.line if _of_a_table(each) else None  # rows may bear one name
        asked.setdefault((each.origin.path, each.place.text_now, row), []).append(each)
    order = sorted(sheets, key=lambda name: name == _NOBODY)
    record = traced.edited.record
    return Confirmation(
        record.heading,
        record.subject,
        tuple(
            (name, tuple(_question(group, traced, catalogue, book) for group in sheets[name].values()))
            for name in order
        ),
    )


def _of_a_table(each: Traced) -> bool:
    return each.origin.path.startswith(TABLES) and each.origin.path.count(".") > 2


def _question(group: list[Traced], traced: Trace, catalogue: Catalogue, book: Book | None) -> Question:
    first = group[0]
    origin = first.origin
    figure = first.place.text_now
    if _of_a_table(first):
        sentence, figure = _cell(first)
    else:
        sentence = _sentence(traced.edited.text.texts[first.place.paragraph or 0], first.place.start, first.place.end)
    more = f"（另有 {len(group) - 1} 处）" if len(group) > 1 else ""
    entry = _entry(origin.path, catalogue)
    computed = origin.formula is not None
    inputs = "、".join(dict.fromkeys(each.rpartition(".")[2] for each in origin.inputs))
    note = f"由{origin.formula if _of_a_table(first) else inputs}算出" if computed and inputs else ""
    return Question(
        origin.path,
        sentence + more,
        figure,
        entry.definition if entry else "",
        _as_of(origin.path, book),
        note or ("由程序算出" if computed else ""),
        computed,
    )


def _cell(each: Traced) -> tuple[str, str]:
    """Table, row and column of a table's figure, and the figure with the unit that the column's header says."""
    _, table, *row, column = each.origin.path.split(".")
    unit, figure = each.origin.unit, each.place.text_now
    bare = bool(unit) and is_number(figure)
    header = f"{column}（{unit}）" if bare else column
    return f"{table}：{'·'.join(row)}／{header}【{figure}】", figure + unit if bare else figure


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence in which a figure stands, shortened around it, with the figure in 【】."""
    low = max((text.rfind(mark, 0, start) + 1 for mark in _ENDS), default=0)
    high = min((at + 1 for mark in _ENDS if (at := text.find(mark, end)) >= 0), default=len(text))
    room = max(0, _LONGEST - (end - start)) // 2
    left, right = max(low, start - room), min(high, end + room)
    before = ("…" if left > low else "") + text[left:start]
    behind = text[end:right] + ("…" if right < high else "")
    return f"{before}【{text[start:end]}】{behind}".replace("\n", " ").strip()


def _entry(path: str, catalogue: Catalogue) -> Entry | None:
    """The catalogue's entry of a figure, or of what it is a part of."""
    while path:
        entry = catalogue.by_path.get(path)
        if entry is not None:
            return entry
        path = path.rpartition(".")[0]
    return None


def _as_of(path: str, book: Book | None) -> str:
    if book is None:
        return ""
    said = book.as_of(book.find(path)).value
    if isinstance(said, date):
        return day_text(said)
    return said if isinstance(said, str) else ""


def changes_of(answers: Answers) -> tuple[list[Change], list[Diagnostic]]:
    """The corrections as changes to the data, and what nobody can read."""
    changes = [Change(each.path, each.old, each.new, each.place) for each in answers.corrections]
    return changes, list(answers.unclear)


def confirmed_otherwise(answers: Answers, book: Book) -> Iterator[Diagnostic]:
    """Figures that were confirmed as the report says them, where the data say another."""
    for each in answers.right:
        fact = book.find(each.path)
        if fact.formula is not None:  # what it is made of is told
            continue
        now = "待补" if fact.state is State.OWED else _unlike(each.old, fact, book.units)
        if now:
            at = book.dataset.tree.place(fact.source)
            message = f"{each.path}：核对单上的 {each.old} 选了“无误”，数据里是 {now}"
            hint = f"确认哪个对：{each.old} 对的，改数据（{at}）；{now} 对的，重新生成报告，再请填写单位核对" if now != "待补" else f"把 {each.old} 填进数据（{at}）"
            yield CONFIRMED_OTHERWISE.at(Place(each.place), message, hint, path=each.path, excerpt=each.old)


def _unlike(said: str, fact: Fact, units: UnitTable) -> str:
    """What the data say where that is not what is `said`, whichever way a rise or fall is printed; else ""."""
    try:
        stated = parse_measure(said, units)[0].first
    except MeasureError:
        return ""
    alike = [each for each in fact.measure.quantities if units.convertible(each.unit, stated.unit)] if fact.measure is not None else []
    if len(alike) == 1 and judge_equal(unsigned(stated), unsigned(alike[0]), units).verdict is Verdict.CONTRADICTS:
        return alike[0].text
    return ""
