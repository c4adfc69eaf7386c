"""Which figures are amounts that can be added up, by their name and unit."""

from __future__ import annotations

import pytest

from drafting.model.amounts import is_no_amount, is_plainly_amount, may_count_twice, runs_on
from drafting.quantities.parse import parse_measure
from tests.checks.judging import units
from tests.shipped import shipped

NONE = (
    "每百户拥有汽车 170辆", "每千医师 4名", "每千老年人床位 33张", "千人口床位 6张", "千人抽检 4批次", "千人拥有企业 20家", "每万人发明专利 50件", "万车死亡人数 2人", "十万人死亡 3人",
    "百万吨死亡 1人", "亿元GDP死亡 1人", "出生人口性别比 108人", "万元产值能耗 1吨", "单位GDP能耗 3吨", "单位面积产值 12万元", "亩产 500公斤", "粮食单产 400公斤", "亩产值 2300元",
    "水位 88米", "库水位 88米", "汛限水位 120米", "堤顶高程 30米", "坝高 35米", "起付线 500元", "封顶线 10万元", "低保线 650元", "缴存基数上限 23000元", "注册资本下限 22万元", "限额 60万元",
    "门槛 22万元", "学费 4000元", "月租 300元", "每床补贴 100元", "班额 45人", "时速 80公里", "设计时速 80公里", "服务半径 3公里", "离县城 20公里", "距县城（公里） 20公里", "中位数 40岁", "排全省 3位",
    "位列 3名", "居全市 2名", "星级 4星", "等级 3级", "补助标准 650元", "低保标准（元） 650元", "水温 20℃", "入学率 98%", "流量 3立方米/秒", "生师比 14", "人口密度 320人", "最高气温 38℃", "排名 3",
    "家庭户规模 2.6人", "月缴存额 1260元", "单株产量 26公斤", "千粒重 42克", "桥梁跨径 126米", "路宽 7米", "出警时间 4分钟", "办结用时 3天", "工期 12个月", "CMI 0.92", "月均 12万元", "可支付（个月） 8", "成立年 1998年",
    "单次作业用弹 8枚", "单场参与 86人", "单车载客 42人", "单日接待 900人次", "峰值客流 2300人次", "高峰期客流 2300人次", "高峰在园 900人",
    "较上年 12", "增速 5.1", "收购价 24元", "备案价（元） 28元", "价 28元", "指数值 102", "标准化率% 98", "出勤率情况 97", "联系电话 88321", "建成年 1998",
)  # fmt: skip
SOME = (
    "投放共享单车 300辆", "单据 12份", "事业单位单列岗位 3个", "高峰乡改厕 20户", "高峰期出动警力 300人次", "同时竣工 3个",
    "水位站 3个", "库容 1200万立方米", "减免学费 30万元", "免除学费 300人", "高标准农田 3万亩", "标准化厂房 3万平方米", "制定标准 12项", "价格监测点 3个", "限额以上单位 30家", "离退休干部 30人", "居民 3万人",
    "排水户 30户", "专家 3位", "事业单位 36家", "亿元项目 5个", "亿元产值企业 3家", "千人计划入选 3名", "万亩示范片 5个", "城市公交线 12条", "高压线 300公里", "发放工资 35000元", "土地租金 120万元",
    "用电量 300万度", "日均客流 3万人次", "义务教育均衡发展村 3个", "最低生活保障 300户", "评比 3次", "每年培训 10期", "秋收进度 3万亩", "工作排名 3次", "客流量 3万人次", "投诉 12件", "责任人 2名", "星级酒店 3家",
    "订单产值 120万元", "最多跑一次事项 1200项", "净增长 35户", "每村一名辅警 12名", "志愿服务时长 1200小时", "举报电话 3个", "接听电话 500次", "安排名额 7名", "政府债务限额 12亿元",
    "最小应急单元 12个", "最高检交办案件 3件", "最大贡献奖 2人", "建成高水平学校 3所", "拓宽 12公里", "月缴存额 120万元", "价格补贴 120万元", "月均用水 30吨", "均衡编组 3个", "2026年 120", "本年 120", "全年 120", "今年 120", "上半年 120", "热线电话 500", "接听电话 500", "成交价 1200万元", "总价 38600元", "中标价（元） 386000元",
)  # fmt: skip


@pytest.mark.parametrize("said", NONE)
def test_a_rate_a_level_a_limit_or_a_rank_is_none(said: str):
    assert is_no_amount(*_read(said))


@pytest.mark.parametrize("said", SOME)
def test_a_count_is_one_though_its_name_has_such_a_word(said: str):
    assert not is_no_amount(*_read(said))


def test_what_names_say_that_bear_no_unit_is_known_where_figures_bear_none():
    assert is_no_amount(*_read("投资增长 5.1"))
    assert not is_no_amount(*_read("投资增长 5.1亿元"))
    assert not is_no_amount("投资增长"), "how it is counted is not known"


@pytest.mark.parametrize(("said", "twice"), [("涉及村 12个", True), ("参与干部 20人", True), ("合计（含开发区） 20人", True), ("惠及群众 20人次", False), ("含税收入 100万元", False), ("改厕 20户", False)])
def test_several_may_count_the_same_but_no_time_twice(said: str, twice: bool):
    assert may_count_twice(*_read(said)) is twice


@pytest.mark.parametrize(("said", "plain"), [("改厕 20户", True), ("价格补贴 20万元", True), ("技术标准 2项", True), ("专题会议 3次", False), ("工作专班 3个", False), ("日均客流 3人次", False), ("水位 88米", False)])
def test_what_every_level_has_its_own_of_is_not_plainly_added(said: str, plain: bool):
    assert is_plainly_amount(*_read(said)) is plain


def test_the_head_of_a_column_says_the_unit_of_bare_numbers():
    assert is_no_amount("资助标准（元）", _read("资助标准 650")[1])
    assert not is_no_amount("公交线（条）", _read("公交线 12")[1])
    assert is_no_amount("指导线（元）", _read("指导线 12")[1])


def test_what_any_catalogue_adds_up_is_one():
    """With all other names of it: none that is added up rightly may stop being so."""
    wrong = set()
    for template in {name.partition("/")[0]: name for name in shipped().folders.names()}.values():
        for group, entries in shipped().catalogue(template).groups.items():
            for entry in entries.values():
                counted = [each for each in entry.units if each not in ("%", "级") and "/" not in each]
                if entry.rollup == "相加" and counted:
                    wrong |= {f"{group}.{name}" for name in (entry.name, *entry.aliases) if all(is_no_amount(*_read(f"{name} 5{unit}")) for unit in counted)}
    assert {each for each in wrong if not each.endswith("率")} == set()


def _read(said: str):
    name, _, text = said.rpartition(" ")
    return name, parse_measure(text, units())[0].quantities


@pytest.mark.parametrize(("name", "on"), [("累计受理", True), ("月末在保", True), ("生猪存栏", True), ("贷款余额", True), ("受理", False), ("新增", False), ("出栏", False)])
def test_a_stock_and_what_is_counted_so_far_run_on_from_row_to_row(name: str, on: bool):
    assert runs_on(name) is on
