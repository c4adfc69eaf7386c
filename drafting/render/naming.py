"""What 其余 calls a figure: the data's name, without what its surroundings say already."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from drafting.facts.fact import PRESENT, Fact
from drafting.facts.indicator import IndicatorFact
from drafting.model.counting_words import HOW_MANY, RANKED
from drafting.model.general_words import of_any_trade
from drafting.model.indicator import AMOUNTS, COUNTS, PLAIN
from drafting.model.names import is_people
from drafting.patterns import lazy
from drafting.quantities.values import Ordinal
from drafting.render.falls import fall_of

_OF_THE_SAME: Final = (
    "已|未|正在|上年|预计|计划|原有|新增|开工|竣工|完工|在建|建成|验收|整改|化解|办结|消除|完成|受理|纳入|核实|报账|销号|到位|拨付|"
    "较|比上年|同比|增长|下降|增加|减少|发现|达到"
)
_OF_ITS_OWN: Final = lazy(
    "赔付|理赔|带动|吸纳|培训|补贴|补助|奖补|覆盖|发放|参保|参加|参与|受益|惠及|服务|产值|产量|面积|收入|资金|金额|余额|投资|投入|"
    f"总投资|完成投资|支出|户数|人数|人次|户均|人均|规模|占比|保费|其中|{_OF_THE_SAME}"
)
"""How what is left of a name begins where the rest was just said. Any other may be the end of a word: 小学生, 小学生态园."""
_RATES: Final = ("率", "比例", "比重", "占比", "进度", "满意度")
_RANK: Final = 2
_OF_A_GROUP: Final = 3  # how long the place of what stands in a group is
_LEVELS: Final = frozenset(("省", "市", "县", "区", "县区", "县市区", "乡", "镇", "乡镇", "街道", "村", "行政村", "社区", "小区", "户", "家庭", "单位", "学校", "校园", "幼儿园", "企业", "商户", "商场", "市场", "超市", "饭店", "酒店", "餐厅", "食堂", "景区", "园区", "机关", "医院", "工地", "车间", "班组", "窗口", "行业", "庭院", "网吧", "公园"))
_MADE: Final = "创建"
"""How the work is called by which places and others become 示范 or 文明."""
_GROWN: Final = "增长"
_VERB: Final = lazy("(?:获|获评|获得|入选|评为|授予|推行|实行|实施|开展|建立|推进|落实|成立|打造|形成|创建|坚持|聚焦|突出|包括|有|是|为)$")
_PREDICATE: Final = lazy(
    "^(?:已|正|未|没有|无|均|仍|零|初步|基本|稳步|持续|连续|不断|逐步|明显|大幅|全部|全面|顺利|成功|率先|首次|再次|继续|蝉联|实现|完成|取得|开展|建成|启动|纳入|列入|形成|建立|出台|印发|迈入|进入|跃居|成为|保持|荣获|获|入选|跻身|通过|达到|位居|位列|名列|居|列|处于|走在|高于|低于|优于|好于|超过)"
    "|(?:发展|推进|完成|实现|运行|提升|改善|增长|下降|增加|减少|见效|落实|到位|开工|竣工|投产|达标|覆盖|清零|成立|建成|上线|持平|不变|稳定|平稳|有序|正常|翻[一两]?番)$|^(?:与|和|较|比|同比|翻)"
)
"""Words that say what became of the thing: 刺梨连片发展, 支出与上年持平, 阳光安置连续五年零投诉."""
_PLACE_AMONG: Final = lazy("^(?:(?:全[国省市州盟县区旗乡镇]|[省市县区]).{0,6})?(?:第[一二三四五六七八九十0-9]+[名位]?|前[一二三四五六七八九十0-9]+[名位]?|前列|前茅|首位)$")
"""Words that are a rank: 全省第三."""
_AMONG: Final = lazy("(.*?)(?<![在居列于])(全[国省市州盟县区旗乡镇])?")
_HONOUR: Final = lazy("(?:所获|获得|主要)?(?:荣誉|称号|奖项)(?:称号)?")
"""How what was won is called: its words are won."""
_SORTS: Final = ("等次", "等级", "级别", "类别", "结果", "评价", "评级", "结论")
"""How what is a sort of something is called: its words are its noun, 运行评价为平稳."""
_SUMS: Final = frozenset(("小计", "共计", "计"))
_TOTALS: Final = _SUMS | {"合计", "总计", "总数", "总量", "合计数", "总个数"}
"""How a figure is called that is all of what its group is."""
_COUNTS_ALONE: Final = frozenset((*COUNTS, *HOW_MANY)) - _TOTALS
"""Names that say how many there are, and not of what."""
_NO_THING: Final = lazy("(?<=..)(?:基本)?(?:情况|工作|概况|统计)$")
_ONLY_SAYS_WHICH: Final = lazy("(?:[^和及]?重点|主要|其[他它余]|[某各几]项|日常|常规|专项|基[础本]|近期|当前|年度|全年|有关|相关|下步|下一步|中心)$")
"""What is left of 重点工作 names nothing."""
_PART: Final = lazy("^其中[：:，,、\\s]*(?=[^\\s：:，,、])")
_COMPARED: Final = {"任务": "年度任务", "基期": "原为"}
_SHORT_RATE: Final = 3  # 满意率 is a word of its own, 点覆盖率 of 文化站点覆盖率 is none
UNIT_OF: Final = {**COUNTS, **{unit: unit for unit in COUNTS.values()}}
"""Names that say no more than the unit of their figure, or are it: 人数 and 人."""
_SHORTEST: Final = 2  # of what is left of a name
_PEOPLE: Final = ("人", "名")
_TIMES: Final = ("起", "宗", "次")
_COUNTED_BY: Final = ("场次数", "人次数", "批次数", "频次数", "班次数", "车次数")
_TWO_WORDS: Final = 4  # characters: 火灾起数
_COUNTS_PEOPLE: Final = lazy("(?:对象|人员|儿童|孤儿|学生|教师|职工|干部|党员|老年人|残疾人|居民|群众|..线|参保|就业|死亡|受伤|失踪)人数$")
"""What is left of these says of whom; 技术 of 技术人数 does not."""
_COUNTS_HOMES: Final = lazy("对象户数$")
_THIS_YEAR: Final = ("今年", "本年", "当年", "年内", "累计")
_SEVERAL: Final = 2  # matters under a heading
_PAYS_NOTHING: Final = lazy("(?:参保|参合|缴费|缴存|就业|创业|登记|注册|入学|入园|签约|被骗|被盗)(?:人数|人员|群众|居民|职工|起数)?$")
"""What money behind a count is not paid by: 参保3.2万人（金额712.5万元）, but 补助5人7元."""
_OWN_NAME: Final = 4  # characters of a name that says of what it is
_WORK_OF: Final = lazy("(?:建设|养护|工作|管理|监管|执法|审批|处置|准备|服务|保障|运输|客运|货运|路政|运政|防治|防控|治理|队伍|调处)$")
"""How what is worked at is called."""
_IS_COUNTED: Final = lazy("(?:低保|五保|供养|救助|优抚|移民|孤儿|对象|儿童|老年?人|人员|患者|事故|火灾|案件|纠纷)$")
"""How those are called of whom, or of which, a bare 户数 or 起数 is: 城市低保; but no 人口 and no 党建."""


def named(fact: IndicatorFact) -> str:
    """Without the 其中 of a part whose whole nobody gave: here it would seem a part of whatever was said before (D262)."""
    name = _PART.sub("", fact.given_name)
    if name in _LEVELS:
        return _of_its_making(name, fact)
    return _of_its_group(name, fact) if name in _TOTALS or name in _COUNTS_ALONE else name


def _of_its_group(name: str, fact: IndicatorFact) -> str:
    """经营主体合计: a total, or a count, is one of what its group is called; 队伍建设 is none of 人数."""
    group = fact.parent
    if fact.entry is not None or not isinstance(group, IndicatorFact) or group.parent is not None:
        return name
    thing = _NO_THING.sub("", group.given_name)
    if len(thing) < _SHORTEST or (name in _COUNTS_ALONE and not (_IS_COUNTED.search(thing) and _begins(fact, group))):
        return name
    if _ONLY_SAYS_WHICH.fullmatch(thing):
        thing = group.given_name
    return thing if name in _SUMS else joined(thing, name)


def _begins(count: IndicatorFact, group: IndicatorFact) -> bool:
    """Whether before it stands nothing that it may count: 人次 behind 培训."""
    return all(each in _COUNTS_ALONE or each in _TOTALS for each in takewhile(lambda each: each != count.name, group.indicator.children))


def _of_its_making(name: str, fact: IndicatorFact) -> str:
    """示范村 of 示范创建: {村: 1个}: what there is of it are no villages."""
    above = fact.parent
    kind = above.given_name.removesuffix("工作").removesuffix(_MADE) if isinstance(above, IndicatorFact) and above.given_name.removesuffix("工作").endswith(_MADE) else ""
    return f"{kind}{name}" if len(kind) > 1 else name


def named_below(above: str, fact: IndicatorFact, before: Fact) -> str:
    """The name of what hangs on a figure that stands right before it: 帮扶车间5家（带动9人）.

    其中 is kept where it is a part of what was said last: 规模38.4亿元，其中经营性资产13.9亿元.
    """
    name = named(fact)
    if is_part_of(fact, before):
        return f"其中{name}"
    left = name.removeprefix(above)
    return left if left != name and len(left) >= _SHORTEST and of_its_own(left, fact) else name


def named_in_a_row(label: str, fact: IndicatorFact, children: list[IndicatorFact]) -> list[str]:
    """What each child is called behind the figure of `fact`, called `label`, and the child before."""
    return [named_below(label, child, before) for before, child in zip((fact, *children), children, strict=False)]


def is_part_of_something(fact: Fact) -> bool:
    """Whether the data calls it 其中某某."""
    given = str(fact.book.dataset.tree.typed(fact.source)[-1]) if fact.source else ""
    return bool(_PART.match(given))


def is_part_of(fact: Fact, before: Fact) -> bool:
    """Whether the data calls it 其中某某, and the figure before it can be its whole."""
    return bool(fact.units) and is_part_of_something(fact) and any(fact.book.units.convertible(each, fact.units[0]) for each in before.units)


def linked(name: str, fact: Fact) -> str:
    """The name before words instead of a figure: 协作地区为海洵市东浦区, but 获评全国先进 and 刺梨连片发展; 考核位居全市第二, whether that is a rank or words.

    Before a figure only where the two would run into one: PM2.5为32微克/立方米, SCI为8篇, 净利润为-3.2亿元.
    """
    if isinstance(fact.value, Ordinal):
        ranked = name.endswith(RANKED) and fact.value.text.startswith(("全", "第"))
        return _standing(name[:-_RANK]) if ranked and (len(name) > _RANK or len(fact.source) > _OF_A_GROUP) else name
    if fact.measure is not None:
        first = fact.measure.first
        if first.amount < 0:
            return _below_zero(name, fall_of(fact, first))
        runs_together = name[-1:].isascii() and name[-1:].isalnum() and not first.prefix
        return f"{name}为" if runs_together else name
    if fact.state is not PRESENT:
        return name
    words = fact.value if isinstance(fact.value, str) else ""
    if _PLACE_AMONG.search(words) and not _VERB.search(name):
        return _ranked(name, words)
    if _HONOUR.fullmatch(name):
        return "荣获"
    if len(name) > _SHORTEST and name in words:
        return ""  # 全国双拥模范城“七连冠”, of 双拥模范城
    goes_on = _VERB.search(name) or (_PREDICATE.search(words) and not name.endswith(_SORTS))
    return name if goes_on else f"{name}为"


def _standing(among: str) -> str:
    """综合考核位居 before 第3; 位居全市, of 全市排名."""
    thing, place = _AMONG.fullmatch(among).groups()  # type: ignore[union-attr]  # all of it may be left out
    return f"{thing}位居{place or ''}"


def _below_zero(name: str, fall: str) -> str:
    """净利润为-3.2亿元; 用电量下降3.6%, of 用电量增长."""
    grown = name.removesuffix(_GROWN)
    if fall or not name:
        return grown or name
    return name if grown != name else f"{name}为"


def _ranked(name: str, words: str) -> str:
    """营商环境位居全省第三, of 考核排名 too; 排名全省第三, of 位次; 全市排名第二."""
    if not name.endswith(RANKED):
        return f"{name}位居"
    thing = name[:-_RANK]
    return f"{thing}位居" if thing and not words.startswith("第") else f"{thing}排名"


def says_little(name: str) -> bool:
    """Whether a name leaves open of what it is: 户数, 资金, 排查."""
    return bool(name) and of_any_trade(name)


def is_heading(name: str, below: Sequence[IndicatorFact]) -> bool:
    """Whether what holds no figure is what several matters of their own stand under: 路政 of 超限超载车辆查处 and 路域环境整治; no 茶叶 of 面积 and 产量."""
    above = below[0].parent if len(below) >= _SEVERAL else None
    group = above.parent if isinstance(above, IndicatorFact) else None
    if not isinstance(group, IndicatorFact) or group.parent is not None or is_people(name):
        return False
    own = sum(len(each) >= _OWN_NAME and name not in each and not _OF_ITS_OWN.match(each) and not each.startswith(_THIS_YEAR) and not says_little(each) for each in map(named, below))
    return own * 2 > len(below) and (len(below) > _SEVERAL or _WORK_OF.search(name) is not None or any(not each.indicator.given <= PLAIN for each in below))


def bare_count(name: str, fact: Fact) -> str:
    """Nothing for 户数 or 户 before 5户, behind the name of what is counted."""
    return "" if fact.units == (COUNTS.get(name, name),) else name


def of_its_own(name: str, fact: Fact) -> bool:
    """Whether the name, without that of what it hangs on, reads as something of what was said before: 投资, 已完工, 盘活率."""
    return bool(_OF_ITS_OWN.match(name)) or (is_rate(fact) and name.endswith(_RATES))


def left_of(name: str, head: str, fact: Fact) -> str:
    """What is left to say of a name where its head was just said: 赔付率 of 防贫保理赔率; "" where that would be half a word."""
    left = name.removeprefix(head) if head and len(name) > len(head) + 1 else name
    if left == name:
        return ""
    return left if _OF_ITS_OWN.match(left) or (is_rate(fact) and len(left) == _SHORT_RATE) else ""


def is_rate(fact: Fact) -> bool:
    return fact.measure is not None and (fact.units == ("%",) or (len(fact.units) == 1 and fact.book.units.convertible(fact.units[0], "%")))


def compared_with(other: Fact, key: str) -> str:
    """The words before a figure to compare with; a base figure says when it stood, as the data says it: 2019年底."""
    if not isinstance(other, IndicatorFact):
        return key
    if other.indicator.period:
        return other.book.data_text(other.indicator.period)
    if key == "任务" and other.parent is not None and other.parent.lower_is_better:
        return "年度控制目标"
    return "年度目标" if key == "任务" and (is_rate(other) or isinstance(other.value, Ordinal) or (other.parent is not None and other.parent.direction_is_open)) else _COMPARED.get(key, key)


def title_of(fact: Fact) -> str:
    return fact.given_name if isinstance(fact, IndicatorFact) else fact.label


def joined(above: str, name: str) -> str:
    """A name below another, without saying twice what both say: 土地流转 + 流转率 → 土地流转率."""
    if above in name:
        return name
    shared = next((length for length in range(min(len(above), len(name)), 1, -1) if above.endswith(name[:length])), 0)
    return above + name[shared:]


def without_unit(name: str, fact: Fact) -> str:
    """培训人次 before 4300人次, 上线人数 before 326人, 贷款户数 before 2980户, 火灾起数 before 303起: a name does not say the unit that stands right behind it."""
    unit = fact.units[0] if fact.units else ""
    if len(unit) > 1 and name.endswith(unit):
        return name.removesuffix(unit)
    if unit in _PEOPLE and _COUNTS_PEOPLE.search(name):
        return name.removesuffix("人数")
    if unit in _TIMES and name.endswith(f"{unit}数") and len(name) >= _TWO_WORDS and not name.endswith(_COUNTED_BY):
        return name.removesuffix(f"{unit}数")
    if unit == "户" and _COUNTS_HOMES.search(name):
        return name.removesuffix("户数")  # of 服务对象户数; 贷款 of 贷款户数 says of nobody
    return name.removesuffix("数") if unit == "户" and name.endswith("户数") and len(name) > len("总户数") else name


def counted_otherwise(fact: IndicatorFact) -> list[Fact]:
    """Children whose names add nothing to what stands before them: of 5320人 the 金额 798万元, of 培训32期 the 培训人次."""
    names = [name for name in fact.indicator.children if name in UNIT_OF or name in AMOUNTS or says_its_unit(fact, name)]
    if not names or fact.measure is None or fact.measure.first.amount <= 0:
        return []
    return [child for name in names if runs_on(fact, name, child := fact.lookup(name))]


def runs_on(fact: IndicatorFact, name: str, child: Fact) -> bool:
    """Whether the child's figure reads right behind the fact's: another unit, and a name that says it or money."""
    if child.measure is None or len(child.units) != 1 or child.measure.first.amount <= 0:
        return False
    convertible = fact.book.units.convertible
    if "%" in (*fact.units, *child.units) or any(convertible(unit, child.units[0]) for unit in fact.units):
        return False
    if name in AMOUNTS and _PAYS_NOTHING.search(fact.called) is not None:
        return False
    return says_its_unit(fact, name) or convertible(child.units[0], UNIT_OF.get(name, "元"))


def says_its_unit(fact: IndicatorFact, name: str) -> bool:
    """技能培训32期, 培训3600人次: a child called by the indicator and the unit of its own figure."""
    child = fact.lookup(name)
    if child.measure is None or len(child.units) != 1:
        return False
    bare = without_unit(name, child)
    return bare != name and bool(bare) and fact.called.endswith(bare)
