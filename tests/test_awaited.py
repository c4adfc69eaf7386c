"""Who of a list has handed in."""

from __future__ import annotations

import pytest

from drafting.awaited import Arrived, Awaited, Roll
from drafting.diagnostics import Place, Refused
from drafting.load.tables.roster import Listed, ListedColumn, read_roster


def column(names: str, file: str = "名单.xlsx") -> ListedColumn:
    """One of names, behind its head and a colon where it has one."""
    head, _, words = names.rpartition(":")
    return ListedColumn(tuple([Listed(name, Place(file, at)) for at, name in enumerate(words.split())]), head)


def called(*columns: str, there: str = "青禾县东乡 青禾县西乡 青禾县南街道", level: str = "乡镇") -> Roll:
    """Of columns of names, with the places that are there by their regions."""
    awaited = Awaited("名单.xlsx", tuple(map(column, columns)))
    return awaited.called([Arrived(f"{region}人民政府", region, level, Place(f"{region}.yaml")) for region in there.split()])


@pytest.mark.parametrize("names", ["东乡 西乡 南街道", "青禾县东乡 丁市青禾县西乡 南街道", "东乡人民政府 西乡政府 南街道办事处", "东乡 东乡 西乡 青禾县南街道办事处"])
def test_places_go_by_what_they_are_called(names: str):
    assert called(names) == Roll((), ())


def test_one_of_another_county_is_another():
    assert called("白水县东乡 西乡 南街道").lacking == ("白水县东乡",)
    assert called("东乡 甲县城关镇 乙县城关镇 城关镇").lacking == ("甲县城关镇", "乙县城关镇")


def test_files_that_say_who_fills_them_in_go_by_that():
    """Bureaus: what they are called is not their county's name."""
    arrived = [Arrived(name, region, "县", Place(f"{name}.yaml")) for name, region in (("甲县民政局", "甲县"), ("乙县民政局", "乙县"), ("乙县教育局", "乙县"))]
    awaited = Awaited("名单.txt", (column("甲县民政局 丁县民政局 教育局", "名单.txt"),))
    assert [each.message for each in awaited.called(arrived).diagnostics] == ["名单里的 3 个，还有 1 个没有交：丁县民政局", "名单里没有的 1 个也来了：乙县民政局"]


def test_a_file_that_cannot_be_read_goes_by_its_name():
    arrived = [Arrived("", name, "", Place(f"{name}.yaml")) for name in ("甲村2026年数据", "乙村")] + [Arrived("丙村村委会", "青禾县东乡丙村", "村", Place("丙村.yaml"))]
    awaited = Awaited("名单.txt", (column("东乡甲村 东乡乙村 东乡丙村 东乡丁村", "名单.txt"),))
    assert awaited.called(arrived).lacking == ("丁村",)


def test_a_name_of_one_character_is_a_place_where_one_alone_is_called_so():
    assert called("东 西 南街道") == Roll((), ())
    assert called("东 西 北 南街道").lacking == ("北",)
    assert called("东乡 西乡 南街道 好") == Roll((), ())


def test_a_list_of_other_things_is_told():
    with pytest.raises(Refused) as refused:
        called("某某 某某某")
    assert [each.code for each in refused.value.diagnostics] == ["S156"]
    assert refused.value.could_not_run


def test_a_name_without_its_end_is_a_place_where_one_alone_is_called_so():
    assert called("云岭 双井", there="云岭镇 双井乡").lacking == ()
    assert called("云岭 双井镇", there="云岭镇 云岭乡 双井镇").lacking == ("云岭",)


def test_who_is_lacking_and_who_is_not_listed_is_told_at_their_places():
    roll = called("东乡 北镇 青禾县中镇")
    assert roll.lacking == ("北镇", "中镇")
    assert [(each.code, each.message, str(each.place)) for each in roll.diagnostics] == [
        ("S154", "名单里的 3 个，还有 2 个没有交：北镇、中镇", "名单.xlsx:1"),
        ("S155", "名单里没有的 2 个也来了：西乡、南街道", "青禾县西乡.yaml"),
    ]


def test_of_a_table_the_column_is_taken_that_fits_best():
    assert called("某某某 某某某 某某某", "东乡 西乡 北镇", "南街道").lacking == ("北镇",)


def test_counties_go_by_their_names_too():
    assert called("沙县 永安市 尤溪县", there="三明市沙县 三明市尤溪县", level="县").lacking == ("永安市",)


