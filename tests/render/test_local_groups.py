"""Groups that no catalogue knows: sections of their own, in the data's order, or guests of the group that took most of them."""

from __future__ import annotations

import pytest

from tests.saying import found, say

CATALOGUE = "监测帮扶: {监测对象: {计量单位: [户]}}\n产业: {合作社: {计量单位: 个}, 龙头企业: {计量单位: 家}}\n就业: {务工: {计量单位: 人}}\n"
SECTIONS = {
    "监测帮扶": "## 监测\n\n[[监测对象{{ 监测帮扶.监测对象 }}。]]\n{% 其余 监测帮扶 %}\n",
    "产业": "## 产业\n\n[[合作社{{ 产业.合作社 }}。]]\n{% 其余 产业 %}\n",
    "就业": "## 就业\n\n[[务工{{ 就业.务工 }}。]]\n{% 其余 就业 %}\n",
    "本地": "## {% if 本组.序 == '1' %}推进{% else %}抓好{% endif %}{{ 本组.名称 }}工作\n\n{% 其余 %}\n",
}
TEMPLATE = "{% 文字材料 成效 节 %}{% 节 监测帮扶, 产业, 就业, 本地 %}{% 文字材料完 %}\n\n## 其他\n\n{% 其余 %}\n"
FISHING = "海洋捕捞: {渔船: 612艘, 休渔: 598艘, 产量: 4.2万吨, 渔港: 2座}"


def told(indicators: str, **more: object) -> list[str]:
    return say(TEMPLATE, indicators, sections=SECTIONS, catalogue=CATALOGUE, **more).split("\n")  # type: ignore[arg-type]


def headings(lines: list[str]) -> list[str]:
    return [line for line in lines if "、" in line[:3]]


class TestWhereTheyStand:
    def test_before_the_section_of_the_group_that_follows_it_in_the_data(self):
        lines = told(f"监测帮扶: {{监测对象: 5户}}\n{FISHING}\n产业: {{合作社: 3个}}")
        assert headings(lines) == ["一、监测", "二、推进海洋捕捞工作", "三、产业"]
        assert lines[3] == "渔船612艘，休渔598艘，产量4.2万吨，渔港2座。"

    def test_behind_the_one_before_where_the_report_has_the_two_the_other_way_round(self):
        assert headings(told(f"产业: {{合作社: 3个}}\n{FISHING}\n监测帮扶: {{监测对象: 5户}}")) == ["一、监测", "二、产业", "三、推进海洋捕捞工作"]

    def test_at_the_end_where_none_follows(self):
        assert headings(told(f"监测帮扶: {{监测对象: 5户}}\n{FISHING}")) == ["一、监测", "二、推进海洋捕捞工作"]

    def test_several_in_the_order_of_the_data(self):
        more = FISHING.replace("海洋捕捞", "海水养殖")
        assert headings(told(f"{FISHING}\n{more}\n就业: {{务工: 9人}}")) == ["一、推进海洋捕捞工作", "二、抓好海水养殖工作", "三、就业"]

    def test_a_name_that_says_that_it_is_work_says_it_once(self):
        assert headings(told(FISHING.replace("海洋捕捞", "防汛工作"))) == ["一、推进防汛工作"]

    def test_one_with_little_to_say_stands_among_other_things(self):
        assert told("监测帮扶: {监测对象: 5户}\n防汛: {响应: 2次}")[2:] == ["二、其他", "防汛方面，响应2次。"]

    @pytest.mark.parametrize("name", ["其他", "其他工作", "其它事项"])
    def test_one_that_is_called_the_rest_is_no_section_and_is_named_by_nothing(self, name):
        lines = told(f"监测帮扶: {{监测对象: 5户}}\n{FISHING.replace('海洋捕捞', name)}")
        assert lines[2:] == ["二、其他", "渔船612艘，休渔598艘，产量4.2万吨，渔港2座。"]


