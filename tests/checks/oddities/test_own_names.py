"""Names at the head of a file that are not the unit's, and its own name written otherwise anywhere."""

from __future__ import annotations

import pytest

from drafting.checks.examination import examine
from drafting.checks.oddities.own_names import misspelt_heads
from drafting.diagnostics import Diagnostic
from tests.checks.judging import book_of


def findings(text: str) -> list[Diagnostic]:
    return [each for each in examine(book_of(text))[0] if each.code in ("D252", "D263")]


def file(name: str, region: str, document: str = "", rest: str = "指标: {}", level: str = "县") -> str:
    return f"单位: {{名称: {name}, 地区: {region}, 层级: {level}}}\n报告期: 2021年\n公文: {{{document}}}\n{rest}\n"


def said(*given: str, **also: str) -> list[str]:
    return [f"{each.code} {each.excerpt}" for each in findings(file(*given, **also))]


def written(text: str, region: str = "青禾县白沙乡", rest: str = "") -> list[str]:
    """What is found of a text of 文字材料."""
    level = "乡镇" if region[-1] in "乡镇道" else "县"
    return said(f"{region}人民政府", region, rest=f"指标: {{}}\n文字材料:\n  说明: {text}\n{rest}", level=level)


@pytest.mark.parametrize(
    ("name", "region", "title", "right"),
    [
        ("青禾县农业农村局", "青禾县", "白水县2021年总结", False),
        ("青禾县农业农村局", "青禾县", "某省青禾县2021年总结", True),
        ("青禾县农业农村局", "青禾县", "关于全县2021年工作的报告", True),
        ("青禾县农业农村局", "青禾县", "全县2021年总结", True),
        ("青禾县农业农村局", "青禾县", "和美乡村建设2021年总结", True),
        ("县农业农村局", "青禾县", "2021年总结", True),
        ("青禾县农业农村局", "青禾县", "石县2021年总结", True),
        ("白水乡人民政府", "青禾县清溪乡", "青禾县清溪乡2021年总结", False),
        ("清溪乡人民政府", "青禾县清溪乡", "青禾县白水乡2021年总结", False),
        ("清溪乡人民政府", "青禾县清溪乡", "青禾县2021年总结", True),
        ("新田镇人民政府", "宣州区新田镇", "新田镇2021年总结", True),
        ("新田镇人民政府", "宣州区新田镇", "宣州区新田镇2021年总结", True),
        ("新田镇人民政府", "市中区新田镇", "新田镇2021年总结", True),
        ("白水镇人民政府", "宣州区新田镇", "新田镇2021年总结", False),
        *((f"东关{office}", "平川区", f"东关{office}2021年总结", True) for office in (
            "市场监管所", "市容管理所", "市政设施管理所", "市郊林场", "市民服务中心", "县城供水站", "县域经济服务站", "乡村振兴服务站", "乡土人才站", "城乡规划所",
            "城镇供水站", "镇痛门诊部", "社区卫生服务中心", "灌区管理所", "高新区管委会", "农村商业银行", "村镇银行", "区域医疗中心",
        )),
        *((f"东关{office}", "平川区", "平川区2021年总结", False) for office in ("市人民政府", "市政府办公室", "市民政局", "县城市管理局", "乡人民政府")),
        ("江苏镇江市农业农村局", "镇江市", "江苏镇江市2021年总结", True),
    ],
)
def test_names_of_places(name: str, region: str, title: str, right: bool) -> None:
    assert [each[:4] for each in said(name, region, document=f"标题: {title}")] == ([] if right else ["D252"])


def test_a_name_near_the_own_one_goes_on_as_another_word() -> None:
    assert said("平江市场监管所", "平川市", document="标题: 平江市容管理所2021年总结") == []
    assert said("平江市农业农村局", "平川市", document="标题: 平江市2021年总结") != []


def test_the_signature_is_looked_at_when_there_is_one() -> None:
    assert said("青禾县农业农村局", "青禾县", document="署名: 白水县人民政府") == ["D252 白水县"]
    assert said("青禾县农业农村局", "青禾县", document="标题: 青禾县 白水县人民政府关于共治青河的报告, 署名: [白水县人民政府, 青禾县人民政府]") == []


