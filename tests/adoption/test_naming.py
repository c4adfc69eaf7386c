"""What figures are called: the words that the sentence puts before or behind them."""

from __future__ import annotations

import pytest

from drafting.adoption.field import Field
from drafting.adoption.line import OF_WHOM, ON_LAST_YEAR, TWICE, read_line
from drafting.adoption.naming import group_name, is_name, table_names
from drafting.pipeline import open_library
from drafting.quantities.reported import figures_of

UNITS = open_library().units


def named(words: str) -> dict[str, str]:
    field = Field(("示例县",), 2025)
    read_line(field, words, figures_of(words, UNITS)[0], ("住房保障",))
    return {each.name: each.text for each in field.groups["住房保障"].values()}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("改造农村危房229户。", ["改造农村危房"]),
        ("截至目前，全县务工就业1.2万人，其中脱贫劳动力务工就业3800人。", ["务工就业", "脱贫劳动力务工就业"]),
        ("示例县共召开县委常委会会议24次、县政府常务会议10次。", ["召开县委常委会会议", "县政府常务会议"]),
        ("集中打造26个典型村，同步推进85个示范村和16个提升村建设。", ["集中打造典型村", "同步推进示范村", "提升村建设"]),
        ("2025年先后组织5次专题调研。", ["组织专题调研"]),
        ("开发保洁员、护林员等公益岗位198个。", ["公益岗位"]),
        ("企业、合作社分别达到12家、46家。", ["企业", "合作社"]),
        ("甲院、乙院、丙院分别投入20万元、30万元、25万元。", ["甲院投入", "乙院投入", "丙院投入"]),
        ("客运量、货运量分别为386万人次、1680万吨。", ["客运量", "货运量"]),
        ("工业、农业分别完成投资123456万元、34567万元。", ["工业完成投资", "农业完成投资"]),
        ("甲村、乙村分别比上年增长8%、9%。", ["甲村增长", "乙村增长"]),
        ("各乡镇分别召开会议12次。", ["各乡镇分别召开会议"]),
        ("消费帮扶产品（扶贫产品）259个。", ["消费帮扶产品"]),
        ("贫困发生率由2014年8.5%降到零。", ["贫困发生率"]),
        ("一是清理垃圾300吨，二是拆除旱厕130座，三是评选示范户56户。", ["清理垃圾", "拆除旱厕", "评选示范户"]),
        ("断保人员仍有12人。", ["断保人员"]),
        ("仍有36户没有完成改造任务，占年度目标任务的12%。", ["没有完成改造任务", "没有完成改造任务占比"]),
        ("力争2026年底前参保率达到97.5%。", ["参保率"]),
        ("每月开展督查2次，全年累计24次。", ["开展督查", "开展督查次数"]),
        ("排查隐患1420处，整改1398处，剩余22处。", ["排查隐患", "整改", "剩余"]),
        ("排查隐患1420处，整改1398处，剩余22处正在整改。", ["排查隐患", "整改", "正在整改"]),
        ("10件民生实事完成6件。", ["民生实事", "民生实事完成"]),
        ("剩余6件民生实事10月底前全部完成。", ["民生实事"]),
        ("提供岗位3600个，达成就业意向1860人。", ["提供岗位", "就业意向"]),
        ("用水总量1.42亿立方米，控制在1.56亿立方米以内。", ["用水总量", "用水总量控制数"]),
        ("登记失业率3.2%，控制在5.5%以内。", ["登记失业率", "登记失业率控制数"]),
        ("5个供热企业投诉量同比减少312件，下降24.6%。", ["供热企业", "投诉量同比变化", "投诉量同比变化比例"]),
        ("12个司法所政法专项编制48名，实有39名。", ["司法所", "政法专项编制", "实有"]),
        ("调解成功4278件，成功率98.9%，涉及金额3860万元。", ["调解成功", "成功率", "调解成功涉及金额"]),
        ("培育明白人1826名，村（社区）平均9.5名。", ["培育明白人", "村平均"]),
        ("接待来访9826人次，日均27人次。", ["接待来访", "接待日均"]),
        ("入库税收3亿元，占年初预算的103%。", ["入库税收", "入库税收完成率"]),
        ("接待186万人次，达到年度目标的120%。", ["接待", "接待完成率"]),
        ("一等奖3个、二等奖12个、三等奖36个。", ["一等奖", "二等奖", "三等奖"]),
        ("新建500千伏变电站3座、220千伏变电站12座、110千伏变电站30座。", ["新建五百千伏变电站", "二二零千伏变电站", "一一零千伏变电站"]),
        ("100米以上大桥3座、20米以上中桥12座。", ["一百米以上大桥", "二十米以上中桥"]),
        ("1年期贷款12亿元，5年期贷款36亿元。", ["一年期贷款", "五年期贷款"]),
        ("0—3岁托位1260个，3—6岁学位8600个。", ["零至三岁托位", "三至六岁学位"]),
        ("300亩以上种植大户12户，100亩以上种植大户86户，50亩以上320户。", ["三百亩以上种植大户", "一百亩以上种植大户", "五十亩以上"]),
        ("1月份完成12万件，2月份完成8万件。", ["一月份完成", "二月份完成"]),
        ("2024年项目12个、2025年项目36个。", ["前一年项目", "当期项目"]),
        ("95后占32%，00后占12%。", ["九五后占比", "零零后占比"]),
        ("12345热线受理3.6万件，12315热线受理1.2万件。", ["一二三四五热线受理", "一二三一五热线受理"]),
        ("12345热线受理3.6万件。", ["热线受理"]),
        ("上半年12件、下半年36件。", ["上半年", "下半年"]),
        ("CPI上涨0.3%，房价下跌1.2%。", ["CPI变化", "房价变化"]),
        ("月工资5000元以下的占46%，稳定就业不足1年的占23%。", ["月工资五千元以下占比", "稳定就业不足一年占比"]),
        ("19个基层社中有5个处于亏损状态。", ["基层社", "处于亏损状态"]),
    ],
)
def test_a_name_is_what_the_sentence_says(words, names):
    assert list(named(words)) == names


