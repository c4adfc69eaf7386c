"""Sums into a file that people have filled in: what they wrote stays to the byte."""

from __future__ import annotations

import pytest

from drafting.facts.book import Book
from drafting.load.parsing.silences import silences
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.load.validation.validate import validate_dataset
from drafting.rollup.adding import Adder, Missing
from drafting.rollup.filling import Filled, fill
from drafting.rollup.situation import Attendance, OwnFile
from drafting.source import Source
from tests.checks.judging import read, units
from tests.rollup.rolling import CATALOGUE, SURE, towns

HEAD = "单位: {名称: 青禾县农业农村局, 地区: 青禾县}\n报告期: 2021年\n"


def filled(county: str, *bodies: str, missing: Missing = "mark", ending: str = "\n", absent: tuple[str, ...] = ()) -> tuple[str, Filled]:
    """The county's file (below its head) with what the towns have, and what was told."""
    data = (HEAD + county).replace("\n", ending).encode()
    source = Source("全县.yaml", HEAD + county)
    tree = parse_tree(source)[0]
    assert tree is not None
    dataset, _ = validate_dataset(tree, units(), read(CATALOGUE))
    assert dataset is not None
    dataset.silences.update(silences(source))
    groups = [(group, tuple(several)) for group, several in Adder(towns(*bodies), read(CATALOGUE), units(), missing, absent).groups()]
    found = fill(groups, (), OwnFile(Book(dataset, read(CATALOGUE), units()), data, "全县.yaml"), Attendance("乡镇", waited_for=absent))
    return found.data.decode().removeprefix(HEAD.replace("\n", ending)), found


def test_what_is_owed_or_blank_is_filled_and_nothing_else_moves():
    county = "指标:\n  组:   # 局里的\n    林地: 待补   # 问林草局\n    资金:\n    支出: 7万元  # 手填的\n\n# 完\n"
    after, found = filled(county, "林地: 3亩, 资金: 2万元", "林地: 4亩, 资金: 1万元")
    assert after == "指标:\n  组:   # 局里的\n    林地: 7亩                     # 问林草局\n    资金: 3万元                   # 2个乡镇\n    支出: 7万元  # 手填的\n\n# 完\n"
    assert [(each.path, each.before, each.after) for each in found.fillings] == [("组.林地", "待补", "7亩"), ("组.资金", "", "3万元")]
    assert found.diagnostics == ()


def test_a_line_of_another_name_is_filled_under_that():
    after, _ = filled("指标:\n  组:\n    林子: 待补\n", "林地: 3亩", "林地: 4亩")
    assert after == "指标:\n  组:\n    林子: 7亩                     # 2个乡镇\n"


def test_a_remark_that_said_who_owes_it_gives_way():
    after, _ = filled("指标:\n  组:\n    林地: 待补     # 只有子乡填了，3亩；没有填：丑乡\n", "林地: 3亩", "林地: 4亩")
    assert after == "指标:\n  组:\n    林地: 7亩                     # 2个乡镇\n"


@pytest.mark.parametrize(
    "comment",
    ["张三 没有填表格 要问", "情况属实 D266：含没有填表的", "待补：等王局长", "由财政局提供", "填了，再核一遍", "没有填：巳乡", "和别的加不起来"],
)
def test_what_a_person_wrote_behind_it_stays(comment: str):
    for county in ("林地: 待补  # {}\n", "林地:\n      数值: 待补  # {}\n      任务: 9亩\n"):
        for second in ("林地: 4亩", "林地: 待补"):
            assert filled(f"指标:\n  组:\n    {county.format(comment)}", "林地: 3亩", second)[0].count(f"# {comment}\n") == 1


def test_what_a_person_added_to_a_remark_stays_behind_the_new_one():
    county = "指标:\n  组:\n    林地: 待补  # 只有子乡填了，3亩；没有填：丑乡；李四去问了\n"
    assert filled(county, "林地: 3亩", "林地: 4亩")[0].endswith("林地: 7亩                     # 2个乡镇；李四去问了\n")
    assert filled(county, "林地: 3亩", "林地: 待补")[0].endswith("林地: 待补                    # 只有子乡填了，3亩；待补：丑乡；李四去问了\n")


