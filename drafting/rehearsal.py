"""Templates tried before anybody fills in data: on made-up figures, all of them and only those that must be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from drafting.blocks.document import Document, Figure, Heading, Paragraph, plain
from drafting.diagnostics import Diagnostic, Place, Rule, Severity, has_errors
from drafting.facts.book import Book
from drafting.facts.fact import State
from drafting.guide import check_template, needs_of, printed_names, template_text
from drafting.load.validation.validate import validate_dataset
from drafting.load.writing.filled import filled_data
from drafting.patterns import lazy
from drafting.pipeline import draft
from drafting.registry import declare
from drafting.render.unworded import UNWORDED
from drafting.render.vetting.names import phrases_once
from drafting.source import Tree
from drafting.starts.cache import keep, read_kept

if TYPE_CHECKING:
    from drafting.library import Library
    from drafting.model.dataset import Dataset

LEVEL_SKIPPED = declare(
    Rule(
        "T043",
        "标题跳了一级",
        Severity.WARNING,
        "标题要一级一级往下：## 下面是 ###，不能直接写 ####。跳了级，编号会从（一）跳到（1），文档结构图也不对。",
        hits="## 做法成效\n\n甲。\n\n#### 小点\n\n乙。",
        clean="## 做法成效\n\n甲。\n\n### 小点\n\n乙。",
    )
)
NEVER_THERE = declare(
    Rule(
        "T044",
        "这个数永远不会有",
        Severity.WARNING,
        "用编出来的数把模板要的指标全部填上，这个数仍然没有，写到它的可省句永远印不出来（不在可省句里的，永远印【待补】）。"
        "多半是名字后面接错了东西，如单位、派生值。",
        hits="{% 可省 %}户数{{ 监测帮扶.监测对象.同比.户 }}。{% 可省完 %}",
        clean="{% 可省 %}户数{{ 监测帮扶.监测对象.户|同比 }}。{% 可省完 %}",
    )
)
BROKEN_PROMISE = declare(
    Rule(
        "T081", "说了“以下”，下面什么也没有", Severity.WARNING,
        "“重点抓好以下工作。”后面要有条、段或表；试填的数据印出来，它后面就是另一个标题或者结尾。下面的各条都可能没有的，把这句话写进同一个可省句或要点里。",
        hits="## 打算\n\n重点抓好以下工作。\n\n## 其他\n\n甲。", clean="## 打算\n\n重点抓好以下工作。\n\n### 监测\n\n乙。\n\n## 其他\n\n甲。",
    )
)

SAID_TWICE = declare(
    Rule(
        "T084", "同一节里一个数说了两遍", Severity.WARNING,
        "试填的数据印出来，一个标题下面同一个数出现两次，读起来重复。删去一处；第二处想说的是升降、占比、完成情况的，写成 {{ 指标|同比 }} 这样的说法。",
        hits="## 监测\n\n共有{{ 监测帮扶.监测对象 }}。全面走访，对{{ 监测帮扶.监测对象 }}落实帮扶。",
        clean="## 监测\n\n共有{{ 监测帮扶.监测对象 }}。全面走访，逐一落实帮扶。",
    )
)

_AT_WILL: Final = frozenset(
    {"截至", "统计期间", "提供单位", "计量单位", "备注", "表述", "超额完成", "剩余任务", "明细表"}
)
"""What data may leave out of any figure, and what only some figures give."""

PERIODS: Final = ("2026年上半年", "2026年", "2026年1—10月")
_FULL: Final = "数全部填上时"
_BARE: Final = "只有必报的数时"
_PROMISE: Final = lazy(
    r"[^，。；：]*(?:(?:^|[，。；：]|抓好|做好|开展|推进|完成|落实|采取|突出|实施|做了|做到|坚持|从|按照?|提出|分为|包括|取得|形成|存在|着力|强化|突破|打造|解决|办好|有)(?:以下|下列)(?![户人])[^，。；：]+[。：]"
    r"|(?:以下|如下)：|(?<!报告)(?<!汇报)(?<!通报)如下。)$"
)
"""What announces the rest: 以下工作。 and 主要做法如下： but not 控制在5%以下。"""
_PROMISING: Final = ("以下", "下列", "如下")
"""Of which it holds one."""


def check_and_rehearse(library: Library, *names: str) -> tuple[Diagnostic, ...]:
    """Everything wrong with templates: what is seen without running them and, where that is no error, what running one shows."""
    found: list[Diagnostic] = []
    for name in names:
        seen = check_template(library, name)
        found += seen
        found += () if has_errors(seen) else _rehearsed(library, name)
    return phrases_once(found)


def _rehearsed(library: Library, name: str) -> list[Diagnostic]:
    """As `rehearse`. One in which all went well is not held again until something that the template is made from changes."""
    kept = library.folders.kept("rehearsal", f"{name} {library.digest(name)}")
    if read_kept(kept) is not None:
        return []
    found = rehearse(library, name)
    if not found:
        keep(kept, b"")
    return found


def rehearse(library: Library, name: str) -> list[Diagnostic]:
    """What goes wrong when the template is run; it must be free of faults that are seen without running it."""
    needs = needs_of(library, name)
    found: list[Diagnostic] = []
    absent: list[Diagnostic] = []
    for full in (True, False):
        data = filled_data(name, needs, library.catalogue(name), library.units_of(name), None if full else library.required(name))
        for period in PERIODS:
            dataset = _dataset(library, name, {**data, "报告期": period})
            if dataset is None:
                continue  # a catalogue that gives no figures has findings of its own
            told = {(each.code, each.place, each.message.removeprefix(f"{_FULL}：")) for each in found}
            more = _run(library, name, dataset, _FULL if full else _BARE)
            found += (each for each in more if (each.code, each.place, each.message.removeprefix(f"{_BARE}：")) not in told)
            if full and period == PERIODS[0]:
                absent += _never_there(library, name, dataset)
    return list(dict.fromkeys((*found, *absent)))


def _dataset(library: Library, name: str, data: dict[str, Any]) -> Dataset | None:
    return validate_dataset(Tree("试填的数据", data, {}, {}), library.units_of(name), library.catalogue(name))[0]


def _run(library: Library, name: str, dataset: Dataset, when: str) -> Iterator[Diagnostic]:
    drafted = draft(library, dataset, name, checking="text")
    for each in drafted.diagnostics:
        if each.code[0] == "T" and each.severity is not Severity.INFO and each.code != UNWORDED.code:  # told by its dates
            yield replace(each, message=f"{when}：{each.message}")
    if drafted.document is not None:
        yield from _levels(drafted.document, name)
        for each in _promises(drafted.document, name, template_text(library, name)):
            yield replace(each, message=f"{when}：{each.message}")
        if when is _FULL:
            yield from _said_twice(library, name, drafted.document)


def _levels(document: Document, name: str) -> Iterator[Diagnostic]:
    above = 0
    for block in document.blocks:
        if isinstance(block, Heading):
            if block.level > above + 1:
                message = f"标题“{block.words}”是第{block.level}级，它上面只到第{above}级"
                yield LEVEL_SKIPPED.at(Place(f"{name}.j2"), message, f"少写{block.level - above - 1}个 #")
            above = block.level


def _promises(document: Document, name: str, source: str) -> Iterator[Diagnostic]:
    """Sentences that announce what is below, and below is the end or a heading that closes their part."""
    level = 0
    for block, below in zip_longest(document.blocks, document.blocks[1:]):
        level = block.level if isinstance(block, Heading) else level
        is_over = below is None or (isinstance(below, Heading) and below.level <= level)
        text = plain(block.content) if is_over and isinstance(block, Paragraph) else ""
        if any(word in text for word in _PROMISING) and (said := _PROMISE.search(text)):
            yield BROKEN_PROMISE.at(_typed_at(said[0], source, f"{name}.j2"), f"“{said[0]}”后面什么也没有", "在它下面写上各条；各条都可能没有的，把它和各条写进同一个要点")


def _typed_at(words: str, source: str, file: str) -> Place:
    """Where the report's own file has the words; the file alone where a section has them, or a figure stands in them."""
    at = source.find(words)
    return Place(file) if at < 0 else Place(file, source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at))