@pytest.mark.parametrize(
    "words",
    [
        "快递、电信业务量分别增长8%、9%。", "城镇和农村居民人均可支配收入分别增长4.1%、5.2%。", "甲村、乙村、丙村分别达到8户、9户。", "甲村、乙村等分别达到8户、9户。",
        "分别帮助116名、6459名脱贫劳动力就业。", "甲村、乙村分别建成典型村8个、示范村9个。",
    ],
)  # fmt: skip
def test_behind_respectively_what_is_not_plain_stays_and_is_told(words):
    reading = read_line(Field(), words, figures_of(words, UNITS)[0], ("住房保障",))
    assert (reading.holes, {each.why for each in reading.kept}, len(reading.kept)) == ((), {OF_WHOM}, 2)


def test_rates_behind_respectively_are_nobodys():
    assert named("改造危房东乡50户、西乡36户，分别完成任务的100%、90%。") == {"改造危房东乡": "50户", "西乡": "36户"}
    assert named("甲村、乙村分别达到8户、9户，同比增长5%。") == {"甲村": "8户", "乙村": "9户"}


def test_what_is_to_be_looked_at_is_told():
    words = "争取资金5万元，较上年增长12.5%；建成项目5个。建成项目5个。"
    assert [each.why for each in read_line(Field(), words, figures_of(words, UNITS)[0], ("住房保障",)).checks] == [ON_LAST_YEAR, f"住房保障.建成项目{TWICE}"]


def test_years_are_no_part_of_names():
    assert group_name(("2025年工作回顾",)) == "工作回顾"
    assert table_names(("2025年项目数（个）", "2024年项目数（个）", "2024年", "年度投资")) == ("项目数", "上年项目数", "上年栏", "年度投资")


def test_what_says_nothing_by_itself_is_named_with_what_stands_before():
    assert list(named("粮食产量630吨，比上年增长5%。")) == ["粮食产量", "粮食产量变化"]
    assert list(named("产业项目95个、投资4.77亿元，基础设施项目196个，投资3.85亿元。")) == ["产业项目", "产业项目投资", "基础设施项目", "基础设施项目投资"]
    assert list(named("甲镇5个典型村，开工36个；乙镇6个典型村，开工43个。"))[0::2] == ["甲镇典型村", "乙镇典型村"]


def test_the_same_name_and_number_is_one_indicator_another_number_another_one():
    assert named("贫困村2个，2个贫困村全部出列。") == {"贫困村": "2个"}
    assert len(named("贫困村2个，3个贫困村全部出列。")) == 2


def test_no_name_holds_a_number_or_a_mark():
    names = named("建改10千伏线路153.8公里，建设5G基站162座，推动解决“三保障”等领域问题2000余个，（第一批）资助学生12人。")
    assert all(name.isidentifier() and not any(each.isdigit() for each in name) for name in names)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("扎实推进住房保障", "住房保障"), ("坚持“四个不摘”,持续巩固脱贫成果", "巩固脱贫成果"), ("以“党建+”为引领，大力推进乡村建设", "乡村建设"), ("强化监测帮扶，筑牢防返贫底线", "强化监测帮扶"),
        ("2025年和“十四五”时期工作回顾", "十四五时期工作回顾"), ("报告期", "报告期情况"), ("同比", "同比情况"),
    ],
)  # fmt: skip
def test_a_group_is_the_heading_in_short(heading, name):
    assert group_name((heading,)) == name


