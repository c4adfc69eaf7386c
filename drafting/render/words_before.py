"""What the data's own text writes right before a rate or a change, against what prints there."""

from __future__ import annotations

from typing import Final

from drafting.diagnostics import Rule, Severity
from drafting.facts.fact import Fact
from drafting.facts.strands import AGAINST, Strand, strands
from drafting.model.indicator import DIFFERENCES
from drafting.patterns import lazy
from drafting.quantities.display import RATES
from drafting.quantities.ways import FALLS, RISES, THAN_LAST_YEAR
from drafting.registry import declare
from drafting.render.filters.growth import EARLIER, direction, is_level
from drafting.tuples import NamedTuple

_HEAD: Final = "模板: rural/township\n单位: {名称: 甲乡人民政府, 地区: 甲乡, 层级: 乡镇}\n报告期: {年度: 2026, 类型: 年度}\n"

FALLS_BESIDE_A_RISE = declare(
    Rule(
        "D213", "文字材料写下降，数是上升的", Severity.ERROR,
        "{{ ….同比 }}、{{ ….同比增减 }} 等，降了的自己带“下降”“减少”，升了的前面没有“增长”一类的词才带。前面手写了“下降”“减少”而数是上升的，印出来正好相反。"
        "改用 {{ 指标|同比 }}，升降的词由数决定。",
        hits=_HEAD + '指标: {就业: {公益岗位: {数值: 60个, 上年同期: 50个}}}\n文字材料: {导语: "公益岗位同比下降{{ 就业.公益岗位.同比 }}。"}\n',
        clean=_HEAD + '指标: {就业: {公益岗位: {数值: 60个, 上年同期: 50个}}}\n文字材料: {导语: "公益岗位{{ 就业.公益岗位|同比 }}。"}\n',
    )
)
ONE_OF_SEVERAL = declare(
    Rule(
        "D214", "文字材料里一句话说不了两种数的率", Severity.ERROR,
        "指标有两种单位的数（7期224人次），{{ ….同比 }}、{{ ….完成率 }} 两种都印：下降12.5%（期数）、增长8.21%（人次）。前面的话只说其中一种"
        "（培训人次同比），或者写了“增长”“下降”而不是两种都这样的，印出来不对：写明是哪一种 {{ 指标.人次|同比 }}，或者两种都说 {{ 指标|同比 }}。",
        hits=_HEAD + '指标: {就业: {技能培训: {数值: 7期224人次, 上年同期: 8期207人次}}}\n文字材料: {导语: "培训人次同比增长{{ 就业.技能培训.同比 }}。"}\n',
        clean=_HEAD + '指标: {就业: {技能培训: {数值: 7期224人次, 上年同期: 8期207人次}}}\n文字材料: {导语: "培训人次{{ 就业.技能培训.人次|同比 }}。"}\n',
    )
)

_RISES: Final = (*RISES, "扩大")
_FALLS: Final = (*FALLS, "缩小", "压减")
OF_A_CHANGE: Final = lazy(rf"(?:{THAN_LAST_YEAR}|[较比](?:上年|去年)[末底]|较年初)?(?:{'|'.join((*_RISES, *_FALLS))})?了?$")
_SAYS_A_RISE: Final = lazy("[增涨升高长加大多]$")  # 上涨, 净增, 攀升 …: where in doubt, no word is added to the author's own
_NUMBERS: Final = {2: "两", 3: "三"}
_CLAUSE_END: Final = lazy(r"[，。；：（）！？\n]")


RATE_NAMED: Final = lazy("(?:增幅|增速|增长率|涨幅|升幅)(?:为|是|达到?)?$")
_NAMES_A_RATE: Final = lazy(r"(?:增幅|增速|增长率|增长值|涨幅|升幅|增量|增减|变化|为|是|达|达到|约|近|超|超过|多)$")


class Odds(NamedTuple):
    """What is wrong with the words, and what to type instead."""

    rule: Rule
    message: str
    hint: str


