"""下步打算 depends on the data: what is told of the future follows from what was done, what is left and what is at risk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from drafting import pipeline
from drafting.library import Library
from tests.shipped import shipped

YEAR = {"年度": 2026, "类型": "年度"}
HALF = {"年度": 2026, "类型": "半年"}
MONTHS = {"年度": 2026, "类型": "月份", "起月": 1, "止月": 10}


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


def plans(library: Library, folder: Path, indicators: dict[str, Any], period: dict[str, Any] = YEAR, template: str = "township") -> list[str]:
    """The paragraphs below the heading of the plans; 示例数据."""
    lines = written(library, folder, indicators, period, template)
    start = next(at for at, line in enumerate(lines) if "安排" in line and "、" in line[:3])
    return lines[start:]


def written(
    library: Library, folder: Path, indicators: dict[str, Any], period: dict[str, Any] = YEAR, template: str = "township"
) -> list[str]:
    """All paragraphs."""
    data = {
        "模板": f"rural/{template}",
        "单位": {"名称": "示例乡人民政府", "地区": "示例乡", "层级": "乡镇"},
        "报告期": period,
        "指标": {"监测帮扶": {"监测对象": "9户20人"}, **indicators},
    }
    file = folder / "示例数据.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    dataset = pipeline.read_dataset(file, library).dataset
    assert dataset is not None
    document = pipeline.draft(library, dataset).document
    assert document is not None
    return [line.strip("　") for line in pipeline.write(document, "txt", library).decode().splitlines()]


@pytest.mark.parametrize(
    ("period", "template", "words"),
    [(YEAR, "township", "2027年，"), (HALF, "half-year", "下半年，"), (MONTHS, "progress", "下一阶段，"), (YEAR, "progress", "2027年，")],
)
def test_they_are_made_for_the_time_that_follows(library, tmp_path, period, template, words):
    assert words in "".join(plans(library, tmp_path, {}, period, template)[:2])


def test_only_what_the_data_speaks_of_is_planned_for(library, tmp_path):
    bare = "".join(plans(library, tmp_path, {}))
    assert "监测帮扶" in bare
    assert not [word for word in ("就业", "产业", "资金", "乡村建设", "整改") if word in bare]
    more = "".join(plans(library, tmp_path, {"就业": {"帮扶车间": "3个"}, "粮食耕地": {"播种面积": "900亩"}}))
    assert "办好就业帮扶车间" in more
    assert "守住耕地红线，稳定粮食和重要农产品生产" in more
    assert "公益性岗位" not in more


def test_two_places_have_different_plans(library, tmp_path):
    one = plans(library, tmp_path, {"饮水": {"供水工程": "2处"}, "产业": {"茶园": "900亩"}})
    other = plans(library, tmp_path, {"教育": {"雨露计划": "2人"}, "就业": {"招聘会": "3场"}})
    assert len({*one[2:]} & {*other[2:]}) <= 1  # of the monitored households


@pytest.mark.parametrize(
    ("period", "left"),
    [
        (HALF, "加快完成年度任务。对农村改厕，倒排工期、加快施工，确保年底前完成年度任务。"),
        (YEAR, "抓紧补齐没有完成的任务。对农村改厕，倒排工期、加快施工。"),
    ],
)
def test_what_is_left_of_a_task_is_named(library, tmp_path, period, left):
    undone = "".join(plans(library, tmp_path, {"人居环境": {"改厕": {"数值": "80户", "任务": "200户"}}}, period))
    assert left in undone
    done = "".join(plans(library, tmp_path, {"人居环境": {"改厕": {"数值": "200户", "任务": "200户"}}}, period))
    assert "没有完成" not in done
    assert "年度任务" not in done


def test_a_work_with_two_tasks_is_named_once(library, tmp_path):
    spent = {"资金项目": {"资金支出": {"数值": "30万元", "任务": "100万元"}, "支出进度": {"数值": "30%", "任务": "50%"}}}
    lines = written(library, tmp_path, spent, HALF)
    assert "对资金支出，加快项目实施、及时拨付资金，确保年底前完成年度任务。" in "".join(lines)
    assert "资金支出、资金支出" not in "".join(lines)


LEFT: dict[str, Any] = {
    "就业": {"技能培训": {"数值": "90人", "任务": "100人"}, "脱贫人口就业": {"数值": "95人", "任务": "100人"}},
    "小额信贷": {"新增": {"数值": "46户212万元", "任务": "50户"}},
    "粮食耕地": {"播种面积": {"数值": "90亩", "任务": "100亩"}, "高标准农田": {"数值": "9亩", "任务": "9亩"}},
    "人居环境": {"公厕": {"数值": "1座", "任务": "4座"}, "改厕": {"数值": "80户", "完成率": "90%"}},
    "庙会": {"民俗巡游": {"数值": "3场", "任务": "4场"}},
}


def test_every_task_that_is_left_is_named_whichever_it_is_in_words_that_fit_it(library, tmp_path):
    """Of the catalogue or the place's own, counted or stated; people are not 倒排工期."""
    text = "".join(plans(library, tmp_path, LEFT, YEAR))
    assert (
        "对职业技能培训，按需开班、做好组织发动；对帮扶对象务工就业，加强组织发动、做好岗位对接；"
        "对小额信贷投放，加大政策宣传、主动对接发展需求；对粮食播种面积，抢抓农时、落实到田块；"
        "对公厕、农村改厕，倒排工期、加快施工；对庙会民俗巡游，逐项查找原因、落实责任。"
    ) in text
    assert "高标准农田" not in text.partition("没有完成的任务。")[2].partition("。")[0]