def test_of_several_who_sign_nobody_comes_from_a_place_that_the_file_never_names() -> None:
    (found,) = findings(file("青禾县农业农村局", "青禾县", "署名: [青禾县农业农村局, 白水县财政局]"))
    assert (found.code, found.excerpt, found.path) == ("D252", "白水县", "公文.署名.1")
    assert str(found.place) == "data.yaml:3:21"
    assert said("青禾县农业农村局", "青禾县", "署名: [青禾县农业农村局, 县财政局]") == []
    assert said("青禾县农业农村局", "青禾县", "署名: [县农业农村局, 白水县财政局]") == []


@pytest.mark.parametrize(
    ("name", "region", "title", "found"),
    [
        ("白沙镇人民政府", "青禾县白沙乡", "总结", ["D263 白沙镇"]),
        ("白沙乡人民政府", "青禾县白沙乡", "白沙街道2021年总结", ["D263 白沙街道"]),
        ("白沙乡人民政府", "青禾县白沙乡", "青禾县白沙镇2021年总结", ["D263 白沙镇"]),
        ("白沙乡人民政府", "青禾县白沙乡", "青和县白沙乡2021年总结", ["D263 青和县"]),
        ("白沙乡人民政府", "青禾县白沙乡", "示例省白水县白沙乡2021年总结", ["D263 白水县"]),
        ("白沙乡人民政府", "青禾县白沙乡", "青禾区白沙乡2021年总结", ["D263 青禾区"]),
        ("白沙乡人民政府", "青禾县白沙乡", "青和县驻白沙乡工作总结", ["D263 青和县"]),
        ("青和县农业农村局白沙乡服务站", "青禾县白沙乡", "总结", ["D263 青和县"]),
        ("清溪口镇人民政府", "青禾县清溪口镇", "关于清溪镇工作的报告", ["D263 清溪镇"]),
        ("临川区农业农村局", "临川区", "关于临河区工作的报告", []),
        ("临川区农业农村局", "临川区", "临河区2021年总结", ["D252 临河区"]),
        ("青禾县农业农村局", "青禾县", "青禾区2021年总结", ["D263 青禾区"]),
        ("白沙乡人民政府", "青禾县白沙乡", "青禾旗2021年总结", ["D263 青禾旗"]),
        ("长沙县农业农村局", "长沙县", "长沙市长沙县2021年总结", []),
        ("白沙乡人民政府", "邵东市白沙乡", "邵东县2021年总结", ["D263 邵东县"]),
        ("白沙乡人民政府", "邵阳市邵东市白沙乡", "邵东县2021年总结", ["D263 邵东县"]),
        ("白沙乡人民政府", "邵阳市邵东市白沙乡", "邵阳县2021年总结", []),
        ("邵东市农业农村局", "邵阳市邵东市", "邵东县2021年总结", ["D263 邵东县"]),
        ("白沙乡人民政府", "青禾县白沙乡", "白沙乡村振兴总结", []),
        ("白沙镇人民政府", "青禾县白沙镇", "白沙乡村振兴总结", []),
        ("东乡区农业农村局", "东乡区", "东乡区2021年总结", []),
    ],
)
def test_the_head_names_the_unit_as_the_region_does(name: str, region: str, title: str, found: list[str]) -> None:
    level = "乡镇" if region[-1] in "乡镇" else "县"
    assert said(name, region, document=f"标题: {title}", level=level) == found
    of_a_draft = misspelt_heads(book_of(file(name, region, f"标题: {title}", level=level)).dataset)
    assert [f"{each.code} {each.excerpt}" for each in of_a_draft] == [each for each in found if each.startswith("D263")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("今年以来，白沙镇坚持每月调度。", ["D263 白沙镇"]),
        ("在白沙镇召开现场会。", ["D263 白沙镇"]),
        ("今年以来，白砂乡坚持每月调度。", ["D263 白砂乡"]),
        ("县里在青禾县白砂乡召开现场会。", ["D263 白砂乡"]),
        ("与白砂乡结对共建。", []),
        ("白砂乡考察团来访。", []),
        ("今年以来，白砂乡坚持每月调度。明年，白沙乡再接再厉", ["D263 白砂乡"]),
        ("白沙乡青禾区两地共建。", []),
        ("白砂乡党委、政府高度重视。", ["D263 白砂乡"]),
        ("今年以来，白砂乡、竹溪乡先后来乡里考察。", []),
        ("今年以来，白砂乡和白沙乡联合开展排查。", []),
        ("新白沙镇建成。", []),
        ("白沙乡村建设有了新面貌。", []),
        ("今年以来，城乡融合、下乡服务有序推进。", []),
        ("青和县白沙乡坚持每月调度。", ["D263 青和县"]),
        ("全县白沙乡走在前列。", []),
        ("到白水县白沙乡考察。", ["D263 白水县"]),
        ("原白沙镇的资产已经移交。", []),
        ("某县白沙乡走在前列。", []),
        ("统一白沙镇的标识。", []),
        ("白水县白沙乡走在前列。", ["D263 白水县"]),
        ("今年以来，白砂乡坚持与白沙乡共建。", []),
        ("沙乡坚持每月调度。", []),
        ("今年以来，沙白乡坚持每月调度。", []),
        ("2021沙乡坚持每月调度。", []),
        ("今年以来，一沙乡坚持每月调度。", ["D263 一沙乡"]),
        ("今年西部山区考察团白水县白沙乡", []),
        ("今年以来，白沙镇坚持每月调度。明年，白沙乡再接再厉", ["D263 白沙镇"]),
        ("青禾县白砂乡召开现场会。", ["D263 白砂乡"]),
        ("先是评比。白沙乡、白砂乡坚持每月会商。", []),
        ("今年以来，白沙镇坚持每月调度，新白沙镇建成。", ["D263 白沙镇"]),
        ("新白沙镇建成，在白沙镇召开现场会，新白沙镇变样。", ["D263 白沙镇"]),
    ],
)
def test_texts_name_the_unit_as_the_region_does(text: str, found: list[str]) -> None:
    assert written(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("今年以来，清溪镇坚持每月调度。", ["D263 清溪镇"]), ("在溪清口镇召开现场会。", ["D263 溪清口镇"]), ("在清溪河镇召开现场会。", ["D263 清溪河镇"]),
        ("在溪口镇召开现场会。", ["D263 溪口镇"]), ("在清口镇召开现场会。", ["D263 清口镇"]), ("溪口镇坚持每月调度。", ["D263 溪口镇"]),
        ("在白溪口镇召开现场会。", ["D263 白溪口镇"]), ("在小清溪口镇召开现场会。", []),
        ("在清溪河镇、竹溪镇分别召开现场会。", []), ("由清溪河镇对口帮扶。", []), ("今年以来，清溪镇坚持每月调度。在清溪河镇、竹溪镇分别召开现场会。", ["D263 清溪镇"]),
        ("由清溪河镇召开现场会。", ["D263 清溪河镇"]), ("在溪河口镇召开现场会。", []), ("在大溪口镇召开现场会。", ["D263 大溪口镇"]),
    ],
)  # fmt: skip
def test_of_a_longer_name_a_character_may_be_wrong_or_left_out_or_two_be_swapped(text: str, found: list[str]) -> None:
    assert written(text, "青禾县清溪口镇") == found


