"""The verb before what 其余 says by the data's name."""

from __future__ import annotations

import pytest

from drafting.load.house.wording import read_verbs
from drafting.render.leftovers.pieces import OWN
from drafting.render.leftovers.verbs import Verbs
from tests.saying import say
from tests.shipped import shipped

VERBS = {
    "verbs.yaml": """\
说:
  举办: [培训]
  开展: [培训, 检查]
  完成: [改造, 旱屋改造]
  有: [机构, 教师]
前面: {人和物: [食品, 安全, 护理, 护士, 机构, 养老, 危桥, 灾毁]}
单位: {举办: [期], 开展: ["*次", 人], 有: [家, 名]}
除外: {有: [养老教师]}
自成一句: {开头: [新增, 检查, 人均], 含: [启动]}
不用动词: {末尾: [量]}
"""
}


def said(figures: str) -> str:
    return say("{% 其余 甲 %}", f"甲: {{{figures}}}", house=VERBS)


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ("食品检查: 5家次, 安全检查: 3家次", "开展食品检查5家次，安全检查3家次。"),  # one verb for both
        ("食品检查: 5家次, 合格率: 98%, 安全检查: 3家次", "开展食品检查5家次，合格率98%，开展安全检查3家次。"),
        ("护理培训: 4期, 护士培训: 30人次", "举办护理培训4期，开展护士培训30人次。"),  # by the unit
        ("培训: 4期, 新增就业: 3人, 客运量: 5万人次", "举办培训4期，新增就业3人，客运量5万人次。"),
        ("培训: 30人次", "培训30人次。"),
        ("检查车辆: 3台, 机构检查: 2次", "检查车辆3台，开展机构检查2次。"),
        ("食品检查: 5家次, 周转房: 3套", "开展食品检查5家次；周转房3套。"),  # which nobody checked
        ("养老机构: 3家, 教师: 9名", "有养老机构3家，教师9名。"),
        ("养老机构: 3家, 周转房: 9套", "养老机构3家，周转房9套。"),  # of a row all or none
        ("督导机构: 3家", "督导机构3家。"),
        ("黑臭水体: {数值: 5条, 已治理: 3条}", "有黑臭水体5条（已治理3条）。"),
        ("养老教师: 3名", "养老教师3名。"),
        ("辍学教师: 3名, 教师: 9名", "辍学教师3名，教师9名。"),
        ("旱屋改造: 9座, 旱屋机构: 3家", "完成旱屋改造9座；旱屋机构3家。"),  # harmless only before that ending
        ("取消培训: 2期, 护理取消培训: 2期, 拒绝检查: 3家, 应改造: 3户", "取消培训2期，护理取消培训2期，拒绝检查3家，应改造3户。"),
        ("食品检查: 5家次, 取消培训: 2期", "开展食品检查5家次；取消培训2期。"),
        ("食品检查: 5家次, 启动改造: 2户", "开展食品检查5家次，启动改造2户。"),
        ("食品检查: 5家次, 客运量: 5万人次, 新增就业: 3人", "开展食品检查5家次；客运量5万人次，新增就业3人。"),
        ("养老机构: 3家, 客运量: 5万人次, 人均产值: 3元", "有养老机构3家，客运量5万人次，人均产值3元。"),
        ("危桥改造: 8座, 灾毁改造: {数值: 8座, 未完工: 2座}", "完成危桥改造8座；灾毁改造8座（未完工2座）。"),
        ("危桥改造: {数值: 8座, 任务: 9座}", "完成危桥改造8座（年度任务9座，完成率88.89%）。"),
        ("危桥改造: {数值: 0座, 任务: 9座}", "危桥改造0座（年度任务9座）。"),  # 完成 would be untrue
        ("灾毁改造: {数值: 8座, 未完工: 2座}", "灾毁改造8座（未完工2座）。"),  # 完成 would be untrue
        ("机构检查: {甲县: 2次, 乙县: 3次}", "机构检查甲县2次、乙县3次。"),
    ],
)
def test_what_was_done(figures: str, text: str) -> None:
    assert said(figures) == text


_NO_WORK = [
    "启动", "申请", "应", "需", "拟", "待", "计划", "尚未", "冒领", "追回", "虚报", "违规", "不良", "不合格", "取消",
    "拒绝", "要求", "暂缓", "下拨", "中央", "倒闭", "撤并", "报废", "辞退", "死亡", "退休", "流动", "缺少", "结余", "事故", "隐患",
]
"""What is said of a thing before its name, where nothing was done, or nobody is proud of it."""


def test_no_verb_of_the_house_governs_what_it_does_not_know() -> None:
    """Units only take verbs away (the 单位 of `test_what_was_done`): a name that none governs where each goes with every unit has none in any."""
    data = read_verbs(shipped().folders.tree("_house/verbs.yaml"))
    names = {f"{thing}{word}{end}" for ends in data["说"].values() for end in ends for word in _NO_WORK for thing in ("", "企业")}
    verbs = Verbs({**data, "单位": {}})
    assert len(names) > 20_000
    assert sorted(name for name in names if verbs.of(name, "个").verb) == []


