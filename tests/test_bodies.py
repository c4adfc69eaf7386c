"""One department under several names is one; two levels are two."""

from __future__ import annotations

import pytest

from drafting.bodies import gives, led_by, of_one_trade, own_word, population, same_bodies


@pytest.mark.parametrize(
    ("names", "sheets"),
    [
        (["财政局", "县财政局"], {"县财政局"}),
        (["财政局", "示例县财政局", "县财政局"], {"县财政局"}),
        (["县财政局", "市财政局"], {"县财政局", "市财政局"}),
        (["财政局", "县财政局", "市财政局"], {"财政局", "县财政局", "市财政局"}),
        (["财政局", "人社局"], {"财政局", "人社局"}),
        (["区划办", "县局"], {"区划办", "县局"}),
        (["防返贫监测中心", "县防返贫监测中心"], {"县防返贫监测中心"}),
        (["乡村振兴局", "县乡村振兴局"], {"县乡村振兴局"}),
        (["市场监管局", "县市场监管局"], {"县市场监管局"}),
    ],
)
def test_one_department_of_a_county_is_asked_once(names: list[str], sheets: set[str]) -> None:
    assert set(same_bodies(names, "示例县").values()) == sheets
    assert set(same_bodies(names[::-1], "示例县").values()) == sheets


@pytest.mark.parametrize("name", ["示例县教育局", "示例市住房和城乡建设局", "示例县易地扶贫搬迁工作办公室", "示例市残疾人联合会", "中共示例县委组织部", "县医保局", "公安县教育局", "示例市市场监管局", "示例开发区教育局", "示例县残联", "示例县总工会", "示例县教育体育局", "示例县城乡建设局", "教育局"])
def test_a_department_has_its_own_trade(name: str) -> None:
    assert of_one_trade(name)


@pytest.mark.parametrize(
    "name", ["示例县乡村振兴局", "示例县农业农村局", "示例镇人民政府", "示例县农村工作领导小组办公室", "示例县扶贫开发办公室", "示例区农业农村水利局", "教育村村民委员会", "示例镇建设村驻村工作队",
             "示例县工业园区管理委员会", "科技产业园区管委会", "科技产业园管委会", "文化旅游度假区管理委员会", "示例县民族乡党政办公室", "交通镇党政办公室",
             "示例县水利镇综合服务中心", "中共三江侗族民族自治县委员会", "中共三江侗民族自治县委员会", "公安县委办公室", "公安县委", "中共公安县委员会"]
)
def test_who_reports_on_all_of_it_has_none(name: str) -> None:
    assert not of_one_trade(name)


@pytest.mark.parametrize(
    ("name", "provider"),
    [
        ("示例县教育局", "教育局"), ("示例县教育体育局", "教育局"), ("示例县教体局", "教育局"), ("示例县人力资源和社会保障局", "人社局"), ("示例县医疗保障局", "医保局"),
        ("示例县住房和城乡建设局", "住建局"), ("示例县卫生健康委员会", "卫健局"), ("示例县发展和改革局", "发改委"), ("示例县水务局", "水利局"), ("国网示例县供电公司", "供电公司"),
    ],
)  # fmt: skip
def test_a_department_gives_what_the_catalogue_asks_of_it_by_its_short_name(name: str, provider: str) -> None:
    assert gives(name, provider)


@pytest.mark.parametrize(("name", "provider"), [("示例县教育局", "财政局"), ("公安县教育局", "公安局"), ("示例县教育局", "防返贫监测中心")])
def test_and_nothing_of_others(name: str, provider: str) -> None:
    assert not gives(name, provider)


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("示例县易地扶贫搬迁安置服务中心", "搬迁群众"), ("示例县易地搬迁办", "搬迁群众"), ("示例市水库移民工作局", "移民"), ("示例县残联", "残疾人"),
        ("示例县退役军人事务局", "退役军人"), ("中共示例县委老干部局", "老干部"),
        ("示例县房屋征收搬迁办公室", ""), ("示例县移民和扶贫开发局", ""), ("示例县人社局", ""), ("移民镇人民政府", ""), ("示例县移民新村村民委员会", ""),
    ],
)  # fmt: skip
def test_whose_all_figures_of_a_body_are(name: str, people: str) -> None:
    assert population(name) == people


@pytest.mark.parametrize(
    ("name", "own"),
    [("示例县工业园区管理委员会", "我区"), ("示例市高新区管委会", "我区"), ("示例产业园管委会", "我园"), ("示例村村民委员会", ""), ("示例县卫生健康委员会", "我委")],
)
def test_the_office_of_an_area_speaks_of_the_area(name: str, own: str) -> None:
    assert own_word(name) == own


@pytest.mark.parametrize(
    ("name", "own"),
    [("示例市城市建设投资集团有限公司", "我集团"), ("示例市水务有限责任公司", "我公司"), ("示例供电公司", "我公司"), ("示例市农商银行", "我行"), ("示例市第一自来水厂", "我厂")],
)
def test_a_company_speaks_of_itself_and_not_of_the_city(name: str, own: str) -> None:
    assert own_word(name) == own


@pytest.mark.parametrize(
    ("name", "led"),
    [
        ("示例县人民法院", "县委"), ("示例县人民检察院", "县委"), ("示例县人大常委会办公室", "县委"), ("示例县政协办公室", "县委"), ("示例县纪委监委", "县委"), ("示例县委组织部", "县委"),
        ("中共示例县委办公室", "县委"), ("中共示例县委党校", "县委"), ("共青团示例县委员会", "县委"), ("示例县妇女联合会", "县委"), ("示例县总工会", "县委"),
        ("示例县教育局", "县委、县政府"), ("示例县残疾人联合会", "县委、县政府"), ("示例县卫生健康委员会", "县委、县政府"), ("示例县政协路小学", "县委、县政府"), ("示例县供电公司", "县委、县政府"),
    ],
)  # fmt: skip
def test_courts_and_offices_of_the_party_are_led_by_the_party(name: str, led: str) -> None:
    assert led_by(name, "县委、县政府") == led


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("示例市国有资产监督管理委员会", "我委"), ("示例市人民政府国有资产监督管理委员会", "我委"), ("示例县公路养护段", "我段"), ("示例县国有林场", "我场"), ("示例县东风农场", "我场"), ("东风农场", ""),
        ("示例县消防救援大队", "我大队"), ("示例市公安局交通警察支队", "我支队"), ("示例省消防救援总队", "我总队"), ("示例县农业综合执法队", "我队"), ("示例县司法所", "我所"), ("示例县供销合作社", "我社"),
        ("示例县烟草专卖局（分公司）", "我局"), ("示例县应急管理局(县防震减灾局)", "我局"), ("示例市农商银行城关支行", "我行"), ("示例古城管理委员会", ""), ("示例县人民政府（办公室）", ""),
    ],
)  # fmt: skip
def test_an_office_speaks_of_itself(name: str, own: str) -> None:
    assert own_word(name) == own
