"""drafting update, told in order: read the person's file, draft the new text, plan what changes, write it into the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count
from typing import Final

from drafting import __version__
from drafting.blocks.record import Record
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.edited import OTHER_REPORT, OTHER_VERSION, newer
from drafting.frozen import frozen
from drafting.readers.charts import charts
from drafting.readers.package import CannotRead
from drafting.readers.places import Places
from drafting.readers.record import read_record, unreadable_record
from drafting.readers.word import WordText, read_word
from drafting.registry import declare
from drafting.updating.changes import Change, named
from drafting.updating.charts import LateChart, late_charts
from drafting.updating.drafts import compare
from drafting.updating.faces import Faces
from drafting.updating.numbering import breaks
from drafting.updating.originals import NO_RECORD, STOOD_IN, is_copy_of, standing_in
from drafting.updating.person import Person
from drafting.updating.plan import Planner
from drafting.updating.sentences import sentences
from drafting.updating.strays import strays
from drafting.updating.tables import pair_tables
from drafting.updating.unrecorded import parted, untold_cells, with_found_gaps
from drafting.writers.docx.annotate import Author, NotEditable, annotate
from drafting.writers.docx.record import record_xml
from drafting.writers.docx.record_part import record_parts
from drafting.writers.docx.seal import updated_from

CHANGED_BY_PERSON = declare(
    Rule(
        "S081",
        "正文里的数有人改过，与数据不同",
        Severity.WARNING,
        "有人在 Word 里改过的数，update 不动它，只在旁边加批注（正文 X，数据 Y）。以正文为准的，用 drafting pull 把它写回数据；以数据为准的，改正文。",
    )
)
REWRITTEN = declare(
    Rule(
        "S082",
        "有人改写过的句子要随数据改",
        Severity.WARNING,
        "数据更新后，原稿这句话的说法（增长变下降、多了少了半句）变了，但正文里这句话有人改写过，程序不去动它，在句子上加批注写明原稿现在的说法。",
    )
)
NO_PLACE = declare(
    Rule(
        "S083",
        "要改的地方在正文里找不到",
        Severity.WARNING,
        "新数据多出、减去或改变的句子，在人改过的稿子里找不准位置（前后的话改过、挪过，或在表格里）。照列出的文字自己改。",
    )
)
UNUSUAL = declare(
    Rule(
        "S088",
        "文件的写法特殊，改不了",
        Severity.ERROR,
        "文件内部的编码或写法少见，改动它不能保证其余内容一字不变。在 Word 或 WPS 里打开另存为 .docx 再试。",
    )
)
STALE_CHART = declare(
    Rule(
        "S089",
        "图表没有随数据更新",
        Severity.WARNING,
        "Word 的修订记不住图表的改动，update 不替人改图表，只列出每个图表哪一项由多少改成多少。照着在图表的数据表里改，或用 drafting render 另出一份，把图表复制过来。",
    )
)


BROKEN_NUMBERS = declare(
    Rule(
        "S092",
        "更新以后序号接不上",
        Severity.WARNING,
        "数据更新后有的节、有的条多出或没有了，而它前后有人改写过、加过，程序没有替人改序号。照列出的地方把序号改成连续的。",
    )
)

_MOST_CELLS: Final = 12


@frozen
class Updated:
    """The person's file with the late figures; `data` is the very bytes that came if there was nothing to bring in."""

    data: bytes
    changes: tuple[Change, ...]
    diagnostics: tuple[Diagnostic, ...]


@frozen
class Copy:
    """A Word file that people have edited. `record` is None where an office program has lost it, or never had it."""

    name: str
    data: bytes
    text: WordText
    record: Record | None


@frozen
class Edited:
    """A Word file that people have edited, and the record of how it was drafted: its own, or that of the file `original`."""

    name: str
    data: bytes
    text: WordText
    record: Record
    diagnostics: tuple[Diagnostic, ...] = ()
    original: str = ""


def read_copy(data: bytes, name: str) -> Copy:
    """Raises CannotRead: no docx that can be read, or one with a record of a later version."""
    text = read_word(data, name)
    record = read_record(data)
    later = newer(record.version) if record is not None else unreadable_record(data) == "later"
    if later:
        made_by = record.version if record is not None else ""
        message = f"{name} 是{f' {made_by} ' if made_by else '更新'}版生成的，现在是 {__version__} 版"
        raise CannotRead([OTHER_VERSION.at(Place(name), message, "升级 drafting 后再试")])
    return Copy(name, data, text, record)