class TestGuests:
    def test_what_is_left_of_a_group_that_was_read_as_another_is_said_with_it(self):
        lines = told("帮扶产业: {合作社: 3个, 木耳: 16万袋, 大鹅: 9万只, 棚室: 31栋, 菌房: 2座}\n就业: {务工: 9人}")
        assert headings(lines) == ["一、产业", "二、就业"]
        assert lines[1] == "合作社3个。此外，木耳16万袋，大鹅9万只，棚室31栋，菌房2座。"

    def test_one_figure_that_is_known_does_not_take_the_others_with_it(self):
        lines = told("便民设施: {合作社: 3个, 戏楼: 1座, 亭子: 3个, 水车: 2架, 石桥: 1座}")
        assert headings(lines) == ["一、推进便民设施工作", "二、产业"]
        assert lines[3] == "合作社3个。"

    def test_behind_what_is_left_of_that_group_itself(self):
        lines = told("产业: {龙头企业: 2家, 基地: 4个}\n帮扶产业: {合作社: 3个, 木耳: 16万袋}")
        assert lines[1] == "合作社3个。此外，龙头企业2家，基地4个。木耳16万袋。"


class TestInTheOutlineOfTheData:
    def test_a_group_is_named_as_a_section_is(self):
        lines = told(f"监测帮扶: {{监测对象: 5户}}\n{FISHING}", own="成效: [海洋捕捞, 监测帮扶]")
        assert headings(lines) == ["一、推进海洋捕捞工作", "二、监测"]

    def test_those_not_named_stand_where_the_outline_places_them(self):
        more = FISHING.replace("海洋捕捞", "海水养殖")
        lines = told(f"监测帮扶: {{监测对象: 5户}}\n{FISHING}\n{more}", own="成效: [海水养殖, 监测帮扶, 本地]")
        assert headings(lines) == ["一、推进海水养殖工作", "二、监测", "三、抓好海洋捕捞工作"]

    def test_a_group_is_run_on_without_its_heading(self):
        lines = told(FISHING, own="成效: [{标题: 做强渔业, 用: [海洋捕捞]}]")
        assert lines == ["一、做强渔业", "渔船612艘，休渔598艘，产量4.2万吨，渔港2座。"]

    def test_the_name_that_the_data_gives_a_group_of_the_catalogue(self):
        assert headings(told("帮扶产业: {合作社: 3个}\n就业: {务工: 9人}", own="成效: [就业, 帮扶产业]")) == ["一、就业", "二、产业"]


class TestTheirOwnText:
    def test_stands_in_their_section(self):
        lines = told(FISHING, own="海洋捕捞: 捕捞产量下降，主要是休渔期延长。")
        assert lines[1] == "渔船612艘，休渔598艘，产量4.2万吨，渔港2座。捕捞产量下降，主要是休渔期延长。"

    def test_makes_a_section_of_a_group_with_little_to_say(self):
        lines = told("防汛: {响应: 2次}", own="防汛: 安全度汛。")
        assert lines == ["一、推进防汛工作", "响应2次。安全度汛。"]

    @pytest.mark.parametrize("name", ["帮扶产业", "产业"])
    def test_of_a_group_that_was_read_as_another_stands_there(self, name):
        lines = told("帮扶产业: {合作社: 3个, 木耳: 16万袋}", own=f"{name}: 产业稳步向好。")
        assert lines == ["一、产业", "合作社3个。此外，木耳16万袋。产业稳步向好。"]


def test_without_a_section_for_them_they_stand_among_other_things():
    sections = {name: text for name, text in SECTIONS.items() if name != "本地"}
    template = TEMPLATE.replace(", 本地", "")
    text = say(template, f"监测帮扶: {{监测对象: 5户}}\n{FISHING}", sections=sections, catalogue=CATALOGUE)
    assert text.split("\n")[2:] == ["二、其他", "海洋捕捞方面，渔船612艘，休渔598艘，产量4.2万吨，渔港2座。"]


def test_nothing_is_said_of_them_where_all_is_said():
    assert [each.code for each in found(TEMPLATE, FISHING, sections=SECTIONS, catalogue=CATALOGUE)] == []


def test_all_sections_stand_in_the_order_of_the_data_where_the_template_says_so():
    data = f"就业: {{务工: 9人}}\n{FISHING}\n产业: {{合作社: 3个}}\n防汛: {{响应: 2次, 转移: 9人}}\n监测帮扶: {{监测对象: 5户}}\n宣传: {{活动: 3场}}"
    lines = told(data, front="节序: 数据")
    assert headings(lines) == ["一、就业", "二、推进海洋捕捞工作", "三、产业", "四、抓好防汛工作", "五、监测", "六、抓好宣传工作"]
