"""Which names say that something is not done, should not be, or is still left; what is done about it is none of them. By the house's own words."""

from __future__ import annotations

import pytest

from drafting.model.faults import NO_FAULTS, without_work_of
from tests.shipped import shipped

FAULTS = shipped().faults()
is_harm, is_left_undone, is_state, is_wanting, is_fault = FAULTS.is_harm, FAULTS.is_left_undone, FAULTS.is_state, FAULTS.is_wanting, FAULTS.is_fault
is_left_over, less_is_better = FAULTS.is_left_over, FAULTS.less_is_better


@pytest.mark.parametrize("name", ["未整改", "尚未修复", "未修复水毁", "超期项目", "超期未检", "到期未还", "逾期未改", "空置", "闲置农房", "滞后任务", "未按期办结", "未就业毕业生", "未签劳动合同", "未挂接", "未通借通还"])
def test_it_is_still_to_be_done(name):
    assert is_left_undone(name)


@pytest.mark.parametrize("name", ["未成年人", "未来社区", "未婚", "未发生返贫", "到期", "逾期贷款清收", "闲置农房盘活", "未就业毕业生帮扶", "滞后项目约谈", "已整改", "整改", "未成年犯", "未参保动员", "未就业毕业生就业", "逾期率", "未就业比例"])
def test_it_is_not(name):
    assert not is_left_undone(name)


def test_a_state_says_only_what_became_of_the_thing_above_it():
    assert [name for name in ("未整改", "超期未检", "空置", "超期项目", "未修复水毁") if is_state(name)] == ["未整改", "超期未检", "空置"]


@pytest.mark.parametrize("name", ["教师编制缺口", "空编", "损坏终端", "证照到期未换", "败诉", "重新犯罪", "补偿费欠缴"])
def test_it_is_wanting(name):
    assert is_wanting(name)


@pytest.mark.parametrize("name", ["补齐缺口", "防脱管", "无脱管", "败诉率", "缺口整改", "软弱涣散党组织整顿", "查处违纪"])
def test_nothing_is_wanting(name):
    assert not is_wanting(name)


def test_harm_is_none_where_it_is_worked_at():
    assert [name for name in ("溺水事故", "死亡人数", "事故演练", "事故查处", "火灾防控", "预防溺水", "居民被骗", "群众被骗劝阻", "档案丢失", "丢失找回") if is_harm(name)] == ["溺水事故", "死亡人数", "居民被骗", "档案丢失"]


@pytest.mark.parametrize("name", ["受伤", "受伤人数", "失踪人员", "因灾失踪", "事故受伤人数", "死亡失踪人数"])
def test_who_is_hurt_or_missing_is_harm(name):
    assert is_harm(name)


@pytest.mark.parametrize("name", ["寻回失踪", "找到失踪人数", "慰问受伤", "抢救受伤人数", "转运受伤", "营救失踪", "走访受伤", "抢救溺水人数", "营救中毒人数"])
def test_who_was_helped_is_none(name):
    assert not is_harm(name)


@pytest.mark.parametrize(("subject", "state", "left"), [("水毁修复", "未修复", "水毁"), ("整改", "未整改", "整改"), ("隐患", "未整改", "隐患"), ("项目", "超期", "项目")])
def test_a_thing_is_not_called_by_what_was_not_done_to_it(subject, state, left):
    assert without_work_of(subject, state) == left


@pytest.mark.parametrize("name", ["违法占耕宗数", "逾期率", "撂荒地", "撂荒面积", "信访积案", "未解决", "尚未整改户", "牲畜死亡率", "闲置农房", "越级上访", "返贫户", "用水总量", "煤炭消费", "全县能源消费", "单位产值能耗", "批而未供土地", "烂尾楼", "停工项目", "超期项目", "初信初访控制数", "办公用房面积控制目标", "重污染天数", "重度及以上污染天数", "逾期未申报率", "死亡冒领", "道路破损", "秸秆焚烧火点"])
def test_a_task_for_these_is_a_limit(name: str) -> None:
    assert less_is_better(name)


@pytest.mark.parametrize(
    "name",
    [
        "三公经费", "公务接待费", "一般性支出", "会议费", "化肥使用量", "调查失业率", "不良贷款率", "政府债务余额", "资产负债率", "办理时限", "平均审批时间", "次均费用", "CPI涨幅", "编外人员", "商品房库存", "公车编制", "采伐限额",
        "甲烷排放", "去化周期", "亏损额", "增亏", "赤字率", "信访量", "安全事故控制", "死亡人数控制数", "用水总量控制指标",
        "建设用地指标", "使用建设用地指标", "能耗指标", "捕捞限额", "占用耕地", "松材线虫病疫点", "PM2.5", "地下水取水量", "林木采伐量", "义务教育辍学率", "抽检不合格率", "户均停电时间", "个人自付比例", "屡审屡犯问题", "校均班额", "患者不满意率", "投诉处理时长", "线损率", "空气综合指数",
    ],
)  # fmt: skip
def test_so_is_one_for_what_is_only_limited(name: str) -> None:
    assert less_is_better(name)
    assert not FAULTS.is_problem(name) or name == "亏损额"


