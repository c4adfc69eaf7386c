"""Files that cannot be added up: another period, another place, one place twice."""

from __future__ import annotations

import pytest

from drafting.diagnostics import Refused, Severity
from drafting.model.dataset import Dataset
from drafting.rollup.story import of_other_fields
from drafting.rollup.together import NothingToAdd, lies_in, together
from tests.checks.judging import book_of


def data(region: str, period: str = "2021年", level: str = "", name: str = "", template: str = "") -> Dataset:
    text = f"{template and f'模板: {template}'}\n单位: {{名称: {region}人民政府, 地区: {region}{level and f', 层级: {level}'}}}\n报告期: {period}\n指标: {{}}\n"
    return book_of(text, name=name or f"{region}.yaml").dataset


FITTING = (data("青禾县子乡"), data("青禾县丑镇"), data("青禾县寅街道"))


def test_places_of_one_county_and_period_are_together():
    found = together(FITTING)
    assert (found.datasets, found.region, found.notes) == (FITTING, "青禾县", ())


@pytest.mark.parametrize(
    ("odd", "code", "message"),
    [
        (data("青禾县卯乡", "2021年上半年"), "D332", "报告期：青禾县卯乡的是2021年上半年，其余是2021年，加不到一起"),
        (data("白水县卯乡"), "D334", "地区：白水县卯乡不在青禾县，加不到一起"),
        (data("青禾县卯乡甲村"), "D334", "层级：青禾县卯乡甲村是村，其余是乡镇，加不到一起"),
        (data("青禾县子乡", name="副本.yaml"), "D333", "青禾县子乡：有两个文件，青禾县子乡.yaml 和这一个，数一模一样"),
        (data("子乡", name="副本.yaml"), "D333", "子乡：有两个文件，青禾县子乡.yaml 是青禾县子乡人民政府的，这一个是子乡人民政府的"),
    ],
)
def test_what_does_not_fit_is_told_at_its_line(odd, code, message):
    with pytest.raises(Refused) as refused:
        together((*FITTING, odd))
    (found,) = refused.value.diagnostics
    assert (found.code, found.message) == (code, message)
    assert found.place is not None
    assert found.place.file == odd.tree.name
    assert found.place.line is not None


def test_townships_of_one_name_in_two_counties_are_two():
    """A city's workbook: none of its rows is to be thrown away, but one county is added up at a time."""
    city = [data(f"{county}{own}") for county in ("青禾县", "白水县", "丹霞区") for own in ("城关镇", "东乡")]
    with pytest.raises(Refused) as refused:
        together(city)
    (found,) = refused.value.diagnostics
    assert (found.code, found.message) == ("D334", "来源里有 3 个县的乡镇（青禾县2个、白水县2个、丹霞区2个），加不到一起")
    assert found.hint == "一个县一个县地加：加上 --of 青禾县，-o 写青禾县的文件"
    assert [each.unit.region for each in together([each for each in city if lies_in(each, "白水县")]).datasets] == ["白水县城关镇", "白水县东乡"]


def test_of_two_drafts_of_one_place_it_is_told_what_differs():
    one, other = (
        book_of(f"单位: {{名称: 青禾县卯乡人民政府, 地区: 青禾县卯乡}}\n报告期: 2021年\n指标: {{组: {{{body}}}}}\n", name=name).dataset
        for name, body in (("卯乡.yaml", "工程: {数值: 3个, 其中: {省级: 1个}}, 林地: 3亩"), ("卯乡改.yaml", "工程: {数值: 4个, 其中: {省级: 1个}}, 资金: 待补"))
    )
    with pytest.raises(Refused) as refused:
        together((*FITTING, one, other))
    assert refused.value.diagnostics[0].message == "青禾县卯乡：有两个文件，卯乡.yaml 和这一个，有 3 个数不一样：组.工程、组.林地、组.资金"


def test_all_of_it_is_told_at_once():
    with pytest.raises(Refused) as refused:
        together((*FITTING, data("青禾县卯乡", "2020年"), data("白水县辰乡"), data("青禾县丑镇", name="副本.yaml")))
    assert [each.code for each in refused.value.diagnostics] == ["D334", "D332", "D333"]


def test_the_wholes_own_file_is_left_aside():
    found = together((*FITTING, data("青禾县")))
    assert found.datasets == FITTING
    assert [each.code for each in found.notes] == ["S151"]


def test_fewer_than_two_beside_it_are_nothing_to_add():
    with pytest.raises(NothingToAdd) as refused:
        together((data("青禾县子乡"), data("青禾县")), data("青禾县"))
    assert [each.code for each in refused.value.diagnostics] == ["S151", "S150"]
    assert refused.value.diagnostics[-1].message == "除了青禾县自己的，只有 1 个乡镇的数据，没有可加的"


