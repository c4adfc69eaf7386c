"""The head of a table: merged groups, units, names of several lines, parts."""

from __future__ import annotations

import pytest

from drafting import pipeline
from tests.load.tables.reading import LIBRARY, Rows, only, read, refusal


@pytest.mark.parametrize(
    ("heading", "value", "says"),
    [
        ("监测帮扶.监测对象.户", 86, {"监测帮扶": {"监测对象": "86户"}}),
        ("监测帮扶.监测对象", "86户251人", {"监测帮扶": {"监测对象": "86户251人"}}),
        ("产业.奖补资金.万元", 80, {"产业": {"奖补资金": "80万元"}}),  # a unit below any indicator
        ("自来水.普及率", 93, {"饮水": {"自来水普及率": "93%"}}),  # a thing and its side, as in a data file
        ("厕所.改造（户）", 60, {"人居环境": {"改厕": "60户"}}),
        ("监测对象（户）", 86, {"监测帮扶": {"监测对象": "86户"}}),
        ("监测户(户)", 86, {"监测帮扶": {"监测对象": "86户"}}),  # an alias of the catalogue
        ("危房改造", 12, {"住房": {"危房改造": "12户"}}),  # the catalogue's own unit
        ("衔接资金（万元）", 427.4, {"资金项目": {"衔接资金": "427.4万元"}}),
        ("住房.危房改造.任务", 10, {"住房": {"危房改造": {"任务": "10户"}}}),
        ("监测帮扶.监测对象.构成.脱贫不稳定户.户", 3, {"监测帮扶": {"监测对象": {"构成": {"脱贫不稳定户": "3户"}}}}),
        ("监测帮扶.监测对象.脱贫不稳定户.户", 3, {"监测帮扶": {"监测对象": {"脱贫不稳定户": "3户"}}}),  # alone it is not all of them
        ("监测帮扶.监测对象.提供单位", "乡监测站", {"监测帮扶": {"监测对象": {"提供单位": "乡监测站"}}}),
        # a name with the word for what is counted, or with a key's, and without group
        ("监测对象户数", 86, {"监测帮扶": {"监测对象": "86户"}}),
        ("监测对象人数", 251, {"监测帮扶": {"监测对象": "251人"}}),
        ("农村改厕任务（户）", 50, {"人居环境": {"改厕": {"任务": "50户"}}}),
        ("危房改造上年同期", 9, {"住房": {"危房改造": {"上年同期": "9户"}}}),
        ("危房改造年度目标", 9, {"住房": {"危房改造": {"任务": "9户"}}}),
        ("危房改造完成率", "95%", {"住房": {"危房改造": {"完成率": "95%"}}}),
        ("务工就业同比增长", "5.1%", {"就业": {"务工就业": {"同比": "5.1%"}}}),
        ("全乡农村危房改造", 12, {"住房": {"危房改造": "12户"}}),
        ("人居环境.农村户厕改造（户）", 50, {"人居环境": {"改厕": "50户"}}),
        ("脱贫劳动力务工就业（人）", 12, {"就业": {"脱贫人口就业": "12人"}}),
        ("务工交通补助金额（万元）", 3, {"就业": {"交通补贴": "3万元"}}),
        ("跨省务工交通补贴发放（亩）", 3, {}),  # it is not counted so
        ("本年监测对象（户）", 3, {}),  # a flow is not the stock
        ("年末危房改造（户）", 3, {}),
        ("监测帮扶.本年监测对象（户）", 3, {"监测帮扶": {"本年监测对象": "3户"}}),
        ("年末监测对象（户）", 3, {"监测帮扶": {"监测对象": "3户"}}),
        ("村企共建.示范基点（个）", 12, {"村企共建": {"示范基点": "12个"}}),  # a local figure
        ("就业.务工就业", "待补", {"就业": {"务工就业": "待补"}}),
        ("就业.务工就业", "约1.2万", {"就业": {"务工就业": "约1.2万人"}}),
        ("就业.务工就业", "—", {"就业": {"务工就业": "不适用"}}),
        ("就业.务工就业", "", {}),
    ],
)
def test_a_heading_says_where_its_figures_belong(book, common, heading, value, says):
    found = only(book([["地区", heading, "概况.村民小组（个）"], ["竹溪乡", value, 5]]), common)
    assert found == says


