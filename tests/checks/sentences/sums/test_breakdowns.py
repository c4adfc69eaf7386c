"""Totals and their parts, as sentences say them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.sentences.saying import holding, said, wrong


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("监测对象86户，其中脱贫不稳定户31户、边缘易致贫户37户、突发严重困难户18户。", ["86户 = 31户 + 37户 + 18户"]),
        ("监测对象86户251人（脱贫不稳定户31户92人、其他户55户159人）。", ["86户 = 31户 + 55户", "251人 = 92人 + 159人"]),
        ("项目291个，总投资8.62亿元，其中，产业项目95个、投资4.77亿元，基础设施项目196个，投资3.85亿元。", ["291个 = 95个 + 196个", "8.62亿元 = 4.77亿元 + 3.85亿元"]),
        ("特困供养资金85.444万元(散养五保38.526万元和集中供养46.9180)。", ["85.444万元 = 38.526万元 + 46.9180"]),
        ("全县有小学、初中、高中在校生3470人，分别为1200人、860人、1410人。", ["3470人 = 1200人 + 860人 + 1410人"]),
        ("完成304户验收（第一批227户24.112万元，第二批77户15.08万元），共涉及资金39.192万元。", ["304户 = 227户 + 77户", "39.192万元 = 24.112万元 + 15.08万元"]),
        ("东乡完成120户，西乡完成140户，南乡完成90户，合计350户。", ["350户 = 120户 + 140户 + 90户"]),
        (
            "对象169户，其中不稳定户78户，已消除45户；边缘户50户，已消除44户；困难户41户，已消除18户。",
            ["169户 = 78户 + 50户 + 41户"],
        ),
        ("投资1.76亿元，其中甲县8000万元，乙县9600万元。", ["1.76亿元 = 8000万元 + 9600万元"]),
    ],
)
def test_what_adds_up_is_confirmed(text, sums):
    assert [each for each in holding(text) if "+" in each] == sums
    assert wrong(text) == []


def test_what_begins_with_among_them_divides_the_sentence_before():
    assert holding("全县共有监测对象86户。其中脱贫不稳定户31户，其他户55户。") == ["86户 = 31户 + 55户"]
    assert holding("全县共有监测对象86户。", "其中脱贫不稳定户31户，其他户55户。") == ["86户 = 31户 + 55户"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # the households add up, so the people beside them do
        ("对象86户251人，其中甲类31户92人，乙类37户104人，丙类18户65人。", ["251人 ≠ 92人 + 104人 + 65人 = 261人"]),
        ("对象96户251人，其中甲类31户92人，乙类37户104人，丙类18户55人。", ["96户 ≠ 31户 + 37户 + 18户 = 86户"]),
        ("项目291个，总投资8.26亿元，其中产业项目95个、投资4.77亿元，基础项目196个，投资3.85亿元。", ["8.26亿元 ≠ 4.77亿元 + 3.85亿元 = 8.62亿元"]),
        ("项目391个，总投资8.62亿元，其中产业项目95个、投资4.77亿元，基础项目196个，投资3.85亿元。", ["391个 ≠ 95个 + 196个 = 291个"]),
        # alone, it is told only where a slip explains it
        ("系统就业人口59674人，其中脱贫人口58212人、边缘户1453人。", ["59674人 ≠ 58212人 + 1453人 = 59665人"]),
        ("供养资金85.444万元（散养38.526万元和集中供养49.6180万元）。", ["85.444万元 ≠ 38.526万元 + 49.6180万元 = 88.144万元"]),
        # figures that are rounded, with other scales
        ("总产值59.00亿元，其中：种植业3.09亿元；林业223万元；畜牧业2.76亿元；渔业50.41亿元；服务业3.00亿元。", ["59.00亿元 ≠ 3.09亿元 + 223万元 + 2.76亿元 + 50.41亿元 + 3.00亿元 = 59.2823亿元"]),
        # things of one kind, one after the other; what follows the list is none of them
        ("项目105个，其中，工业类3个、城建类38个、农业类21个、商贸类7个、民生类46个，总投资339.9亿元。", ["105个 ≠ 3个 + 38个 + 21个 + 7个 + 46个 = 115个"]),
        ("举借债务231220万元，其中：新增债券146953万元、置换债券72000万元、再融资债券57267万元，偿还债务112032万元。", ["231220万元 ≠ 146953万元 + 72000万元 + 57267万元 = 276220万元"]),
        # words that divide a whole, and 其他 at the end
        ("总人口413498人，比上年增加6788人；其中：男性210247人，女性230251人。", ["413498人 ≠ 210247人 + 230251人 = 440498人"]),
        ("帮扶26户，其中甲类12户、乙类9户、其他对象7户。", ["26户 ≠ 12户 + 9户 + 7户 = 28户"]),
        # where the dead add up, so do the accidents of the same list
        (
            "发生事故300起，死亡31人。其中：工矿事故4起，死亡4人；道路事故266起，死亡26人；火灾事故31起，死亡1人。",
            ["300起 ≠ 4起 + 266起 + 31起 = 301起"],
        ),
        # places that are added up, and what stands after 分别
        ("东乡12户、西乡30户、南乡8户，共52户。", ["52户 ≠ 12户 + 30户 + 8户 = 50户"]),
        ("甲县、乙县、丙县分别为12户30人、8户20人、10户25人，共30户85人。", ["85人 ≠ 30人 + 20人 + 25人 = 75人"]),
        ("甲县、乙县分别完成120户、340户，共450户。", ["450户 ≠ 120户 + 340户 = 460户"]),
        # a list in brackets that leaves nothing open
        ("奖牌252枚（金牌88枚、银牌84枚、铜牌90枚）。", ["252枚 ≠ 88枚 + 84枚 + 90枚 = 262枚"]),
        ("建议提案32件（人大建议19件、政协提案31件）。", ["32件 ≠ 19件 + 31件 = 50件"]),
        ("孤儿46人，其他儿童233人，合计289人。", ["289人 ≠ 46人 + 233人 = 279人"]),
        # two digits of a short figure are swapped
        ("改造农村公路126.5公里，其中县道38.2公里、乡道46.3公里、村道24公里。", ["126.5公里 ≠ 38.2公里 + 46.3公里 + 24公里 = 108.5公里"]),
        ("监测对象226户，其中甲类63户、乙类82户、丙类18户。", ["226户 ≠ 63户 + 82户 + 18户 = 163户"]),
        # figures alone behind 分别为, and what is summed up by the same word
        ("安排资金1200万元，分别为500万元、400万元、400万元。", ["1200万元 ≠ 500万元 + 400万元 + 400万元 = 1300万元"]),
        ("东镇改厕12户、西镇改厕13户，两镇共改厕26户。", ["26户 ≠ 12户 + 13户 = 25户"]),
        # what excludes each other is no more than the whole
        ("监测对象1234户，其中东镇500户、西镇800户。", ["1234户 ≠ 500户 + 800户 = 1300户"]),
        ("监测对象1234户，其中东镇500户、西镇820户、南乡200户。", ["1234户 ≠ 500户 + 820户 + 200户 = 1520户"]),
        ("危房1234户，其中C级500户、D级800户。", ["1234户 ≠ 500户 + 800户 = 1300户"]),
        ("受理案件1234件，其中民事案件500件、刑事案件800件。", ["1234件 ≠ 500件 + 800件 = 1300件"]),
        # a part is no more than the whole
        ("吸纳就业917人，其中脱贫户971人。", ["971人 ≠  = 917人"]),
    ],
)
def test_what_does_not_add_up_is_told(text, told):
    assert wrong(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "吸纳就业917人，其中脱贫户241人。",
        "全县有企业120家，其中规上企业50家，省级龙头企业30家。",
        "培育新型主体580家，其中合作社300家、家庭农场200家等。",
        "召开会议12次（常委会3次、常务会2次）。",
        "收入16200元，增长13.4%，其中工资性收入8000元，增长9%。",
        "新增贷款3171户1.33亿元（其中12月新增贷款93笔327.6万元）。",
        "完成49个岗位开发，光伏公益岗位18个，安置68人。",
        "企业120家（规上企业50家、省级龙头30家）。",
        "监测对象1234户，其中东镇500户、西镇700户。",
        "监测对象1234户，其中东镇500户、东镇新增800户。",
        "危房1234户，其中C级500户、D级700户。",
        "受理案件1234件，其中民事案件500件、涉企民事案件800件。",
        "东镇改厕12户、西镇改水13户，两镇共改厕26户。",
        "安排资金1200万元，分别为省级500万元、市级400万元、县级200万元。",
        "监测对象1234户，其中重点镇500户、中心镇800户。",
        "企业120家（规上企业50家、省级龙头30家、市级龙头12家等）。",
        "全区移动电话用户378740户，其中3G用户138275户、互联网用户244120户。",
        "水产品44.13万吨，其中鱼类12.46万吨，藻类31.26万吨。",
        "基金收入10003万元（入库60616万元，其中扣减10753万元，退库39860万元）。",
        "奖励5元/人·天--15元/人·天不等（一晚5元、两晚10元、三晚15元）。",
        "运输生产指数为157.0点，其中货运指数为185.7点。",
        "增加120人，其中甲县100人，乙县40人。",
        "约1200人参加，其中党员700人，群众400人。",
        "东乡1至3月完成12户，其中3月8户，4月9户。",
        "甲园区（市、区）有企业3家5家。",
        "由2019年的383人增加到422人，其中男性200人，女性183人。",
    ],
)
def test_what_a_list_leaves_out_or_means_otherwise_is_no_fault(text):
    assert wrong(text) == []


NUMBERS = st.lists(st.tuples(st.integers(20, 4000), st.integers(20, 9000)), min_size=2, max_size=6)


@given(NUMBERS)
def test_any_list_that_adds_up_is_confirmed_and_any_other_column_is_told(rows):
    households, people = sum(each[0] for each in rows), sum(each[1] for each in rows)
    listed = "、".join(f"{name}类{one}户{other}人" for name, (one, other) in zip("甲乙丙丁戊己", rows, strict=False))
    assert wrong(f"全县共有监测对象{households}户{people}人，其中{listed}。") == []
    assert wrong(f"全县共有监测对象{households}户{people + 7}人，其中{listed}。") != []


def test_figures_and_those_that_stand_in_no_claim_are_counted():
    found = said("监测对象86户，其中甲类31户、乙类55户，召开会议3次。")
    assert (found.figures, len(found.lone)) == (4, 1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收入24627万元，完成年初预算60999万元的40.4%，比上年减收1070万元。其中：税收收入9103万元，比上年增收1284万元；非税收入16524万元，减收2354万元。", ["24627万元 ≠ 9103万元 + 16524万元 = 25627万元"]),
        ("处分286人，其中处分乡科级干部31人，一般干部63人，农村、企业等其他人员129人。", ["286人 ≠ 31人 + 63人 + 129人 = 223人"]),
        ("专任教师1200人，其中本科860人、专科420人。", ["1200人 ≠ 860人 + 420人 = 1280人"]),
        ("测评10个单位，其中满意7个，不满意4个。", ["10个 ≠ 7个 + 4个 = 11个"]),
        ("分办12653件，其中分给乡镇9481件、分给县直部门2725件，留在中心87件。", ["12653件 ≠ 9481件 + 2725件 + 87件 = 12293件"]),
        ("新设市场主体145万户。其中，新设企业589.8万户，增长7.7%；新设个体工商户1242.6万户，增长1.3%；新设农民专业合作社12.6万户。", ["145万户 ≠ 589.8万户 + 1242.6万户 + 12.6万户 = 1845万户"]),
        ("县级24个、乡级12个、村级120个、三级网点共165个。", ["165个 ≠ 24个 + 12个 + 120个 = 156个"]),
        ("省级750万元、市级300万元、县级460万元，共1500万元。", ["1500万元 ≠ 750万元 + 300万元 + 460万元 = 1510万元"]),
        ("大学在读学生52380人，其中本科18460人，专科39320人。", ["52380人 ≠ 18460人 + 39320人 = 57780人"]),
    ],
)
def test_what_divides_a_whole_by_its_words_adds_up(text, told):
    assert wrong(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "受理案件320件，其中刑事120件、民事150件、行政20件。",
        "全年受理案件3562件，其中刑事420件、民事2150件、行政120件。",
        "办理提案126件，其中满意118件，基本满意6件。",
        "测评86个单位，其中满意80个，不满意2个，其余弃权。",
        "招聘320人，其中本科126人，专科160人，研究生34人。",
        "一般公共预算收入20.9亿元，其中税收收入12.6亿元，非税收入中专项收入3.2亿元。",
        "学校86所，其中小学51所（含教学点12个），初中18所，幼儿园126所。",
        "乡级12个、村级120个、三级网点共156个。",
        "省级750万元、市级300万元、县级460万元，共支付1500万元。",
        "省级750万元、市级300万元、县级460万元等，共1600万元。",
        "全省各级地方委员会102个，其中，市委11个，区委37个，县委53个。",
    ],
)
def test_a_list_that_may_leave_something_out_is_no_fault(text):
    assert wrong(text) == []


@pytest.mark.parametrize(("least", "most", "step"), [(10, 99, 1), (10, 99, 10), (100, 999, 1)])
def test_open_lists_of_any_figures_are_seldom_doubted(least, most, step):
    """Three parts that leave something out, without 等: one in twenty is a slip's sum by chance."""
    chance = random.Random(26)
    doubted = 0
    for _ in range(100):
        parts = [chance.randint(least, most) * step for _ in range(3)]
        total = sum(parts) + chance.randint(least, most) * step
        doubted += bool(wrong(f"受理案件{total}件，其中刑事案件{parts[0]}件、民事案件{parts[1]}件、行政案件{parts[2]}件。"))
    assert doubted <= 8