def at_odds(before: str, rate: Fact, whole: Fact, called: str) -> Odds | None:
    """Whether the words cannot stand before `rate`, a derived value of `whole`, which the text calls by the name `called`."""
    if rate.name not in AGAINST:
        return None
    found = [each for each in strands(whole, rate.name) if each.rate.measure is not None]
    before = before.rstrip()
    clause = _CLAUSE_END.split(before)[-1].strip()
    named = [each for each in found if each.called and each.called in clause]
    several = len(found) > 1
    if several and len(named) == 1:
        return _of_several(clause, found, named, whole, called)
    if rate.name not in EARLIER or not found:
        return None
    word = before.removesuffix("了")
    rises = [each.rate.measure is not None and each.rate.measure.first.amount > 0 for each in found]
    falls = [each.rate.measure is not None and each.rate.measure.first.amount < 0 for each in found]
    if word.endswith(_FALLS) and all(rises):
        message = f"“{clause[-7:]}{{{{ {called} }}}}”：数是上升的（{_shown(found)}），印出来正好相反"
        return Odds(FALLS_BESIDE_A_RISE, message, f"删去前面的词，写 {{{{ {called.rpartition('.')[0]}|{rate.name} }}}}，升降由数决定")
    if several and ((word.endswith(_FALLS) and not all(falls)) or (word.endswith(_RISES) and not all(rises))):
        return _of_several(clause, found, found, whole, called)
    return None


def direction_before(before: str, change: Fact, whole: Fact) -> str:
    """The word that a rise needs where the text has none: 同比{{ ….同比 }} is 同比增长20%. A fall brings its own."""
    if change.name not in EARLIER or change.measure is None:
        return ""
    if _says_which_way(before):
        return ""
    rates = [each.rate.measure for each in strands(whole, change.name)]
    amounts = [each.amount for rate in rates if rate is not None for each in rate.quantities]
    if not amounts or any(each <= 0 for each in amounts):
        return ""
    if change.name in DIFFERENCES and change.measure.first.unit not in RATES:
        return "增加"
    return direction(change.measure.first, lower_is_better=whole.lower_is_better, level=is_level(whole))


def still(before: str, change: Fact, whole: Fact) -> str:
    """持平 instead of 0%, where the text has no word of rising or falling: 同比{{ ….同比 }}, but 增幅为0%."""
    if change.name not in EARLIER or change.measure is None or len(strands(whole, change.name)) != 1:
        return ""
    if any(each.number for each in change.measure.quantities) or _says_which_way(before):
        return ""
    return "持平" if change.measure.is_zero else "基本持平"


def _says_which_way(before: str) -> bool:
    written = before.rstrip().removesuffix("了")
    return written.endswith(_FALLS) or bool(_SAYS_A_RISE.search(written) or _NAMES_A_RATE.search(written))


def _of_several(clause: str, found: list[Strand], meant: list[Strand], whole: Fact, called: str) -> Odds:
    above, name = called.rpartition(".")[0], found[0].rate.name
    mark = "|" if name in EARLIER else "."
    each = "、".join(f"{{{{ {above}.{one.figure.path.rpartition('.')[2]}{mark}{name} }}}}" for one in meant)
    both = f"{{{{ {above}|{name} }}}}"
    change = OF_A_CHANGE.search(clause) if name in EARLIER else None
    struck = f"删去“{change[0]}”，" if change and change[0] else ""
    message = f"“{clause[-12:]}{{{{ {called} }}}}”：{whole.name}有{_NUMBERS.get(len(found), len(found))}种数，印出来是{_shown(found)}"
    hint = f"{struck}只说{meant[0].called}的，写 {each}" if meant is not found else f"{struck}写 {both}，一种一种地说；只说其中一种的，写 {each}"
    return Odds(ONE_OF_SEVERAL, message, hint)


def _shown(found: list[Strand]) -> str:
    return "、".join(f"{each.called}{each.rate.measure.text}" for each in found if each.rate.measure is not None)
