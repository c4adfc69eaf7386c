"""What is counted behind a figure: 26个典型村, 202.9万亩玉米."""

from __future__ import annotations

from typing import Final

from drafting.adoption.naming.labels import LONGEST, SHORTEST, letters_of
from drafting.adoption.naming.names import STOP
from drafting.adoption.naming.numerals import in_numerals
from drafting.adoption.naming.phrase import PLACES
from drafting.adoption.wording import BARE, BEGINS_WITH_VERB, CUTTING
from drafting.patterns import lazy

_NO_NOUN: Final = lazy("^(?:的|以上|以下|以内|左右|上下|之|多|余|地|得|了|，|$)")
_COUNTERS: Final = frozenset((
    "个", "家", "名", "项", "座", "所", "条", "件", "处", "场", "台", "篇", "种", "类", "份", "期", "次", "位", "支", "辆", "户", "起", "例", "宗", "套", "栋", "幢", "间", "口", "头", "只", "村", "批", "轮", "笔", "本", "张", "部", "人",
    "大类", "门", "片", "段", "眼", "盏", "艘", "架", "组", "队", "对", "班", "节", "场次", "面",
))  # fmt: skip
"""Units that may stand before what they count."""
_LONGEST_BEHIND: Final = 14
_NOUN_ENDS: Final = lazy(r"[，。；：！？、（）《》【】…|　 \t]|(?<=..)[“‘]|(?<=[\u4e00-\u9fff]{2})\d{1,2}月")
_AMONG: Final = lazy("中(?![心学医药])")
_AMONG_THEM: Final = lazy("(?<=..)(?<![高初集空其途])中$")
"""42个社区康复站中，仍有6个: of what is counted."""
_AND: Final = lazy("(?:以及|和|与|及|或)$")
_OF_THINGS: Final = lazy("(.*(?:企业|单位|学校|医院|项目|小区|[县区市镇乡村]|部门|乡镇|街道|园区|行业|产业|公司|合作社|家庭|[^场地]所|[^车]站|中心|景区|机构))([^的]{2,6}(?:[率量额值]|编制|收入|投资|利润|增速|增幅)超?过?)")
"""5个供热企业投诉量同比减少312件, 12个司法所政法专项编制48名: they are counted, and something is said of them."""
_DENIED: Final = ("没有", "未", "尚未", "仍未")
"""36户没有完成改造: what is said of them, not what they are."""
_AMOUNTS: Final = frozenset(("亩", "公顷", "公里", "千米", "平方米", "立方米", "吨", "公斤", "斤", "株"))
"""Units of what is measured that may stand before it."""
_ALONE: Final = lazy("[楼房路桥车船井渠树牛羊猪](?=[，。；、）和及]|$)")
"""Nouns of one character."""
BOUND: Final = lazy(
    r"(?<![\d.])(\d{1,3})(?=(?:[至—－～~-]\d{1,3})?周?岁|(?:分|年|人|户|名|张|[万亿]?元)(?:[（(]含[）)]|及)?(?:以上|以下|以内)|[人户名][至—－～~-]\d{1,3}[人户名](?:[（(]含[）)])?的)|(?<=\d[人户名][至—－～~-])(\d{1,3})(?=[人户名](?:[（(]含[）)])?的)"
    r"|(?<![\d.])(\d{1,4}(?:\.\d{1,2})?)(?=[万亿]?[\u4e00-\u9fff]{1,3}?(?:[（(]含[）)]|及)?(?:以上|以下|以内)(?:[\u4e00-\u9fff]|$))"
    r"|(?<![\d.])(\d{1,3})(?=(?:秒钟?|分钟|个?小时|个?工作日|天|年|公里|米)(?:以?内)?[\u4e00-\u9fff]{2,8}率)|(?<![\d.])(\d{1,4})(?=千伏|(?:年|个月|天)期)"
    r"|(?<![\d.])(\d{1,2}·\d{1,2})(?=[\u4e00-\u9fff])|(?<=不[足满])(\d{1,4})(?=[\u4e00-\u9fff]{1,3}的)|(?<=双)(\d{2})(?!\d)|(?<=每)(\d{1,3})(?=[万亿]?(?:人|户|张|亩|公顷|名|平方|公里|立方|吨|[\u4e00-\u9fff]{1,3}?拥?有))"
)
"""35岁以下, 10人至20人的, 15秒接通率: what tells one figure from another."""


def counted_behind(after: str, unit: str, *, runs_on: bool) -> tuple[str, int]:
    """What is counted, behind the figure, and how many characters say so: 26个典型村, 202.9万亩玉米, 47栋楼. `runs_on`: another figure follows, to which the verb at the end belongs."""
    if unit in _COUNTERS or unit in _AMOUNTS:
        if (alone := _ALONE.match(after)) and unit in _COUNTERS:
            return f"{alone[0]}{unit}数", 1
        noun = _noun(after, least=0 if runs_on else SHORTEST)
        noun = thing[1] if (thing := _OF_THINGS.fullmatch(noun)) else noun
        if noun and not noun.startswith(_DENIED) and not (unit in _AMOUNTS and (BEGINS_WITH_VERB.match(noun) or noun in BARE)):
            return noun, (among.end() if (among := _AMONG.match(after, after.find(noun[-1]) + 1)) else after.find(noun[-1]) + 1)
    return "", 0


def _noun(after: str, *, least: int) -> str:
    """What is counted, behind the figure: 26个典型村. What is said of it has `least` characters."""
    clause = _AND.sub("", _NOUN_ENDS.split(after, maxsplit=1)[0])
    whole = len(STOP.split(after, maxsplit=1)[0])
    if _NO_NOUN.match(clause) or not clause:
        return ""
    clause = noun = _AMONG_THEM.sub("", clause)
    for cut in CUTTING.finditer(clause):
        if cut.start() == 0:
            return ""
        if (cut.start() >= SHORTEST or clause[0] in PLACES) and whole - cut.end() >= least:
            noun = clause[: cut.start()]
            break
    noun = _AND.sub("", letters_of(BOUND.sub(in_numerals, noun)))
    return noun if SHORTEST <= len(noun) <= LONGEST or noun in PLACES else ""


def clause_behind(after: str) -> str:
    """What is said of what has no other name: 3个正在申报中."""
    clause = letters_of(STOP.split(after, maxsplit=1)[0])
    return clause if SHORTEST < len(clause) <= _LONGEST_BEHIND and not _NO_NOUN.match(clause) else ""