def test_of_two_figures_beside_a_total_the_one_called_as_the_parts_are_is_theirs():
    text = "示例县签约项目109个，协议引资7.78亿元，到位资金8.29亿元。其中工业项目35个，到位资金6.14亿元；基础设施项目18个，到位资金0.89亿元；其他项目56个，到位资金1.31亿元。"
    assert wrong(text) == ["8.29亿元 ≠ 6.14亿元 + 0.89亿元 + 1.31亿元 = 8.34亿元"]


def test_a_total_that_one_list_confirms_does_not_shield_another():
    text = "示例市受理诉求46653件（电话诉求41424件、网络诉求5229件、信函诉求0件），其中即时办结27929件，转办18724件。"
    assert wrong(text) == []
    assert wrong(text.replace("5229", "5922")) == ["46653件 ≠ 41424件 + 5922件 + 0件 = 47346件"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "示例县生产总值59043万元。其中：第一产业实现增加值4959万元，增长4.5%。第二产业实现增加值8359万元。其中：工业1353万元。第三产业完成增加值45725万元，增长9.6%。",
            "59043万元 ≠ 4959万元 + 8359万元 + 47525万元 = 60843万元",
        ),
        ("示例县生产总值59043万元，增长9.3%。第一产业增加值4959万元，增长4.5%；第二产业增加值8359万元；第三产业增加值45725万元。", "59043万元 ≠ 4959万元 + 8359万元 + 47525万元 = 60843万元"),
    ],
)
def test_a_list_whose_items_have_sentences_of_their_own(text: str, told: str):
    assert wrong(text) == []
    assert wrong(text.replace("45725", "47525")) == [told]