def test_a_remark_behind_braces_gives_way_too():
    county = "指标:\n  组:\n    林地: {数值: 待补, 备注: 甲}  # 只有子乡填了，3亩；没有填：丑乡；李四去问了\n"
    assert filled(county, "林地: 3亩", "林地: 4亩")[0].endswith("    林地: {数值: 7亩, 备注: 甲}  # 2个乡镇；李四去问了\n")
    assert filled(county, "林地: 3亩", "林地: 待补")[0] == county.replace("没有填：", "待补：")


def test_a_remark_within_a_block_gives_way_too():
    county = "指标:\n  组:\n    林地:\n      数值: 待补  # 只有子乡填了，3亩；没有填：丑乡\n      备注: 甲\n"
    assert filled(county, "林地: 3亩", "林地: 4亩")[0] == county.replace("待补  # 只有子乡填了，3亩；没有填：丑乡", "7亩  # 2个乡镇")
    assert filled(county, "林地: 3亩", "林地: 待补")[0] == county.replace("没有填：", "待补：")


def test_what_hangs_on_a_figure_and_stands_on_a_line_of_its_own_is_not_written_twice():
    bodies = "工程: {数值: 3个, 任务: 4个, 上年同期: 1个}", "工程: {数值: 2个, 任务: 2个, 上年同期: 1个}"
    after, found = filled("指标:\n  组:\n    工程: 待补\n    工程任务: 7个\n", *bodies)
    assert after == "指标:\n  组:\n    工程:\n      数值: 5个                   # 2个乡镇\n      上年同期: 2个\n    工程任务: 7个\n"
    assert [each.code for each in found.diagnostics] == ["D266"]


def test_a_block_without_a_figure_gets_it():
    bodies = "工程: {数值: 3个, 任务: 4个}", "工程: {数值: 2个, 任务: 2个}"
    after, found = filled("指标:\n  组:\n    工程:\n      任务: 6个\n    林地: 1亩\n", *bodies)
    assert after == "指标:\n  组:\n    工程:\n      数值: 5个                   # 2个乡镇\n      任务: 6个\n    林地: 1亩\n"
    assert [(each.path, each.before, each.after) for each in found.fillings] == [("组.工程", None, "5个")]
    assert filled("指标:\n  组:\n    工程任务: 6个\n", *bodies)[0] == "指标:\n  组:\n    工程任务: 6个\n    工程: 5个                     # 2个乡镇\n"
    after, found = filled("指标:\n  组:\n    工程: {任务: 6个}\n", *bodies)
    assert (after, [each.message for each in found.diagnostics]) == ("指标:\n  组:\n    工程: {任务: 6个}\n", ["组.工程：加起来是 工程 5个，没有写进去"])


def test_a_figure_that_is_the_sum_of_its_parts_is_none_that_lacks():
    county = "指标:\n  组:\n    工程:\n      构成: {水利: 2个, 道路: 3个}\n"
    assert filled(county, "工程: 3个", "工程: 2个")[0] == county


def test_names_that_are_read_as_something_else_are_quoted():
    both = "工程: {数值: 3个, 其中: {\"null\": 1个, \"yes\": 1个}}"
    after, found = filled("指标:\n  组:\n    工程: 待补\n", both, both)
    assert after.endswith('      其中:\n        "null": 2个\n        "yes": 2个\n')
    assert found.diagnostics == ()


def test_the_file_is_read_but_a_few_times_however_much_is_owed(monkeypatch):
    read_ones: list[str] = []
    from drafting.load.writing import insert

    parsed = insert.parse_tree
    monkeypatch.setattr(insert, "parse_tree", lambda source: read_ones.append(source.name) or parsed(source))
    county = "指标:\n  组:\n" + "".join(f"    {name}: 待补  # 没有填：丑乡\n" for name in SURE)
    body = ", ".join(f"{name}: 2户" for name in SURE)
    after, found = filled(county, body, body)
    assert (len(found.fillings), after.count("4户")) == (len(SURE), len(SURE))
    assert len(read_ones) <= 12


