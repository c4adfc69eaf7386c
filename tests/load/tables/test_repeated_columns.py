"""Two columns of one indicator: alike they are one, and where they differ only that unit is stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import pipeline
from drafting.diagnostics import Refused
from tests.shipped import shipped

COMMON = '模板: rural/township\n单位: {名称: "{地区}人民政府", 地区: "青禾县{地区}", 层级: 乡镇}\n报告期: 2026年\n'


@pytest.fixture
def read(tmp_path: Path):
    """{unit: (指标, messages of errors)} of a table (示例数据)."""
    return _reader(tmp_path, COMMON)


@pytest.fixture
def read_general(tmp_path: Path):
    return _reader(tmp_path, COMMON.replace("rural/township", "general/annual"))


def _reader(tmp_path: Path, common_text: str):
    def read(*lines: str):
        (tmp_path / "表.csv").write_text("\n".join(lines), encoding="utf-8")
        (tmp_path / "共用.yaml").write_text(common_text, encoding="utf-8")
        common = pipeline.read_common(tmp_path / "共用.yaml")
        table = pipeline.read_table(tmp_path / "表.csv", shipped(), None, common)
        units = {}
        for row in table.rows:
            loaded = pipeline.read_row(row, table.columns, shipped(), None, common=common)
            read_as = loaded.dataset or loaded.tentative
            values = {name: str(node.value) for group in read_as.indicators.values() for name, node in group.children.items()} if read_as else {}
            units[row.label] = values, [each.message for each in loaded.diagnostics if each.severity == "error" and each.code != "S126"]
        return units

    return read


def test_only_what_contradicts_is_told(read):
    units = read("地区,危房改造,住房.危房改造（户）", "竹溪乡,8,8", "茶亭乡,9,6", "白沙镇,７,7户", "石桥镇,,5", "云岭乡,4,—", "双井镇,3,3.0户", "南渡镇,待补,2", "柏树镇,1,待补", "松坪乡,待补,")
    assert units["竹溪乡"] == ({"危房改造": "8户"}, [])
    assert units["茶亭乡"][1] == ["住房.危房改造（户）：C3 是6户，B3（危房改造）是9户，两处是同一个指标"]
    assert [units[name] for name in ("白沙镇", "石桥镇", "云岭乡")] == [({"危房改造": f"{figure}户"}, []) for figure in (7, 5, 4)]
    assert [units[name][1] for name in ("双井镇", "南渡镇", "柏树镇", "松坪乡")] == [[], [], [], []]
    assert [units[name][0]["危房改造"] for name in ("南渡镇", "柏树镇", "松坪乡")] == ["2户", "1户", "Marker.OWED"]


def test_they_may_count_in_other_units(read):
    units = read("地区,衔接资金（万元）,衔接资金（元）", "竹溪乡,860,8600000", "茶亭乡,9.5,96000")
    assert units["竹溪乡"] == ({"衔接资金": "860万元"}, [])
    assert units["茶亭乡"][1] == ["衔接资金（元）：C3 是96000元，B3（衔接资金（万元））是9.5万元，两处是同一个指标"]


def test_two_of_which_no_unit_says_the_same_are_two_things(read):
    with pytest.raises(Refused) as refused:
        read("地区,危房改造,住房.危房改造", "竹溪乡,8,18", "茶亭乡,9,6")
    [told] = refused.value.diagnostics
    assert (told.code, told.message) == ("S117", "住房.危房改造（C3）：和“危房改造”（B3）读作同一个指标，数却没有一个相同，都没有生成")


def test_the_cells_named_are_of_a_unit_that_has_both(read):
    with pytest.raises(Refused) as refused:
        read("地区,危房改造,住房.危房改造", "竹溪乡,8,18", "茶亭乡,9,6", "白沙镇,4,—")
    assert "住房.危房改造（C3）：和“危房改造”（B3）" in refused.value.diagnostics[0].message


@pytest.mark.parametrize("heads", [("社会救助.低保对象.户", "社会救助.低保对象.人"), ("社会救助.低保对象（户）", "社会救助.低保对象（人）")])
def test_households_and_people_of_a_local_indicator_are_one_figure(read_general, heads):
    units = read_general(f"地区,{','.join(heads)},社会救助.临时救助（人次）,社会救助.临时救助（万元）", "竹溪乡,320,610,30,4.5", "茶亭乡,210,400,12,2")
    assert units["竹溪乡"] == ({"低保对象": "320户610人", "临时救助": "30人次4.5万元"}, [])
    assert units["茶亭乡"] == ({"低保对象": "210户400人", "临时救助": "12人次2万元"}, [])


def test_words_for_one_kind_of_count_are_no_two_figures(read_general):
    with pytest.raises(Refused, match=r"护理员（名）.*设施（座）"):
        read_general("地区,养老.护理员（人）,养老.护理员（名）,养老.设施（处）,养老.设施（座）", "竹溪乡,8,9,2,4", "茶亭乡,7,6,3,5")


def test_heads_that_say_what_they_count_keep_their_names(read_general):
    """低保对象户数 and 低保对象人数 over bare numbers: two figures, whatever the other rows give."""
    units = read_general("地区,社会救助.低保对象户数,社会救助.低保对象人数,社会救助.孤儿人数,妇幼.孕产妇死亡率（1/10万）", "竹溪乡,320,610,5,12.3")
    assert units["竹溪乡"] == ({"低保对象户数": "320户", "低保对象人数": "610人", "孤儿人数": "5人", "孕产妇死亡率": "12.3/10万"}, [])
