"""A report that people have worked on: its text, how it was made, and where its figures stand now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from drafting import __version__, pipeline
from drafting.assembling.assembly import subject_of
from drafting.blocks.record import Record
from drafting.diagnostics import Refused, Rule, Severity
from drafting.examples import ONE_TOWNSHIP
from drafting.frozen import frozen
from drafting.readers.charts import ChartNumbers, charts
from drafting.readers.locate import Basis, Located, Locating, locate
from drafting.readers.package import refusal
from drafting.readers.record import read_record, unreadable_record
from drafting.readers.word import WordText, read_word
from drafting.registry import declare

if TYPE_CHECKING:
    from drafting.blocks.confirmation import Answers
    from drafting.library import Library
    from drafting.model.dataset import Dataset

NO_RECORD = declare(
    Rule(
        "S065",
        "文件里没有生成记录",
        Severity.ERROR,
        "不是本程序生成的文件，或者是定稿（--final），或者另存为别的格式时丢了生成记录，或者记录损坏了。用 -d 写上数据文件，就按正文的上下文去对。",
    )
)
OTHER_VERSION = declare(
    Rule("S066", "由别的版本生成", Severity.ERROR, "生成记录是更新的版本写的，本版本读不懂。升级 drafting 后再试。")
)
OTHER_REPORT = declare(
    Rule(
        "S067",
        "不是这份数据生成的报告",
        Severity.ERROR,
        "文件与 -d 写的数据不是同一个单位、同一个报告期。检查 Word 文件和数据文件是否配错。",
        hits=ONE_TOWNSHIP
        + "# 文件：乙乡.yaml\n"
        "模板: rural/township\n"
        "单位: {名称: 乙乡人民政府, 地区: 示例县乙乡, 层级: 乡镇}\n"
        "报告期: 2026年\n"
        "指标: {监测帮扶: {监测对象: 86户251人}}\n"
        "$ drafting render 甲乡.yaml -o 稿.docx\n"
        "$ drafting update 稿.docx -d 乙乡.yaml -o 新稿.docx\n",
        clean=ONE_TOWNSHIP
        + "$ drafting render 甲乡.yaml -o 稿.docx\n"
        "$ drafting update 稿.docx -d 甲乡.yaml -o 新稿.docx\n",
    )
)

_LIKENESS: Final = 0.2  # share of the figures' sentences that a report made from the data must still hold


@frozen
class Edited:
    """`record` came with the file (`basis` record) or was made from the data just now (text).

    `fresh` is what the data give today, None where no data were named, or those of an annex alone. `data_file` is the
    name under which the record knows the data that were named, its own where none were. `gaps` are the places where the
    report said 【待补】, behind `record.figures` by their numbers.
    """

    name: str
    text: WordText
    record: Record
    basis: Basis
    locating: Locating
    fresh: Record | None
    data_file: str
    charts: tuple[ChartNumbers, ...] = ()
    gaps: tuple[Located, ...] = ()


def open_edited(data: bytes, name: str, library: Library | None = None, dataset: Dataset | None = None) -> Edited:
    """Read a docx and find its figures. `name` is how messages speak of it.

    Raises CannotRead: no docx that can be read, without record and data, of another version, of another report.
    Raises Refused where the data give no report.
    """
    text = read_word(data, name)
    record = read_record(data)
    lost = unreadable_record(data) if record is None else None
    if lost == "later":
        raise _other_version(name, "更新的版本")
    if record is not None and newer(record.version):
        raise _other_version(name, f"{record.version or '另一'} 版")
    if library is None or dataset is None:
        if record is None:
            how = "的生成记录坏了" if lost else "里没有生成记录"
            raise refusal(NO_RECORD, name, f"{name} {how}，不知道数从哪里来", "用 -d 写上生成它的数据文件")
        return _found(data, name, text, record, "record", None, record.data_file)
    enclosed = _enclosed(record, dataset) if record is not None else None
    if record is not None and enclosed is not None:
        return _found(data, name, text, record, "record", None, enclosed)
    fresh = redrafted(library, dataset, record.template if record else None)
    if record is not None:
        if not _same_report(record, fresh, dataset.unit.region):
            raise _other_report(name, f"它是“{record.subject or record.paragraphs[0]}”的报告", dataset)
        return _found(data, name, text, record, "record", fresh, record.data_file)
    edited = _found(data, name, text, fresh, "text", fresh, fresh.data_file)
    if not _speaks_of(text, dataset) or _share(edited.locating) < _LIKENESS:
        raise _other_report(name, "正文与这份数据写成的稿对不上", dataset)
    return edited


def _found(data: bytes, name: str, text: WordText, record: Record, basis: Basis, fresh: Record | None, data_file: str) -> Edited:
    located = locate(text, record.with_gaps(), basis=basis)
    count = len(record.figures)
    figures = replace(located, figures=tuple(each for each in located.figures if each.number < count))
    gaps = tuple(each for each in located.figures if each.number >= count)
    return Edited(name, text, record, basis, figures, fresh, data_file, tuple(charts(data)) if record.charts else (), gaps)


def redrafted(library: Library, dataset: Dataset, template: str | None) -> Record:
    """The record of the report that the data give today. Raises Refused where they give none."""
    drafted = pipeline.draft(library, dataset, template)
    if drafted.document is None:
        raise Refused(drafted.diagnostics)
    record = read_record(pipeline.write(drafted.document, "docx", library))
    assert record is not None
    return record


def require_same_subject(answers: Answers, dataset: Dataset, name: str) -> None:
    """Raises CannotRead if a 核对单 was made for another unit or period."""
    if answers.subject and answers.subject != subject_of(dataset):
        raise _other_report(name, f"它是“{answers.subject}”的核对单", dataset)


def newer(version: str) -> bool:
    """Whether a record was written by a later program than this one; the first two numbers tell."""
    numbers = version.split(".")[:2]
    if not all(each.isdecimal() for each in numbers):
        return True
    return [int(each) for each in numbers] > [int(each) for each in __version__.split(".")[:2]]


def _enclosed(record: Record, dataset: Dataset) -> str | None:
    """The name by which a record knows the data of an annex, if it is that which was named: 附/某镇.yaml."""
    named = PurePath(dataset.tree.name).parts
    others = dict.fromkeys(each.figure.file for each in record.figures if each.figure.file != record.data_file)
    if named[-1:] == PurePath(record.data_file).parts[-1:]:
        return None
    return next((each for each in others if _ends_alike(named, PurePath(each).parts)), None)


def _ends_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two paths, each from some folder on, can be of the same file."""
    length = min(len(one), len(other))
    return length > 0 and one[-length:] == other[-length:]


