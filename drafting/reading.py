"""A data file, the common file of a batch, a row of a table: read, parsed and validated by a template's catalogue."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafting.checks.silences import OF_THE_ROW, answered_for
from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity, has_errors
from drafting.files.ingredients import content
from drafting.frozen import frozen
from drafting.library import Library
from drafting.load.parsing.incomplete_sums import incomplete_sums
from drafting.load.parsing.silences import silences
from drafting.load.parsing.slips import INDENTATION
from drafting.load.parsing.text import read_text
from drafting.load.parsing.unsettled import unsettled
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.load.validation.files import D054
from drafting.load.validation.notes import UNFIT
from drafting.load.validation.validate import read_tentatively
from drafting.registry import declare
from drafting.source import Source, Tree

if TYPE_CHECKING:
    from drafting.load.tables.head import Columns
    from drafting.load.tables.row import Row
    from drafting.load.tables.table import Table
    from drafting.model.catalogue import Catalogue
    from drafting.model.dataset import Called, Dataset, Period

NO_TEMPLATE = declare(
    Rule(
        "T011", "没有写明模板", Severity.ERROR, "数据文件没有“模板”一行，命令里也没有用 -t 指定。",
    )
)


_OF_INDICATOR: Final = 3
"""How long the path of an indicator is."""
_ABOUT_VALUES: Final = ("D07", "D08")
"""Codes that speak of one value, wherever it turns out to belong."""


@frozen
class Loaded:
    """`dataset` is None when an error stands in the way; the diagnostics say all that is wrong at once.

    `name` is 单位.名称 as typed (地区 where there is none), known even then; "" where the file cannot be read at all.
    `tentative` is what can be read in spite of the errors, only to look for others.
    """

    dataset: Dataset | None
    diagnostics: tuple[Diagnostic, ...]
    name: str = ""
    tentative: Dataset | None = None


def read_dataset(
    file: Path,
    library: Library,
    template: str | None = None,
    *,
    name: str | None = None,
    strict: bool = False,
    common: Tree | None = None,
) -> Loaded:
    """Read, parse and validate one data file, by the catalogue of `template` (default: the data's 模板).

    `name` is how messages speak of the file (default: as given); `common` is said by it for every file of a batch.
    """
    source, found = read_text(content(file), name or str(file))
    if source is None:
        return Loaded(None, found)
    tree, problems = parse_tree(source)
    if tree is None:
        further, tentative = _wrong_values(source, problems, library, template, strict=strict)
        if tentative is not None:
            tentative.silences.update(silences(source))
        return Loaded(None, (*found, *problems, *further), tentative=tentative)
    if common is not None:
        from drafting.load.tables.row_tree import merged  # all that reads tables: most data files stand alone

        tree = merged(tree, common)
    loaded = _validated(tree, library, template, (*found, *problems), strict=strict)
    read = loaded.dataset or loaded.tentative
    if read is not None:
        read.silences.update(silences(source))
        read.unsettled.update(unsettled(source))
        read.incomplete.update(incomplete_sums(source))
        if read.silences and read.unfit:
            return _answered(loaded, read)
    return loaded


def _answered(loaded: Loaded, dataset: Dataset) -> Loaded:
    """Without the figures of which the file says that they need no unit, or are below zero."""
    unfit = [each for each in loaded.diagnostics if each.code in UNFIT]
    kept = {id(each) for each in answered_for(unfit, dataset)}
    dataset.unfit.intersection_update(each.place for each in unfit if each.place and id(each) in kept)
    return replace(loaded, diagnostics=tuple(each for each in loaded.diagnostics if each.code not in UNFIT or id(each) in kept))


def _wrong_values(
    source: Source, problems: Collection[Diagnostic], library: Library, template: str | None, *, strict: bool
) -> tuple[tuple[Diagnostic, ...], Dataset | None]:
    """What else is wrong, on lines of which nothing was said yet: the author of a mistyped file sees all of it at once.

    Where the levels had to be guessed, only what is wrong with single values; else with what could be read.
    """
    from drafting.load.parsing.yaml_events import salvaged

    tree, certain, guessed = salvaged(source)
    if tree is None:
        return (), None
    try:
        loaded = _validated(tree, library, template, (), strict=strict)
    except Refused:
        return (), None
    found = tuple(dict.fromkeys((*loaded.diagnostics, *(_unknown_template(tree, library) if not template else ()))))
    told = guessed.union(each.place.line for each in problems if each.place and each.code != INDENTATION.code)
    codes = ("D", "T") if certain else (*_ABOUT_VALUES, "T")
    untold = (each for each in found if each.place and each.place.line not in told)
    further = tuple(each for each in untold if each.code.startswith(codes) and each.severity != Severity.INFO)
    return further, (loaded.dataset or loaded.tentative) if certain else None


def read_row(
    row: Row, columns: Columns, library: Library, template: str | None = None, *, common: Tree | None = None
) -> Loaded:
    """One row of a table over the common file, validated as a data file would be."""
    from drafting.load.tables.cell_units import unlike_its_heading
    from drafting.load.tables.row_tree import answers_of_row, called_in_head, row_tree

    tree, problems = row_tree(row, columns, common)
    problems += [*row.doubted]
    problems += unlike_its_heading(row, columns, library.units_of(template or _template_of(tree)))
    said = called_in_head(row, columns) if columns.called else {}
    loaded = _validated(tree, library, template, tuple(problems), said=said)
    if has_errors(problems):
        return replace(loaded, dataset=None, tentative=loaded.dataset or loaded.tentative)
    if loaded.dataset is not None:
        loaded.dataset.unfit.update(each.place for each in row.doubted if each.place)
        loaded = replace(loaded, dataset=_asked_again(loaded.dataset, row, columns, library.catalogue(template or _template_of(tree))))
    if loaded.dataset is not None and said:
        loaded.dataset.called.update(said)
    if loaded.dataset is not None and (answers := answers_of_row(row, columns)):
        loaded.dataset.silences[OF_THE_ROW] = answers
        if loaded.dataset.unfit:
            return _answered(loaded, loaded.dataset)
    return loaded


def _asked_again(dataset: Dataset, row: Row, columns: Columns, catalogue: Catalogue) -> Dataset:
    """A figure that each unit of the level has (人口) does not go by a cell that is crossed out: that is a blank, as an empty cell is. Then it is not what files alike have."""
    from drafting.load.tables.row_tree import crossed_out, figures_of_row
    from drafting.quantities.values import Marker

    for path in crossed_out(figures_of_row(row, columns)):
        entry = catalogue.find(".".join(map(str, path[1:])))
        group = dataset.indicators.get(str(path[1]))
        node = group.children.get(str(path[2])) if group is not None and len(path) == _OF_INDICATOR else None
        if entry is not None and dataset.unit.level in entry.everywhere and group is not None and node is not None and node.value is Marker.NOT_APPLICABLE:
            del group.children[str(path[2])]
            dataset = replace(dataset, likeness=None)
    return dataset


def read_common(file: Path) -> Tree:
    """The file that says what all units of a batch have in common. Raises Refused."""
    source, found = read_text(content(file), str(file))
    if source is None:
        raise Refused(found)
    tree, problems = parse_tree(source)
    if tree is None or has_errors(problems):
        raise Refused(problems)
    return tree


def read_table(file: Path, library: Library, template: str | None = None, common: Tree | None = None) -> Table:
    """A workbook or CSV file with a row per unit. Raises Refused."""
    from drafting.load.names.words.heading_times import Times
    from drafting.load.tables.csv_table import read_csv
    from drafting.load.tables.heading_names import Headings
    from drafting.load.tables.joined_sheets import join_other_sheets
    from drafting.load.tables.repeated_columns import not_wholly_contradicting
    from drafting.load.tables.table import open_table
    from drafting.load.tables.unitless_columns import not_wholly_unitless
    from drafting.load.tables.unread_columns import unread_told
    from drafting.load.tables.workbook import read_workbook

    template = template or (_template_of(common) if common is not None else "")
    if not template:
        hint = "用 -t 写明，或在 --common 文件里写“模板: …”；可用的有：" + "、".join(library.folders.names())
        raise Refused([NO_TEMPLATE.at(Place(str(file)), "表里的指标按哪个模板的目录来认，没有写明", hint)])
    library.require(template)
    grids = (read_csv if file.suffix.lower() == ".csv" else read_workbook)(file.read_bytes(), str(file))
    region = _region_over(common)
    by_sheet = region is not None
    region = region or ""
    headings = Headings(library.catalogue(template), library.units_of(template), times=Times(_period_of(common)))
    table = open_table(grids, str(file), headings, region, by_sheet=by_sheet)
    join_other_sheets(table, grids, lambda grid: open_table(iter([grid]), str(file), headings, region, by_sheet=by_sheet), region)
    rows = not_wholly_contradicting(unread_told(table.rows, table.notes), table.columns)
    table.rows = not_wholly_unitless(rows, table.columns)
    return table


def _region_over(common: Tree | None) -> str | None:
    """青禾县 of 地区: 青禾县{地区}: what all units of a table lie in, None where the place is not left to them."""
    unit = common.value.get("单位") if common is not None and isinstance(common.value, dict) else None
    region, place, _ = str(unit.get("地区", "")).partition("{地区}") if isinstance(unit, dict) else ("", "", "")
    return region if place else None


def _period_of(common: Tree | None) -> Period | None:
    """That of all reports of a table, None where the common file does not say it."""
    from drafting.load.findings import Findings
    from drafting.load.validation.period import read_period

    given = common.value.get("报告期") if common is not None and isinstance(common.value, dict) else None
    return read_period(given, Findings(common)) if common is not None and given else None


def _validated(
    tree: Tree, library: Library, template: str | None, found: tuple[Diagnostic, ...], *, strict: bool = False, said: Mapping[str, Called] | None = None
) -> Loaded:
    given = template
    template = template or _template_of(tree)
    catalogue = library.catalogue(template)
    dataset, more = read_tentatively(tree, library.units_of(template), catalogue, strict=strict, said=said)
    if dataset is not None:
        dataset.unfit.update(each.place for each in more if each.code in UNFIT and each.place)
    if dataset is not None and not has_errors(more):
        return Loaded(dataset, (*found, *more), _name_of(tree))
    if not given and all(each.code != D054.code for each in more):
        found += _unknown_template(tree, library)  # nobody will go on to look for it
    return Loaded(None, (*found, *more), _name_of(tree), dataset)


def _unknown_template(tree: Tree, library: Library) -> tuple[Diagnostic, ...]:
    """That the template which the data name does not exist, at its line."""
    name = _template_of(tree)
    try:
        if name:
            library.require(name, tree)
    except Refused as refused:
        return refused.diagnostics
    return ()


def _name_of(tree: Tree) -> str:
    """Who reports, before anything is validated."""
    unit = tree.value.get("单位") if isinstance(tree.value, dict) else None
    typed = [unit.get(key) for key in ("名称", "地区")] if isinstance(unit, dict) else [unit]
    return next((each.strip() for each in typed if isinstance(each, str) and each.strip()), "")


def _template_of(tree: Tree) -> str:
    """模板 as typed, before anything is validated; "" where it is no name."""
    given = tree.value.get("模板") if isinstance(tree.value, dict) else None
    return given if isinstance(given, str) else ""
