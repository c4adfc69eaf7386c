"""drafting update, told in order: read the person's file, draft the new text, plan what changes, write it into the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count

from drafting import __version__
from drafting.blocks.record import Record
from drafting.diagnostics import Diagnostic, Place
from drafting.frozen import frozen
from drafting.readers.charts import charts
from drafting.readers.package import CannotRead, require_whole, unusual
from drafting.readers.record import read_record, unreadable_record
from drafting.readers.reworded import reworded_cells
from drafting.readers.turned_round import turned_round
from drafting.readers.word import WordText, read_word
from drafting.way_back.edited import OTHER_REPORT, OTHER_VERSION, newer
from drafting.way_back.updating.changes import Change
from drafting.way_back.updating.charts import late_charts
from drafting.way_back.updating.drafts import compare
from drafting.way_back.updating.faces import Faces
from drafting.way_back.updating.findings import broken_numbers, chart_changes, findings, stale_charts, without_tables
from drafting.way_back.updating.none_said import contradictions
from drafting.way_back.updating.originals import NO_RECORD, STOOD_IN, is_copy_of, standing_in
from drafting.way_back.updating.own_rows import tables_with_own_rows
from drafting.way_back.updating.person import Person
from drafting.way_back.updating.plan import Planner
from drafting.way_back.updating.sentences import sentences
from drafting.way_back.updating.strays import strays
from drafting.way_back.updating.tables import pair_tables
from drafting.way_back.updating.unrecorded import parted, untold_cells, with_found_gaps
from drafting.writers.docx.annotate import Author, NotEditable, annotate
from drafting.writers.docx.record import record_xml
from drafting.writers.docx.record_part import record_parts
from drafting.writers.docx.seal import updated_from


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
    require_whole(data, name)
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
    disputed = person.disputed(new) | {*tables_with_own_rows(person, old, new)}
    planner = Planner(person, Faces(today), tables, _free_names(text), disputed)
    plan = planner.run([*parted(pairs, untold)], olds, news, untold)
    for each in tuple(strays(person, olds, new, plan.edits)):
        plan.note_unsure(each.paragraph, each.start, each.end, each.text, each.new, each.path)
    for denied in tuple(contradictions(person, new, plan.edits)):
        plan.note_figure(denied.paragraph, denied.start, denied.end, denied.words, denied.data, denied.path)
    changes = tuple(each if each.where else replace(each, where=_where(each, person)) for each in plan.changes)
    late = tuple(late_charts(old, new, charts(edited.data)))
    told = (*edited.diagnostics, *findings(edited.name, changes), *stale_charts(edited.name, late), *reworded_cells(edited.name, text, old, person.rows, new))
    told += tuple(turned_round(edited.name, text, old, [each for several in person.figures.values() for each in several], new))
    told += tuple(without_tables(edited.name, changes)) if untold else ()
    changes += tuple(chart_changes(late))
    if not plan.edits:
        return Updated(edited.data, changes, told)
    record = record_parts(edited.data, text.part, record_xml(replace(plan.kept.record(new, old.data_file), charts=old.charts)))
    spans = [each.span for each in text.paragraphs]
    try:
        data = annotate(edited.data, text.part, spans, plan.edits, Author(author, day), record, text.texts).data
    except NotEditable:
        raise unusual(edited.name) from None
    broken = [*broken_numbers(edited.name, text, read_word(data, edited.name))]
    told += tuple(each for each, _ in broken)
    changes += tuple(each for _, each in broken)
    return Updated(updated_from(data, edited.data), changes, told)


def _require_same_report(edited: Edited, new: Record) -> None:
    old = edited.record
    for what, one, other in (("单位、报告期", old.subject, new.subject), ("模板", old.template, new.template)):
        if one != other:
            name = edited.original or edited.name
            said = f"--before 写的 {name}" if edited.original else name
            message = f"{said} 是另一份报告：{what}是“{one}”，数据里是“{other}”"
            hint = f"核对 {name} 和 -d 的数据文件是不是同一份报告"
            raise CannotRead([OTHER_REPORT.at(Place(name), message, hint)])


def _free_names(text: WordText) -> Iterator[str]:
    """Names of bookmarks that the document does not have yet."""
    taken = [int(each) for each in re.findall(rb'name="_f(\d{1,9})"', text.content)]
    return map("_f{}".format, count(max(taken, default=0) + 1))


def _where(change: Change, person: Person) -> str:
    return person.places.of(change.paragraph - 1) if change.paragraph else ""
