"""A tiny notation for tests of relations: YAML text in, findings and relations out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from drafting.checks.examination import CheckedRelation, examine
from drafting.checks.judged import Holding, Judged
from drafting.checks.reconciling.own import own_relation
from drafting.checks.reconciling.walk import relations_of_indicators
from drafting.checks.relations import mismatches
from drafting.diagnostics import Diagnostic, has_errors
from drafting.facts.book import Book
from drafting.load.house.catalogue import read_catalogue
from drafting.load.house.units import read_units
from drafting.load.parsing.silences import silences
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.load.validation.validate import validate_dataset
from drafting.model.catalogue import EMPTY, Catalogue
from drafting.quantities.units import UnitTable
from drafting.relations import Verdict
from drafting.source import Source, Tree

ROOT = Path(__file__).parents[2]
HEAD = "单位: {名称: 示例县农业农村局, 地区: 示例县}\n报告期: 2021年\n"

CATALOGUE = """\
监测帮扶:
  监测对象:
    计量单位: [户, 人]
    构成: [甲类, 乙类]
    子项: {已消除: {别名: [消除风险]}}
    派生: {未消除: =数值 - 已消除}
    规则: [户 <= 人, 已消除 <= 数值]
  新识别: {计量单位: [户, 人], 规则: [数值 <= 监测对象]}
资金:
  支出进度: {类型: 比率, 规则: [数值 <= 100%]}
  补助: {计量单位: [元, 人], 子项: {人均: {计量单位: 元}}, 派生: {结余: =拨付 - 支出 - 上缴, 计提: =拨付 * 2 - 支出}}
医疗:
  报销比例: {类型: 比率, 汇总: 重算, 构成: [门诊, 住院]}
"""


class Found(NamedTuple):
    findings: list[Diagnostic]
    relations: list[CheckedRelation]

    @property
    def codes(self) -> list[str]:
        return [each.code for each in self.findings]

    @property
    def verdicts(self) -> list[tuple[str, str]]:
        return [(each.kind, each.verdict) for each in self.relations]

    def verdict_of(self, kind: str) -> str:
        """The one verdict that relations of this kind have."""
        (verdict,) = {each.verdict for each in self.relations if each.kind == kind}
        return verdict


def judged(indicators: str, *, catalogue: str = "", previous: str = "", period: str = "2021年") -> Found:
    """What is found in 指标 (YAML of the value, or whole top-level lines beginning with 指标)."""
    head = HEAD.replace("2021年", period)
    now = book_of(head + _body(indicators), catalogue, book_of(HEAD.replace("2021年", previous_of(period)) + _body(previous), catalogue) if previous else None)
    findings, (told, relations) = mismatches(now, offering=True), examine(now)
    assert set(findings) <= set(told)
    assert all(each.verdict is Verdict.AGREES for each in _plainly_holding(now)), "what is not looked at would have been said"
    return Found(findings, relations)


def _plainly_holding(book: Book) -> list[Judged]:
    relations = relations_of_indicators(book)
    for written in book.dataset.relations:
        own = own_relation(book, written)
        relations += [] if isinstance(own, Diagnostic) else own
    return [each for relation in relations if isinstance(relation, Holding) for each in relation]


def previous_of(period: str) -> str:
    return str(int(period[:4]) - 1) + period[4:]


def _body(indicators: str) -> str:
    return indicators if indicators.startswith("指标:") else f"指标: {indicators}\n"


def book_of(text: str, catalogue: str = "", previous: Book | None = None, name: str = "") -> Book:
    book, findings = loaded(text, catalogue, previous, name)
    assert book is not None, findings
    return book


def loaded(text: str, catalogue: str = "", previous: Book | None = None, name: str = "") -> tuple[Book | None, Sequence[Diagnostic]]:
    """The book, None where the data have errors, and what is found in them."""
    name = name or ("data.yaml" if previous is not None or "2021" in text else "last.yaml")
    known = read(catalogue)
    dataset, findings = validate_dataset(_tree(text, name), units(), known)
    if dataset is None or has_errors(findings):
        return None, findings
    dataset.silences.update(silences(Source(name, text)))
    return Book(dataset, known, units(), previous=previous), findings


def _tree(text: str, name: str) -> Tree:
    tree, problems = parse_tree(Source(name, text))
    assert tree is not None, problems
    return tree


@cache
def units() -> UnitTable:
    return read_units(_tree((ROOT / "templates/_house/units.yaml").read_text("utf-8"), "units.yaml"))


@cache
def read(catalogue: str) -> Catalogue:
    if not catalogue:
        return EMPTY
    found, problems = read_catalogue(_tree(catalogue, "indicators.yaml"))
    assert not problems
    return found