class TestAListWithItsCountiesBeside:
    """Townships of one name in two counties are two."""

    @pytest.mark.parametrize("counties", [("甲县", "甲县", "乙县", "乙县"), ("甲县", "", "乙县", "")])
    @pytest.mark.parametrize("head", ["序号,县,乡镇", "序号,所属县（市、区）,乡镇名称", "序号,县（区）,单位"])
    def test_goes_by_both(self, head: str, counties: tuple[str, ...]):
        rows = "".join(f"{at},{county},{own}\n" for at, (county, own) in enumerate(zip(counties, ("城关镇", "东乡", "城关镇", "东乡"), strict=True), 1))
        assert self.of(f"{head}\n{rows}", "甲县城关镇 甲县东乡 乙县城关镇") == (("乙县东乡",), [])
        assert self.of(f"{head}\n{rows}", "丁市甲县城关镇 丁市甲县东乡 丁市乙县城关镇 丁市乙县东乡 丁市丙县东乡") == ((), ["名单里没有的 1 个也来了：丁市丙县东乡人民政府"])

    def test_by_the_city_too(self):
        table = "市,县,乡镇\n丁市,甲县,东乡\n,乙县,东乡\n戊市,丙县,东乡\n"
        assert self.of(table, "甲县东乡 丙县东乡")[0] == ("丁市乙县东乡",)

    def test_but_a_part_of_the_county_is_no_county(self):
        assert self.of("片区,乡镇\n东片区,东乡\n西片区,西乡\n,北乡\n", "甲县东乡 甲县西乡") == (("北乡",), [])

    def of(self, table: str, there: str) -> tuple[tuple[str, ...], list[str]]:
        awaited = Awaited("名单.csv", read_roster(table.encode(), "名单.csv", ".csv"))
        roll = awaited.called([Arrived(f"{region}人民政府", region, "乡镇", Place(f"{region}.yaml")) for region in there.split()])
        return roll.lacking, [each.message for each in roll.diagnostics if each.code == "S155"]


class TestAListOfSeveralSheets:
    def test_goes_on_below_the_same_head(self):
        """Though none of the second has come."""
        found = called("乡镇:东乡 西乡 南街道", "乡镇:北镇 中镇")
        assert (found.lacking, [each.code for each in found.diagnostics]) == (("北镇", "中镇"), ["S154"])

    def test_goes_on_where_half_of_it_has_come(self):
        assert called("乡镇:东乡 西乡", "南街道").diagnostics == ()
        assert called("乡镇:东乡 西乡 北镇", "街道:南街道 中街道").lacking == ("北镇", "中街道")

    def test_of_another_year_is_another_list(self):
        assert called("乡镇:东乡 西乡 南街道", "乡镇:东乡 老乡").lacking == ()

    def test_of_other_things_is_none(self):
        assert called("乡镇:东乡 西乡 南街道 北镇", "联系人:张某 李某 王某").lacking == ("北镇",)


def test_a_place_that_has_come_twice_is_no_stranger():
    """That is told by itself."""
    assert called("东乡 西乡 南街道", there="青禾县东乡 青禾县西乡 青禾县南街道 青禾县东乡").diagnostics == ()


def listed(names: str) -> Awaited:
    """Of names behind what they lie in: 青禾/城关镇."""
    return Awaited("名单.csv", (ListedColumn(tuple([Listed(own, Place("名单.csv", at), above) for at, (above, own) in enumerate(each.split("/") for each in names.split())])),))


def arrivals(regions: str) -> list[Arrived]:
    return [Arrived(f"{region}人民政府", region, "乡镇", Place(f"{region}.yaml")) for region in regions.split()]


@pytest.mark.parametrize("ends", ["县", ""])
def test_townships_of_one_name_in_two_counties_are_two(ends: str):
    roll = listed(f"青禾{ends}/城关镇 青禾{ends}/东山镇 白水{ends}/城关镇").called(arrivals("青禾县城关镇 青禾县东山镇"))
    assert roll.lacking == (f"白水{ends}城关镇",)


def test_where_one_county_is_asked_for_those_of_others_on_the_list_are_not_awaited():
    of_the_city = listed("青禾县/城关镇 青禾县/东山镇 白水县/城关镇 白水县/南坪乡")
    assert of_the_city.within("白水县").called(arrivals("白水县城关镇 白水县南坪乡")) == Roll((), ())
    assert of_the_city.within("白水县").called(arrivals("白水县城关镇")).lacking == ("南坪乡",)