def test_within_the_year_only_what_is_behind_the_time_is_named(library, tmp_path):
    """At half-year 55% of a year's task is no lag, 43% is; a stock has no pace."""
    left = {
        "人居环境": {"改厕": {"数值": "8600户", "任务": "20000户"}},
        "消费帮扶": {"销售额": {"数值": "55万元", "任务": "100万元"}},
        "粮食耕地": {"夏粮产量": {"数值": "62吨", "任务": "65吨"}, "高标准农田": {"数值": "50亩", "任务": "100亩"}},
        "就业": {"脱贫人口就业": {"数值": "95人", "任务": "100人"}},
    }
    text = "".join(plans(library, tmp_path, left, HALF)).partition("加快完成年度任务。")[2].partition("确保")[0]
    assert "农村改厕" in text
    assert "帮扶对象务工就业" in text
    assert not [word for word in ("帮扶产品", "夏粮", "高标准农田") if word in text]
    year = "".join(plans(library, tmp_path, left, YEAR))
    assert "夏粮产量，分析减产原因、抓好下一季生产" in year
    assert "帮扶产品销售" in year

def test_the_years_problems_name_what_the_plans_then_take_up(library, tmp_path):
    text = "".join(written(library, tmp_path, LEFT, YEAR))
    problem = text.partition("部分年度任务没有完成。")[2].partition("与年度目标还有差距")[0]
    plan = text.partition("抓紧补齐没有完成的任务。")[2].partition("。")[0]
    for name in ("职业技能培训", "帮扶对象务工就业", "小额信贷投放", "粮食播种面积", "公厕", "农村改厕", "庙会民俗巡游"):
        assert name in problem
        assert name in plan
    assert "没有完成" not in "".join(written(library, tmp_path, LEFT, HALF))


def test_a_rate_is_a_task_too_and_a_limit_is_none(library, tmp_path):
    left = {"资金项目": {"支出进度": {"数值": "52%", "任务": "55%"}}, "小额信贷": {"逾期率": {"数值": "2%", "任务": "1%"}}}
    text = "".join(plans(library, tmp_path, left, HALF))
    assert "对资金支出，加快项目实施、及时拨付资金，确保年底前完成年度任务。" in text
    assert "把超出控制目标的指标降下来。对贷款逾期率，逐项查找原因、落实管控措施。" in text


@pytest.mark.parametrize("mended", ["整改完成", "完成整改", "已完成整改", "已整改", "整改到位", "整改销号"])
def test_what_is_left_of_the_findings_is_planned_for_however_the_mended_are_called(library, tmp_path, mended):
    text = "".join(written(library, tmp_path, {"考核整改": {"反馈问题": "31个", mended: "24个"}}))
    assert "对尚未整改到位的7个反馈问题，明确责任" in text
    assert "已完成整改24个" in text or "已整改24个" in text
    text = "".join(written(library, tmp_path, {"考核整改": {"国家考核反馈": "6个", "省考核反馈": "23个", mended: "27个", "正在整改": "2个"}}))
    assert "对尚未整改到位的2个问题，明确责任" in text
    assert "-" not in text