def _never_there(library: Library, name: str, dataset: Dataset) -> Iterator[Diagnostic]:
    catalogue = library.catalogue(name)
    book = Book(dataset, catalogue, library.units_of(name))
    for place, dotted, steps in printed_names(library, name):
        if steps[0] in catalogue.groups and _AT_WILL.isdisjoint(steps) and book.find(dotted).state is State.ABSENT:
            yield NEVER_THERE.at(place(), f"{dotted}：数填全了也没有", "核对点号后面的名字；要有它，先在指标目录里写上", path=dotted)


def _said_twice(library: Library, name: str, document: Document) -> Iterator[Diagnostic]:
    """Figures that print twice below one heading, where the second stands."""
    repeats = [*_repeats(document)]
    uses = [*printed_names(library, name)] if repeats else []
    for heading, path in repeats:
        places = [place() for place, dotted, _ in uses if path == dotted or path.startswith(f"{dotted}.")]
        twice = [place for at, place in enumerate(places) if any(each.file == place.file for each in places[:at])]
        place = next(iter(twice or places), Place(f"{name}.j2"))
        where = f"“{heading}”下面" if heading else "第一个标题前面"
        hint = "删去一处；这里想说升降、占比、完成情况的，写成 {{ 指标|同比 }} 这样的说法"
        yield SAID_TWICE.at(place, f"{path}：{where}说了两遍", hint, path=path)


def _repeats(document: Document) -> Iterator[tuple[str, str]]:
    """(heading, path) of each figure that stands twice in the text below it."""
    heading, said, told = "", set[str](), set[str]()
    for block in document.blocks:
        if isinstance(block, Heading):
            heading, said, told = block.words, set(), set()
        elif isinstance(block, Paragraph):
            for path in (document.figures[each.ref].path for each in block.content if isinstance(each, Figure)):
                if path in said and path not in told:
                    told.add(path)
                    yield heading, path
                said.add(path)
