"""Tables with a row a place, given to `check` beside the file of the whole: each row is held against it as the file of a place would be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.cli.asked.inputs import WRONG_KIND, require_readable
from drafting.diagnostics import Diagnostic, Place, Refused, Severity, has_errors
from drafting.frozen import frozen
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.load.writing.commented_lines import line, scalar
from drafting.model.regions import LEVELS
from drafting.source import Source, Tree

if TYPE_CHECKING:
    from drafting.library import Library
    from drafting.model.dataset import Dataset
    from drafting.proofreading.proofing import Proof


@frozen
class CheckedRow:
    """One row, or (without `dataset`) what is wrong with a table or one of its rows."""

    source: str
    diagnostics: tuple[Diagnostic, ...]
    dataset: Dataset | None = None
    proof: Proof | None = None
    could_not_run: bool = False


def the_whole(places: Sequence[tuple[Path, str, str]]) -> Path | None:
    """Of (file, region, level): the one file of the uppermost place, None where there is none or several."""
    upper = min((level for _, _, level in places), key=LEVELS.index, default=None)
    files = [file for file, _, level in places if level == upper]
    return files[0] if len(files) == 1 and upper != LEVELS[-1] else None


def without_a_whole(table: Path) -> CheckedRow:
    hint = f"和全县的数据文件一起写：drafting check 全县.yaml {table.name}；由表生成报告，用 drafting batch"
    found = WRONG_KIND.at(Place(str(table)), f"{table.name}：一行一个单位的表要和上一级的一个数据文件一起核对，这里没有，或者读不出来、不止一个", hint)
    return CheckedRow(str(table), (found,), could_not_run=True)


def rows_below(table: Path, whole: Path, library: Library, *, strict: bool) -> Iterator[CheckedRow]:
    """Every row of the table as a place in `whole`, by its template and period."""
    from drafting.batch.planning.plan import no_rows
    from drafting.cli.asked.repeated_rows import rows_of_one_unit
    from drafting.load.tables.row import repeated
    from drafting.pipeline import read_dataset, read_row, read_table

    try:
        require_readable(table)
        above = read_dataset(whole, library, strict=strict).dataset
        if above is None or not above.template:
            yield without_a_whole(table)
            return
        common = _common(above)
        opened = read_table(table, library, above.template, common)
        rows = opened.rows_doubted()
        doubled = [same for several in repeated(rows) for same in several]
        yield CheckedRow(str(table), (*rows_of_one_unit(rows), *([] if rows or has_errors(opened.notes) else [no_rows(str(table))])))
        for row in [each for each in rows if each not in doubled]:
            loaded = read_row(row, opened.columns, library, above.template, common=common)
            told = tuple([each for each in loaded.diagnostics if each.severity is not Severity.INFO])
            if loaded.dataset is None or has_errors(told):
                yield CheckedRow(str(table), told)
            else:
                yield CheckedRow(loaded.dataset.tree.name, told, loaded.dataset, _proof(loaded.dataset, library))
        yield CheckedRow(str(table), tuple(opened.notes))
    except Refused as refused:
        yield CheckedRow(str(table), refused.diagnostics, could_not_run=getattr(refused, "could_not_run", False))


def _proof(dataset: Dataset, library: Library) -> Proof:
    """What holds within the row; no text is drafted of it."""
    from dataclasses import replace

    from drafting.checks.examination import examine
    from drafting.pipeline import facts_at_least
    from drafting.proofreading.proofing import Proof, still_lone

    book, found = facts_at_least(library, dataset)
    formulas = book.settle()
    problems, relations = examine(book, all_known=not has_errors(formulas))
    typed = book.typed_paths()
    book.close()
    proof = Proof(tuple(dict.fromkeys((*found, *formulas, *problems))), tuple(relations), len(typed))
    return replace(proof, lone=still_lone(typed, {path for _, path in proof.judged}))


def _common(whole: Dataset) -> Tree:
    """What all places of it have in common, as the common file of a batch says it."""
    unit, period = whole.unit, whole.period
    level = LEVELS[LEVELS.index(unit.level) + 1]
    months = [line(1, "起月", str(period.first_month)), line(1, "止月", str(period.last_month))] if period.kind != "年度" else []
    rows = [
        line(0, "模板", whole.template or ""), "单位:", line(1, "名称", scalar("{地区}")), line(1, "地区", scalar(f"{unit.region}{{地区}}")), line(1, "层级", level),
        "报告期:", line(1, "年度", str(period.year)), line(1, "类型", period.kind), *months,
    ]  # fmt: skip
    tree, _ = parse_tree(Source(whole.tree.name, "\n".join(rows) + "\n"))
    assert tree is not None
    return tree
