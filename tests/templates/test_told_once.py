"""A figure is told once, under one name; a total is not added to its parts, and what was done is not called planned."""

from __future__ import annotations

from collections.abc import Callable
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


@pytest.fixture
def lines(library: Library, tmp_path: Path) -> Callable[[str], list[str]]:
    def written(indicators: str) -> list[str]:
        """The paragraphs of the year's report of 示例县; 示例数据."""
        data: dict[str, Any] = {
            "模板": "rural/annual",
            "单位": {"名称": "示例县农业农村局", "地区": "示例县", "层级": "县"},
            "报告期": "2026年",
            "指标": {"监测帮扶": {"监测对象": "9户20人"}, **yaml.safe_load(indicators)},
        }
        file = tmp_path / "示例数据.yaml"
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
        dataset = pipeline.read_dataset(file, library).dataset
        assert dataset is not None
        document = pipeline.draft(library, dataset).document
        assert document is not None
        return [line.strip("　") for line in pipeline.write(document, "txt", library).decode().splitlines()]

    return written


@pytest.mark.parametrize(
    ("findings", "left"),
    [
        ("问题总数: {数值: 20个, 已整改: 15个}, 自查问题: {数值: 12个, 已整改: 9个}, 督查问题: {数值: 8个, 已整改: 6个}", "5个问题"),
        ("问题总数: {数值: 20个, 已整改: 15个}, 反馈问题: {数值: 8个, 已整改: 5个}, 村级问题: {数值: 8个, 已整改: 5个}", "5个问题"),
        ("正在整改: 4个, 认领问题: {数值: 9个, 已整改: 6个}, 自查问题: {数值: 9个, 已整改: 8个}", "4个问题"),
        ("反馈问题: {数值: 9个, 已整改: 6个}, 督查问题: {数值: 3个, 已整改: 1个}, 省考问题: {数值: 3个, 已整改: 2个}", "3个反馈问题"),
        ("反馈问题: {数值: 9个, 已整改: 6个}, 自查问题: {数值: 3个, 已整改: 1个}", "3个反馈问题、2个自查发现问题"),
        ("认领问题: {数值: 9个, 已整改: 6个}, 村级问题: {数值: 9个, 已整改: 6个}", "3个认领问题"),
        ("巡视巡察问题: {数值: 9个, 已整改: 6个}, 巡视问题: {数值: 5个, 已整改: 3个}, 巡察问题: {数值: 4个, 已整改: 3个}", "3个巡视巡察反馈问题"),
        ("反馈问题: {数值: 9个, 已整改: 9个, 未整改: 0个}, 巡察问题: {数值: 3个, 已整改: 1个, 未整改: 2个}", "2个巡察反馈问题"),
        ("反馈问题: 9个, 完成整改: 6个", "3个反馈问题"),
    ],
)
def test_what_is_left_of_the_findings_is_added_up_once(lines, findings, left):
    text = "".join(lines(f"问题整改: {{{findings}}}"))
    assert f"还有{left}没有整改到位。" in text
    assert f"对尚未整改到位的{left}，明确责任" in text


def test_problems_and_plans_without_a_figure_of_their_own_stand(lines):
    """A point that has nothing to say takes no other with it."""
    written = lines("{住房: {危房改造: 12户}, 问题整改: {反馈问题: {数值: 9个, 已整改: 9个, 未整改: 0个}, 认领问题: {数值: 3个, 未整改: 0个}}}")
    plans = written[next(at for at, line in enumerate(written) if line.endswith("重点抓好以下工作。")) + 1 :]
    assert [line.partition("。")[0] for line in plans if line] == ["一是持续抓好监测帮扶", "二是持续落实保障政策", "三是持续抓好问题整改"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("任务: 10户, 开工: 12户", "农村危房改造12户（年度任务10户），开工12户，超额完成20%。"),
        ("开工: 11户", "农村危房改造12户，开工11户。"),
        ("任务: 10户, 开工: 11户, 竣工: 8户", "农村危房改造12户（年度任务10户），开工11户，竣工8户，完成率80%。"),
        ("任务: 10户, 竣工: 8户, 完成率: 80%", "年度任务10户、已实施12户，竣工8户，完成率80%。"),
        ("任务: 10户, 竣工: 8户, 竣工率: 80%", "年度任务10户、已实施12户，竣工8户，竣工率80%。"),
        ("任务: 15户", "年度任务15户、已完成12户，完成率80%。"),
    ],
)
def test_renewed_houses_are_told_as_done_with_one_rate(lines, given, sentence):
    text = "".join(lines(f"住房: {{危房改造: {{数值: 12户, {given}}}}}"))
    assert sentence in text
    assert "计划实施" not in text
    assert "此外" not in text