def test_a_figure_that_is_filled_in_stays_and_a_difference_is_told():
    after, found = filled("指标:\n  组:\n    林地: 9亩\n    资金: 3万元\n", "林地: 3亩, 资金: 2万元", "林地: 4亩, 资金: 1万元")
    assert after == "指标:\n  组:\n    林地: 9亩\n    资金: 3万元\n"
    (told,) = found.diagnostics
    assert (told.code, told.message) == ("D266", "林地：填 9亩，按 2个乡镇之和 = 3亩 + 4亩 应为 7亩，相差 2亩")
    assert str(told.place) == "全县.yaml:5:9"


def test_a_difference_is_told_only_where_the_catalogue_says_that_it_is_a_sum():
    """A bureau has lectures of its own."""
    assert filled("指标:\n  组:\n    宣讲: 9场\n    林场: 5家\n", "宣讲: 3场, 林场: 1家", "宣讲: 4场, 林场: 2家")[1].diagnostics == ()


def test_a_sum_in_doubt_stays_owed_until_the_place_has_cleared_it_up():
    county = "指标:\n  组:\n    林地: 待补    # 2个乡镇共7亩；先核对子乡（S143）\n"
    after, _ = filled(county, "林地: 3亩", "林地: 4亩")
    assert after == "指标:\n  组:\n    林地: 7亩                     # 2个乡镇\n"


def test_what_hangs_on_a_gap_comes_with_the_gap_once():
    bodies = ("工程: {数值: 3个, 任务: 4个}", "工程: {数值: 待补, 任务: 5个}")
    block = "指标:\n  组:\n    工程:\n      数值: 待补                  # 只有子乡填了，3个；待补：丑乡\n      任务: 9个\n"
    assert filled("指标:\n  组:\n    工程: 待补  # 待补：子乡、丑乡\n", *bodies)[0] == block
    after, found = filled("指标:\n  组:\n    工程: 待补  # 问水利局\n", *bodies)
    assert (after, found.diagnostics) == ("指标:\n  组:\n    工程: 待补  # 问水利局\n", ())
    assert filled(block, *bodies)[0] == block


def test_what_is_said_not_to_apply_and_is_there_is_told():
    (told,) = filled("指标:\n  组:\n    林地: 不适用\n", "林地: 3亩", "林地: 4亩")[1].diagnostics
    assert (told.code, told.message) == ("D266", "组.林地：青禾县的文件写的是不适用，2个乡镇加起来是 7亩")


def test_a_reason_answers_for_a_difference():
    assert filled("指标:\n  组:\n    林地: 9亩  # 情况属实 D266：含林场2亩\n", "林地: 3亩", "林地: 4亩")[1].diagnostics == ()


def test_a_line_takes_in_all_that_hangs_on_the_figure():
    bodies = "工程: {数值: 3个, 任务: 4个, 统计期间: 前三季度}", "工程: {数值: 2个, 任务: 2个, 统计期间: 前三季度}"
    after, _ = filled("指标:\n  组:\n    工程: 待补\n    林地: 1亩\n", *bodies)
    assert after == "指标:\n  组:\n    工程:\n      数值: 5个                   # 2个乡镇\n      统计期间: 前三季度\n      任务: 6个\n    林地: 1亩\n"


def test_within_braces_the_value_alone_is_filled():
    after, _ = filled("指标:\n  组:\n    工程: {数值: 待补, 任务: 9个}\n", "工程: {数值: 3个, 任务: 4个}", "工程: {数值: 2个, 任务: 5个}")
    assert after == "指标:\n  组:\n    工程: {数值: 5个, 任务: 9个}\n"


