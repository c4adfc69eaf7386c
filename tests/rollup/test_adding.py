"""What comes of a figure when some places give it, some owe it, some have none."""

from __future__ import annotations

import pytest

from tests.rollup.rolling import rolled


@pytest.mark.parametrize(
    ("bodies", "line"),
    [
        (("林地: 3亩", "林地: 4亩", "林地: 0亩"), "林地: 7亩 # 3个乡镇"),
        (("林地: 3亩", "林地: 4亩", "林地: 待补"), "林地: 待补 # 2个乡镇共7亩；待补：寅乡"),
        (("林地: 3亩", "林地: 4亩", "会议: 1次"), "林地: 待补 # 2个乡镇共7亩；没有填：寅乡"),
        (("林地: 3亩", "林地: 4亩", "林地: "), "林地: 待补 # 2个乡镇共7亩；没有填：寅乡"),
        (("林地: 3亩", "林地: 4亩", "林地: 不适用"), "林地: 7亩 # 2个乡镇；不适用：寅乡"),
        (("林地: 不适用", "林地: 不适用"), "林地: 不适用 # 2个乡镇都不适用"),
        (("林地: 3亩", "会议: 1次", "会议: 1次"), "林地: 待补 # 只有子乡填了，3亩；没有填：其余2个乡镇"),
        (("林地: 待补", "会议: 1次"), "林地: 待补 # 待补：子乡；没有填：丑乡"),
        (("林地: 3亩", "林地: 1公顷", "林地: 5亩"), "林地: 23亩 # 3个乡镇；已换算：丑乡1公顷"),
        (("林地: 约3亩", "林地: 5亩"), "林地: 约8亩 # 2个乡镇；含约数：子乡约3亩"),
        (("林地: 3亩", "林地: {数值: 5亩, 统计期间: 前三季度}"), "林地: 待补 # 统计期间不一样，加不起来（前三季度：丑乡5亩；没有另写的：子乡3亩）"),
        (("工程: 3个", "工程: 5万元"), "工程: 待补 # 丑乡的5万元和别的单位不同（别的写个），加不起来；其余共3个"),
        (("工程: 3个", "工程: 4个", "工程: 5万元"), "工程: 待补 # 寅乡的5万元和别的单位不同（别的写个），加不起来；其余共7个"),
        (("工程: 3个5万元", "工程: 2个"), "工程: 5个 # 2个乡镇；元没有加：丑乡没有填，其余共5万元"),
        (("林地: =自有 + 流转, 自有: 1亩, 流转: 2亩", "林地: 4亩"), "林地: 7亩 # 2个乡镇"),
    ],
)
def test_each_state_is_another(bodies, line):
    """0, 不适用, 待补 and a blank say four things."""
    assert line in rolled(*bodies)


def test_a_figure_has_one_name_whatever_else_a_place_gives():
    """People beside the households of one town only."""
    lines = rolled("救济对象户数: 326, 救济对象人数: 512", "救济对象户数: 326户, 救济对象人数: 待补", "救济对象户数: 326")
    assert lines[0] == "救济对象户数: 978户 # 3个乡镇；目录里没有，直接相加的"


@pytest.mark.parametrize("name", ["每千医师: %d名", "十万人死亡: %d人", "库水位: %d米", "封顶线: %d万元", "设计时速: %d公里", "位列: %d名", "单位GDP能耗: %d吨"])
def test_what_its_name_says_is_no_amount_is_not_added(name: str):
    [line] = rolled(name % 3, name % 7, name % 90)
    assert line.startswith(f"# {name.partition(':')[0]}：不能相加，本级有的自己填；3个乡镇填了，3")


@pytest.mark.parametrize(("name", "line"), [("技术基准: %d项", "技术基准: 10项"), ("地方标准: %d项", "地方标准: 10项"), ("补助标准: %d元", "# 补助标准"), ("人均藏书: %d件", "# 人均藏书")])
def test_standards_are_added_where_so_many_of_them_are_counted(name: str, line: str):
    [said] = rolled(name % 3, name % 7)
    assert said.startswith(line)


def test_nor_is_such_a_part_of_one_that_is_added():
    lines = rolled("林地: {数值: 3亩, 亩产: 500公斤, 村: 3个}", "林地: {数值: 4亩, 亩产: 480公斤, 村: 4个}")
    assert lines == ["林地:", "  数值: 7亩 # 2个乡镇", "  村: 7个", "  # “亩产”不能相加，没有写；2个乡镇填了，480公斤（丑乡）至500公斤（子乡）"]