@pytest.mark.parametrize(
    "name",
    [
        "公共资源交易投诉率", "交易投诉", "行政审批投诉率", "审批差错率", "申报差错率", "房屋征收信访量", "采购供应商投诉", "保障房违约", "网络交易投诉", "粮食收购损耗率", "医疗保障违规率", "审批逾期率", "供应商投诉", "招录违规",
        "行政审批办理时限", "占用永久基本农田控制数", "秸秆露天焚烧", "焚烧火点", "环境空气质量综合指数", "抗菌药物使用强度", "次均住院费用增长率", "培训费", "劳务派遣人员", "住院率", "脱贫户返贫率",
    ],
)  # fmt: skip
def test_what_nobody_wants_is_a_ceiling_in_whatever_work_it_happens(name: str) -> None:
    assert less_is_better(name)


@pytest.mark.parametrize(
    "name",
    [
        "营商环境综合指数", "高质量发展综合指数", "生活垃圾焚烧率", "垃圾焚烧", "县域内住院率", "未复吸率", "未检出率", "未超标率", "未返贫率", "未发病率", "无故障率", "零投诉率", "未发生返贫率", "湿地面积控制数", "耕地保有量控制数", "永久基本农田控制数",
        "湿地保有量控制目标", "基本药物使用量", "集采药物使用量", "研发费用增长率", "脱贫户劳务派遣", "职业培训费", "招聘失业人员", "未返贫户",
    ],
)  # fmt: skip
def test_what_one_wants_more_of_is_no_ceiling(name: str) -> None:
    assert not less_is_better(name)


@pytest.mark.parametrize("name", ["压减三公经费", "压缩办理时限", "办理时限压缩", "化解债务余额", "债务化解", "不良贷款处置", "清理编外人员", "超低排放", "疾病预防控制", "病虫害防控", "信访办结", "服务时长", "控制数", "耕地红线", "新增债券限额", "申请材料", "人员编制", "授信上限", "新增债务限额", "新增政府债务限额", "争取用地指标", "新增建设用地指标", "招聘编外人员", "招录临聘人员", "供应建设用地", "建设用地报批", "拔除疫点", "补充耕地", "供水量", "储备粮库存", "应急物资库存", "药品库存", "优良天数", "义务教育巩固率", "不动产登记率", "不见面审批率", "未就业毕业生就业率", "未参保人员参保", "检察纠错", "未成年人参保率", "违纪查处", "漏检补检", "故障维修", "停电应急演练"])
def test_what_is_brought_down_has_a_task_to_fulfil(name: str) -> None:
    assert not less_is_better(name)


@pytest.mark.parametrize(
    "name",
    ["撂荒地整治", "违法占耕整改", "逾期清收", "积案化解", "闲置资产盘活", "未成年人关爱", "返贫监测对象", "防返贫保险", "事故演练", "失业保险", "旱厕改造", "违建拆除", "务工就业", "防火", "失业人员实现就业", "返贫保", "死亡报告率", "投诉满意率", "事故应急预案", "违法线索移送", "用水总量下降", "排放量监测"],
)
def test_what_is_done_has_a_task_to_fulfil(name: str) -> None:
    assert not less_is_better(name)
    assert not is_left_over(name)


@pytest.mark.parametrize(
    "name",
    ["问题厕所", "农村黑臭水体", "软弱涣散党组织", "违纪", "空壳社", "空壳合作社", "高价彩礼", "瞒报", "瞒报事故", "脱岗人员", "拖欠工程款", "拖欠农民工工资", "干部违纪", "走失老人", "受灾", "受灾面积", "辍学学生", "违建", "乱搭乱建", "越级上访", "亏损企业", "旱厕", "漏报", "秸秆焚烧", "校园欺凌", "僵尸企业", "断头路", "超标天数"],
)
def test_it_is_a_fault(name: str) -> None:
    assert is_fault(name)
    assert FAULTS.is_problem(name)