def test_and_not_one_of_another_time_than_the_report():
    bodies = "工程: {数值: 3个, 统计期间: 前三季度}", "工程: {数值: 2个, 统计期间: 前三季度}"
    after, found = filled("指标:\n  组:\n    工程: {数值: 待补, 任务: 9个}\n", *bodies)
    assert "待补" in after
    assert [(each.code, each.message) for each in found.diagnostics] == [("S147", "组.工程：加起来是 工程 5个，没有写进去")]


def test_what_the_file_does_not_have_comes_at_the_end_of_its_group():
    county = "指标:\n  组:\n    林地: 7亩\n    # 还有别的\n\n  别的组:\n    甲: 3个\n文字材料: {导语: 好。}\n"
    after, found = filled(county, "林地: 3亩, 资金: 2万元", "林地: 4亩, 资金: 1万元")
    assert after == "指标:\n  组:\n    林地: 7亩\n    # 还有别的\n    资金: 3万元                   # 2个乡镇\n\n  别的组:\n    甲: 3个\n文字材料: {导语: 好。}\n"
    assert [(each.path, each.before) for each in found.fillings] == [("组.资金", None)]


def test_a_group_that_it_does_not_have_comes_last():
    after, _ = filled("指标:\n  别的组:\n    甲: 3个", "林地: 3亩", "林地: 4亩")
    assert after == "指标:\n  别的组:\n    甲: 3个\n\n  组:\n    林地: 7亩                     # 2个乡镇\n"


def test_parts_come_below_a_block_that_has_none():
    both = "工程: {数值: 5个, 构成: {水利: 2个, 道路: 3个}}"
    after, _ = filled("指标:\n  组:\n    工程:\n      数值: 10个\n      备注: 县里核过\n    林地: 1亩\n", both, both)
    assert after == "指标:\n  组:\n    工程:\n      数值: 10个\n      备注: 县里核过\n      构成:\n        水利: 4个\n        道路: 6个\n    林地: 1亩\n"


def test_in_one_line_nothing_can_be_added_and_that_is_told():
    after, found = filled("指标: {组: {林地: 待补}}\n", "林地: 3亩, 资金: 2万元", "林地: 4亩, 资金: 1万元")
    assert after == "指标: {组: {林地: 7亩}}\n"
    assert [(each.code, each.message) for each in found.diagnostics] == [("S147", "组.资金：加起来是 资金 3万元，没有写进去")]


def test_what_is_still_owed_stays_so_with_a_line_of_its_own():
    after, _ = filled("指标:\n  组:\n    资金: 待补\n", "林地: 3亩, 资金: 2万元", "林地: 待补, 资金: 待补")
    assert after == "指标:\n  组:\n    资金: 待补\n    林地: 待补                    # 只有子乡填了，3亩；待补：丑乡\n"


def test_what_is_still_owed_says_by_whom_it_is_now():
    after, found = filled("指标:\n  组:\n    林地: 待补   # 没有填：子乡、丑乡\n    资金: 待补  # 问财政所\n", "林地: 3亩, 资金: 待补", "林地: 待补, 资金: 1元")
    assert after == "指标:\n  组:\n    林地: 待补                    # 只有子乡填了，3亩；待补：丑乡\n    资金: 待补  # 问财政所\n"
    assert found.fillings == ()


def test_lines_keep_the_ends_that_windows_gives_them():
    after, _ = filled("指标:\n  组:\n    林地: 待补\n", "林地: 3亩, 资金: 2万元", "林地: 4亩, 资金: 1万元", ending="\r\n")
    assert after.replace("\r\n", "\n").count("\r") == 0
    assert after == "指标:\r\n  组:\r\n    林地: 7亩                     # 2个乡镇\r\n    资金: 3万元                   # 2个乡镇\r\n"


