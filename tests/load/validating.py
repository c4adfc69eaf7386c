"""A tiny notation for validation tests: YAML text in, dataset and findings out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from drafting.diagnostics import Diagnostic
from drafting.load.house.catalogue import read_catalogue
from drafting.load.house.units import read_units
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.load.validation.validate import validate_dataset
from drafting.model.catalogue import EMPTY, Catalogue
from drafting.model.dataset import Dataset
from drafting.quantities.units import UnitTable
from drafting.source import Source, Tree

ROOT = Path(__file__).parents[2]
HEAD = "单位: {名称: 某县农业农村局, 地区: 某县}\n报告期: 2021年\n"

SMALL_CATALOGUE = """\
监测帮扶:
  监测对象:
    口径: 信息系统中累计识别的三类户
    计量单位: [户, 人]
    构成: [脱贫不稳定户, 边缘易致贫户, 突发严重困难户]
    子项: [已消除, 历年累计识别]
    派生: {未消除: =数值 - 已消除}
    规则: [户 <= 人, 已消除 <= 数值]
    性质: 时点
    汇总: 相加
    提供单位: 防返贫监测中心
    别名: [三类监测对象, 监测户]
    必报: [rural/annual]
就业:
  务工人数: {计量单位: 人, 用项: [任务, 上年同期], 方向: 越大越好, 汇总: 相加}
资金项目:
  支出进度: {类型: 比率, 汇总: 不汇总, 规则: [数值 <= 100%]}
"""


def tree_of(text: str, name: str = "data.yaml") -> Tree:
    tree, diagnostics = parse_tree(Source(name, text))
    assert tree is not None, diagnostics
    return tree


@cache
def units() -> UnitTable:
    return read_units(tree_of((ROOT / "templates/_house/units.yaml").read_text("utf-8"), "units.yaml"))


@cache
def catalogue() -> Catalogue:
    read, diagnostics = read_catalogue(tree_of(SMALL_CATALOGUE, "indicators.yaml"))
    assert diagnostics == ()
    return read


def validate(
    text: str, *, known: Catalogue = EMPTY, strict: bool = False
) -> tuple[Dataset | None, tuple[Diagnostic, ...]]:
    return validate_dataset(tree_of(text), units(), known, strict=strict)


def accepted(text: str, *, known: Catalogue = EMPTY, strict: bool = False) -> Dataset:
    dataset, diagnostics = validate(text, known=known, strict=strict)
    assert dataset is not None, "\n".join(map(str, diagnostics))
    return dataset


def codes(text: str, *, known: Catalogue = EMPTY, strict: bool = False) -> list[str]:
    return [each.code for each in validate(text, known=known, strict=strict)[1]]


def only(text: str, *, known: Catalogue = EMPTY, strict: bool = False) -> Diagnostic:
    """The one finding of a file that has exactly one."""
    _, diagnostics = validate(text, known=known, strict=strict)
    assert len(diagnostics) == 1, "\n".join(map(str, diagnostics))
    return diagnostics[0]