@pytest.mark.parametrize(
    ("bodies", "why"),
    [
        (("资助: 1200元", "资助: 900元"), "“元”可能是一人、一户的"),
        (("沉降: 3米", "沉降: 4米"), "“米”可能是高低、远近"),
        (("留样: 3公斤", "留样: 4公斤"), "“公斤”可能是一亩、一头的"),
        (("千人助学: 3名", "千人助学: 4名"), "像是平均的数"),
        (("资助: 95万元", "资助: 96万元", "资助: 97万元", "资助: 98万元"), "各地的数差不多，像是标准、水平"),
        (("老料: 3坨", "老料: 5坨"), "“坨”不知道是什么单位"),
    ],
)
def test_of_what_may_be_none_the_sum_is_to_be_looked_at(bodies, why):
    [line] = rolled(*bodies)
    assert line.partition(" # ")[2] == f"待核：{len(bodies)}个乡镇；目录里没有，直接相加的；{why}，看看能不能相加"


@pytest.mark.parametrize("body", ["水渠: %d米", "救助资金: %d元", "窗口: %d个", "专家库人数: %d人", "养护道路: %d公里", "查扣: %d公斤"])
def test_but_not_of_a_plain_count(body: str):
    [line] = rolled(body % 3, body % 40)
    assert line.endswith(" # 2个乡镇；目录里没有，直接相加的")


def test_what_is_owed_under_another_name_is_owed():
    """By its unit it could be read as the catalogue's, but it has none yet."""
    assert rolled("林地: 3亩", "林子: 待补", "林子: 4亩", missing="blank") == ["林地: 待补 # 2个乡镇共7亩；待补：丑乡"]
    assert rolled("林地: 3亩", "林子: ", "林子: 4亩", missing="blank") == ["林地: 7亩 # 2个乡镇；没有填：丑乡"]


def test_what_is_owed_says_whose_figure_it_is():
    assert "林地: 待补 # 只有子乡填了，3亩；待补：丑乡；由林草局提供" in rolled("林地: 3亩", "林地: {数值: 待补, 提供单位: 林草局}")
    assert "资金: 待补 # 只有子乡填了，3元；没有填：丑乡；由财政局提供" in rolled("资金: 3元", "会议: 1次")


@pytest.mark.parametrize(
    ("missing", "line"),
    [
        ("mark", "林地: 待补 # 2个乡镇共7亩；待补：寅乡；没有填：卯乡"),
        ("blank", "林地: 待补 # 2个乡镇共7亩；待补：寅乡；没有填：卯乡"),
        ("omit", "林地: 7亩 # 待核：2个乡镇共7亩；待补：寅乡；没有填：卯乡"),
    ],
)
def test_how_a_gap_is_taken_is_for_the_clerk_to_say(missing, line):
    assert line in rolled("林地: 3亩", "林地: 4亩", "林地: 待补", "会议: 1次", missing=missing)


class TestABlank:
    def test_is_none_where_some_may_have_none(self):
        assert rolled("林地: 3亩", "林地: 4亩", "会议: 1次", missing="blank")[0] == "林地: 7亩 # 2个乡镇；没有填：寅乡"
        assert rolled("林地: 3亩", "会议: 2次", "会议: 1次", missing="blank")[0] == "林地: 3亩 # 只有子乡"

    def test_is_a_gap_where_each_must_have_it(self):
        assert rolled("人口: 3人", "人口: 4人", "林地: 1亩", missing="blank")[1] == "人口: 待补 # 2个乡镇共7人；没有填：寅乡"
        assert rolled("人口: 3人", "人口: 0人", "人口: 不适用", missing="blank") == ["人口: 3人 # 2个乡镇；不适用：寅乡"]
        assert rolled("人口: 3人", "会议: 1次", missing="omit")[1] == "人口: 3人 # 待核：只有子乡填了，3人；没有填：丑乡"

    def test_is_a_gap_where_the_others_all_say_zero(self):
        """Nobody can say that there is none from half of them."""
        assert rolled("林地: 0亩", "林地: 0亩", "会议: 1次", missing="blank")[0] == "林地: 待补 # 2个乡镇共0亩；没有填：寅乡"

    def test_of_who_counts_otherwise_is_told_as_such(self):
        """Population by residence and by registration are not added, and the count that few give is not that of all."""
        lines = rolled("户籍人口: 3人", "户籍人口: 4人", "人口: 5人", "林地: 1亩", missing="blank")
        assert lines[1:] == [
            "# 人口: 5人 # 寅乡填的；2个乡镇填的是户籍人口，口径不同，不能当作全部的，没有加",
            "户籍人口: 待补 # 2个乡镇共7人；没有填：卯乡；填的是人口：寅乡",
        ]  # fmt: skip

    def test_a_rate_is_not_worked_out_of_the_sums_of_other_places(self):
        lines = rolled("资金: 10元, 支出: 8元, 进度: 80%", "资金: 20元, 进度: 50%", "支出: 9元", missing="blank")
        assert lines[:3] == ["资金: 30元 # 2个乡镇；没有填：寅乡", "支出: 17元 # 2个乡镇；没有填：丑乡", "进度: # 比率不能相加，请填；2个乡镇填了，50%（丑乡）至80%（子乡）"]