def test_why_what_hangs_on_it_is_not_there_is_said_once():
    """Each time as it is now; a comment of a person's own stays."""
    first, blank, owed = "工程: {数值: 3个, 任务: 4个}", "林地: 1亩", "工程: {数值: 待补, 任务: 待补}"
    county = "指标:\n  组:\n    工程: 待补\n      # 问过张三\n"
    once, _ = filled(county.replace("待补", "待补  # 待补：丑乡"), first, blank)
    assert "任务没有加：子乡填了（共4个），丑乡没有填" in once
    twice, _ = filled(once, first, blank, first)
    thrice, _ = filled(twice, first, blank, owed)
    assert [each.count("没有加") for each in (once, twice, thrice)] == [1, 1, 1]
    assert thrice.count("# 问过张三\n") == 1


@pytest.mark.parametrize("remark", ["19个乡镇共97728户；没有填：其余41个乡镇", "只有子乡填了，3亩；没有填：丑乡；由统计局提供", "上一次汇总的，现在没有一个填，不要的删去这一行"])
def test_what_no_place_has_a_line_for_any_more_is_not_awaited_for_ever(remark: str):
    county = f"指标:\n  组:\n    林地: 7亩  # 2个乡镇\n    支出: 待补  # {remark}\n"
    after, found = filled(county, "林地: 3亩", "林地: 4亩")
    assert after == county.replace(remark, "上一次汇总的，现在没有一个填，不要的删去这一行")
    assert [(each.code, each.message.partition("：")[0]) for each in found.diagnostics] == [("S158", "组.支出")]
    assert "支出: 7万元                   # 2个乡镇" in filled(after, "林地: 3亩, 支出: 3万元", "林地: 4亩, 支出: 4万元")[0]


@pytest.mark.parametrize("line", ["支出: 待补  # 等财政局", "支出: 待补", "支出: 待补  # 只有子乡填了，3亩；李四去问了"])
def test_what_a_person_awaits_is_theirs(line: str):
    county = f"指标:\n  组:\n    林地: 7亩  # 2个乡镇\n    {line}\n"
    after, found = filled(county, "林地: 3亩", "林地: 4亩")
    assert (after, found.diagnostics) == (county, ())


def test_a_note_why_a_task_is_not_there_gives_way_whatever_it_said():
    county = "指标:\n  组:\n    林地: 待补  # 只有子乡填了，3亩；没有填：丑乡\n      # 任务没有加：丑乡的17座和别的单位不同（别的写户），加不起来；其余共462户\n      # 问过张三\n"
    after, _ = filled(county, "林地: {数值: 3亩, 任务: 3亩}", "林地: 4亩")
    assert after == "指标:\n  组:\n    林地: 7亩                     # 2个乡镇\n      # 任务没有加：子乡填了（共3亩），丑乡没有填\n      # 问过张三\n"


