"""Sections that a report places more than once."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.library import open_library
from drafting.rehearsal import check_and_rehearse

REPORT = "---\n名称: 示例\n---\n# 示例\n\n{}\n\n## 其他\n\n{{% 其余 %}}\n"


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        ("{% 节 就业, 产业 %}", []),
        ("{% 节 就业, 产业, 就业 %}", ["例.j2:6:14"]),
        ("{% 节 就业 %}\n{% 节 产业, 就业 %}", ["例.j2:7:10"]),
        ('{% if 报告期.类型 == "年度" %}{% 节 就业 %}{% else %}{% 节 产业, 就业 %}{% endif %}', []),
        ('{% if 报告期.类型 == "年度" %}{% 节 就业, 就业 %}{% endif %}', ["例.j2:6:33"]),
    ],
)
def test_a_section_is_placed_once(tmp_path: Path, tags: str, told: list[str]) -> None:
    area = tmp_path / "示例"
    (area / "sections").mkdir(parents=True)
    (area / "例.j2").write_text(REPORT.format(tags), encoding="utf-8")
    (area / "indicators.yaml").write_text("就业: {务工: {计量单位: 人}}\n产业: {茶园: {计量单位: 亩}}\n", encoding="utf-8")
    for name, what in (("就业", "务工"), ("产业", "茶园")):
        (area / f"sections/{name}.j2").write_text(f"## {name}\n\n{what}{{{{ {name}.{what} }}}}。{{% 其余 {name} %}}\n", encoding="utf-8")
    found = [each for each in check_and_rehearse(open_library(tmp_path), "示例/例") if each.code == "T085"]
    assert [str(each.place).rpartition("/")[2] for each in found] == told


@pytest.mark.parametrize(
    ("report", "told"),
    [
        ("{% block 各节 %}\n务工。{% 其余 %}\n{% endblock %}\n", ["例.j2:4:10"]),
        ("{% block 概况 %}{% endblock %}\n{% block 问题 %}\n存在不足。{% 其余 %}\n{% endblock %}\n", ["例.j2:5:10"]),
        ('{% extends "_house/skeleton.j2" %}\n{% block 各节 %}\n务工。{% 其余 %}\n{% endblock %}\n', []),
        ("{% block 做法成效 %}\n## 做法\n\n{% block 各节 %}务工。{% 其余 %}{% endblock %}\n{% endblock %}\n", []),  # a skeleton of its own
        ("{% block 甲 %}\n务工。{% 其余 %}\n{% endblock %}\n", []),
    ],
)
def test_what_fills_a_skeleton_says_which(tmp_path: Path, report: str, told: list[str]) -> None:
    area = tmp_path / "示例"
    area.mkdir()
    (area / "例.j2").write_text(f"---\n名称: 示例\n---\n{report}", encoding="utf-8")
    (area / "indicators.yaml").write_text("就业: {务工: {计量单位: 人}}\n", encoding="utf-8")
    found = [each for each in check_and_rehearse(open_library(tmp_path), "示例/例") if each.code == "T086"]
    assert [str(each.place).rpartition("/")[2] for each in found] == told