def with_its_draft(copy: Copy, original: Record | None = None, named: str = "") -> Edited:
    """The copy with the record of its draft: its own, else `original`, that of the file that was `named` for it.

    Raises CannotRead without either, and where the copy was not made from the original.
    """
    place = Place(copy.name)
    if copy.record is not None:
        idle = [STOOD_IN.at(place, f"{copy.name} 自己有生成记录，没有用 {named}")] if original else ()
        return Edited(copy.name, copy.data, copy.text, copy.record, tuple(idle))
    if original is None:
        hint = "加 --before 原稿.docx（程序生成、还有记录的）或 --before 旧数据.yaml"
        lost = "的生成记录坏了" if unreadable_record(copy.data) else "里没有生成记录"
        raise CannotRead([NO_RECORD.at(place, f"{copy.name} {lost}，分不清哪些数是人改的", hint)])
    if not is_copy_of(copy.text, original):
        message = f"{copy.name} 不是由 {named}（{original.subject}）改成的：正文对不上"
        raise CannotRead([OTHER_REPORT.at(place, message, "检查 --before 写的是不是它当初的原稿或旧数据")])
    told = STOOD_IN.at(place, f"{copy.name} 里没有生成记录，按 {named} 的原稿对")
    return Edited(copy.name, copy.data, copy.text, standing_in(copy.text, original), (told,), named)


def read_edited(data: bytes, name: str) -> Edited:
    """A file with a record of its own. Raises CannotRead."""
    return with_its_draft(read_copy(data, name))


def update(edited: Edited, fresh: bytes, author: str, day: date) -> Updated:
    """Bring what `fresh`, the docx drafted from today's data, says into the edited file. Raises CannotRead."""
    new = read_record(fresh)
    assert new is not None
    _require_same_report(edited, new)
    text = edited.text
    old, new = with_found_gaps(edited.record, new).with_gaps(), new.with_gaps()
    olds, news = sentences(old), sentences(new)
    tables = pair_tables(old, new, olds, news)
    person = Person(text, old)
    today = read_word(fresh, "")
    pairs = compare(old, new, olds, news, tables)
    untold = untold_cells(old, pairs, person, today)
    planner = Planner(person, Faces(today), tables, _free_names(text), person.disputed(new))
    plan = planner.run([*parted(pairs, untold)], olds, news, untold)
    for each in tuple(strays(person, olds, new, plan.edits)):
        plan.note_unsure(each.paragraph, each.start, each.end, each.text, each.new, each.path)
    changes = tuple(each if each.where else replace(each, where=_where(each, person)) for each in plan.changes)
    late = tuple(late_charts(old, new, charts(edited.data)))
    findings = (*edited.diagnostics, *_findings(edited.name, changes), *_stale_charts(edited.name, late))
    changes += tuple(_chart_changes(late))
    if not plan.edits:
        return Updated(edited.data, changes, findings)
    record = record_parts(edited.data, text.part, record_xml(replace(plan.kept.record(new, old.data_file), charts=old.charts)))
    spans = [each.span for each in text.paragraphs]
    try:
        data = annotate(edited.data, text.part, spans, plan.edits, Author(author, day), record)
    except NotEditable as problem:
        message = f"{edited.name} 的写法特殊，改不了（{problem}）"
        raise CannotRead([UNUSUAL.at(Place(edited.name), message, "在 Word 或 WPS 里打开另存为 .docx 再试")]) from None
    broken = tuple(_broken_numbers(edited, read_word(data, edited.name)))
    findings += broken
    changes += tuple(Change("number", "listed", 0, each.message, "", where="序号") for each in broken)
    return Updated(updated_from(data, edited.data), changes, findings)


def _broken_numbers(edited: Edited, now: WordText) -> Iterator[Diagnostic]:
    """Numbers of headings and points that do not run on once all changes are accepted, and did before."""
    before = Counter(each.number for each in breaks(edited.text.texts))
    places = Places(now)
    for each in breaks(now.texts):
        if before[each.number]:
            before[each.number] -= 1
            continue
        message = f"接受修订以后，序号“{each.number}”接不上前面的，应是第{each.expected}个：{_short(now.texts[each.paragraph])}"
        hint = "前后有人改过、加过的，程序不替人改；照着把序号改成连续的"
        yield BROKEN_NUMBERS.at(Place(f"{edited.name}[{places.of(each.paragraph)}]"), message, hint)