def test_a_name_of_one_character_is_found_everywhere_and_nowhere_looked_for() -> None:
    assert written("在石镇召开现场会。", "青禾县石乡") == []


def test_a_county_is_known_by_the_township_behind_it_whatever_stands_above() -> None:
    assert written("青和县白沙乡召开现场会。", "示例市青禾县白沙乡") == ["D263 青和县"]


def test_opposites_are_neighbours() -> None:
    assert written("今年以来，东河乡坚持每月调度。", "青禾县西河乡") == []


def test_a_landscape_is_no_county() -> None:
    assert written("在平原区推广良种。", "平原县") == []


def test_neighbours_that_tables_and_lists_name_are_no_slips() -> None:
    table = "明细表:\n  各乡: {行: [{乡镇: 白砂乡, 户: 3户}, {乡镇: 竹溪乡, 户: 5户}]}"
    assert written("今年以来，白砂乡坚持每月调度。", rest=table) == []


def test_behind_a_neighbour_that_is_named_a_slip_of_the_same_text_is_told() -> None:
    table = "明细表:\n  各县: {行: [{县: 青和县, 户: 3户}, {县: 竹溪县, 户: 5户}]}"
    assert written("今年以来，青和县坚持每月调度。到白水县白沙乡考察。", rest=table) == ["D263 白水县"]


