"""What the words of last year's report do not fit: nought, and digits written out where it said 万 or 亿."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.pipeline import draft, open_library, read_dataset

FRONT = "---\n照写: 2025年\n---\n# 示例\n\n"
WORDS = "查处{{ 执法.查处 }}，处分{{ 执法.处分 }}，生产粮食{{ 执法.粮食 }}，占{{ 执法.占比 }}。再次查处{{ 执法.查处 }}。\n"
CATALOGUE = "执法: {查处: 起, 处分: 人, 粮食: 斤, 占比: '%'}\n"
LAST = "{查处: 26起, 处分: 0人, 粮食: 2.3亿斤, 占比: 5%}"
HEAD = "模板: 示例/例\n单位: {名称: 示例县农业农村局, 地区: 示例县}\n"


@pytest.fixture
def told(tmp_path: Path):
    def of(this: str, front: str = FRONT) -> list[str]:
        area = tmp_path / "模板" / "示例"
        area.mkdir(parents=True, exist_ok=True)
        (area / "indicators.yaml").write_text(CATALOGUE, "utf-8")
        (area / "例.j2").write_text(front + WORDS, "utf-8")
        (tmp_path / "2025.yaml").write_text(f"{HEAD}报告期: 2025年\n指标: {{执法: {LAST}}}\n", "utf-8")
        (tmp_path / "2026.yaml").write_text(f"{HEAD}报告期: 2026年\n上年: 2025.yaml\n指标:\n  执法:\n{this}", "utf-8")
        library = open_library(tmp_path / "模板")
        drafted = draft(library, read_dataset(tmp_path / "2026.yaml", library).dataset)
        return [f"{each.code} {each.place.line} {each.message} → {each.hint}" for each in drafted.diagnostics if each.code in ("D343", "D344", "R185")]

    return of


def test_nought_where_last_year_told_of_some(told):
    [said] = told("    查处: 0起\n    处分: 0人\n    粮食: 2.4亿斤\n    占比: 0%\n")
    assert said.startswith("D343 7 查处：今年是 0起，模板里的话是照去年的 26起 写的")


def test_some_where_last_year_told_of_none(told):
    [said] = told("    查处: 24起\n    处分: 3人\n    粮食: 2.4亿斤\n    占比: 5%\n")
    assert said.startswith("D343 8 处分：今年是 3人，模板里的话是照去年的 0人 写的 → 在模板里改成发生了的说法")


def test_digits_written_out_where_last_year_said_millions(told):
    [said] = told("    查处: 12345起\n    处分: 0人\n    粮食: 250059000斤\n    占比: 5%\n")
    assert said.startswith("D344 9 粮食：填 250059000斤，去年的报告写 2.3亿斤，印出来是一长串数 → 照去年的用“亿”，写成 2.5亿斤")


def test_somebody_may_answer_for_it(told):
    assert told("    查处: 0起  # 情况属实 D343：今年就是没有\n    处分: 0人\n    粮食: 2.4亿斤\n    占比: 5%\n") == []
    [said] = told("    查处: 2起  # 情况属实 D343：今年就是没有\n    处分: 0人\n    粮食: 2.4亿斤\n    占比: 5%\n")
    assert said.startswith("R185 7")


def test_words_of_a_template_of_the_house_are_not_asked_about(told):
    assert told("    查处: 0起\n    处分: 0人\n    粮食: 250059000斤\n    占比: 5%\n", front="---\n名称: 例\n---\n# 示例\n\n") == []


def test_what_has_become_too_few_for_millions_is_no_long_row_of_digits(told):
    assert told("    查处: 12起\n    处分: 0人\n    粮食: 99999斤\n    占比: 5%\n") == []