class TestWhatHangsOnIt:
    def test_a_task_is_added_where_all_that_have_the_figure_give_it(self):
        assert rolled("工程: {数值: 3个, 任务: 4个}", "工程: {数值: 0个, 任务: 0个}") == [
            "工程:", "  数值: 3个 # 2个乡镇", "  任务: 4个",
        ]  # fmt: skip

    def test_a_task_that_one_of_them_does_not_give_is_told_instead(self):
        """A rate of so many places' task would be wrong."""
        assert rolled("工程: {数值: 3个, 任务: 4个}", "工程: 2个") == [
            "工程: 5个 # 2个乡镇", "  # 任务没有加：子乡填了（共4个），丑乡没有填",
        ]  # fmt: skip

    def test_the_task_of_a_place_that_has_nothing_else_counts(self):
        assert rolled("工程: {数值: 3个, 任务: 4个}", "工程: {任务: 5个}", missing="blank")[1:] == ["  数值: 3个 # 只有子乡", "  任务: 9个"]

    def test_tasks_alone_are_added(self):
        assert rolled("工程: {任务: 4个}", "工程: {任务: 5个}") == ["工程:", "  任务: 9个"]

    def test_an_owed_task_is_owed(self):
        assert rolled("工程: {数值: 3个, 任务: 4个}", "工程: {数值: 2个, 任务: 待补}")[2] == "  任务: 待补 # 只有子乡填了，4个；待补：丑乡"

    def test_a_part_that_is_not_listed_is_none_where_the_others_make_up_the_whole(self):
        both = "工程: {数值: 5个, 构成: {水利: 2个, 道路: 3个}}"
        assert rolled(both, "工程: {数值: 4个, 构成: {水利: 4个}}", "工程: 0个") == [
            "工程:", "  数值: 9个 # 3个乡镇", "  构成:", "    水利: 6个", "    道路: 3个",
        ]  # fmt: skip

    def test_parts_that_one_of_them_does_not_give_are_told(self):
        assert rolled("工程: {数值: 5个, 构成: {水利: 2个, 道路: 3个}}", "工程: 1个")[1] == "  # 构成没有加：子乡填了，丑乡没有填"

    def test_parts_of_parts_come_along(self):
        whole = "对象: {构成: {甲类: {数值: 3户9人, 已消除: 1户3人}, 乙类: {数值: 1户2人, 已消除: 0户0人}}}"
        assert rolled(whole, "对象: {数值: 2户5人, 构成: {甲类: {数值: 2户5人, 已消除: 1户2人}}, 已消除: 1户2人}") == [
            "对象:", "  数值: 6户16人 # 2个乡镇", "  构成:", "    甲类:", "      数值: 5户14人", "      已消除: 2户5人",
            "    乙类:", "      数值: 1户2人", "      已消除: 0户0人", "  已消除: 2户5人",
        ]  # fmt: skip

    def test_what_only_some_are_is_added_where_all_say_how_many(self):
        assert rolled("工程: {数值: 3个, 其中: {省级: 1个}, 完工: 2个}", "工程: {数值: 2个, 其中: {省级: 2个}, 完工: 1个}")[2:] == [
            "  其中:", "    省级: 3个", "  完工: 3个",
        ]  # fmt: skip
        assert rolled("工程: {数值: 3个, 其中: {省级: 1个}}", "工程: 2个")[1:] == ["  # 其中“省级”没有加：子乡填了（共1个），丑乡没有填"]

    def test_what_is_so_much_for_each_is_not_added(self):
        assert rolled("工程: {数值: 3个, 均价: 2万元}", "工程: {数值: 2个, 均价: 3万元}") == ["工程: 5个 # 2个乡镇", "  # “均价”不能相加，没有写；2个乡镇填了，2万元（子乡）至3万元（丑乡）"]

    def test_rates_that_places_state_are_worked_out_anew(self):
        assert rolled("工程: {数值: 3个, 任务: 4个, 完成率: 75%}", "工程: {数值: 4个, 任务: 4个, 完成率: 100%}")[1:] == ["  数值: 7个 # 2个乡镇", "  任务: 8个"]
        assert rolled("工程: {数值: 3个, 同比: 5%}", "工程: 4个")[1] == "  # 同比是算出来的，不相加；各乡镇都填了上年同期，就由程序算"

    def test_lists_of_names_stay_with_the_places(self):
        assert rolled("工程: {数值: 1个, 名录: [甲渠]}", "工程: {数值: 1个, 名录: [乙渠]}")[1] == "  # 名录没有合（子乡、丑乡写了）"

    def test_what_two_of_them_list_is_not_added_twice(self):
        assert rolled("工程: {数值: 2个, 名录: [青龙渠, 甲渠]}", "工程: {数值: 1个, 名录: [青龙渠]}")[:2] == [
            "工程: 待补 # 2个乡镇共3个；子乡、丑乡都算了“青龙渠”", "  # 名录没有合（子乡、丑乡写了）",
        ]  # fmt: skip

    def test_remarks_and_unlike_days_are_told(self):
        assert rolled("林地: {数值: 3亩, 截至: 2021-11-30, 备注: 含林场}", "林地: {数值: 4亩, 截至: 2021-12-20}")[1:] == [
            "  # 截至的日期不一样：2021-11-30至2021-12-20", "  # 备注没有合：子乡写的是“含林场”",
        ]  # fmt: skip

    def test_what_all_say_alike_of_it_is_said_of_the_sum(self):
        assert rolled("林地: {数值: 3亩, 统计期间: 前三季度, 提供单位: 林草局}", "林地: {数值: 4亩, 统计期间: 前三季度, 提供单位: 林草局}") == [
            "林地:", "  数值: 7亩 # 2个乡镇", "  统计期间: 前三季度", "  提供单位: 林草局",
        ]  # fmt: skip


