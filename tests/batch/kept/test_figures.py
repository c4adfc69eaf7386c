"""What is kept of a unit's figures."""

from __future__ import annotations

from pathlib import Path

from drafting.batch.kept.figures import NO_FIGURES, Figures, amounts_of, figures_of
from drafting.pipeline import read_dataset
from tests.shipped import shipped

HEAD = "模板: rural/township\n单位: {名称: 某乡人民政府, 地区: 某乡, 层级: 乡镇}\n报告期: 2026年\n指标:\n"


def kept(tmp_path: Path, lines: str) -> Figures:
    file = tmp_path / "某乡.yaml"
    file.write_text(HEAD + lines, encoding="utf-8")
    loaded = read_dataset(file, shipped())
    assert loaded.dataset is not None, loaded.diagnostics
    return figures_of(loaded.dataset)


def read(figures: Figures) -> list[tuple[str, str, float]]:
    return [(*name, amount) for name, amount in amounts_of(figures).items()]


def test_each_quantity_in_its_unit_by_its_path(tmp_path: Path) -> None:
    lines = "  监测帮扶:\n    监测对象: {数值: 86户251人, 构成: {脱贫不稳定户: 31户92人, 边缘易致贫户: 55户159人}}\n  资金项目:\n    衔接资金: {数值: 1.2亿元, 任务: 1亿元}\n"
    assert read(kept(tmp_path, lines)) == [
        ("监测帮扶.监测对象", "户", 86), ("监测帮扶.监测对象", "人", 251),
        ("监测帮扶.监测对象.构成.脱贫不稳定户", "户", 31), ("监测帮扶.监测对象.构成.脱贫不稳定户", "人", 92),
        ("监测帮扶.监测对象.构成.边缘易致贫户", "户", 55), ("监测帮扶.监测对象.构成.边缘易致贫户", "人", 159),
        ("资金项目.衔接资金", "元", 1.2e8),
    ]  # fmt: skip


def test_rates_nothing_and_falls_are_not_compared(tmp_path: Path) -> None:
    lines = "  教育:\n    失学学生: 0名\n    巩固率: 98.5%\n  就业:\n    新增就业: -20人\n    务工就业: 约3.2万人\n    培训: 待补\n"
    assert read(kept(tmp_path, lines)) == [("就业.务工就业", "人", 32000)]


def test_what_somebody_has_answered_for_is_left_out(tmp_path: Path) -> None:
    lines = "  就业:\n    务工就业: 32000人  # 情况属实 S143：含外来务工\n    技能培训: 300人\n"
    assert read(kept(tmp_path, lines)) == [("就业.技能培训", "人", 300)]


def test_no_figures_at_all(tmp_path: Path) -> None:
    assert read(NO_FIGURES) == read(kept(tmp_path, "  教育: {}\n")) == []


def test_files_alike_keep_figures_of_their_own_in_one_order(tmp_path: Path) -> None:
    lines = "  就业:\n    务工就业: {}\n    帮扶车间: {{数值: {}, 其中: {{新增: {}}}, 统计期间: 一季度}}\n    公益岗位: {{构成: {{甲类: {}, 乙类: 3人}}}}\n    技能培训: {}\n"
    first, second = (kept(tmp_path, lines.format(*typed)) for typed in (("32人", "7个20人", "2个", "9人", "4人"), ("45人", "8个21人", "1个", "5人", "6人")))
    assert first.texts.split("\n") == ["32人", "7个20人", "2个", "=", "9人", "3人", "4人"]
    assert second.texts.split("\n") == ["45人", "8个21人", "1个", "=", "5人", "3人", "6人"]
    assert (first.names, first.notes) == (second.names, second.notes)