def test_one_county_whose_name_ends_like_anothers_is_another():
    with pytest.raises(Refused) as refused:
        together((data("沙县东镇"), data("沙县南镇"), data("长沙县西镇")))
    assert [each.message for each in refused.value.diagnostics] == ["地区：长沙县西镇不在沙县，加不到一起"]


class TestANameWithAndWithoutItsCity:
    """三明沙县 is 沙县, which two files would add twice."""

    @pytest.mark.parametrize(
        ("places", "odd"),
        [
            ((data("沙县"), data("福建沙县"), data("尤溪县")), "福建沙县：和沙县是一个地方"),
            ((data("三明市尤溪县"), data("沙县"), data("三明沙县")), "三明沙县：和沙县是一个地方"),
            ((data("青禾县云岭镇"), data("青禾云岭镇"), data("青禾县丑镇")), "青禾云岭镇：和青禾县云岭镇是一个地方"),
        ],
    )
    def test_is_one_place(self, places, odd):
        with pytest.raises(Refused) as refused:
            together(places)
        (found,) = refused.value.diagnostics
        assert (found.code, found.message.partition("，")[0]) == ("D333", odd)

    @pytest.mark.parametrize(
        "places",
        [
            (data("沙县"), data("长沙县")),
            (data("青禾县湾镇"), data("青禾县月牙湾镇")),
            (data("青禾县湾镇"), data("月牙湾镇")),
            (data("三明市沙县"), data("三明市将乐县"), data("尤溪县")),
        ],
    )
    def test_names_that_something_tells_apart_are_two(self, places):
        assert together(places).datasets == places

    def test_may_be_one_where_nobody_says_what_they_lie_in(self):
        """月牙湾镇 is no 湾镇 of 月牙, for all we know."""
        found = together((data("湾镇"), data("月牙湾镇"), data("子乡")))
        (told,) = found.notes
        assert (told.code, told.severity, told.message.partition("，")[0]) == ("D333", Severity.WARNING, "月牙湾镇：和湾镇可能是一个地方")
        assert told.hint == "只留一个；确是两个地方的，地区写上所属的县，例如 某县湾镇"
        assert len(found.datasets) == len(("湾镇", "月牙湾镇", "子乡"))

    def test_townships_of_it_are_together(self):
        assert together((data("沙县东镇"), data("三明沙县西镇"), data("沙县"))).region == "三明沙县"


def test_a_place_that_does_not_say_what_it_lies_in_goes_with_the_others():
    assert together((*FITTING, data("卯乡"))).region == "青禾县"
    assert together((data("子乡"), data("丑乡"))).region == ""


def test_files_of_the_wholes_own_level_are_told_as_such():
    with pytest.raises(Refused) as refused:
        together((data("青禾县子乡"), data("青禾县丑乡甲村")), data("青禾县"))
    assert [each.message for each in refused.value.diagnostics] == ["层级：青禾县丑乡甲村是村，青禾县要由乡镇的加，加不到一起"]


def test_an_existing_file_says_which_period_and_county_are_meant():
    with pytest.raises(Refused) as refused:
        together(FITTING, data("白水县", "2020年"))
    assert [(each.code, each.message) for each in refused.value.diagnostics] == [
        ("D334", "-o 写的这个文件是白水县的，来源是青禾县的乡镇，加不到它里面"),
        ("D332", "报告期：-o 写的这个文件是2020年的，来源是2021年的，加不到它里面"),
    ]
    assert {each.place.file for each in refused.value.diagnostics if each.place} == {"白水县.yaml"}
    with pytest.raises(Refused) as refused:
        together(FITTING, data("青禾县巳乡"))
    assert [each.message for each in refused.value.diagnostics] == ["-o 写的这个文件是青禾县巳乡的（乡镇），来源也是乡镇的，加不到它里面"]
    assert together(FITTING, data("丁市青禾县")).region == "丁市青禾县"


def test_files_of_another_field_are_told():
    places = (data("青禾县子乡", template="rural/township"), data("青禾县丑乡", template="safety/township"), data("青禾县寅乡"))
    (found,) = of_other_fields(places, "rural/annual")
    (odd,) = of_other_fields(places[:2], "general/annual", data("青禾县", template="general/annual"))
    assert odd.message == "模板：-o 写的这个文件用的是 general/annual，来源用的是 rural/township，不是一个领域，加不到它里面"
    assert (found.code, found.message) == ("D334", "模板：青禾县丑乡用的是 safety/township，全部的用 rural/annual，不是一个领域，加不到一起")