class TestWhatIsNeverAdded:
    @pytest.mark.parametrize(
        ("bodies", "line"),
        [
            (("普及率: 95.2%", "普及率: 88%"), "普及率: # 比率不能相加，请填；2个乡镇填了，88%（丑乡）至95.2%（子乡）"),
            (("人均收入: 2万元", "人均收入: 3万元"), "人均收入: # 平均数、标准不能相加，请填；2个乡镇填了，2万元（子乡）至3万元（丑乡）"),
            (("会议: 2次", "会议: 3次"), "会议: # 各级各有各的，不相加，本级有的请填；2个乡镇填了，2次（子乡）至3次（丑乡）"),
            (("位次: 全县第三", "会议: 3次"), "位次: # 位次不能相加，请填"),
        ],
    )
    def test_it_is_left_to_the_whole_with_what_the_places_give(self, bodies, line):
        assert line in rolled(*bodies)

    def test_a_rate_of_two_sums_is_worked_out_by_the_catalogues_formula(self):
        lines = rolled("资金: 10元, 支出: 8元, 进度: 80%", "资金: 20元, 支出: 10元, 进度: 50%")
        assert lines[2] == "进度: =支出 / 资金 # 不能相加，由程序算；2个乡镇填了，50%（丑乡）至80%（子乡）"

    def test_and_not_of_one_that_is_owed(self):
        lines = rolled("资金: 10元, 支出: 8元, 进度: 80%", "支出: 10元, 进度: 50%")
        assert lines[2] == "进度: # 比率不能相加，请填；2个乡镇填了，50%（丑乡）至80%（子乡）"


