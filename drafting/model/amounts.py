"""Whether figures are amounts, of which those of several places or rows make up that of all, by their name and unit: a rate, a level, a limit or a rank is none.

One vocabulary for all that adds figures of which no catalogue says whether they may be: a roll-up, the totals of 明细表, of tables with a unit a row and of
those in reports that are written. What is surely none (`is_no_amount`) is added by nobody; what several may count (`may_count_twice`), or every level has its
own of (`is_plainly_amount`), is held against no sum by who wants to be sure.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from drafting.patterns import lazy
from drafting.quantities.quantity import Quantity

_AT_END: Final = lazy(r"\s*[（(][^（）()]*[）)]\s*$")
_HEAD_UNIT: Final = lazy(r"[（(]([万亿]*)([^（）()，、]{1,6})[）)]\s*$")
_MANY: Final = "[十百千万亿]"
_FOR_EACH: Final = lazy(
    r"平均(?!主义)|(?<![日月年])均(?![衡等匀质])|每(?![年月日周季天]|[村户人县乡镇社组校]一)|最[高低大小多少长短快慢深远近早晚](?!生活保障|跑一次|[法检]|人民[法检]|小?应急|贡献|一次)"
    rf"|{_MANY}人(?:口?(?:死亡|抽[检样]|拥有|床位|病床|医[师生]|执业|护士|药师|发明|专利|警力)|均)|{_MANY}(?:名?老年?人|儿童|户)(?:拥有|床位|护理|医[师生])|{_MANY}车死亡|{_MANY}公里(?:油|能|电)耗"
    rf"|{_MANY}元(?:国内|地区)?(?:生产总值|GDP|工业增加值|增加值|产值)(?:死亡|生产安全|[能水电煤]耗|用[水电能]|碳排|排放)|{_MANY}吨(?:煤|钢|水泥|产品)?(?:死亡|[能水电]耗)"
    r"|^单位(?:GDP|地区生产|国内生产|生产总值|工业|增加值|产[值品]|面积|建筑|耕地|土地|用地|[能水电]耗|投资|成本)|亩产值?$|(?<![订清名菜])[单亩]产(?:量|值)?$|公顷产|^单[株台头只棵粒井套]|[千百]粒重"
    r"|单[次场日趟班](?!报|据|元)|单车(?:平均|载|运|装|油耗)|峰值|高峰(?:期|时段?|日|小时)?(?:客流|车流|人流|流量|负荷|用[水电气]|在[园岗线]|同时)|[瞬同]时(?:在[园线]|客流|流量|最)"
)
"""In a name: so much for each of something, or that of one alone."""
_NONE: Final = lazy(
    r"率[%％]?(?:情况)?$|^价$|比[例重值]$|百分比$|占比|(?<![评对竞])比$|[指系]数值?$|中位数$|众数$|(?<!平)基数$|基准$|增[速幅]$|增长[率点]$|[同环]比|百分点$"
    r"|水位$|高程$|海拔$|标高$|[坝堤楼塔株身]高$|(?<![拓加展])宽$|[水埋]深$|[气水积]温$|[温湿浓密宽深高厚强坡浊跨]度$|程度$|满意度$|知晓度$|[经纬]度$|半径$|[直管孔跨口]径$|均$|户规模$|[时车网流转风]速$|速度$|频[率次]$|间[隔距]$|距离$"
    r"|[上下]限$|(?<!债务)限额$|限[值价]$|阈值$|门槛$|定额$|(?<!高)标准$|(?:起付|封顶|低保|贫困|保障|分数|录取|警戒|保证|控制|达标|指导|预警)线$|(?<!高)水平$|级别$|[星等]级$|档次$"
    r"|班额$|学制$|[年工党教]龄$|年[限份]$|寿命$|周期$|(?<!服务)(?<!培训)(?<!学习)(?<!飞行)时长$|时限$|(?:出警|响应|到达|到场|接警|等候|等待|候诊|办理|办结|审批|通行|处置)时间$|[用耗历]时$|工期$|^住院日$|[单均电气热水地房油粮煤票菜药限]价$|价格$|[得评]分$|分数$|分值$|编[号码]$|代码$|(?:联系|办公|联络)电话$|邮编$|序号$|年份$|^(?:CMI|AQI|PMI|CPI|PPI|BMI|HHI|DRG权重)值?$"
)
"""At the end of a name: a rate, a measure of one thing, a limit, what only orders or names."""
_OF_ONE: Final = lazy("^(?:月缴存额|学费|保教费|住宿费)$|[日月]租金?$|[日月]工资$|月薪$|(?<![总造])(?<!中标)(?<!合同)(?<!成交)(?<!评估)(?<!控制)(?<!拍卖)(?<!工程)价$|(?<!高)标准(?!化|厂房|地)|线$")
"""What is that of one where it is in 元; 万元 of it are a total."""
_RANK: Final = lazy("[居排列](?:全[国省市州盟县旗区]|第)|位列|名列|位居|名次|位次|(?<!安)排[名位]")
_DISTANCE: Final = lazy("^距|^离(?:[县市省城区镇乡村]|最)|距(?:离)?[县市省城区镇乡村]")
_RANKS: Final = ("位", "名", "")
_OF_PROGRESS: Final = lazy("进度$")
_THINGS: Final = frozenset(("个", "项", "件", "条", "部", "份", "处", "座", "家", "所"))
"""Of so many of which a name that ends in 标准, 价格 speaks."""
_LENGTHS: Final = ("公里", "千米", "里", "米")
_BARE: Final = lazy(r"(?<![\d本今全当去上半一二两三五往历近])年$|序号|编号|排名|名次|(?:^|联系|办公|联络|值班|移动|固定|责任人)电话$|率$|占比|比[例重]|增[速幅长]|同比|较上年")
"""In a name whose numbers bear no unit."""
_UNITS: Final = frozenset(("%", "‰", "个百分点", "百分点", "倍", "成", "℃", "摄氏度", "岁", "周岁", "级", "星", "毫米", "厘米", "千伏", "伏", "个月", "年", "周年"))
MEASURES: Final = _UNITS | frozenset((
    "", "点", "分", "层", "届", "号", "周", "季", "代", "遍", "度", "天", "日", "个工作日", "工作日", "轮", "轮次", "分钟", "小时", "个小时", "学时", "课时",
))
"""Units that measure one thing, or say when or how often, and no unit at all: what nobody knows by name is not added in them, though some may be (小时 of service)."""
_TWICE: Final = lazy("参与|涉及|覆盖|惠及|受益|去重|不重复|[（(][^（）()]*含|^含(?!税)")
"""In a name: what several places or rows may have the same of."""
_RUNS_ON: Final = lazy("累计|末|在保|在册|在库|存量|结存|库存|存栏|余额")
_TIMES: Final = frozenset(("人次", "户次", "场次", "次"))
_ITS_OWN: Final = lazy("会议|[署进度题例]会$|督导组|领导小组|专班|文件$")
"""In a name: what every level has its own of."""
_CLOSER: Final = lazy("均(?![衡等匀质])|第[一二三]|价(?!值|格补贴|格监测)|标准|率(?!先)|水平|增[速幅长]|时[长限]|年[限龄份]|周期|距|海拔|程度|[密浓温湿高深宽厚强]度|[得评]分|分数|指数|系数")
"""In a name: what may be none, wherever it stands."""


def are_things(quantities: Iterable[Quantity]) -> bool:
    """Whether things are counted, one by one: 2项 of 技术标准 are so many standards."""
    units = {each.unit for each in quantities}
    return bool(units) and units <= _THINGS


def is_no_amount(name: str, quantities: Iterable[Quantity] = ()) -> bool:
    """Whether figures of this name are surely not to be added up. `name` may be the head of a column, with its unit in brackets."""
    head = _HEAD_UNIT.search(name)
    bare = _AT_END.sub("", name)
    known = {(each.unit, each.scale) for each in quantities}
    units = known or {("", 1)}
    if head is not None:
        scale = 10_000 if head[1] else 1
        units = {(unit or head[2], scale if not unit else own) for unit, own in units}
    if any(unit in _UNITS or "/" in unit or "／" in unit for unit, _ in units):
        return True
    if _FOR_EACH.search(bare) or (_NONE.search(bare) and not all(unit in _THINGS for unit, _ in units)):
        return True
    if known and any(not unit for unit, _ in units) and _BARE.search(bare):
        return True
    if _OF_PROGRESS.search(bare) and all(not unit for unit, _ in units):
        return True
    if _OF_ONE.search(bare) and any(unit in ("元", "分") and scale == 1 for unit, scale in units):
        return True
    if _RANK.search(bare) and all(unit in _RANKS for unit, _ in units):
        return True
    return _DISTANCE.search(bare) is not None and any(unit in _LENGTHS for unit, _ in units)


def runs_on(name: str) -> bool:
    """Whether figures of this name may go on from row to row, so that the last of them is that of all: 累计受理, 月末在保, 存栏."""
    return _RUNS_ON.search(name) is not None


def may_count_twice(name: str, quantities: Iterable[Quantity] = ()) -> bool:
    """Whether several may count the same of it, so that all together have no more than the sum, and maybe less: 涉及村, 受益人口. Times are never the same."""
    return _TWICE.search(name) is not None and not all(each.unit in _TIMES for each in quantities)


def is_plainly_amount(name: str, quantities: Iterable[Quantity] = ()) -> bool:
    """Whether anybody would add it up, and nobody has one of his own beside."""
    given = tuple(quantities)
    if is_no_amount(name, given) or _ITS_OWN.search(name):
        return False
    return _CLOSER.search(name) is None or are_things(given)