def test_a_head_of_two_lines_with_merged_groups(book, common):
    rows: Rows = [
        ["青禾县2026年统计表"],
        ["填报单位：某局", None, None, None, None, "单位：万元"],
        ["序号", "乡镇", "监测对象", None, "技能培训", None, "衔接资金", None],
        [None, None, "户数", "人数", "期数", "任务数（期）", "合计", "中央"],
        [1, "竹溪乡", 41, 120, 6, 8, 427.4, 243.3],
    ]
    merges = ("A1:H1", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:H3")
    assert only(book(rows, merges, {"G5": "0.00"}), common) == {
        "监测帮扶": {"监测对象": "41户120人"},
        "就业": {"技能培训": {"数值": "6期", "任务": "8期"}},
        "资金项目": {"衔接资金": {"数值": "427.40万元", "其中": {"中央": "243.3万元"}}},
    }
    assert only(book(rows), common) == only(book(rows, merges), common) | {
        "资金项目": {"衔接资金": {"数值": "427.4万元", "其中": {"中央": "243.3万元"}}}
    }  # not merged, only left blank


def test_among_them_is_a_part_of_the_column_before(book, common):
    rows = [["乡镇", "帮扶车间带动（人）", "其中：脱贫户"], ["竹溪乡", 917, 241]]
    said = only(book(rows), common)
    [[indicator]] = [list(group.values()) for group in said.values()]
    assert indicator == {"数值": "917人", "其中": {"脱贫户": "241人"}}


def test_parts_that_the_catalogue_knows_need_no_word_before_them(book, common):
    head = ["乡镇", "监测对象户数", "监测对象人数", "其中：脱贫不稳定户（户）", "边缘易致贫户（户）", "突发严重困难户（户）"]
    said = only(book([head, ["竹溪乡", 86, 251, 31, 30, 25]]), common)
    assert said["监测帮扶"]["监测对象"] == {
        "数值": "86户251人",
        "构成": {"脱贫不稳定户": "31户", "边缘易致贫户": "30户", "突发严重困难户": "25户"},
    }


@pytest.mark.parametrize(
    ("head", "row", "says"),
    [
        (["改厕任务（户）", "改厕完成"], [43, 45], {"人居环境": {"改厕": {"任务": "43户", "数值": "45户"}}}),
        (["衔接资金（万元）", "其中：中央"], [500, 300], {"资金项目": {"衔接资金": {"数值": "500万元", "其中": {"中央": "300万元"}}}}),
        (["监测对象（户）", "其中：脱贫不稳定户"], [70, 47], {"监测帮扶": {"监测对象": {"数值": "70户", "其中": {"脱贫不稳定户": "47户"}}}}),
    ],
)
def test_columns_of_one_indicator_count_in_the_unit_that_one_of_them_names(book, common, head, row, says):
    assert only(book([["乡镇", *head], ["竹溪乡", *row]]), common) == says


@pytest.mark.parametrize(
    ("head", "row", "units_named"),
    [
        (["监测对象户数", "监测对象人数", "其中：脱贫不稳定户"], [70, 203, 47], ("户", "人")),
        (["衔接资金", "其中：中央"], ["500万元", 300], ("万元", "元")),
    ],
)
def test_a_part_that_may_be_counted_in_either_unit_is_refused(book, common, head, row, units_named):
    table = pipeline.read_table(book([["乡镇", *head], ["竹溪乡", *row]]), LIBRARY, "rural/township", common)
    [found] = [
        each
        for line in table.rows
        for each in pipeline.read_row(line, table.columns, LIBRARY, common=common).diagnostics
        if each.code == "S121"
    ]
    assert found.place is not None
    assert found.place.file.endswith(f"!{'DC'[len(head) == 2]}2]")
    assert all(f"{head[-1]}（{unit}）" in found.hint for unit in units_named)


def test_a_line_of_several_units_above_the_table_says_which_one_a_column_counts_in(book, common):
    rows = [["统计表"], ["填报单位：示例县农业农村局", "单位：户、人、万元"], ["乡镇", "改厕任务", "改厕完成", "衔接资金"], ["竹溪乡", 33, 41, 842]]
    assert only(book(rows), common) == {
        "人居环境": {"改厕": {"任务": "33户", "数值": "41户"}},
        "资金项目": {"衔接资金": "842万元"},
    }


def test_among_them_may_stand_over_several_columns(book, common):
    rows = [
        ["乡镇", "监测帮扶", None, None, None],
        [None, "监测对象", None, "其中", None],
        [None, "户", "人", "脱贫不稳定户（户）", "边缘易致贫户（户）"],
        ["竹溪乡", 63, 176, 39, 24],
    ]
    said = only(book(rows, ("A1:A3", "B1:E1", "B2:C2", "D2:E2")), common)
    assert said == {"监测帮扶": {"监测对象": {"数值": "63户176人", "其中": {"脱贫不稳定户": "39户", "边缘易致贫户": "24户"}}}}


def test_a_part_may_have_its_count_in_a_line_of_its_own(book, common):
    rows = [["乡镇", "帮扶车间带动（人）", "其中：脱贫户"], [None, None, "人数"], ["竹溪乡", 917, 241]]
    said = only(book(rows, ("A1:A2", "B1:B2")), common)
    [[indicator]] = [list(group.values()) for group in said.values()]
    assert indicator == {"数值": "917人", "其中": {"脱贫户": "241人"}}


TWO_LINES = ("A1:A2", "B1:D1")


@pytest.mark.parametrize(
    ("above", "below", "row", "says"),
    [
        ("危房改造（户）", ("任务", "完成", "完成率"), (10, 8, 80), {"住房": {"危房改造": {"任务": "10户", "数值": "8户", "完成率": "80%"}}}),
        ("粮食产量（吨）", ("产量", "增速", "位次"), (16007, 1.35, 3), {"粮食耕地": {"粮食产量": {"数值": "16007吨", "同比": "1.35%", "位次": "第3位"}}}),
        ("粮食产量（吨）", ("绝对量", "比上年±%", "早稻"), (16007, 1.35, 9), {"粮食耕地": {"粮食产量": {"数值": "16007吨", "比上年": "1.35%", "早稻": "9吨"}}}),
        ("村集体经济收入（万元）", ("本年", "上年", "同比%"), (491.7, 448.8, 9.6), None),
    ],
)
def test_a_unit_over_several_columns_is_not_that_of_rates_and_ranks(book, common, above, below, row, says):
    said, notes, wrong = read(book, common, ["乡镇", above, None, None], [None, *below], ["竹溪乡", *row], merges=TWO_LINES)
    assert (notes, wrong) == ([], [])
    if says:
        assert said == says
    else:
        [[node]] = [list(group.values()) for group in said.values()]
        assert node == {"数值": "491.7万元", "上年同期": "448.8万元", "同比": "9.6%"}


def test_what_may_be_a_rate_or_an_amount_is_asked_for(book, common):
    _, _, wrong = read(book, common, ["乡镇", "粮食产量（吨）", None], [None, "产量", "较上年增长"], ["竹溪乡", 16007, 213], merges=("A1:A2", "B1:C1"))
    assert wrong == ["S121"]


def test_among_them_of_a_column_that_was_not_read_is_not_read(book, common):
    said, notes, _ = read(book, common, ["乡镇", "低保（户）", "某某人数（人）", "其中：集中供养（人）", "其中：分散供养（人）"], ["竹溪乡", 408, 151, 40, 111])
    assert said == {"兜底": {"低保": "408户"}}
    assert notes == [("S116", "C1"), ("S116", "D1"), ("S116", "E1")]


@pytest.mark.parametrize(
    ("above", "below", "row"),
    [("驻村干部（名）", ("合计", "县级", "乡镇"), (23, 10, 13)), ("衔接资金（万元）", ("合计", "单位", "个人"), (35, 30, 5))],
)
def test_a_line_below_an_indicator_names_no_unit_and_no_document(book, common, above, below, row):
    said, notes, wrong = read(book, common, ["地区", above, None, None], [None, *below], ["竹溪乡", *row], merges=TWO_LINES)
    assert (notes, wrong) == ([], [])
    [[node]] = [list(group.values()) for group in said.values()]
    assert [str(each)[: len(str(number))] for each, number in zip(node.values(), row, strict=True)] == [str(each) for each in row]


def test_parts_in_two_units_are_one_figure(book, common):
    head = ["地区", "监测对象（户）", "监测对象（人）", "其中：脱贫不稳定户（户）", "其中：脱贫不稳定户（人）"]
    said, notes, wrong = read(book, common, head, ["竹溪乡", 86, 251, 31, 92])
    assert said == {"监测帮扶": {"监测对象": {"数值": "86户251人", "其中": {"脱贫不稳定户": "31户92人"}}}}
    assert (notes, wrong) == ([], [])


def test_what_the_catalogue_has_below_an_indicator_is_no_part_of_it(book, common):
    said, *_ = read(book, common, ["乡镇", "监测对象（户）", "其中：已消除（户）"], ["竹溪乡", 86, 50])
    assert said == {"监测帮扶": {"监测对象": {"数值": "86户", "已消除": "50户"}}}


def test_a_rate_is_no_whole(book, common):
    said, *_ = read(book, common, ["乡镇", "脱贫人口（人）", "就业.脱贫人口就业率（%）", "其中：省外（人）"], ["竹溪乡", 2362, 50.8, 600])
    assert said["脱贫基础"] == {"脱贫人口": {"数值": "2362人", "其中": {"省外": "600人"}}}


@pytest.mark.parametrize(
    ("heading", "hint"),
    [
        ("计划危房改造", "写成 住房.危房改造.任务"),
        ("务工就亚", "是不是“务工就业”？"),
    ],
)  # fmt: skip
def test_what_a_column_is_called_in_full(book, common, heading, hint):
    table = pipeline.read_table(book([["乡镇", heading, "省外务工就业"], ["竹溪乡", 1, 2]]), LIBRARY, None, common)
    assert [note.hint for note in table.notes if note.code == "S116" and str(note.place).endswith("!B1]")] == [hint]


def test_no_other_column_is_offered_for_one_that_is_not_known(book, common):
    table = pipeline.read_table(book([["乡镇", "务工就亚", "务工就业"], ["竹溪乡", 1, 2]]), LIBRARY, None, common)
    assert [note.hint for note in table.notes if note.code == "S116"] == ["写明是哪一组的：组名.务工就亚，或者在它上面单独一行写组名"]


def test_an_indicator_of_another_kind_is_not_offered(book, common):
    """床位 is not 到位资金, nor are 养老机构 内设机构: only the end of the name is the same, or what they count."""
    common.value["模板"] = "general/annual"
    table = pipeline.read_table(book([["乡镇", "养老机构（家）", "养老机构", "床位", "床位（张）", "安全生产.检查"], ["竹溪乡", 1, 2, 3, 4, "5次"]]), LIBRARY, None, common)
    hints = [note.hint for note in table.notes if note.code == "S116"]
    assert hints == [f"写明是哪一组的：组名.{name}，或者在它上面单独一行写组名" for name in ("养老机构", "养老机构", "床位", "床位")]


def test_an_alias_that_says_too_little_outside_its_group_is_not_read(book, common):
    said, notes, _ = read(book, common, ["乡镇", "就业人数", "概况.村民小组"], ["竹溪乡", "4821人", 5])
    assert (said, notes) == ({}, [("S116", "B1")])


def test_a_rate_below_a_heading_of_two_units_is_a_rate(book, common):
    said, _, wrong = read(book, common, ["乡镇", "低保（户/人）", None], [None, "数量", "完成率"], ["竹溪乡", "86/251", "95.2"], merges=("A1:A2", "B1:C1"))
    assert (said, wrong) == ({"兜底": {"低保": {"数值": "86户251人", "完成率": "95.2%"}}}, [])


def test_parts_are_parts_whether_the_word_stands_before_all_or_one_of_them(book, common):
    said, *_ = read(book, common, ["乡镇", "衔接资金（万元）", None, None], [None, "合计", "其中：中央", "省级"], ["竹溪乡", 900, 30, 2], merges=TWO_LINES)
    assert said == {"资金项目": {"衔接资金": {"数值": "900万元", "其中": {"中央": "30万元", "省级": "2万元"}}}}


def test_a_column_that_cannot_be_placed_is_told_and_others_are_used(book, common):
    table = pipeline.read_table(book([["地区", "监测对像", "危房改造"], ["竹溪乡", 1, 2]]), LIBRARY, None, common)
    [note] = table.notes
    assert (note.code, "监测对象" in note.hint, str(note.place).endswith("表.xlsx[汇总表!B1]")) == ("S116", True, True)


@pytest.mark.parametrize(
    ("head", "cell"),
    [(["地区", "危房改造", "乡镇"], "C1"), (["地区", "其中：脱贫户"], "B1")],
)
def test_a_head_that_would_mislead_is_refused(book, common, head, cell):
    assert refusal(book([head, ["竹溪乡", *[1] * (len(head) - 1)]]), common)[0] == "S117"
    assert refusal(book([head, ["竹溪乡", *[1] * (len(head) - 1)]]), common)[1].endswith(f"表.xlsx[汇总表!{cell}]")


def test_a_group_under_another_of_its_names(book, common):
    said, notes, _ = read(book, common, ["乡镇", "资金.衔接资金（万元）"], ["竹溪乡", 120.5])
    assert said == {"资金项目": {"衔接资金": "120.5万元"}}
    assert notes == []


class TestLowerLinesOfAHead:
    @pytest.mark.parametrize("merges", [("A1:A2",), ("A1:A2", "B1:B2", "C1:C2")])
    def test_what_is_merged_down_over_a_line_makes_it_one_of_the_head(self, book, common, merges):
        rows = [["序号", "乡镇", "监测对象（户）", "务工就业（人）"], [None, None, None, "完成"], [1, "竹溪乡", 86, 251]]
        assert read(book, common, *rows, merges=merges)[1:] == ([], [])

    def test_one_word_beneath_is_enough(self, book, common):
        said, notes, wrong = read(book, common, ["乡镇", "监测对象（户）", "务工就业（人）"], [None, None, "任务"], ["竹溪乡", 86, 251])
        assert (said["就业"], notes, wrong) == ({"务工就业": {"任务": "251人"}}, [], [])

    @pytest.mark.parametrize("numbers", [["甲", 1, "2=1+3"], [None, "（1）", "（2）"], ["栏次", 1, 2], ["甲", "乙", "丙"]])
    def test_a_line_that_numbers_the_columns_is_no_unit(self, book, common, numbers):
        head = ["乡镇", "监测对象（户）", "务工就业（人）"]
        said, notes, wrong = read(book, common, head, numbers, ["竹溪乡", 86, 251], head, numbers, ["白石镇", 1, 2])
        assert said == {"监测帮扶": {"监测对象": "1户"}, "就业": {"务工就业": "2人"}}
        assert (notes, wrong) == ([("S136", "A4")], [])

    def test_a_head_of_two_lines_may_come_again(self, book, common):
        head = [["乡镇", "监测对象", None], [None, "户", "人"]]
        said, notes, wrong = read(book, common, *head, ["竹溪乡", 86, 251], *head, ["白石镇", 1, 2], merges=("A1:A2", "B1:C1"))
        assert (said, notes, wrong) == ({"监测帮扶": {"监测对象": "1户2人"}}, [("S136", "A4")], [])

    @pytest.mark.parametrize("time", ["截至11月底", "（2026年11月）", "1—6月", "上半年", "本月", "2024年"])
    def test_a_time_is_no_indicator(self, book, common, time):
        said, notes, _ = read(book, common, ["乡镇", "监测对象（户）", "务工就业（人）"], [None, time, None], ["竹溪乡", 86, 251])
        assert (said, notes) == ({"就业": {"务工就业": "251人"}}, [("S116", "B2")])


class TestAKeyWithoutAName:
    def test_is_that_of_the_column_to_the_left(self, book, common):
        said, notes, wrong = read(book, common, ["乡镇", "务工就业（人）", "任务", "完成率"], ["竹溪乡", 86, 251, "34%"])
        assert (said, notes, wrong) == ({"就业": {"务工就业": {"数值": "86人", "任务": "251人", "完成率": "34%"}}}, [], [])

    def test_below_the_name_of_their_group_too(self, book, common):
        said, notes, wrong = read(book, common, ["乡镇", "就业", None], [None, "务工就业（人）", "任务"], ["竹溪乡", 86, 251], merges=("A1:A2", "B1:C1"))
        assert (said, notes, wrong) == ({"就业": {"务工就业": {"数值": "86人", "任务": "251人"}}}, [], [])

    def test_and_it_is_said_how_it_was_read(self, book, common):
        table = pipeline.read_table(book([["乡镇", "就业.务工就业", "任务"]]), LIBRARY, "rural/township", common)
        assert [each.message for each in table.notes] == ["任务：没有写是哪个指标的，读作左边一列的 就业.务工就业.任务"]

    @pytest.mark.parametrize(
        ("head", "cell"),
        [
            (["年度任务（人）", "喜欢的颜色", "就业.务工就业"], "B1"), (["就业.务工就业", "说明事项", "任务"], "D1"),
            (["就业.务工就业", "任务（万元）"], "C1"), (["外出务工", "说明事项", "务工任务"], "D1"), (["任务（亩）", "就业.务工就业"], "B1"),
        ],
    )
    def test_where_it_may_be_another_s_it_is_not_used(self, book, common, head, cell):
        _, notes, _ = read(book, common, ["乡镇", *head], ["竹溪乡", *[5] * len(head)])
        assert ("S116", cell) in notes

    @pytest.mark.parametrize("task", ["年度任务（人）", "任务数", "目标任务"])
    def test_a_task_left_of_the_first_indicator_is_its_own(self, book, common, task):
        said, notes, wrong = read(book, common, ["乡镇", task, "就业.务工就业", "完成率"], ["竹溪乡", 251, 86, "34%"])
        assert (said, notes, wrong) == ({"就业": {"务工就业": {"数值": "86人", "任务": "251人", "完成率": "34%"}}}, [], [])

    def test_a_task_called_by_a_part_of_the_name_to_the_left_is_of_that_column(self, book, common):
        said, notes, wrong = read(book, common, ["乡镇", "外出务工", "务工任务", "完成率"], ["竹溪乡", 86, 251, "34%"])
        assert (said, notes, wrong) == ({"就业": {"外出务工": {"数值": "86人", "任务": "251人", "完成率": "34%"}}}, [], [])

    def test_and_of_none_where_two_columns_are_called_so(self, book, common):
        said, _, _ = read(book, common, ["乡镇", "外出务工", "就近务工", "务工任务"], ["竹溪乡", 86, 50, 251])
        assert "任务" not in str(said["就业"]["外出务工"]) + str(said["就业"]["就近务工"])


class TestANameThatSaysTooLittle:
    def test_is_of_the_group_of_the_columns_to_the_left(self, book, common):
        head = ["乡镇", "衔接资金（万元）", "已支付（万元）", "支付率", "项目个数"]
        said, notes, wrong = read(book, common, head, ["竹溪乡", 100, 86, "86%", 3])
        figures = {"衔接资金": "100万元", "资金支出": "86万元", "支出进度": "86%", "实施项目": "3个"}
        assert (said, notes, wrong) == ({"资金项目": figures}, [], [])

    def test_is_of_the_group_that_the_title_names(self, book, common):
        rows = [["青禾县2026年脱贫人口小额信贷情况统计表（示例数据）"], ["乡镇", "新增（户）", "逾期率"], ["竹溪乡", 5, "0.1%"]]
        assert read(book, common, *rows) == ({"小额信贷": {"新增": "5户", "逾期率": "0.1%"}}, [], [])

    def test_a_guess_at_one_column_is_no_reason_for_another(self, book, common):
        assert ("S116", "D1") in read(book, common, ["乡镇", "改厕（户）", "项目个数", "总投资（万元）"], ["竹溪乡", 8, 5, 100])[1]