class TestWhatTheCatalogueDoesNotSay:
    """Counts and amounts that all places have are added; all else is a comment, and nothing that they gave is gone."""

    def test_counts_that_all_have_are_added_with_all_that_hangs_on_them(self):
        assert rolled("刺梨: {数值: 400亩, 任务: 500亩, 产值: 3万元}", "刺梨: {数值: 120亩, 任务: 100亩, 产值: 1万元}") == [
            "刺梨:", "  数值: 520亩 # 2个乡镇；目录里没有，直接相加的", "  任务: 600亩", "  产值: 4万元",
        ]  # fmt: skip
        assert rolled("林场: 1家", "林场: 待补")[0] == "林场: 待补 # 只有子乡填了，1家；待补：丑乡"
        assert rolled("林场: {国有: 1家, 集体: 2家}", "林场: {国有: 3家, 集体: 4家}") == ["林场:", "  国有: 4家", "  集体: 6家"]

    def test_money_that_is_read_as_that_of_its_neighbour_stays(self):
        assert rolled("刺梨: 400亩, 刺梨资金: 3万元", "刺梨: 120亩, 刺梨资金: 1万元")[-1] == "  资金: 4万元"

    def test_an_indicator_of_the_catalogue_without_a_word_on_it_is_added_too(self):
        assert rolled("宣讲: 3场", "宣讲: 4场") == ["宣讲: 7场 # 2个乡镇"]

    def test_what_only_some_have_may_be_added_by_taking_signs_away(self):
        assert rolled("刺梨: {数值: 400亩, 任务: 500亩}", "会议: 2次")[1:] == [
            "# 刺梨: 400亩 # 子乡自己的指标，目录里没有，没有加；能相加的，去掉“# ”", "  # # 任务没有加：子乡填了（共500亩），丑乡没有填",
        ]  # fmt: skip
        assert rolled("刺梨: 4亩", "刺梨: 3亩", "会议: 2次", missing="blank")[1] == "刺梨: 7亩 # 2个乡镇；没有填：寅乡；目录里没有，直接相加的"

    @pytest.mark.parametrize(
        ("bodies", "line"),
        [
            (("入住率: 91%", "入住率: 93%"), "# 入住率：不能相加，本级有的自己填；2个乡镇填了，91%（子乡）至93%（丑乡）"),
            (("距县城: 12公里", "距县城: 20公里"), "# 距县城：不能相加，本级有的自己填；2个乡镇填了，12公里（子乡）至20公里（丑乡）"),
            (("村民收入: 15000元", "村民收入: 16000元"), "# 村民收入：不能相加，本级有的自己填；2个乡镇填了，15000元（子乡）至16000元（丑乡）"),
            (("降雨: 900毫米", "降雨: 800毫米"), "# 降雨：不能相加，本级有的自己填；2个乡镇填了，800毫米（丑乡）至900毫米（子乡）"),
            (("刺梨: 400亩", "刺梨: 3户"), "# 刺梨：子乡、丑乡自己的指标，目录里没有，没有加：丑乡的3户和别的单位不同（别的写亩），加不起来；其余共400亩"),
        ],
    )
    def test_what_is_no_count_by_its_name_or_unit_is_not(self, bodies, line):
        assert rolled(*bodies)[0] == line

    def test_what_hangs_on_a_rate_is_named(self):
        assert rolled("入住率: {数值: 91%, 上年同期: 90%}", "入住率: 93%")[1] == "  # 上年同期也没有加；只有子乡填了，90%"


def test_what_is_owed_keeps_what_hangs_on_it():
    assert rolled("工程: {数值: 3个, 任务: 4个}", "工程: {数值: 待补, 任务: 5个}") == ["工程:", "  数值: 待补 # 只有子乡填了，3个；待补：丑乡", "  任务: 9个"]
    assert rolled("工程: {数值: 3个, 任务: 4个}", "会议: 1次")[1] == "  # 任务没有加：子乡填了（共4个），丑乡没有填"


def test_a_figure_that_does_not_apply_leaves_the_task_that_hangs_on_it():
    """— under 危房改造 and 10户 under its 任务: nothing was done, and the task is the county's all the same."""
    first, second = "工程: {数值: 不适用, 任务: 10个, 上年同期: 12个}", "工程: {数值: 5个, 任务: 8个, 上年同期: 4个, 构成: {水利: 5个}}"
    assert rolled(first, second) == ["工程:", "  数值: 5个 # 只有丑乡；不适用：子乡", "  任务: 18个", "  上年同期: 16个", "  构成:", "    水利: 5个"]
    assert rolled(first, first) == ["工程:", "  任务: 20个", "  上年同期: 24个"]
    assert rolled(first, "工程: {数值: 待补, 任务: 8个}", missing="blank")[1:] == ["  数值: 待补 # 待补：丑乡；不适用：子乡", "  任务: 18个", "  # 上年同期没有加：子乡填了（共12个），丑乡没有填"]