def test_of_villages_that_are_built_no_plan_is_made_up(lines):
    text = "".join(lines("示范创建: {和美乡村: {数值: 12个, 任务: 15个, 建成: 5个}}"))
    assert "推进宜居宜业和美乡村建设12个（年度任务15个），建成5个，建成率33.33%。" in text
    assert "安排建设" not in text


@pytest.mark.parametrize(
    ("indicators", "sentence"),
    [
        ("就业: {帮扶车间: {数值: 5个120人, 吸纳就业: 120人, 脱贫劳动力: 60人}}", "就业帮扶车间5个，吸纳就业120人，其中脱贫劳动力60人。"),
        ("就业: {帮扶车间: {数值: 5个, 吸纳就业: 120人, 脱贫劳动力: 60人}, 帮扶车间带动: 120人}", "就业帮扶车间5个，吸纳就业120人，其中脱贫劳动力60人。"),
        ("就业: {帮扶车间: {数值: 5个, 吸纳就业: 120人}, 帮扶车间带动: {数值: 120人, 其中: {脱贫户: 9人}}}", "就业帮扶车间5个，吸纳就业120人（其中脱贫户9人）。"),
        ("资金项目: {实施项目: {数值: 30个, 开工: 28个, 完工: 20个}, 开工项目: 28个}", "实施项目30个，已开工28个，已完工20个。"),
        ("资金项目: {实施项目: {数值: 30个, 开工: 28个, 完工: 20个}, 完工项目: 20个}", "实施项目30个，已开工28个，已完工20个。"),
        ("帮扶力量: {驻村干部: {数值: 30名, 其中: {第一书记: 10名}}, 第一书记: 10名}", "选派驻村干部30名（其中第一书记10名）。"),
        ("住房: {危房改造: {数值: 12户, 任务: 10户, 竣工: 8户}, 危房改造竣工: 8户}", "年度任务10户、已实施12户，竣工8户，完成率80%。"),
    ],
)
def test_a_figure_given_below_an_indicator_and_beside_it_is_told_once(lines, indicators, sentence):
    text = "".join(lines(indicators))
    assert sentence in text
    assert "此外" not in text


def test_two_figures_that_differ_are_both_told(lines):
    text = "".join(lines("住房: {危房改造: {数值: 12户, 竣工: 8户}, 危房改造竣工: 9户}"))
    assert "竣工8户" in text
    assert "此外，危房改造竣工9户【待核】。" in text


@pytest.mark.parametrize("word", ["完成", "已完成", "实际完成", "完成数"])
def test_what_hangs_on_a_figure_as_what_is_done_is_the_figure_once_more(lines, library, tmp_path, word):
    text = lines(f"{{住房: {{危房改造: {{数值: 74户, {word}: 74户}}, 外墙彩绘: {{数值: 20户, {word}: 20户}}}}, 教育: {{资助: {{数值: 9人, {word}: 9人}}}}}}")
    assert "农村危房改造已完成74户。此外，外墙彩绘20户。" in "".join(text)
    assert "资助9人。" in "".join(text)
    assert not any(f"{word}{number}" in line for number in ("20户", "9人") for line in text)


def test_a_figure_that_is_another_than_what_is_done_is_told(library, tmp_path):
    file = tmp_path / "示例数据.yaml"
    unit = "模板: rural/annual\n单位: {名称: 示例县农业农村局, 地区: 示例县, 层级: 县}\n报告期: 2026年\n"
    file.write_text(f"{unit}指标: {{住房: {{危房改造: {{数值: 74户, 完成: 70户}}}}, 问题整改: {{反馈问题: {{数值: 10个, 已完成: 8个}}}}}}\n", "utf-8")
    (found,) = pipeline.read_dataset(file, library).diagnostics
    assert (found.code, found.path, found.hint) == ("D123", "住房.危房改造.完成", "数值写已经完成的；74户是任务的，写成 数值: 70户, 任务: 74户")
    file.write_text(f"{unit}指标: {{住房: {{危房改造: {{数值: 74户, 完成: 74户}}}}}}\n", "utf-8")
    loaded = pipeline.read_dataset(file, library)
    assert loaded.diagnostics == ()
    assert [each.code for each in pipeline.draft(library, loaded.dataset).diagnostics if "完成" in each.message] == []


