"""文字材料: every text finds its place by any of its names, or it is said that it was not printed."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Diagnostic
from tests.saying import drafted, found, say, shown

SECTIONS = {
    "就业": "## 稳岗就业\n\n[[务工{{ 就业.务工 }}。]]\n",
    "住房": "## 住房安全\n\n[[改造{{ 住房.改造 }}。]]\n",
    "生态": "## 绿色发展\n\n[[造林{{ 生态.造林 }}。]]\n",
    "建设": "## 乡村建设\n\n{% 节 住房, 生态 %}\n",
}
CATALOGUE = "就业: {务工: {计量单位: 人}}\n住房: {改造: {计量单位: 户}}\n生态: {造林: {计量单位: 亩}}\n"
TEMPLATE = (
    "{% 文字材料 导语 %}开头。{% 文字材料完 %}\n\n## 成效\n\n{% 文字材料 做法成效 节 %}{% 节 就业, 建设 %}{% 文字材料完 %}\n\n"
    "## 打算\n\n{% 文字材料 下步打算 %}再接再厉。{% 文字材料完 %}"
)
DATA = "就业: {务工: 5人}"


def told(own: str, data: str = DATA) -> list[str]:
    return say(TEMPLATE, data, sections=SECTIONS, catalogue=CATALOGUE, own=own).split("\n")


def unused(own: str, data: str = DATA) -> list[Diagnostic]:
    return [each for each in found(TEMPLATE, data, sections=SECTIONS, catalogue=CATALOGUE, own=own) if each.code == "T021"]


class TestNothingIsLost:
    def test_a_section_without_figures_stays_for_the_text_of_the_data(self):
        assert told("住房: 住房都安全。")[5:7] == ["1.住房安全", "住房都安全。"]

    def test_also_one_that_stands_in_another(self):
        assert told("生态: 划定生态红线。")[4:7] == ["（二）乡村建设", "1.绿色发展", "划定生态红线。"]

    def test_a_text_beside_a_point_that_went(self):
        own = "做法成效: [{标题: 抓重点, 条: [{内容: 保住房。, 用: [住房]}, 就业]}]"
        assert told(own)[2:4] == ["（一）抓重点", "一是保住房。二是稳岗就业。务工5人。"]

    def test_a_text_that_goes_with_a_figure_it_lacks_is_told(self):
        own = "做法成效: [{标题: 抓重点, 条: [{内容: '造林{{ 生态.造林 }}。'}, 就业]}]"
        [told] = unused(own, "就业: {务工: 5人}\n生态: {造林: 待补, 护林: 2人}".replace("待补", "''"))
        assert "有一段没有印出来" in told.message

    def test_one_that_was_refused_is_not_told_again(self):
        assert unused("下步打算: []") == []

    def test_all_that_is_printed_is_not_told(self):
        assert unused("导语: 开头。\n生态: 划定生态红线。\n做法成效: [就业, 生态]\n下步打算: [{标题: 甲, 内容: 乙。}]") == []


    def test_a_text_that_two_places_name_stands_in_both(self):
        more = "公文:\n  附件:\n    - {标题: 甲, 文字材料: 说明}\n    - {标题: 乙, 文字材料: 说明}"
        document = drafted(TEMPLATE, DATA, sections=SECTIONS, catalogue=CATALOGUE, own="说明: 有话要说。", more=more).document
        assert [[shown(block) for block in annex.blocks] for annex in document.annexes] == [["有话要说。"], ["有话要说。"]]


class TestNames:
    @pytest.mark.parametrize(("name", "place"), [("前言", 0), ("下步工作", -1), ("下一步打算", -1)])
    def test_what_people_call_a_place(self, name, place):
        assert told(f"{name}: 好好干。")[place] == "好好干。"

    @pytest.mark.parametrize("name", ["县情概括", "基本县情", "镇情", "概况简介"])
    def test_a_profile_in_words_goes_on_with_that_in_figures(self, name):
        sections = {"概况": "## 基本情况\n\n[[乡镇{{ 概况.乡镇 }}。]]\n"}
        catalogue = "概况: {乡镇: {计量单位: 个}}\n"
        said = say("{% 节 概况 %}", "概况: {乡镇: 9个}", sections=sections, catalogue=catalogue, own=f"{name}: 十年九旱。")
        assert said == "一、基本情况\n乡镇9个。十年九旱。"

    def test_a_place_that_has_its_own_text_takes_no_second_one(self):
        [told] = unused("下步打算: 好好干。\n下步工作: 加油干。")
        assert "“下步工作”没有用上" in told.message

    def test_a_section_that_an_outline_left_out_is_named_as_such(self):
        [told] = unused("做法成效: [就业]\n生态: 划定生态红线。")
        assert "没有放“生态”这一节" in told.message
        assert "加上 生态" in told.hint

    def test_a_name_that_is_taken_is_not_advised(self):
        [told] = unused("下步大算: 好好干。\n下步打算: 再好好干。")
        assert "是否应为" not in told.hint

    def test_a_slip_is_told_with_the_name_that_was_meant(self):
        assert unused("下步大算: 好好干。")[0].hint == "是否应为“下步打算”"

    @pytest.mark.parametrize("name", ["牧业", "黑土"])
    def test_what_is_like_no_name_is_told_where_texts_may_stand(self, name):
        [told] = unused(f"{name}: 好好干。", "就业: {务工: 5人}\n渔业: {渔船: 6艘}")
        assert told.hint == "可以写在 导语、做法成效、下步打算 里；接在某一节后面的，名称写节名，如 监测帮扶，或写指标的组名，如 渔业"