def test_of_what_hangs_on_it_whoever_owes_it_is_named_beside_whoever_left_it_blank():
    first, second, third = "林地: {数值: 9亩, 上年同期: 5亩}", "林地: {数值: 9亩, 上年同期: 待补}", "林地: 9亩"
    assert rolled(first, second, third)[1] == "  # 上年同期没有加：子乡填了（共5亩），寅乡没有填，丑乡待补"
    assert rolled(second, third)[1] == "  # 上年同期没有加：丑乡没有填，子乡待补"


def test_what_hangs_on_a_figure_that_waits_for_a_place_waits_for_it_too():
    body = "对象: {数值: 30户90人, 构成: {甲类: 10户30人, 乙类: 20户60人}, 已消除: 8户20人}"
    assert rolled(body, body, absent=("卯乡",)) == [
        "对象: 待补 # 2个乡镇共60户180人；没有交：卯乡", "  # 构成没有加：子乡、丑乡填了，卯乡没有交", "  # “已消除”没有加：子乡、丑乡填了（共16户40人），卯乡没有交",
    ]  # fmt: skip
    assert rolled("人口: {数值: 9人, 上年同期: 8人}", "人口: 7人", missing="blank", absent=("卯乡",))[1] == "  # 上年同期没有加：子乡填了（共8人），丑乡没有填，卯乡没有交"


class TestPlacesThatHaveNotCome:
    """Nobody knows what they have: a sum without them is not the whole's."""

    ABSENT = ("卯乡",)

    def test_every_sum_waits_for_them(self):
        assert rolled("林地: 3亩, 宣讲: 2场", "林地: 4亩, 宣讲: 1场", missing="blank", absent=self.ABSENT) == [
            "林地: 待补 # 2个乡镇共7亩；没有交：卯乡", "宣讲: 待补 # 2个乡镇共3场；没有交：卯乡",
        ]  # fmt: skip

    def test_so_does_what_hangs_on_a_figure_and_tasks_alone(self):
        assert rolled("工程: {数值: 3个, 任务: 4个}", "工程: {数值: 2个, 任务: 3个}", missing="blank", absent=self.ABSENT)[1] == "  # 任务没有加：子乡、丑乡填了（共7个），卯乡没有交"
        assert rolled("工程: {任务: 4个}", "工程: {任务: 5个}", missing="blank", absent=self.ABSENT) == ["工程:", "  # 任务没有加：子乡、丑乡填了（共9个），卯乡没有交"]

    def test_that_it_applies_nowhere_is_not_known_before(self):
        assert rolled("林地: 不适用", "林地: 不适用", missing="blank", absent=self.ABSENT) == ["林地: 待补 # 2个乡镇都不适用；没有交：卯乡"]
        assert rolled("林地: 不适用", "林地: 不适用", missing="blank") == ["林地: 不适用 # 2个乡镇都不适用"]

    def test_no_rate_is_worked_out_without_them(self):
        assert rolled("资金: 4元, 支出: 2元, 进度: 50%", "资金: 4元, 支出: 2元, 进度: 50%", missing="blank", absent=self.ABSENT)[-1].startswith("进度: # 比率不能相加，请填")

    def test_added_all_the_same_they_are_marked_with_all_that_hangs_on_them(self):
        both = "工程: {数值: 3个, 任务: 4个}"
        assert rolled(both, both, missing="omit", absent=self.ABSENT) == ["工程:", "  数值: 6个 # 待核：2个乡镇共6个；没有交：卯乡", "  任务: 8个 # 待核：2个乡镇共8个"]
        assert rolled("工程: {任务: 4个}", "工程: {任务: 5个}", missing="omit", absent=self.ABSENT) == ["工程:", "  任务: 9个 # 待核：2个乡镇共9个"]


def test_why_it_waits_for_those_that_say_nothing_is_known():
    """`mark` asks for what may be none; what each must have is asked for whatever was said."""
    from drafting.rollup.adding import Adder
    from tests.checks.judging import read, units
    from tests.rollup.rolling import CATALOGUE, towns

    def gaps(missing, absent=()):
        found = Adder(towns("人口: 3人, 林地: 1亩, 资金: 0元", "会议: 1次"), read(CATALOGUE), units(), missing, absent).groups()
        return {str(each.path[-1]): each.gap for _, several in found for each in several if each.state == "owed"}

    assert gaps("mark") == {"人口": "each", "林地": "mark", "资金": "zeros"}
    assert gaps("blank") == {"人口": "each", "资金": "zeros"}
    assert gaps("blank", ("卯乡",)) == {"人口": "each", "林地": "absent", "资金": "zeros"}