def test_figures_behind_a_text_of_the_data_s_own_are_a_sentence(lines, library, tmp_path):
    file = tmp_path / "示例数据.yaml"
    head = "模板: rural/township\n单位: {名称: 某乡人民政府, 地区: 某县某乡, 层级: 乡镇}\n报告期: 2026年\n"
    figures = "指标: {概况: {行政村: 11个, 户籍人口: 23010人}, 监测帮扶: {监测对象: 9户20人}}\n"
    for own, said in (("某乡山多林密。", "全乡行政村11个，户籍人口23010人。"), ('"某乡山多林密，户籍人口{{ 概况.户籍人口 }}。"', "全乡行政村11个。")):
        file.write_text(f"{head}{figures}文字材料: {{基本情况: {own}}}\n", "utf-8")
        document = pipeline.draft(library, pipeline.read_dataset(file, library).dataset).document
        assert f"　　{said}" in pipeline.write(document, "txt", library).decode().splitlines()


@pytest.mark.parametrize("group", ["畜牧", "粮食耕地"])
def test_pigs_alone_are_no_bare_line(lines, group):
    text = lines(f"{{{group}: {{生猪出栏: 5000头}}}}")
    assert [line for line in text if "生猪" in line] == [f"抓好{'畜禽' if group == '畜牧' else '重要农产品'}稳产保供，生猪出栏5000头。"]
    text = lines(f"{{{group}: {{生猪出栏: 5000头, {'生猪存栏: 300头' if group == '畜牧' else '粮食产量: 3吨'}}}}}")
    assert not any("稳产保供" in line for line in text)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ("监测对象: {数值: 120户400人, 已消除: 72户213人}, 风险消除: 9户27人", "年内消除风险9户27人"),
        ("监测对象: 120户400人, 累计消除: 72户213人, 风险消除: 9户27人", "年内消除风险9户27人"),
        ("监测对象: {数值: 120户400人, 已消除: 72户213人}, 新识别: 5户9人, 风险消除: 9户27人", "新识别防止返贫致贫对象5户9人，年内消除风险9户27人"),
        ("监测对象: {数值: 120户400人, 已消除: 72户213人}, 新识别: 5户9人, 年内消除: 9户27人", "新识别防止返贫致贫对象5户9人，年内消除风险9户27人"),
        ("监测对象: {数值: 120户400人, 已消除: 72户213人}, 新识别: {数值: 5户9人, 统计期间: 上半年}, 风险消除: 9户27人",
         "上半年新识别防止返贫致贫对象5户9人，消除风险9户27人"),
        ("监测对象: 120户400人, 新识别: 5户9人, 风险消除: 9户27人", "新识别防止返贫致贫对象5户9人，消除风险9户27人"),
    ],
)  # fmt: skip
def test_what_was_resolved_within_the_year_says_so_behind_what_was_resolved_in_all(lines, figures, said):
    text = "\n".join(lines(f"监测帮扶: {{{figures}}}"))
    assert said in text
    assert text.count("9户27人") == 1


def test_posts_of_public_welfare_are_called_by_one_term_though_the_catalogue_has_a_short_one(lines):
    text = "\n".join(lines("就业: {公益岗位: {任务: 100人}, 公益岗位安置: {任务: 90人}, 公岗补贴: 30万元}"))
    assert "公益性岗位安置年度任务90人" in text
    assert "公益岗位" not in text


@pytest.mark.parametrize(("before", "words"), [("", "保持动态清零"), (", 上年同期: 0名", "保持动态清零"), (", 上年同期: 2名", "实现动态清零")])
def test_what_was_not_zero_a_year_ago_was_not_kept_at_zero(lines: Callable[[str], list[str]], before: str, words: str) -> None:
    (said,) = [line for line in lines(f"教育: {{失辍学学生: {{数值: 0名{before}}}, 入学率: 100%}}") if "清零" in line]
    assert words in said


def test_a_zero_of_which_there_is_a_task_is_told_with_it(lines: Callable[[str], list[str]]) -> None:
    (said,) = [line for line in lines("就业: {帮扶车间: {数值: 0个, 任务: 3个}, 务工就业: 300人}") if "年度任务3个" in line]
    assert "帮扶车间0个（年度任务3个）" in said


@pytest.mark.parametrize(
    ("indicators", "both"),
    [
        ("{就业: {务工就业: 52100人, 务工人数: 52100人}}", False),
        ("{就业: {务工就业: 52100人, 务工人数: 52101人}}", True),  # one of them is wrong, which is told
    ],
)
def test_one_indicator_under_two_names_with_one_figure_is_said_once(lines: Callable[[str], list[str]], indicators: str, *, both: bool) -> None:
    text = "".join(lines(indicators))
    assert "全县务工就业52100人。" in text
    assert ("务工人数5210" in text) is both