@pytest.mark.parametrize(
    "name",
    ["问题厕所整改", "黑臭水体治理", "空壳社清理", "高价彩礼治理", "查处瞒报", "拖欠工程款清偿", "追回拖欠工资", "走失老人寻回", "受灾群众救助", "受灾群众转移", "辍学劝返", "违建拆除", "违纪案件查办", "返贫监测", "失学率", "无违建", "零上访", "党员", "检查", "投诉", "信访件", "隐患", "矛盾纠纷", "低保", "危房", "违法行为查处", "边缘易致贫户", "返贫致贫对象", "脱贫不稳定户", "突发严重困难户", "接待上访", "病死猪无害化处理", "问题食品下架", "刑事发案", "超限超载"],
)
def test_it_is_work_or_nobodys_fault(name: str) -> None:
    assert not FAULTS.is_problem(name)


def test_a_word_of_the_fault_is_not_its_mending() -> None:
    assert FAULTS.is_unmended("问题厕所", "问题厕所整改")
    assert not FAULTS.is_unmended("整改问题厕所", "问题厕所整改")
    assert not FAULTS.is_unmended("监测对象", "风险消除")


@pytest.mark.parametrize(("name", "mending"), [("黑臭水体", "治理"), ("农村违建", "拆除"), ("拖欠工资", "清偿"), ("闲置农房", "盘活"), ("党员", "")])
def test_what_doing_away_with_it_is_called(name: str, mending: str) -> None:
    assert FAULTS.mending(name) == mending


def test_of_what_there_is_one_says_so_and_of_what_was_done_not() -> None:
    assert [name for name in ("黑臭水体", "空壳社", "瞒报", "走失", "受灾") if FAULTS.is_thing(name)] == ["黑臭水体", "空壳社"]


@pytest.mark.parametrize(("name", "work"), [("公路水毁", "水毁修复"), ("积案", "化解"), ("问题厕所", "已整改"), ("走失", "走失人员找回"), ("空壳社", "空壳社清理")])
def test_what_was_done_about_it_stands_beside_it(name: str, work: str) -> None:
    assert FAULTS.is_done_about(name, work)


@pytest.mark.parametrize(("name", "work"), [("瞒报", "检查"), ("问题厕所", "黑臭水体治理"), ("投诉不满意", "办结"), ("空壳社", "空壳村")])
def test_other_work_is_nothing_done_about_it(name: str, work: str) -> None:
    assert not FAULTS.is_done_about(name, work)


def test_where_no_words_are_given_no_name_says_anything() -> None:
    assert not any(NO_FAULTS.is_problem(name) or NO_FAULTS.less_is_better(name) for name in ("问题厕所", "死亡", "缺口", "逾期率"))


@pytest.mark.parametrize(
    "name",
    [
        "累积访问量", "配套取水口", "建成灾备中心", "清除卫生死角", "清除乱堆乱放", "追讨拖欠工资", "追发拖欠工资", "讨回欠薪", "解决缺水人口", "断头路贯通", "拒绝收受红包", "关停散乱污企业", "僵尸企业出清",
        "出清僵尸企业", "处分违纪党员", "应对突发事件", "受灾房屋重建", "老人防走失手环", "病死猪无害化", "制止秸秆焚烧", "秸秆焚烧网格员", "突发事件应急预案", "教师脱岗进修", "旱厕改水厕", "扑救火灾", "家庭暴力告诫书",
        "抵制高价彩礼承诺书", "积案包案", "破损路面修补", "撂荒地种植大豆", "污水截留井", "反家庭暴力案例", "执结积案", "零售企业", "补助失学儿童", "受灾群众补助", "成灾农户补贴",
    ],
)  # fmt: skip
def test_a_word_of_a_fault_in_another_word_or_behind_other_work_is_none(name: str) -> None:
    assert not FAULTS.is_problem(name)
    assert not FAULTS.less_is_better(name)  # a task for it is one to fulfil


@pytest.mark.parametrize("name", ["套取补贴资金", "冒领补贴", "截留补助资金", "拖欠社会保险费", "挪用救灾资金", "骗取医疗救助金", "虚报", "错报", "误付", "重复参保", "失访", "死亡未销户", "未公示", "零星报销超时", "缺货药品", "落空", "违规机构", "季节性缺水户"])
def test_what_was_taken_helped_nobody_and_ones_own_failings_are_told(name: str) -> None:
    assert FAULTS.is_problem(name)


@pytest.mark.parametrize(("name", "may"), [("累积访问量", True), ("挪用某专户救助款物若干", True), ("拖欠工资追回", False), ("救助走失", False), ("黑臭水体治理", False), ("改厕", False)])
def test_no_verb_praises_a_name_that_is_not_known_through(name: str, may: bool) -> None:
    assert FAULTS.may_be_problem(name) is may


def test_a_long_name_of_known_words_takes_no_time() -> None:
    assert not is_fault("违纪" + "农村企业户数" * 3_000 + "整改")
