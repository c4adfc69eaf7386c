"""The facts of a data file as a report by some template sees them, with those of the file that it names as last year's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafting.bodies import gives, of_one_trade
from drafting.diagnostics import Diagnostic, Refused, Rule, Severity
from drafting.facts.book import Book
from drafting.library import Library
from drafting.reading import read_dataset
from drafting.registry import declare

if TYPE_CHECKING:
    from drafting.model.dataset import Dataset

LET_GO: Final = "关掉正打开着它的程序，检查读取权限和网络，再运行一次"
LAST_YEAR_UNREADABLE = declare(
    Rule(
        "D204", "上年文件用不上", Severity.ERROR, "“上年”写的文件不存在或有错误，同比无法计算。",
        hits="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n上年: 2025.yaml\n指标: {监测帮扶: {监测对象: 86户251人}}\n",
        clean="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {监测帮扶: {监测对象: 86户251人}}\n",
    )
)


def facts(library: Library, dataset: Dataset, template: str) -> Book:
    """All facts of a dataset, as a report by `template` ("": by none) sees them.

    Raises Refused where there is no such template, and where last year's file cannot be used.
    """
    if template:
        library.require(template)
    return book_of(library, dataset, template)


def facts_at_least(library: Library, dataset: Dataset, template: str | None = None) -> tuple[Book, list[Diagnostic]]:
    """All facts, with those of last year's file, or without and why."""
    name = template or dataset.template or ""
    previous: Book | None = None
    found: list[Diagnostic] = []
    try:
        previous = last_year(library, dataset, name)
    except Refused as refused:
        found += refused.diagnostics
    return Book(dataset, library.catalogue(name), library.units_of(name), previous), found


def book_of(library: Library, dataset: Dataset, name: str) -> Book:
    """The facts for a draft by the template `name`, which knows what each body owes."""
    previous = last_year(library, dataset, name)
    required = library.required(name) if name else frozenset()
    catalogue = library.catalogue(name)
    if required and of_one_trade(dataset.unit.name) and not _is_office_of(library, name, dataset.unit.name):  # it owes nothing that another body has to give
        required = frozenset(path for path in required if not (provider := catalogue.provider(path)) or gives(dataset.unit.name, provider))
    return Book(dataset, catalogue, library.units_of(name), previous, required)


def _is_office_of(library: Library, name: str, unit: str) -> bool:
    """Whether the template's field is the unit's own trade (主管部门): what its 执法大队 give it, it owes."""
    office = library.phrasing(name).value.get("主管部门")
    return isinstance(office, str) and bool(office) and gives(unit, office)


def last_year(library: Library, dataset: Dataset, name: str) -> Book | None:
    """The facts of the file that 上年 names, None where it names none. Raises Refused where it cannot be used."""
    if not dataset.previous:
        return None
    file = Path(dataset.tree.name).parent / dataset.previous
    place = dataset.tree.place(("上年",))
    if not file.is_file():
        raise Refused([LAST_YEAR_UNREADABLE.at(place, f"上年文件“{dataset.previous}”不存在", "写相对本文件所在文件夹的文件名")])
    try:
        loaded = read_dataset(file, library, name)
    except OSError:
        raise Refused([LAST_YEAR_UNREADABLE.at(place, f"上年文件“{dataset.previous}”读不出来", LET_GO)]) from None
    if loaded.dataset is None:
        fault = LAST_YEAR_UNREADABLE.at(place, f"上年文件“{dataset.previous}”有错误", "先改好上年文件，见下面各条")
        raise Refused([fault, *(each for each in loaded.diagnostics if each.severity is Severity.ERROR)])
    return Book(loaded.dataset, library.catalogue(name), library.units_of(name))
