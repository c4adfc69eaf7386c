"""Whose report it is, by its title, its signature and what stands below the title."""

from __future__ import annotations

import pytest

from drafting.adoption import Asked, adopt
from drafting.adoption.manuscript import LOOSE
from drafting.adoption.whose import byline, office_of, region_of, signer


@pytest.mark.parametrize(
    ("title", "office", "region"),
    [
        ("东山区市场监督管理局2025年工作总结", "东山区市场监督管理局", "东山区"),
        ("中共青禾县委组织部2025年工作总结", "中共青禾县委组织部", "青禾县"),
        ("青禾县委宣传部关于2025年工作情况的报告", "青禾县委宣传部", "青禾县"),
        ("青禾县纪委监委2025年工作总结", "青禾县纪委监委", "青禾县"),
        ("2025年青禾县民政局工作总结", "青禾县民政局", "青禾县"),
        ("2025年度青禾县应急管理局工作总结", "青禾县应急管理局", "青禾县"),
        ("关于青禾县民政局2025年工作情况的报告", "青禾县民政局", "青禾县"),
        ("东街街道办事处2025年工作总结", "东街街道办事处", "东街街道"),
        ("城关镇2025年工作总结", "城关镇", "城关镇"),
        ("旗滨镇2025年工作总结", "旗滨镇", "旗滨镇"),
        ("青禾高新区管委会2025年工作总结", "青禾高新区管委会", "青禾高新区"),
        ("青禾县工业园区管委会2025年工作总结", "青禾县工业园区管委会", "青禾县"),
        ("丁山市住房和城乡建设局机关党委2025年工作总结", "丁山市住房和城乡建设局机关党委", "丁山市"),
        ("丁山市残联2025年工作总结", "丁山市残联", "丁山市"),
        ("丁山市乡村振兴局2025年巩固脱贫成果工作总结", "丁山市乡村振兴局", "丁山市"),
        ("甲省民政厅2025年工作总结", "甲省民政厅", "甲省"),
        ("青禾县第一中学2025年工作总结", "青禾县第一中学", "青禾县"),
        ("石桥社区居委会2025年工作总结", "石桥社区居委会", "石桥社区"),
        ("青禾县政务服务管理局2025年政务服务工作总结", "青禾县政务服务管理局", "青禾县"),
        ("青禾县审计局二〇二五年工作总结", "青禾县审计局", "青禾县"),
        ("青禾县审计局 2025 年工作总结", "青禾县审计局", "青禾县"),
        ("中共青禾县委 青禾县人民政府关于2025年工作情况的报告", "中共青禾县委", "青禾县"),
        ("青禾县统计局“十四五”工作总结和2025年工作情况", "青禾县统计局", "青禾县"),
        ("【全面】某区民政局2025年总结", "某区民政局", "某区"),
        ("区卫生健康局2025年工作总结", "区卫生健康局", ""),
        ("县（市、区）农业农村局2025年工作总结", "", ""),
        ("2025年工作总结", "", ""),
        ("青禾县2025年农村饮水安全工作总结", "", ""),
    ],
)
def test_a_title_says_whose_report_it_is(title, office, region):
    assert (office_of(title), region_of(office)) == (office, region)


@pytest.mark.parametrize(("line", "name"), [("青禾县民政局（章）", "青禾县民政局"), ("（青禾县民政局）", "青禾县民政局"), ("单位：青禾县民政局", "青禾县民政局"), ("（盖章）", ""), ("加强调度。", ""), ("联系人：甲", "")])
def test_a_signature_is_an_office_without_what_stands_around_it(line, name):
    assert signer(line) == name


@pytest.mark.parametrize(
    ("title", "signature", "unit"),
    [
        ("青禾县气象局", "气象局办公室", "青禾县气象局"),
        ("青禾县气象局", "青禾县气象局办公室", "青禾县气象局"),
        ("青禾县气象局", "县气象局", "青禾县气象局"),
        ("青禾县人民政府办公室", "青禾县人民政府办公室", "青禾县人民政府办公室"),
        ("青禾县气象局", "青禾县民政局", "青禾县民政局"),
    ],
)
def test_a_bureaus_own_office_signs_for_it(title, signature, unit):
    made = last_year(adopted(f"{title}2025年工作总结\n一、住房\n改造50户。\n{signature}\n2025年12月3日\n"))
    assert f"单位: {{名称: {unit}, 地区: 青禾县}}" in made
    assert f"署名: {signature}" in made


@pytest.mark.parametrize("line", ["青禾县民政局", "——青禾县民政局", "青禾县民政局  2025年12月20日", "青禾县民政局（2025年12月）"])
def test_who_writes_stands_below_the_title(line):
    assert byline(line) == "青禾县民政局"
    assert "单位: {名称: 青禾县民政局, 地区: 青禾县}" in last_year(adopted(f"青禾县2025年工作总结\n{line}\n一、住房\n改造50户。\n"))


def adopted(report: str):
    return adopt(report.encode(), "总结.txt", ".txt", Asked())


def last_year(made) -> str:
    return made.files[made.last].decode()


@pytest.mark.parametrize(
    "tail",
    ["青禾县民政局\n2025 年 12 月 20 日", "青禾县民政局\n2025.12.20", "青禾县民政局\n2025-12-20", "青禾县民政局  2025年12月20日", "青禾县民政局\n（盖章）\n2025年12月20日", "单位：青禾县民政局\n2025年12月20日", "青禾县民政局\n二○二五年十二月二十日"],
)
def test_days_are_signed_in_many_ways(tail):
    made = adopted(f"青禾县2025年工作总结\n开头。\n一、住房\n改造50户。\n{tail}\n")
    assert "署名: 青禾县民政局\n  成文日期: 2025-12-20\n" in last_year(made)
    assert made.paragraphs == 3
    assert [each.why for each in made.left_out if each.why != LOOSE] == []


def test_a_month_is_no_day_and_told():
    made = adopted("青禾县2025年工作总结\n开头。\n一、住房\n改造50户。\n青禾县民政局\n2025年12月\n")
    assert "署名: 青禾县民政局\n" in last_year(made)
    assert "成文日期" not in last_year(made)
    assert [each.words for each in made.left_out] == ["2025年12月"]


def test_an_office_signs_without_a_day():
    made = adopted("青禾县2025年工作总结\n开头。\n一、住房\n改造50户。\n青禾县民政局\n")
    assert "署名: 青禾县民政局\n" in last_year(made)
    assert made.paragraphs == 3


def test_who_prints_it_is_no_paragraph():
    made = adopted("青禾县民政局2025年工作总结\n开头。\n一、住房\n改造50户。\n青禾县民政局办公室    2025年12月20日印发\n")
    assert [each.words for each in made.left_out] == ["青禾县民政局办公室    2025年12月20日印发"]


@pytest.mark.parametrize("title", ["青禾县审计局二〇二五年工作总结", "青禾县审计局 2025 年工作总结"])
def test_a_year_is_read_however_it_is_typed(title):
    assert adopted(f"{title}\n一、住房\n改造50户。\n").last == "2025.yaml"