def test_a_list_by_ways_divides_what_stands_before_it():
    text = "全年客运量83.0万人次，比上年下降14.1%。分方式看，铁路26.0万人次，公路51.0万人次，水路1.6万人次，民航4.4万人次。"
    assert "83.0万人次 = 26.0万人次 + 51.0万人次 + 1.6万人次 + 4.4万人次" in holding(text)


def test_a_list_by_ways_may_be_of_a_whole_farther_before():
    text = "示例县党员8260名，其中预备党员300名。35岁以下的党员2062名，占25%；大专以上学历的党员3119名，占37.8%。从职业看，工人704名、农民2483名、机关699名、学生277名、其他1518名。"
    assert wrong(text) == []


def test_what_is_not_the_one_is_the_other():
    text = "示例市接到诉求46653件（电话诉求41424件、非电话诉求5229件）。"
    assert wrong(text) == []
    assert wrong(text.replace("41424", "41244")) == ["46653件 ≠ 41244件 + 5229件 = 46473件"]


@pytest.mark.parametrize(
    "text",
    [
        "加油站36座（检查36座，不合格2座）。",
        "特种设备360台（检查350台，不合格20台）。",
        "养老机构26家（消防不达标2家、关停1家、改造2家）。",
        "基金收入6.3亿元（支出6.8亿元，累计结余2.1亿元）。",
        "外贸企业26家（新增3家，注销5家，有实绩18家）。",
        "公厕63座（新建8座，改建12座，扩建3座）。",
        "项目36个（开工30个、竣工12个、复工26个）。",
        "农业企业66家（国家级2家、省级12家、市级26家）。",
        "诉求2631件（办结2608件，满意2590件）。",
    ],
)
def test_brackets_that_say_what_became_of_the_whole_divide_nothing(text):
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("抽检1860批次（合格1832批次，不合格38批次）。", "1860批次 ≠ 1832批次 + 38批次 = 1870批次"),
        ("财政收入64000万元（税收收入42000万元、非税收入20000万元）。", "64000万元 ≠ 42000万元 + 20000万元 = 62000万元"),
        ("河湖长312名（县级15名、乡级98名、村级198名）。", "312名 ≠ 15名 + 98名 + 198名 = 311名"),
        ("排查问题36个（立行立改20个、限期整改10个、长期坚持5个）。", "36个 ≠ 20个 + 10个 + 5个 = 35个"),
        ("社会组织263家（社会团体123家、民办非企业单位163家、基金会4家）。", "263家 ≠ 123家 + 163家 + 4家 = 290家"),
        ("收到建议提案149件（建议86件，提案73件）。", "149件 ≠ 86件 + 73件 = 159件"),
        ("学历60人（本科40人，大专22人）。", "60人 ≠ 40人 + 22人 = 62人"),
    ],
)
def test_brackets_that_say_of_what_kinds_it_is_divide_the_whole(text, told):
    assert wrong(text) == [told]


_DEEDS = ("检查", "整改", "停用", "报废", "新购", "完好", "达标", "示范点", "入库", "培训")


@given(st.integers(20, 9999), st.lists(st.tuples(st.sampled_from(_DEEDS), st.integers(1, 9999)), min_size=2, max_size=2, unique_by=lambda each: each[0]))
def test_two_things_of_no_kind_in_brackets_never_accuse_the_whole(whole, parts):
    assert wrong(f"设备{whole}台（{'、'.join(f'{name}{number}台' for name, number in parts)}）。") == []


@given(st.lists(st.integers(20, 999), min_size=3, max_size=3), st.integers(1, 19))
def test_medals_that_miss_the_whole_by_less_than_any_of_them_are_always_told(parts, gap):
    gold, silver, bronze = parts
    said_ = wrong(f"获奖牌{sum(parts) - gap}枚（金牌{gold}枚、银牌{silver}枚、铜牌{bronze}枚）。")
    assert said_ == [] if sum(parts) - gap in (gold + silver, silver + bronze) else len(said_) == 1