def _same_report(record: Record, fresh: Record, region: str) -> bool:
    """The same subject; or a title that names the region, of the same period: a unit's name may have been put right."""
    title = record.heading == fresh.heading and bool(region) and region in fresh.heading
    return not record.subject or record.subject == fresh.subject or (title and _period(record) == _period(fresh))


def _period(record: Record) -> str:
    return record.subject.rpartition(" ")[2]


def _speaks_of(text: WordText, dataset: Dataset) -> bool:
    names = [each for each in (dataset.unit.region, dataset.unit.name) if each]
    return any(name in paragraph for paragraph in text.texts for name in names)


def _share(locating: Locating) -> float:
    figures = [each for each in locating.figures if not each.copy]
    return sum(not each.gone for each in figures) / len(figures) if figures else 1.0


def _other_version(name: str, which: str) -> Refused:
    return refusal(
        OTHER_VERSION,
        name,
        f"{name} 由 drafting {which}生成，本版本（{__version__}）读不懂它的记录",
        "升级 drafting 后再试",
    )


def _other_report(name: str, why: str, dataset: Dataset) -> Refused:
    message = f"{name} 不是 {dataset.tree.name}（{subject_of(dataset)}）生成的：{why}"
    return refusal(OTHER_REPORT, name, message, "检查 Word 文件和 -d 的数据文件是否配错")