def test_groups_of_headings_that_are_alike_in_short_are_told_apart():
    field = Field()
    one, other = field.group_of(("主要成效", "扎实推进住房保障")), field.group_of(("下步打算", "持续推进住房保障"))
    assert (one, other) == ("住房保障", "下步打算住房保障")


def test_rates_of_a_figure_are_its_keys():
    field = Field()
    words = "改造危房229户，完成年度任务200户的114.5%；网销额15.55亿元，同比增长37.6%；用工120人，同比下降2.5%。"
    holes = read_line(field, words, figures_of(words, UNITS)[0], ("住房保障",)).holes
    assert [each.code for each in holes] == [
        "{{ 住房保障.改造危房 }}", "{{ 住房保障.改造危房.任务 }}", "{{ 住房保障.改造危房.完成率 }}", "{{ 住房保障.网销额 }}", "{{ 住房保障.网销额|同比 }}", "{{ 住房保障.用工 }}", "{{ 住房保障.用工|同比 }}",
    ]  # fmt: skip
    assert [each.keys for each in field.groups["住房保障"].values()] == [{"任务": "200户", "完成率": "114.5%"}, {"同比": "37.6%"}, {"同比": "-2.5%"}]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("改造小区20个，建筑面积3万平方米，58栋楼，住户70户，总投资5万元。", ["改造小区", "改造小区建筑面积", "楼栋数", "住户", "住户总投资"]),
        ("危房改造已开工54户，竣工42户，开工率74%，竣工率42%。", ["危房改造已开工", "危房改造竣工", "危房改造开工率", "危房改造竣工率"]),
        ("油料面积202万亩，比上年增加1.16万亩，增长0.5%，产量3万吨，增长2%。", ["油料面积", "油料面积变化", "油料面积变化比例", "油料产量", "油料产量变化"]),
        ("税收100万元，财政支出较上年同期增支36万元，罚没收入比上年减收3万元。", ["税收", "财政支出变化", "罚没收入变化"]),
        ("城镇新增就业508人，与去年同期相比增长20%。", ["城镇新增就业", "城镇新增就业变化"]),
        ("城镇新增就业508人，与去年同期相比增长20%，比2019年增长12%；转移就业5人，增2%。", ["城镇新增就业", "城镇新增就业变化", "城镇新增就业变化比例", "转移就业", "转移就业增长"]),
        ("带动全市20万亩玉米平均单产达到428公斤。", ["带动玉米", "带动玉米平均单产"]),
        ("收入不升反降的12人，符合政策的6户。", ["收入不升反降人数", "符合政策户"]),
        ("剩余3个小区也在5月份改造完成。", ["小区"]), ("督促其他5户尽快动工。", ["督促"]), ("门诊报销比例达到60%。", ["门诊报销比例"]), ("保有量从29件增加到65件。", ["保有量", "原保有量"]),
        ("包括免费资金45万元、维修资金49万元。", ["免费资金", "维修资金"]), ("24家单位。", ["单位家数"]), ("推进23座危桥。", ["推进危桥"]), ("推进23座。", ["推进座数"]),
        ("省属高等学校机关党支部开展党员初心日暨党员政治生日会10场。", ["开展党员初心日暨党员政治生日会"]),
    ],
)  # fmt: skip
def test_names_say_what_is_spoken_of_and_no_more(words, names):
    assert list(named(words)) == names


@pytest.mark.parametrize("aim", ["年度目标", "省民生工程目标任务", "改造任务数", "年目标任务"])
def test_what_was_to_be_done_is_called_by_many_words(aim):
    assert named(f"改造229户，完成{aim}的114%。") == {"改造": "229户"}
    field = Field()
    words = f"改造229户，完成{aim}200户的114.5%；改厕5座，占{aim}的50%。"
    read_line(field, words, figures_of(words, UNITS)[0], ("住房保障",))
    assert [each.keys for each in field.groups["住房保障"].values()] == [{"任务": "200户", "完成率": "114.5%"}, {"完成率": "50%"}]


def test_no_indicator_is_called_as_a_key_of_the_catalogue():
    from drafting.load.house.catalogue import KEYS

    assert not any(is_name(each) for each in KEYS)