def test_a_table_that_has_the_wrong_kind_is_told_unless_it_has_the_right_one_too() -> None:
    table = "明细表:\n  各乡: {{行: [{{乡镇: {}, 户: 3户}}, {{乡镇: 竹溪乡, 户: 5户}}]}}"
    (found,) = findings(file("白沙乡人民政府", "青禾县白沙乡", rest="指标: {}\n" + table.format("白沙镇"), level="乡镇"))
    assert (found.code, found.path, str(found.place)) == ("D263", "明细表.各乡.行.0.乡镇", "data.yaml:6:17")
    assert found.message == "明细表·各乡·行·第1项·乡镇：写的是“白沙镇”，地区写的是“白沙乡”"
    both = table.format("白沙镇").replace("竹溪乡", "白沙乡")
    assert said("白沙乡人民政府", "青禾县白沙乡", rest="指标: {}\n" + both, level="乡镇") == []


def test_in_a_table_the_county_before_the_own_name_can_be_no_neighbour() -> None:
    table = "指标: {}\n明细表:\n  各乡: {行: [{乡镇: 青和县白沙乡, 户: 3户}, {乡镇: 青河县竹溪乡, 户: 5户}]}"
    assert said("白沙乡人民政府", "青禾县白沙乡", rest=table, level="乡镇") == ["D263 青和县"]


def test_a_document_of_ones_own_is_no_neighbour() -> None:
    rest = "指标:\n  产业:\n    制度: {{名录: [《青禾县监测办法》, 《{}帮扶资产管护办法》]}}"
    assert said("青禾县农业农村局", "青禾县", rest=rest.format("青和县")) == ["D263 青和县"]
    assert said("青禾县农业农村局", "青禾县", rest=rest.format("青禾区")) == ["D263 青禾区"]
    assert said("青禾县农业农村局", "青禾县", rest=rest.format("青禾县")) == []


def test_a_list_and_a_statement_are_read_too() -> None:
    rest = "指标:\n  产业:\n    示范点: {名录: [白沙镇茶园]}\n    评价: {表述: 白沙镇居全县第一}"
    (found,) = findings(file("白沙乡人民政府", "青禾县白沙乡", rest=rest, level="乡镇"))
    assert found.message == "指标·产业·示范点·名录·第1项：写的是“白沙镇”，地区写的是“白沙乡”（共 2 处）"
    assert [str(each) for each in found.related] == ["data.yaml:1:23", "data.yaml:7:14"]


def test_a_wrong_region_is_one_finding_with_all_places() -> None:
    (found,) = findings(file("白沙镇人民政府", "青禾县白沙乡", "标题: 白沙镇2021年总结, 署名: 白沙镇人民政府", level="乡镇"))
    assert found.message == "单位名称：写的是“白沙镇”，地区写的是“白沙乡”（共 3 处）"
    assert found.hint == "核对是哪一个：改成“白沙乡”，或者改“单位”里的地区"
    assert [str(each) for each in found.related] == ["data.yaml:1:23", "data.yaml:3:10", "data.yaml:3:26"]


def test_an_answer_stands_on_its_line() -> None:
    text = file("白沙乡人民政府", "青禾县白沙乡", rest="指标: {}\n文字材料:\n  说明: 在白沙镇召开现场会。  # 情况属实 D263：原名", level="乡镇")
    assert findings(text) == []


@pytest.mark.parametrize(
    ("region", "told"),
    [("某某县", True), ("某县城关镇", True), ("青禾县某乡", True), ("某市青禾县", True), ("××县", True), ("XX县竹溪乡", True), ("某县", False), ("某乡", False), ("青禾县竹溪乡", False)],
)
def test_a_region_that_is_none_yet_is_told_and_a_draft_may_be_tried_on_one_of_a_document(region: str, told: bool) -> None:
    found = examine(book_of(file("青禾县农业农村局", region)))[0]
    assert [each.excerpt for each in found if each.code == "D275"] == ([region] if told else [])


@pytest.mark.parametrize("name", ["某局", "青禾县某局", "某县某某局", "青禾县某委", "青禾县某厅"])
def test_an_office_that_nobody_has_named_is_told(name):
    told = [each for each in examine(book_of(file(name, "青禾县")))[0] if each.code == "D275"]
    assert [(each.path, each.excerpt) for each in told] == [("单位.名称", name)]


@pytest.mark.parametrize("name", ["青禾县水利局", "青禾县人民政府", "某县水利局"])
def test_a_named_office_is_none(name):
    assert not [each for each in examine(book_of(file(name, "青禾县")))[0] if each.code == "D275"]