def _require_same_report(edited: Edited, new: Record) -> None:
    old = edited.record
    for what, one, other in (("单位、报告期", old.subject, new.subject), ("模板", old.template, new.template)):
        if one != other:
            name = edited.original or edited.name
            said = f"--before 写的 {name}" if edited.original else name
            message = f"{said} 是另一份报告：{what}是“{one}”，数据里是“{other}”"
            hint = f"核对 {name} 和 -d 的数据文件是不是同一份报告"
            raise CannotRead([OTHER_REPORT.at(Place(name), message, hint)])


def _stale_charts(name: str, late: Sequence[LateChart]) -> Iterator[Diagnostic]:
    """The charts that show other numbers than today's draft, each with what is to be changed in it."""
    for chart in late:
        told = [f"{each.name} {each.now or '（无）'} → {each.new or '（无）'}{'（有人改过）' if each.by_person else ''}" for each in chart.numbers]
        more = [f"另有 {len(told) - _MOST_CELLS} 处"] if len(told) > _MOST_CELLS else []
        renamed = [f"名称“{one}”改为“{other}”" for one, other in chart.renamed]
        message = f"图表“{chart.caption or '未写图题'}”没有随数据改，要改 {len(told) + len(renamed)} 处：{'；'.join([*told[:_MOST_CELLS], *more, *renamed])}"
        yield STALE_CHART.at(Place(name), message, "在 Word 里右键图表、编辑数据，照着改；或从新生成的稿子里复制图表")


def _chart_changes(late: Sequence[LateChart]) -> Iterator[Change]:
    for chart in late:
        where = f"图“{chart.caption}”"
        for each in chart.numbers:
            yield Change("chart", "listed", chart.paragraph + 1, each.now, each.new, each.path, each.by_person, where=where)
        for one, other in chart.renamed:
            yield Change("chart", "listed", chart.paragraph + 1, one, other, where=where)


def _free_names(text: WordText) -> Iterator[str]:
    """Names of bookmarks that the document does not have yet."""
    taken = [int(each) for each in re.findall(rb'name="_f(\d{1,9})"', text.content)]
    return map("_f{}".format, count(max(taken, default=0) + 1))


def _where(change: Change, person: Person) -> str:
    return person.places.of(change.paragraph - 1) if change.paragraph else ""


def _findings(name: str, changes: Sequence[Change]) -> tuple[Diagnostic, ...]:
    return tuple(dict.fromkeys(each for change in changes if (each := _finding(name, change))))


def _finding(name: str, change: Change) -> Diagnostic | None:
    if change.done == "changed":
        return None
    place = Place(f"{name}[{change.where}]" if change.where else name)
    path = change.path or None
    label = named(change.path) if change.path else ""
    if change.by_person:
        message = f"{label}：正文 {change.old}，数据 {change.new}，有人改过，没有改动，已加批注"
        return CHANGED_BY_PERSON.at(place, message, "以正文为准的，用 drafting pull 写回数据；以数据为准的，改正文", path=path)
    if change.is_unsure:
        message = f"{label}：原来是 {change.old}，数据 {change.new}，这句话有人改写过，拿不准是不是它，没有改动，已加批注"
        return REWRITTEN.at(place, message, "是这个指标的，照数据改", path=path)
    if change.hangs_on:
        message = f"{label}：正文 {change.old}，数据 {change.new}，由{named(change.hangs_on)}算出，而它有人改过，没有改动，已加批注"
        return CHANGED_BY_PERSON.at(place, message, f"定了{named(change.hangs_on)}以哪个为准，再改这个数和旁边的说法", path=path)
    if change.done == "noted":
        said = f"原稿现在是“{_short(change.new)}”" if change.new else f"原稿里没有“{_short(change.old)}”了"
        return REWRITTEN.at(place, f"有人改写过的句子，{said}，没有改动，已加批注", "照批注核对这句话", excerpt=change.old)
    if change.path:
        message = f"{label}：{change.old} 现在是 {change.new}，正文里找不到这个数"
        return NO_PLACE.at(place, message, "有人删去的不用管；改写过的，照新数改", path=path)
    if change.is_row:
        way, do = ("多出", "加上") if change.kind == "insert" else ("少了", "删去")
        message = f"数据更新后表格{way}一行：{_short(change.new or change.old)}"
        return NO_PLACE.at(place, message, f"在表格里{do}这一行；序号、合计照新稿核对", excerpt=change.new or change.old)
    what = {"insert": "多出一句", "delete": "少了一句", "words": "改了说法"}.get(change.kind, "改了")
    message = f"数据更新后{what}，找不准放在哪里：{_short(change.new or change.old)}"
    return NO_PLACE.at(place, message, "在正文合适的地方自己改", excerpt=change.new or change.old)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