def test_risks_and_findings_that_stand_are_named_with_their_figures(library, tmp_path):
    text = "".join(
        plans(library, tmp_path, {
            "监测帮扶": {"监测对象": {"数值": "9户20人", "已消除": "4户8人"}},
            "问题整改": {"认领问题": {"数值": "12个", "已整改": "10个"}},
        })
    )  # fmt: skip
    assert "对尚未消除风险的5户12人跟踪帮扶到位" in text
    assert "对尚未整改到位的2个认领问题，明确责任、限期整改" in text
    found = {"国考问题": {"数值": "9个", "已整改": "9个"}, "省考问题": {"数值": "9个", "已整改": "6个"}, "自查问题": {"数值": "9个", "已整改": "8个"}}
    by_source = "".join(plans(library, tmp_path, {"问题整改": found}))
    assert "对尚未整改到位的3个省级考核评估反馈问题、1个自查发现问题，明确责任" in by_source
    settled = "".join(plans(library, tmp_path, {"问题整改": {"认领问题": {"数值": "12个", "已整改": "12个"}}}))
    assert "尚未" not in settled


def test_titled_problems_of_the_data_stand_below_the_heading(library, tmp_path):
    """In reports whose parts are sections, too."""
    data = {
        "模板": "rural/briefing",
        "单位": {"名称": "示例县人民政府", "地区": "示例县", "层级": "县"},
        "报告期": YEAR,
        "指标": {"监测帮扶": {"监测对象": "9户20人"}},
        "文字材料": {"存在问题": [{"标题": "资金支出不快", "内容": "前期工作不实。"}, {"标题": "产业链条短", "内容": "加工不足。"}]},
    }
    file = tmp_path / "示例数据.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    document = pipeline.draft(library, pipeline.read_dataset(file, library).dataset).document
    text = pipeline.write(document, "txt", library).decode()
    assert "存在的困难和问题\n　　一是资金支出不快。前期工作不实。\n　　二是产业链条短。加工不足。" in text
    assert "首先" not in text  # nobody is addressed


SAID = {"教育": {"送教上门": "8名"}, "医疗": {"医疗救助": "139人次12.7万元"}, "住房": {"危房改造": "12户"}}
WORDS = {"教育": ("教育", "控辍保学"), "医疗": ("医疗", "医保参保"), "住房": ("住房", "农房安全")}


@pytest.mark.parametrize("group", SAID)
@pytest.mark.parametrize("given", ["不适用", "", {"数值": "不适用", "提供单位": "示例站"}])
def test_what_does_not_apply_is_in_no_heading_and_no_plan(library, tmp_path, group, given):
    of_none = {group: dict.fromkeys(SAID[group], given)}
    lines = written(library, tmp_path, SAID | of_none)
    heading, plan = WORDS[group]
    kept = "、".join(WORDS[each][0] for each in SAID if each != group)
    assert any(line.endswith(f"落实{kept}保障政策") for line in lines)
    assert not any(f"强化{heading}" in line or plan in line for line in lines)


def test_what_is_less_done_than_the_year_has_passed_is_a_problem_within_the_year_alone(library, tmp_path):
    given = {
        "牧业": {"牦牛出栏": {"数值": "47头", "任务": "100头"}, "暖棚": {"数值": "71座", "任务": "100座"}},
        "人居环境": {"改厕": {"数值": "45户", "任务": "100户"}},
        "就业": {"脱贫人口就业": {"数值": "95人", "任务": "100人"}},
    }
    text = "".join(written(library, tmp_path, given, HALF))
    assert "部分任务进度偏慢。牦牛出栏、农村改厕慢于时间进度，需要加快推进。" in text
    assert "进度偏慢" not in "".join(written(library, tmp_path, given, YEAR))


@pytest.mark.parametrize(
    ("group", "heading"),
    [("抓项目促建设", "抓项目促建设"), ("加强招商引资工作", "加强招商引资工作"), ("招商引资工作", "扎实推进招商引资工作"), ("稳定土地", "扎实推进稳定土地工作")],
)
def test_a_group_that_is_called_as_a_heading_is_one(library, tmp_path, group, heading):
    text = "".join(written(library, tmp_path, {group: {"甲": "3亩", "乙": "2亩", "丙": "1亩", "丁": "5亩"}}, HALF))
    assert f"{heading}甲3亩" in text.replace(f"（一）{heading}", heading)


def test_what_the_data_calls_problems_is_said_among_them(library, tmp_path):
    text = "".join(written(library, tmp_path, {"产业": {"油茶": "3亩"}, "问题": {"产业链条短的县": "3个", "支出慢的县": "2个"}}, HALF))
    assert "存在的主要问题一些方面还有短板。产业链条短的县3个，支出慢的县2个。" in text
    assert "其他工作" not in text


