"""The plan of a batch: which units there are and where each output goes. Nothing is written here."""

from __future__ import annotations

import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from drafting.batch.naming import (
    DEFAULT_PATTERN,
    PLACEHOLDERS,
    file_name,
    pattern_format,
    placeholders,
    unknown_placeholders,
)
from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity
from drafting.filenames import DATA_SUFFIXES, Format, name_fault
from drafting.pipeline import Library, draft, read_dataset
from drafting.registry import declare

NOTHING_TO_DO = declare(
    Rule(
        "S040",
        "没有找到数据文件",
        Severity.ERROR,
        "给出的文件夹里没有 .yaml 数据文件。检查路径；隐藏文件和 ~$ 文件不算。",
    )
)
NAME_CLASH = declare(
    Rule(
        "S041",
        "输出文件重名",
        Severity.ERROR,
        "几个单位的输出会是同一个文件名，后一个会盖掉前一个，所以一个也没有开始。用 --name 换一个能区分的命名，如 {文件名}；文件名也相同的，用 {地区}{标题}。",
    )
)
BAD_NAME = declare(
    Rule(
        "S042",
        "输出文件名不能用",
        Severity.ERROR,
        f"--name 里可用的占位：{'、'.join('{' + each + '}' for each in PLACEHOLDERS)}。"
        '文件名里不能有 \\ / : * ? " < > | ，也不能过长。',
    )
)
NOT_A_FOLDER = declare(
    Rule("S043", "输出位置不是文件夹", Severity.ERROR, "batch 的 -o 要写文件夹，每个单位在其中各成一个文件。")
)


class CannotPlan(Refused):
    """The batch cannot start; nothing was written."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of work. `faults` says why it cannot run (its data could not be read for its name)."""

    source: Path
    output: Path | None
    faults: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The units in the order of their sources."""

    units: tuple[Unit, ...]
    folder: Path
    to: Format


def make_plan(
    sources: Iterable[Path],
    folder: Path,
    library: Library,
    *,
    template: str | None = None,
    pattern: str = DEFAULT_PATTERN,
) -> Plan:
    """Find the data files and name the outputs. Raises CannotPlan with every naming problem at once."""
    if folder.exists() and not folder.is_dir():
        raise CannotPlan(
            [NOT_A_FOLDER.at(Place(str(folder)), f"{folder} 是文件，不是文件夹", "写一个文件夹，如 -o 输出")]
        )
    _refuse_bad_pattern(pattern)
    files = list(_data_files(sources))
    if not files:
        listed = "、".join(str(each) for each in sources)
        raise CannotPlan([NOTHING_TO_DO.at(None, f"{listed} 中没有 .yaml 数据文件", "检查路径和扩展名")])
    to = pattern_format(pattern) or "docx"
    units = tuple(_named(file, folder, library, template, pattern, to) for file in files)
    _refuse_bad_names(units)
    return Plan(units, folder, to)


def _data_files(sources: Iterable[Path]) -> Iterable[Path]:
    """Files as given, folders by name; each file once, hidden and ~$ files never."""
    seen: set[str] = set()
    for source in sources:
        inside = sorted(source.iterdir(), key=lambda each: each.name) if source.is_dir() else [source]
        for file in inside:
            key = os.path.abspath(file)
            if key in seen or (source.is_dir() and not _is_data_file(file)):
                continue
            seen.add(key)
            yield file


def _is_data_file(file: Path) -> bool:
    return file.suffix.lower() in DATA_SUFFIXES and not file.name.startswith((".", "~$")) and file.is_file()


def _refuse_bad_pattern(pattern: str) -> None:
    unknown = unknown_placeholders(pattern)
    if unknown:
        known = "、".join("{" + each + "}" for each in PLACEHOLDERS)
        raise CannotPlan([BAD_NAME.at(None, f"--name 里没有占位 {'、'.join(unknown)}", f"可用的占位：{known}")])
    fault = name_fault(file_name(pattern, dict.fromkeys(PLACEHOLDERS, "名"), "docx"))
    if fault:
        raise CannotPlan([BAD_NAME.at(None, f"--name {pattern} {fault}", "换一种写法，如 {文件名}、{标题}")])


def _named(file: Path, folder: Path, library: Library, template: str | None, pattern: str, to: Format) -> Unit:
    needed = placeholders(pattern)
    values = {"文件名": file.stem}
    if needed - values.keys():
        try:
            values |= _values(file, library, template, needed)
        except Refused as refused:
            return Unit(file, None, refused.diagnostics)
    return Unit(file, folder / file_name(pattern, values, to))


def _values(file: Path, library: Library, template: str | None, needed: set[str]) -> dict[str, str]:
    """What the data says for the pattern. Raises Refused when the data cannot be read."""
    loaded = read_dataset(file, library, template)
    dataset = loaded.dataset
    if dataset is None:
        raise Refused(loaded.diagnostics)
    values = {
        "地区": dataset.unit.region,
        "单位": dataset.unit.name,
        "年度": str(dataset.period.year),
        "报告期": dataset.period.name,
        "标题": dataset.document.title,
        "稿次": dataset.document.draft,
    }
    if "标题" in needed and not values["标题"]:
        drafted = draft(library, dataset, template)
        if drafted.document is None:
            raise Refused(drafted.diagnostics)
        values["标题"] = drafted.document.front.title
    return {key: value.replace("|", "") for key, value in values.items()}


def _refuse_bad_names(units: tuple[Unit, ...]) -> None:
    problems = [*_clashes(units), *_illegal(units)]
    if problems:
        raise CannotPlan(problems)


def _clashes(units: tuple[Unit, ...]) -> Iterable[Diagnostic]:
    """Names that are one file on a system that ignores case or composes characters."""
    by_name: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.output:
            by_name[unicodedata.normalize("NFC", unit.output.name).casefold()].append(unit)
    for same in by_name.values():
        if len(same) > 1:
            listed = "、".join(str(each.source) for each in same)
            name = same[0].output
            yield NAME_CLASH.at(
                Place(str(same[0].source)),
                f"{len(same)} 个单位的输出同名 {name.name if name else ''}：{listed}",
                f"用 --name 换一个能区分的命名，如 {_apart(same)}",
                related=[Place(str(each.source)) for each in same[1:]],
            )


def _apart(same: list[Unit]) -> str:
    """A pattern under which these would hardly clash again."""
    stems = {unit.source.stem.casefold() for unit in same}
    return "{文件名}" if len(stems) == len(same) else "{地区}{标题}"


def _illegal(units: tuple[Unit, ...]) -> Iterable[Diagnostic]:
    for unit in units:
        fault = name_fault(unit.output.name) if unit.output else None
        if fault and unit.output:
            yield BAD_NAME.at(
                Place(str(unit.source)),
                f"{unit.source} 的输出文件名 {unit.output.name[:60]} {fault}",
                "用 --name 换一个命名",
            )
