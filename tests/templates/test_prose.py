"""The order and fit of what the rural sections say: found before mended, a base before its rate, a heading over what stands below it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from drafting import pipeline
from drafting.library import Library
from tests.shipped import shipped


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


def written(library: Library, folder: Path, indicators: dict[str, Any], template: str = "annual") -> list[str]:
    """The paragraphs of a report of 示例县; 示例数据."""
    data = {
        "模板": f"rural/{template}",
        "单位": {"名称": "示例县农业农村局", "地区": "示例县", "层级": "县"},
        "报告期": {"年度": 2026, "类型": "年度"},
        "指标": {"监测帮扶": {"监测对象": "9户20人"}, **indicators},
    }
    file = folder / "示例数据.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    dataset = pipeline.read_dataset(file, library).dataset
    assert dataset is not None
    document = pipeline.draft(library, dataset).document
    assert document is not None
    return [line.strip("　") for line in pipeline.write(document, "txt", library).decode().splitlines()]


def test_findings_are_told_by_source_before_what_was_mended_of_them(library, tmp_path):
    text = "".join(written(library, tmp_path, {"问题整改": {"完成整改": "40个", "省考问题": "17个", "自查问题": "42个"}}))
    assert "省级考核评估反馈问题17个；自查发现问题42个。已完成整改40个。" in text
    taken = {"自查问题": "28个", "认领问题": {"数值": "12个", "已整改": "12个"}}
    assert "梳理认领问题12个。认领的问题已整改12个。自查发现问题28个。" in "".join(written(library, tmp_path, {"问题整改": taken}))


@pytest.mark.parametrize("group", ["小额信贷", "金融帮扶"])
@pytest.mark.parametrize("base", ["贷款余额", "在库贷款", "存量贷款"])
def test_a_rate_of_overdue_loans_stands_behind_the_loans_whatever_they_are_called(library, tmp_path, group, base):
    text = "".join(written(library, tmp_path, {group: {"逾期率": "0.3%", base: "3.2亿元"}}))
    said = "小额信贷余额" if (group, base) == ("小额信贷", "贷款余额") else base  # beside the loans of all banks
    assert f"{said}3.2亿元。贷款逾期率0.3%。" in text


@pytest.mark.parametrize(
    ("indicators", "heading"),
    [
        ({"生猪出栏": "900头", "水产品产量": "3吨"}, "稳定“菜篮子”产品生产"),
        ({"撂荒地复耕": "20亩"}, "加强耕地保护和利用"),
        ({"播种面积": "900亩", "生猪出栏": "900头"}, "扛牢粮食安全责任，稳定农业生产"),
        ({"播种面积": "900亩", "高标准农田": "90亩"}, "扛牢粮食安全责任，守住耕地红线"),
    ],
)
def test_the_heading_of_grain_and_land_says_what_stands_below(library, tmp_path, indicators, heading):
    assert any(line.endswith(heading) for line in written(library, tmp_path, {"粮食耕地": indicators}))


SAFEGUARDS = {"教育": {"雨露计划": "9人"}, "医疗": {"参保率": "99%"}, "住房": {"补助资金": "9万元"}, "饮水": {"供水工程": "2处"}}


@pytest.mark.parametrize(
    ("groups", "heading"),
    [
        ("教育 医疗 住房 饮水", "落实保障政策，巩固“三保障”及饮水安全成果"),
        ("住房 饮水", "落实住房、饮水保障政策"),
        ("教育 医疗 饮水", "落实教育、医疗、饮水保障政策"),
        ("医疗", "强化医疗保障"),
    ],
)
def test_the_heading_of_the_safeguards_names_those_that_are_there(library, tmp_path, groups, heading):
    lines = written(library, tmp_path, {group: SAFEGUARDS[group] for group in groups.split()})
    assert f"（二）{heading}" in lines
    assert "强化医疗保障。" not in "".join(lines) or len(groups.split()) > 1


def test_figures_of_the_safeguards_own_group_are_not_called_others(library, tmp_path):
    text = "".join(written(library, tmp_path, {"三保障": {"政策评估": "90户", "上门服务": "3次"}, **SAFEGUARDS}))
    assert "五是做好相关保障工作。政策评估90户，上门服务3次。" in text
    alone = written(library, tmp_path, {"三保障": {"政策评估": "90户"}})
    assert "政策评估90户。" in alone


def test_figures_of_the_safeguards_own_group_that_are_plainly_of_one_of_them_are_said_there(library, tmp_path):
    text = "".join(written(library, tmp_path, {"三保障": {"农房加固": "90户", "机井": "3口"}, **SAFEGUARDS}))
    assert "相关保障工作" not in text
    assert "强化住房安全保障。农房加固90户，兑现补助资金9万元。" in text
    assert "实施农村供水保障工程2处，机井3口。" in text


@pytest.mark.parametrize(
    ("template", "indicators", "heading", "number"),
    [
        ("annual", {"乡村治理": {"积分制村": "9个"}}, "加强和改进乡村治理，涵育文明乡风", "（二）"),
        ("annual", {"小额信贷": {"余额": "9万元"}}, "落实小额信贷政策，支持产业发展", "（二）"),
        ("briefing", {"资产": {"资产收益": "9万元"}}, "加强资产后续管护，持续发挥效益", "二、"),
        ("briefing", {"人居环境": {"旱厕拆除": "9座"}}, "整治提升人居环境，改善村容村貌", "二、"),
    ],
)
def test_a_part_with_one_section_takes_the_sections_heading(library, tmp_path, template, indicators, heading, number):
    lines = written(library, tmp_path, indicators, template)
    assert f"{number}{heading}" in lines
    assert "".join(lines).count(heading) == 1


EVERYTHING = {
    "组织领导": {"部署会": "2次"}, "党建": {"党员": "9名"}, "帮扶力量": {"驻村干部": "9名"}, **SAFEGUARDS, "兜底": {"低保": "9户20人"},
    "收入": {"农村居民收入": "9000元"}, "产业": {"茶园": "90亩"}, "文旅": {"农家乐": "9家"}, "就业": {"务工就业": "9人"},
    "以工代赈": {"项目": "9个"}, "小额信贷": {"余额": "9万元"}, "金融帮扶": {"贷款余额": "9万元"}, "消费帮扶": {"销售额": "9万元"},
    "集体经济": {"总收入": "9万元"}, "搬迁": {"安置点": "9个"}, "粮食耕地": {"播种面积": "90亩"}, "乡村建设": {"农村道路": "9公里"},
    "示范创建": {"示范村": "9个"}, "人居环境": {"改厕": "9户"}, "生态": {"护林员": "9名"}, "资金项目": {"实施项目": "9个"},
    "资产": {"资产收益": "9万元"}, "乡村治理": {"积分制村": "9个"}, "人才": {"致富带头人": "9名"}, "社会帮扶": {"直接投入": "9万元"},
    "东西部协作": {"协作资金": "9万元"}, "重点帮扶": {"支持措施": "9项"}, "灾情": {"救灾资金": "9万元"}, "宣传": {"宣传信息": "9篇"},
    "问题整改": {"认领问题": "9个"}, "任务进度": {"任务总数": "9项"}, "农田建设": {"当年新建": "90亩"}, "黑土地": {"深松整地": "90亩"}, "粮食储备": {"仓容": "90吨"},
    "农机": {"总动力": "90千瓦"}, "畜牧": {"牦牛存栏": "90头"}, "渔业": {"渔船": "9艘"}, "质量安全": {"抽检": "9批次"}, "光伏": {"发电量": "9万千瓦时"}, "本地一组": {"某数": "9个"},
}  # fmt: skip


@pytest.mark.parametrize("template", ["annual", "briefing", "half-year", "progress", "township"])
def test_however_much_a_place_reports_the_text_has_parts_that_can_be_surveyed(library, tmp_path, template):
    """What belongs together stands under one heading: no report has a 二十、."""
    lines = written(library, tmp_path, EVERYTHING, template)
    below = "（十" if template in ("annual", "half-year", "township") else "十"
    assert not [line for line in lines if line.startswith((f"{below}八", f"{below}九", below.replace("十", "二十")))]
    assert sum(line.startswith(("一是", "1.")) for line in lines) >= 6


def test_a_part_with_several_sections_has_a_heading_of_its_own(library, tmp_path):
    lines = written(library, tmp_path, {"乡村治理": {"积分制村": "9个"}, "人才": {"致富带头人": "9名"}})
    at = lines.index("（二）强化人才支撑，提升治理水平")
    assert lines[at + 1].startswith("一是加强和改进乡村治理，涵育文明乡风。")
    assert lines[at + 2].startswith("二是建强人才队伍，激发内生动力。")


def test_parts_of_work_and_credit_are_not_headed_by_industry(library, tmp_path):
    lines = written(library, tmp_path, {"小额信贷": {"余额": "9万元"}, "收入": {"农村居民收入": "9000元"}})
    assert "（二）用好帮扶政策，厚植增收基础" in lines
    lines = written(library, tmp_path, {"集体经济": {"总收入": "9万元"}, "搬迁": {"安置点": "9个"}})
    assert "（二）用好帮扶政策，厚植增收基础" in lines
    lines = written(library, tmp_path, {"就业": {"务工就业": "9人"}, "收入": {"农村居民收入": "9000元"}})
    assert "（二）抓实就业帮扶，厚植增收基础" in lines


def test_what_is_told_alone_says_of_whom(library, tmp_path):
    text = "".join(written(library, tmp_path, {"监测帮扶": {"监测对象": {"数值": "9户20人", "已消除": "4户8人"}, "年内消除": "2户5人", "识别位次": "全市第三"}}))
    assert "持续跟进帮扶。防止返贫致贫对象识别数量居全市第三，年内消除风险2户5人。" in text


def test_honours_alone_are_no_basic_facts(library, tmp_path):
    lines = written(library, tmp_path, {"荣誉": {"典型经验": {"名录": ["甲经验", "乙经验"]}}})
    assert "一、工作亮点" in lines
    assert "基本情况" not in "".join(lines)


@pytest.mark.parametrize(
    ("group", "name", "sentence"),
    [
        ("组织领导", "政策文件", "制定出台【待补：政策文件】政策文件"),
        ("荣誉", "省级荣誉", "获评【待补：省级荣誉】省级荣誉。"),
        ("帮扶力量", "帮扶行动", "组织开展【待补：帮扶行动】帮扶行动。"),
        ("问题整改", "整改清单", "建立“【待补：整改清单】清单”"),
    ],
)
def test_an_owed_list_asks_once_for_names_and_number(library, tmp_path, group, name, sentence):
    assert sentence in "".join(written(library, tmp_path, {group: {name: "待补"}}))


def test_an_owed_list_below_an_indicator_asks_once_too(library, tmp_path):
    text = "".join(written(library, tmp_path, {"人居环境": {"空心房": {"数值": "9户", "完成地区": "待补"}}}))
    assert text.count("【待补：空心房·完成地区") == 1
