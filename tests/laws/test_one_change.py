"""Change one figure: everything printed from it changes, direction words may, and nothing else does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import zip_longest

import pytest

from drafting.blocks.document import Document, Doubt, Figure, FigureRecord, Heading, Inlines, Paragraph
from drafting.facts.book import Book
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.values import Ordinal, parse_value
from tests.laws.reports import NAMES, Data, Step, data_of, dataset_of, draft_of, library, nodes, tables

TABLES = "明细表"
WORDS = frozenset({"截至", "统计期间", "提供单位", "备注", "表述", "名录", "计量单位", "口径"})
DIRECTIONS = re.compile(
    "增长|下降|提高|增加|减少|由|增至|降至|升至|快于|慢于|等(?=[⟦“])|竣工率|完成率|超额完成|超额|完成年度任务的|全面完成年度任务|全部完成|已全部"
)
LEFT = re.compile("(?<=加快完成年度任务。).*?(?=，确保年底前)|(?<=部分年度任务没有完成。).*?(?=与年度目标)|(?<=部分任务进度偏慢。).*?(?=慢于时间进度)")
"""What the plans and problems name of tasks that are not done: a name goes when its task is met, and comes when it is not."""


@dataclass(frozen=True)
class Change:
    """One quantity of the data with another number."""

    step: Step
    typed: str
    changed: str
    path: str  # as it prints
    siblings: tuple[str, ...]  # units of the other quantities beside it
    unit: str


def changes(data: Data) -> Iterator[Change]:
    """Every typed figure of 指标 and 明细表, a change for each of its quantities."""
    for step, holder in nodes(data):
        typed = holder[step[-1]]
        in_words = step[-1] == "完成率" and typed == "100%"  # 全部完成: said without a figure, 超额完成3% is one
        if isinstance(typed, str) and not WORDS.intersection(step) and not in_words:
            yield from _changes(step, typed, ".".join(each for each in step if each != "数值"))
    for name, rows in tables(data).items():
        for row in rows:
            first, *columns = row
            for column in (column for column in columns if re.match(r"\d", row[column])):
                yield from _changes((TABLES, name, row[first], column), row[column], f"{TABLES}.{name}.{row[first]}.{column}")


def _changes(step: Step, typed: str, path: str) -> Iterator[Change]:
    value = parse_value(typed, library().units)[0]
    if isinstance(value, Ordinal):
        yield Change(step, typed, re.sub(r"第(?=(\d)?)", lambda at: "第1" if at[1] else "第十", typed, count=1), path, (), "")
    if not isinstance(value, Measure):
        return
    for position, quantity in enumerate(value.quantities):
        texts = [each.text for each in value.quantities]
        texts[position] = _another(quantity)
        joined = texts[0] + "".join(mark + text for mark, text in zip(value.separators, texts[1:], strict=True))
        paired = len(texts) > 1
        others = tuple(each.unit for each in value.quantities if each is not quantity)
        yield Change(step, typed, joined, f"{path}.{quantity.unit}" if paired else path, others, quantity.unit)


def _another(quantity: Quantity) -> str:
    """The same quantity a little larger: by a thirtieth, and by at least one in its last place."""
    if quantity.chinese:
        digit = re.search("[一二两三四五六七八]|千", quantity.text)
        assert digit
        return quantity.text.replace(digit[0], "九" if digit[0] != "千" else "2000", 1)
    step = Decimal(1).scaleb(-quantity.decimals)
    larger = quantity.number + max(step, (quantity.number / 30).quantize(step))
    number = re.search(r"\d[\d,]*(\.\d+)?", quantity.text)
    assert number
    return quantity.text.replace(number[0], f"{larger:f}", 1)


def depends(record: FigureRecord, path: str, book: Book) -> bool:
    """Whether what is printed was computed from the figure at `path`, directly or through others."""
    for given, real in book.dataset.renamed.items():  # what the data calls otherwise than the catalogue
        if path == given or path.startswith(f"{given}."):
            path = real + path.removeprefix(given)
            break
    above, _, last = path.rpartition(".")
    whole = above if book.units.known(last) else path
    seen: set[str] = set()
    waiting = [record.path, *record.inputs]
    while waiting:
        each = waiting.pop()
        if each in (path, whole):
            return True
        if each not in seen:
            seen.add(each)
            waiting += book.find(each).inputs
    return False


def skeleton(document: Document) -> list[str]:
    """The text around the figures, a line a block; each figure as ⟦path⟧ and each direction word as nothing.

    A list of names that its number outgrows ends in 等 instead of its last 和.
    """

    def words(content: Inlines) -> str:
        return "".join(
            f"⟦{_path(document.figures[each.ref])}⟧" if isinstance(each, Figure) else each.text
            for each in content
            if not isinstance(each, Doubt)  # what contradicts others is marked
        )

    found = [document.front.title]
    for block in document.blocks:
        assert isinstance(block, Heading | Paragraph)
        lead = block.lead if isinstance(block, Paragraph) else None
        found.append((f"{lead.number}{words(lead.content)}。" if lead else "") + words(block.content))
    return [DIRECTIONS.sub("", LEFT.sub("", line)).replace("和", "、") for line in _without_open_findings(found)]


def _without_open_findings(lines: list[str]) -> list[str]:
    """A finding that is no longer mended in full is a problem that was none before: with its heading, where it is the only one."""
    at = next((at for at, line in enumerate(lines) if "没有整改到位" in line), None)
    if at is None:
        return lines
    heading = at - 1 if lines[at].startswith("问题整改还需加力") and lines[at - 1].endswith("问题") else at
    return lines[:heading] + lines[at + 1 :]


def _path(figure: FigureRecord) -> str:
    """What stands in place of a figure: past its task, a rate reads as what is beyond."""
    return figure.path.removesuffix("超额完成").removesuffix("完成率")


def put(data: Data, step: Step, text: str) -> None:
    if step[0] == TABLES:
        _, name, label, column = step
        row = next(row for row in tables(data)[name] if next(iter(row.values())) == label)
        row[column] = text
        return
    holder = data["指标"]
    for key in step[:-1]:
        holder = holder[key]
    holder[step[-1]] = text


@pytest.mark.parametrize("name", NAMES)
def test_change_any_figure_of_the_report(name):
    data = data_of(name)
    before = draft_of(data, name).document
    dataset = dataset_of(data, name)
    book = Book(dataset, library().catalogue(data["模板"]), library().units)
    text_before = skeleton(before)
    wrong: list[str] = []
    tried = 0
    for change in list(changes(data)):
        tried += 1
        put(data, change.step, change.changed)
        after = draft_of(data, name).document
        put(data, change.step, change.typed)
        wrong += [f"{change.path} → {change.changed}: {what}" for what in differences(before, after, text_before, change, book)]
    assert tried >= len({figure.path for figure in before.figures if figure.formula is None}) * 0.9
    assert wrong == []


def differences(
    before: Document, after: Document, text_before: list[str], change: Change, book: Book
) -> Iterator[str]:
    """What should have changed and did not, or the other way round."""
    if (text_after := skeleton(after)) != text_before:
        yield "the text around it: " + "; ".join(_where(*pair) for pair in zip_longest(text_before, text_after, fillvalue=""))
        return
    printed = 0
    for old, new in zip(_but_open_findings(before), _but_open_findings(after), strict=True):
        if old.path == change.path:
            printed += 1
            if old.text == new.text:
                yield f"{old.path} still prints {old.text}"
        elif not depends(old, change.path, book):
            if old.text != new.text:
                yield f"{old.path} has nothing to do with it and prints {new.text} for {old.text}"
        elif old.unit.endswith(change.siblings) if change.siblings else False:
            if old.text != new.text:
                yield f"{old.path} is in another unit and prints {new.text} for {old.text}"
        elif old.formula is not None and old.text == new.text and not _of_another_component(old, change):
            yield f"{old.path} is computed from it and still prints {old.text}"


def _but_open_findings(document: Document) -> list[FigureRecord]:
    return [figure for figure in document.figures if not figure.path.endswith(".未整改")]


def _where(one: str, other: str) -> str:
    """The places where two lines differ, each with a little of what stands around it."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return " ".join(
        f"…{one[max(0, a - 8) : b + 8]}… ≠ …{other[max(0, c - 8) : d + 8]}…"
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )


def _of_another_component(record: FigureRecord, change: Change) -> bool:
    """A rate of a paired measure takes one of its quantities: not this one."""
    return bool(change.siblings) and record.unit == "%"


def test_a_stated_value_stays_and_the_disagreement_is_said():
    data = data_of("shaoyang-2021m10")
    before = draft_of(data, "shaoyang-2021m10")
    put(data, ("乡村建设", "规划准备", "数值"), "697个")
    after = draft_of(data, "shaoyang-2021m10")
    rate = "乡村建设.规划准备.完成率"
    assert [each.text for each in after.document.figures if each.path == rate] == ["80%"]
    new = [each for each in after.diagnostics if each not in before.diagnostics and each.code.startswith("R")]
    assert any(rate in (each.path or "") or "规划准备" in each.message for each in new)