class TestWhatIsTheSumOfSome:
    """Figures that were filled in before it was known who has not come."""

    TWO = ("林地: 3亩", "林地: 4亩")
    ABSENT = ("寅乡",)

    def test_is_marked_where_the_program_filled_it_in(self):
        after, found = filled("指标:\n  组:\n    林地: 7亩  # 2个乡镇\n", *self.TWO, missing="blank", absent=self.ABSENT)
        assert after == "指标:\n  组:\n    林地: 7亩  # 待核：2个乡镇共7亩；没有交：寅乡\n"
        assert [(each.code, each.message) for each in found.diagnostics] == [("S158", "组.林地：已经填好的这 1 个数，正是来了的、填了的乡镇之和，没有交的寅乡不在里面")]
        assert found.fillings == ()

    @pytest.mark.parametrize("comment", ["", "  # 县里核过", "  # 2个乡镇；问过张三"])
    def test_is_told_where_a_person_did(self, comment):
        county = f"指标:\n  组:\n    林地: 7亩{comment}\n"
        after, found = filled(county, *self.TWO, missing="blank", absent=self.ABSENT)
        assert (after, [each.code for each in found.diagnostics]) == (county, ["S158"])
        assert "没有改：是全部的，不用管" in found.diagnostics[0].hint

    def test_may_be_more_but_not_less(self):
        """The county's own figure may have the one that is absent in it."""
        assert filled("指标:\n  组:\n    林地: 9亩\n", *self.TWO, missing="blank", absent=self.ABSENT)[1].diagnostics == ()
        (told,) = filled("指标:\n  组:\n    林地: 6亩\n", *self.TWO, missing="blank", absent=self.ABSENT)[1].diagnostics
        assert (told.code, told.message) == ("D266", "组.林地：填 6亩，比来了的2个乡镇之和 7亩 还少")

    def test_so_is_what_hangs_on_it(self):
        """No remark stands behind 任务, and it is replaced with the figure when all have come."""
        both = "工程: {数值: 3个, 任务: 4个, 构成: {水利: 1个, 道路: 2个}}"
        county = "指标:\n  组:\n    工程:\n      数值: 6个  # 2个乡镇\n      任务: 8个\n      构成:\n        水利: 2个\n        道路: 4个\n"
        after, found = filled(county, both, both, missing="blank", absent=self.ABSENT)
        marked = county
        for text, plain in (("6个", "  # 2个乡镇"), ("8个", ""), ("2个", ""), ("4个", "")):
            marked = marked.replace(f": {text}{plain}\n", f": {text}  # 待核：2个乡镇共{text}；没有交：寅乡\n", 1)
        assert after == marked
        assert [each.message.partition("：")[0] for each in found.diagnostics] == ["组.工程、组.工程.任务、组.工程.构成.水利、组.工程.构成.道路"]
        whole, then = filled(after, both, both, both, missing="blank")
        assert [line.partition("#")[0].split()[-1] for line in whole.splitlines()[3:]] == ["9个", "12个", "构成:", "3个", "6个"]
        assert ("待核" in whole, then.diagnostics) == (False, ())

    @pytest.mark.parametrize(("above", "own"), [("  # 县里核过", ""), ("  # 2个乡镇", "  # 县里下达")])
    def test_but_not_what_a_person_wrote(self, above, own):
        both = "工程: {数值: 3个, 任务: 4个}"
        county = f"指标:\n  组:\n    工程:\n      数值: 6个{above}\n      任务: 8个{own}\n"
        assert filled(county, both, both, missing="blank", absent=self.ABSENT)[0].endswith(f"      任务: 8个{own}\n")

    def test_is_replaced_once_all_have_come(self):
        county = "指标:\n  组:\n    林地: 7亩  # 待核：2个乡镇共7亩；没有交：寅乡\n"
        after, found = filled(county, *self.TWO, "林地: 1亩", missing="blank")
        assert after == "指标:\n  组:\n    林地: 8亩                     # 3个乡镇\n"
        assert [(each.before, each.after) for each in found.fillings] == [("7亩", "8亩")]

    def test_is_owed_again_or_marked_again_as_is_asked_for(self):
        county = "指标:\n  组:\n    林地:\n      数值: 5亩  # 待核：2个乡镇共5亩；没有交：寅乡\n      备注: 甲\n"
        assert filled(county, *self.TWO, missing="blank", absent=self.ABSENT)[0] == county.replace("5亩  #", "待补  #", 1).replace("待核：2个乡镇共5亩", "2个乡镇共7亩")
        assert filled(county, *self.TWO, missing="omit", absent=self.ABSENT)[0] == county.replace("5亩", "7亩")

    def test_that_is_owed_again_is_not_compared_as_if_it_stood_there(self):
        county = "指标:\n  组:\n    林地:\n      数值: 5亩  # 待核：2个乡镇共5亩；没有交：寅乡\n    资金: 1元  # 待核：2个乡镇共1元；没有交：寅乡\n"
        after, found = filled(county, "林地: 3亩, 资金: 2元", "林地: 4亩, 资金: 2元", missing="blank", absent=self.ABSENT)
        assert (after.count("待补"), found.diagnostics) == (2, ())

    def test_another_figure_in_its_place_is_a_persons(self):
        county = "指标:\n  组:\n    林地: 20亩  # 待核：2个乡镇共7亩；没有交：寅乡\n"
        after, found = filled(county, *self.TWO, "林地: 1亩", missing="blank")
        assert (after, [each.code for each in found.diagnostics]) == (county, ["D266"])