@pytest.mark.parametrize(
    ("name", "unit", "verb"),
    [
        ("食品抽检", "批次", "开展"), ("学校食堂检查", "家次", "开展"), ("居家适老化改造", "户", "完成"), ("老年人高龄津贴", "元", "发放"),
        ("养老机构", "家", "有"), ("散乱污企业整治", "家", "完成"), ("散乱污企业", "家", ""), ("省级卫生村", "个", "有"), ("省级督查", "次", ""),
        ("整改", "处", ""), ("补助资金", "元", ""), ("有效发明专利", "件", ""), ("注册商标", "件", ""),
    ],
)
def test_verbs_of_the_house(name: str, unit: str, verb: str) -> None:
    assert shipped().verbs().of(name, unit).verb == verb


BUREAU = "单位: {名称: 示例县城市管理局, 地区: 示例县, 层级: 县}\n报告期: 2026年\n"
COMMUNITY = "单位: {名称: 示例社区居民委员会, 地区: 示例社区, 层级: 村}\n报告期: 2026年\n"


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ("无证经营: 23起, 商标侵权: 17件", "查处无证经营23起，商标侵权17件。"),
        ("占道经营: 360起, 污水直排: 36起, 乱倒垃圾: 26起", "查处占道经营360起，污水直排36起，乱倒垃圾26起。"),  # among what others did
        ("占道经营: 360起, 渗漏: 6起", "查处占道经营360起；渗漏6起。"),  # nobody did that
        ("无证经营: 23起, 污水直排: 36处", "查处无证经营23起；污水直排36处。"),  # but where it is counted otherwise
        ("假冒伪劣商品: 2吨, 不合格食品: 3批次, 违规经营: 5起", "查获假冒伪劣商品2吨，检出不合格食品3批次，查处违规经营5起。"),
        ("违法占地: 38宗, 违法用地面积: 213亩", "查处违法占地38宗，违法用地面积213亩。"),
        ("黑诊所: 6家, 取缔黑诊所: 6家", "发现黑诊所6家；取缔黑诊所6家。"),
        ("占道经营: {数值: 9处, 已整改: 8处}", "发现占道经营9处（已整改8处）。"),
        ("违法占地: {数值: 9宗, 任务: 12宗}", "违法占地9宗（控制在年度目标12宗以内）。"),
        ("非法采砂: {数值: 9起, 上年同期: 12起}", "查处非法采砂9起（同比下降25%）。"),
        ("违规人员: 9人, 周转房: 3套", "违规人员9人，周转房3套。"),  # whose, nobody knows
        ("火灾: {数值: 3起, 上年同期: 6起}, 死亡: {数值: 1人, 上年同期: 2人}, 周转房: 3套", "发生火灾3起（同比减少3起），死亡1人（同比减少1人），周转房3套。"),
        ("火灾起数: {数值: 3起, 上年同期: 6起}", "发生火灾3起（同比减少3起）。"),
    ],
)
def test_what_others_did_was_found_out(figures: str, text: str) -> None:
    assert said(figures) == text


def test_who_reports_says_whose_fault_it_is_and_who_may_punish() -> None:
    assert say("{% 其余 甲 %}", "甲: {违规人员: 9人}", house=VERBS, head=BUREAU) == "查处违规人员9人。"
    assert say("{% 其余 队伍 %}", "队伍: {违规人员: 9人}", house=VERBS, head=BUREAU) == "违规人员9人。"
    assert say("{% 其余 甲 %}", "甲: {无证经营: 9起}", house=VERBS, head=COMMUNITY) == "发现无证经营9起。"


def test_of_problems_nothing_is_done() -> None:
    assert say("{% 其余 存在问题 %}", "存在问题: {薄弱机构: 3家}", house=VERBS) == "薄弱机构3家。"


def test_the_name_of_the_group_stands_before_the_verb() -> None:
    assert say("{% 其余 %}", "检查方面的事: {检查: 2次}", house=VERBS) == "检查方面的事方面，开展检查2次。"


def test_without_the_file_nothing_is_added() -> None:
    assert say("{% 其余 甲 %}", "甲: {食品检查: 5家次}") == "食品检查5家次。"
    assert Verbs({}).of("食品检查", "家次") == OWN


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ("安全检查: 6812人, 开展安全检查: 40次", "开展安全检查6812人、40次。"),
        ("开展安全检查: 40次, 安全检查: 6812人, 机构: 4家", "开展安全检查40次、6812人，有机构4家。"),
        ("安全检查: 6812人, 开展安全检查: 6850人", "开展安全检查6812人；开展安全检查6850人。"),  # two figures of one unit are two
    ],
)
def test_one_matter_by_two_names_is_named_once(figures: str, text: str) -> None:
    assert said(figures) == text