@pytest.mark.parametrize(("rate", "is_slow"), [("49%", True), ("50%", False), ("98%", False)])
def test_a_rate_that_is_given_without_its_task_is_held_against_the_year_too(library, tmp_path, rate, is_slow):
    text = "".join(written(library, tmp_path, {"农村改革": {"延包试点": {"村": "36个", "完成率": rate}}}, HALF))
    assert ("延包试点慢于时间进度" in text) == is_slow


def test_villages_that_there_are_are_no_task(library, tmp_path):
    there = {"示范创建": {"省级示范村": "12个"}}
    asked = {"示范创建": {"省级示范村": {"数值": "7个", "任务": "12个"}}}
    assert not any("创建任务" in line for line in plans(library, tmp_path, there, HALF))
    assert any("高质量完成12个省级示范村年度创建任务" in line for line in plans(library, tmp_path, asked, HALF))


def test_a_department_owes_and_plans_nothing_of_other_trades(library, tmp_path):
    file = tmp_path / "示例数据.yaml"
    file.write_text("模板: rural/annual\n单位: {名称: 示例县教育局, 地区: 示例县}\n报告期: 2026年\n指标: {教育: {送教上门: 130名}}\n", "utf-8")
    dataset = pipeline.read_dataset(file, library).dataset
    assert dataset is not None
    drafted = pipeline.draft(library, dataset)
    assert drafted.document is not None
    text = pipeline.write(drafted.document, "txt", library).decode()
    assert text.startswith("示例县教育局2026年")
    assert "待补" not in text
    assert "监测帮扶" not in text
    assert [each.code for each in drafted.diagnostics if each.code == "D220"] == []


def test_who_is_no_department_owes_it(library, tmp_path):
    file = tmp_path / "示例数据.yaml"
    for unit, asked in (("示例县民政局", False), ("示例县教育体育局", False), ("示例县防返贫监测中心", True), ("示例工业园区管理委员会", True)):
        file.write_text(f"模板: rural/annual\n单位: {{名称: {unit}, 地区: 示例县}}\n报告期: 2026年\n指标: {{教育: {{送教上门: 130名}}}}\n", "utf-8")
        dataset = pipeline.read_dataset(file, library).dataset
        assert dataset is not None
        assert ("D220" in [each.code for each in pipeline.draft(library, dataset).diagnostics]) == asked, unit


@pytest.mark.parametrize(("unit", "asked"), [("示例县应急管理局", True), ("示例县水利局", False)])
def test_the_office_of_a_field_owes_what_its_own_teams_give(tmp_path, unit, asked):
    field = tmp_path / "templates" / "safety"
    (field / "sections").mkdir(parents=True)
    (field / "indicators.yaml").write_text("隐患排查: {未整改: {计量单位: 处, 提供单位: 执法大队}, 检查: {计量单位: 次}}\n", "utf-8")
    (field / "phrasing.yaml").write_text("总任务: 安全生产\n主管部门: 应急管理局\n", "utf-8")
    front = "---\n名称: 总结\n文种: 工作总结\n编号: [一、, （一）, 一是]\n标题排法: [独行, 独行]\n必报: [隐患排查.未整改]\n---\n"
    (field / "annual.j2").write_text(f'{front}{{% extends "_house/skeleton.j2" %}}\n{{% block 各节 %}}\n{{% 分条 独段 %}}\n{{% 条 %}}检查{{{{ 隐患排查.检查 }}}}。\n{{% 条 %}}还有{{{{ 隐患排查.未整改 }}}}没有整改。\n{{% 分条完 %}}\n{{% endblock %}}\n', "utf-8")
    file = tmp_path / "示例数据.yaml"
    file.write_text(f"模板: safety/annual\n单位: {{名称: {unit}, 地区: 示例县}}\n报告期: 2026年\n指标: {{隐患排查: {{检查: 12次}}}}\n", "utf-8")
    own = pipeline.open_library(tmp_path / "templates")
    dataset = pipeline.read_dataset(file, own).dataset
    assert dataset is not None
    assert ("D220" in [each.code for each in pipeline.draft(own, dataset).diagnostics]) == asked


def test_what_is_done_already_is_no_matter(library, tmp_path):
    lines = plans(library, tmp_path, {"农业生产": {"秋播已播": {"数值": "1.2万亩", "任务": "2万亩"}}})
    assert any("对秋播，" in line for line in lines)
