"""Figures of groups that no catalogue knows grow since last year's file, as those that a template says do."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.pipeline import draft, read_dataset
from drafting.proofreading.proofing import proofread
from tests.saying import shown
from tests.shipped import shipped

_HEAD = "模板: general/annual\n单位: {名称: 示例县水务局, 地区: 示例县, 层级: 县}\n"


def _paths(folder: Path, then: str, now: str, period: str = "2025年") -> Path:
    (folder / "上年.yaml").write_text(f"{_HEAD}报告期: {period}\n指标: {{{then}}}\n", encoding="utf-8")
    data = folder / "今年.yaml"
    data.write_text(f"{_HEAD}报告期: 2026年\n上年: 上年.yaml\n指标: {{{now}}}\n", encoding="utf-8")
    return data


def _said(folder: Path, then: str, now: str, period: str = "2025年") -> str:
    library = shipped()
    dataset = read_dataset(_paths(folder, then, now, period), library).dataset
    assert dataset is not None
    document = draft(library, dataset).document
    assert document is not None
    return "\n".join(map(shown, document.blocks))


@pytest.mark.parametrize(
    ("then", "now", "printed"),
    [
        ("供水: {供水量: 1000万吨}", "供水: {供水量: 1100万吨}", "供水量1100万吨（同比增长10%）。"),
        ("供水: {供水量: 1000万吨}", "供水: {供水量: {数值: 1100万吨, 任务: 1200万吨}}", "供水量1100万吨（同比增长10%，年度任务1200万吨，完成率91.67%）。"),
        ("供水: {供水量: 1000万吨}", "供水: {供水量: {数值: 1100万吨, 上年同期: 1000万吨}}", "供水量1100万吨（同比增长10%）。"),
        ("供水: {合格率: 98.2%}", "供水: {合格率: 97.1%}", "合格率97.1%（同比下降1.1个百分点）。"),
        ("供水: {停水: 5次}", "供水: {停水: 0次}", "未发生停水（上年同期5次）。"),
        ("供水: {管网: {长度: 100公里}}", "供水: {管网: {长度: 130公里}}", "管网长度130公里（同比增长30%）。"),
        ("供水: {供水量: 1000万吨}", "供水: {供水量: 1100万立方米}", "供水量1100万立方米。"),  # in another unit
        ("供水: {供水增速: 3%, 任务数: 5个}", "供水: {供水增速: 4%, 任务数: 6个}", "供水增速4%，任务数6个。"),  # a change, and what is to be
        ("供水: {水厂: {数值: 12座, 能力: 3万吨}}", "供水: {水厂: {数值: 14座, 能力: 4万吨}}", "水厂14座（同比增长16.67%，能力4万吨）。"),
    ],
)
def test_an_own_group_grows_since_last_years_file(tmp_path: Path, then: str, now: str, printed: str) -> None:
    assert printed in _said(tmp_path, then, now)


@pytest.mark.parametrize(
    ("then", "now", "printed"),
    [
        ("供水: {净利润: -50万元}", "供水: {净利润: 30万元}", "净利润30万元（上年同期-50万元）。"),
        ("供水: {净利润: 100万元}", "供水: {净利润: -20万元}", "净利润为-20万元（上年同期100万元）。"),
        ("供水: {考核排名: 5位}", "供水: {考核排名: 3位}", "考核位居第3位（上年同期第5位）。"),
        ("低保: {低保户数: 8户, 低保人数: 20人}", "低保: {低保户数: 6户, 低保人数: 12人}", "低保户6户（同比减少2户），低保人数12人（同比下降40%）。"),
        ("供水: {考核排名: 2位}", "供水: {考核排名: 3位}", "考核位居第3位（上年同期第2位）。"),
        ("供水: {综合考评: {表述: 全市第五}}", "供水: {综合考评: {表述: 全市第三}}", "综合考评位居全市第三（上年同期全市第五）。"),
        ("供水: {满意度: {数值: 91%, 位次: 全市第6名}}", "供水: {满意度: {数值: 93%, 位次: 全市第2名}}", "满意度93%，同比提高2个百分点，位居全市第2名（上年同期全市第6名）。"),
        ("供水: {气温: -2℃}", "供水: {气温: 0℃}", "气温0℃（同比上升2℃）。"),
        ("供水: {气温: 0℃}", "供水: {气温: 0℃}", "气温0℃（与上年同期持平）。"),
        ("供水: {停水: 0次}", "供水: {停水: 0次}", "未发生停水。"),
        ("供水: {批次: 第3批}", "供水: {批次: 第8批}", "批次第8批。"),
    ],
)
def test_what_has_no_change_that_can_be_told_says_what_it_was(tmp_path: Path, then: str, now: str, printed: str) -> None:
    """As it does of the same figures beside it in the file."""
    assert printed in _said(tmp_path, then, now)


def test_a_file_of_another_year_is_not_compared(tmp_path: Path) -> None:
    assert "供水量1100万吨。" in _said(tmp_path, "供水: {供水量: 1000万吨}", "供水: {供水量: 1100万吨}", "2024年")


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        ("供水: {供水量: 1000万吨}", "供水: {供水总量: 1100万吨}", "供水总量：上年文件的“供水”里没有这个名字，有“供水量”，没有算同比"),
        ("供水: {供水量: 1000万吨}", "供水: {供水量: 1100户}", "供水量：上年文件里的单位是“吨”，今年是“户”，没有算同比"),
        ("供水: {供水量: 1000万吨}", "供水保障: {供水量: 1100万吨}", "供水保障：上年文件里没有这一组，有“供水”，里面的名字一样；这一组的数没有算同比"),
        ("供水: {供水量: 1000万吨}", "供水: {供水总量: {数值: 1100万吨, 上年同期: 1000万吨}}", None),
        ("供水: {供水量: 1000万吨}", "供水: {供水量: 1100万吨, 新建管网: 3公里}", None),
        ("供水: {二季度供水: 1000万吨}", "供水: {一季度供水: 1100万吨}", None),
        ("示范: {省级示范: 10个}", "示范: {市级示范: 12个}", None),
        ("管网: {改建管网: 10公里}", "管网: {扩建管网: 12公里}", None),
        ("供水: {供水量: 1000万吨}", "供水: {供水量: 1100万吨, 供水总量: 1200万吨}", None),
    ],
)
def test_what_finds_no_partner_there_is_told(tmp_path: Path, then: str, now: str, told: str | None) -> None:
    library = shipped()
    dataset = read_dataset(_paths(tmp_path, then, now), library).dataset
    assert dataset is not None
    assert [each.message for each in proofread(library, dataset).diagnostics if each.code == "D345"] == ([told] if told else [])
