"""Against an earlier figure: a fall never reads 增长, equal reads 持平, a rate moves by points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from drafting.blocks import marks
from drafting.facts.derived import comparables, figure_of
from drafting.facts.fact import OWED, Fact
from drafting.facts.strands import Strand, strands
from drafting.model.indicator import DIFFERENCES
from drafting.patterns import lazy
from drafting.quantities.display import POINTS, RATES
from drafting.quantities.quantity import Quantity, unsigned
from drafting.quantities.values import Ordinal, rank_of
from drafting.render.compiling.asking import there
from drafting.render.filters.kinds import Filter, Test, ledger_of, refuse
from drafting.render.filters.sayings import Saying, told


def growth(fact: Fact, found: Sequence[Strand], name: str, *, beside: bool = True) -> str:
    """同比增长7.98%, 同比下降2.5%, 同比提高3.6个百分点, 与上年同期持平; of what is nothing any more, what it was: 上年同期5户.

    Not `beside` the figure, that it is nothing is said too: 由上年同期的5户降为零.
    """
    key, equal = EARLIER[name], EQUAL[name]
    if fact.measure is not None and fact.measure.is_zero and any(_is_lost(each) for each in found):
        before = fact.lookup(key)
        return f"{key}{before}" if beside else f"由{key}的{before}降为零"
    return told([_grown(fact, each, name, key, equal) for each in found])


def _grown(fact: Fact, strand: Strand, name: str, key: str, equal: str) -> Saying:
    rate = strand.rate
    if rate.measure is None:
        refuse(f"{rate.path}不是数，不能说升降")
    if _is_lost(strand):
        return Saying(strand.called, "", f"由{key}的{strand.figure.lookup(key)}降为零", rate)
    quantity = rate.measure.first
    if quantity.is_zero:
        return Saying(strand.called, "", equal, rate, by_words=True)
    if not quantity.number:  # it would print as 0%
        return Saying(strand.called, "", equal.replace("持平", "基本持平"), rate, by_words=True)
    if (few := _few(strand, name)) is not None:
        return few
    if rate.name in DIFFERENCES:  # of what there was nothing before
        return Saying(strand.called, name, _word(quantity, lower_is_better=False), rate, ledger_of(rate).quantity(rate, quantity, signed=False))
    verb = direction(quantity, lower_is_better=fact.lower_is_better, level=is_level(fact))
    return Saying(strand.called, name, verb, rate, ledger_of(rate).quantity(rate, quantity, signed=False))


def _few(strand: Strand, name: str) -> Saying | None:
    """Of things of which there are a handful, how many more or less: 食堂3家（较上年末减少1家), and of days 平均住院日7.0天（同比缩短0.2天): nobody says these in per cent."""
    figure = strand.figure
    if strand.rate.formula is None or figure.measure is None:
        return None
    now, before = figure.measure, figure.lookup(EARLIER[name]).measure
    if before is None or now.units != before.units:
        return None
    lasts = _LASTS.search(figure.label) is not None
    if not all(_is_handful(each.quantities, figure) or _is_days(each.quantities, figure, lasts=lasts) for each in (now, before)):
        return None
    difference = figure.lookup(f"{name}增减")
    if difference.measure is None or difference.measure.is_zero:
        return None
    quantity = difference.measure.first
    word = _word(quantity, lower_is_better=False)
    return Saying(strand.called, name, _DURATION[word] if lasts else word, difference, ledger_of(difference).quantity(difference, unsigned(quantity)))


def _is_handful(quantities: Sequence[Quantity], figure: Fact) -> bool:
    """One whole number below ten of what is counted one by one."""
    only, *others = quantities
    return not (others or only.decimals or only.scale != 1 or only.prefix or only.suffix) and 0 <= only.amount < _HANDFUL and only.unit not in _NOT_COUNTED and not figure.book.units.continuous(only.unit)


def _is_days(quantities: Sequence[Quantity], figure: Fact, *, lasts: bool) -> bool:
    """One figure of days, or of what lasts in minutes and hours."""
    only, *others = quantities
    return not (others or only.scale != 1 or only.prefix or only.suffix) and figure.book.units.family(only.unit) in (_TIMES if lasts else _DAYS)


def _is_lost(strand: Strand) -> bool:
    """Whether nothing is left of what there was: a fall of 100% is no way to say it."""
    figure, rate = strand.figure.measure, strand.rate
    if figure is None or rate.measure is None or not figure.is_zero:
        return False
    return rate.formula is not None and rate.measure.first.unit == "%" and not rate.measure.is_zero and figure.first.unit != "%"


def direction(quantity: Quantity, *, lower_is_better: bool = False, level: bool = False) -> str:
    """The verb by sign and unit. A level rises, it does not grow."""
    if quantity.is_below_zero:
        return "下降"
    if quantity.unit in POINTS:
        return "上升" if lower_is_better else "提高"
    return "上升" if level else "增长"


def is_level(fact: Fact) -> bool:
    """Whether it is how high something stands (水位, 浓度, 气温, a place in a ranking), not how much there is of it."""
    return isinstance(fact.value, Ordinal) or _LEVELS.search(fact.label) is not None


def as_it_was(fact: Fact) -> str:
    """上年同期-50万元, 上年同期第5位: of a place in a ranking, and of what was a loss or became one, no change can be told; "" of all else."""
    before = fact.lookup(EARLIER["同比"])
    loss = any(each.is_below_zero for pair in comparables(fact, before) for each in pair)
    ranked = rank_of(fact.value) is not None and rank_of(before.value) is not None
    return f"{EARLIER['同比']}{before}" if (ranked or loss) and not strands(fact, "同比") else ""


def _against(name: str) -> Callable[[Fact], str]:
    def phrase(fact: Fact) -> str:
        found = strands(fact, name)
        return growth(fact, found, name) if found else str(fact.lookup(name))

    return phrase


_LEVELS: Final = lazy("(?:水位|气压|水压|噪声|声级|浓度|气温|温度|湿度|指数|价格|均价|单价|油价|粮价|得分|分值)$")
EARLIER: Final = {"同比": "上年同期", "同比增减": "上年同期", "较上年末": "上年末", "较上年末增减": "上年末"}
EQUAL: Final = {name: f"与{key}持平" for name, key in EARLIER.items()}
_HANDFUL: Final = 10
_NOT_COUNTED: Final = frozenset(("倍", "级", "位", "年", "成", "星", "岁"))
_DAYS: Final = ("天数",)
_TIMES: Final = ("天数", "时长", "月数")
_LASTS: Final = lazy("(?:住院日|时间|时长|周期|用时|耗时|时限|工期)$")
_DURATION: Final = {"增加": "延长", "减少": "缩短"}
ZERO: Final = "零"
year_on_year: Final = _against("同比")
since_year_end: Final = _against("较上年末")


def _amounts(name: str, lead: str) -> Callable[[Fact], str]:
    def phrase(fact: Fact) -> str:
        difference = fact.lookup(name)
        return str(difference) if difference.measure is None else moved(difference, lead, lower_is_better=fact.lower_is_better, whole=fact)

    return phrase


def moved(difference: Fact, lead: str, *, lower_is_better: bool, whole: Fact | None = None) -> str:
    """增加 or 减少 by an amount, a rate as in 同比: 同比减少200人, 同比增加3户9人; 户数同比增加2户，人数同比减少3人. Of a `whole` that is a level 同比下降0.3米."""
    measure = difference.measure
    if measure is None:
        return f"{difference.name}{difference}"
    ledger, equal = ledger_of(difference), EQUAL[difference.name]
    if not any(each.number for each in measure.quantities):
        return ledger.said(difference, equal if measure.is_zero else equal.replace("持平", "基本持平"))
    level = whole is not None and is_level(whole)
    words = [_word(each, lower_is_better=lower_is_better, level=level) for each in measure.quantities]
    several = len(words) > 1
    figures = [ledger.quantity(difference, unsigned(each), each.unit if several else "") for each in measure.quantities]
    if len(set(words)) == 1:
        separators = ("", *map(marks.literal, measure.separators))
        return lead + words[0] + "".join(f"{between}{figure}" for between, figure in zip(separators, figures, strict=True))
    sayings = []
    for each, word, figure in zip(measure.quantities, words, figures, strict=True):
        called, own = difference.book.units.called(each.unit), figure_of(difference, each)
        sayings.append(Saying(called, lead, word, own, figure) if word else Saying(called, "", equal, own, by_words=True))
    return told(sayings)


def _word(quantity: Quantity, *, lower_is_better: bool, level: bool = False) -> str:
    if quantity.is_zero:
        return ""
    if quantity.unit in RATES:
        return direction(quantity, lower_is_better=lower_is_better, level=level)
    if level:
        return "上升" if quantity.amount > 0 else "下降"
    return "增加" if quantity.amount > 0 else "减少"


def _signs(fact: Fact) -> list[Decimal]:
    """The signs of a fact's movement: of 同比 where it has one, else of its own value."""
    rates = [each.rate for each in strands(fact, "同比")]
    return [each.measure.first.amount for each in rates or [fact] if each.measure is not None]


def _test(accept: Callable[[Decimal], bool]) -> Callable[[Fact], bool]:
    """Of a pair, whether it is so of each of its figures."""

    def ask(fact: Fact) -> bool:
        signs = _signs(fact)
        return bool(signs) and all(map(accept, signs))

    return ask


def _zero(fact: Fact) -> bool:
    return fact.measure is not None and fact.measure.is_zero


def _owed(fact: Fact) -> bool:
    return fact.state is OWED


def _turning(fact: Fact, up: str = "", down: str = "", before: Fact | None = None) -> str:
    """What a figure that tells a change says: 增长5%, 下降5%, or by the words that are given; 持平 of nothing.

    In a row behind 分别 one that went the way of the figure `before` it says no word: 分别增长5%、3%和下降2%.
    """
    measure = fact.measure
    if measure is None:
        refuse(f"{fact.path}不是一个数，不能说升降")
    if len(measure.quantities) > 1:
        return _turning_apart(fact, measure.quantities, up, down)
    quantity, ledger = measure.first, ledger_of(fact)
    if not quantity.number:
        return ledger.said(fact, "持平" if quantity.is_zero else "基本持平")
    falls = quantity.is_below_zero
    word = "" if before is not None and _goes_on(before, falls=falls) else (down if falls else up) or _word(quantity, lower_is_better=fact.lower_is_better)
    return word + (ledger.quantity(fact, quantity, signed=False) if quantity.unit in RATES else ledger.quantity(fact, unsigned(quantity)))


def _goes_on(before: Fact, *, falls: bool) -> bool:
    """Whether the figure before went that way."""
    return before.measure is not None and bool(before.measure.first.number) and before.measure.first.is_below_zero == falls


def _turning_apart(fact: Fact, quantities: Sequence[Quantity], up: str, down: str) -> str:
    """减少64户107人 of several that went one way, 减少64户、增加107人 of those that did not; 户数持平 of one that did not move."""
    ledger = ledger_of(fact)
    if all(each.is_zero for each in quantities):
        return ledger.said(fact, "持平")
    said: list[str] = []
    before = ""
    for each in quantities:
        word = "持平" if each.is_zero else (down if each.is_below_zero else up) or _word(each, lower_is_better=fact.lower_is_better)
        figure = ledger.said(fact, f"{each.unit.removeprefix('个') or '个'}数持平") if each.is_zero else ledger.quantity(fact, unsigned(each), each.unit)
        if word == before and not each.is_zero:
            said[-1] += figure
        else:
            said.append(figure if each.is_zero else f"{word}{figure}")
        before = word
    return "、".join(said)


FILTERS: Final = (
    Filter(
        "同比", year_on_year, "与上年同期相比",
        ("{数值: 59674人, 上年同期: 55261人}", "甲|同比", "同比增长7.99%"), takes_gaps=True, says="同比",
    ),
    Filter(
        "升降", _turning, "这个数自己说的是升降：正的是增长（增加），负的是下降（减少）；要换词的写 |升降('上升', '回落')；“分别”后面一串的，后一个写明前一个是谁：乙|升降('增长', '下降', 甲)，和它同向的不再写词",
        ("-17.3%", "甲|升降", "下降17.3%"),
    ),
    Filter(
        "同比增减", _amounts("同比增减", "比上年同期"), "比上年同期增减多少",
        ("{数值: 59人, 上年同期: 60人}", "甲|同比增减", "比上年同期减少1人"),
    ),
    Filter(
        "较上年末", since_year_end, "与上年末相比",
        ("{数值: 59人, 上年末: 59人}", "甲|较上年末", "与上年末持平"), takes_gaps=True, says="较上年末",
    ),
    Filter(
        "较上年末增减", _amounts("较上年末增减", "较上年末"), "较上年末增减多少",
        ("{数值: 422人, 上年末: 383人}", "甲|较上年末增减", "较上年末增加39人"),
    ),
)

TESTS: Final = (
    Test(ZERO, _zero, "数值为 0", ("{数值: 0户}", "甲 is 零", True)),
    Test("有", there, "数据里给了（含待补）；组里有数", ("{数值: 0户}", "甲 is 有", True)),
    Test("待补", _owed, "应填而未填", ("待补", "甲 is 待补", True)),
    Test("上升", _test(lambda sign: sign > 0), "比上年同期高", ("{数值: 5户, 上年同期: 4户}", "甲 is 上升", True)),
    Test("下降", _test(lambda sign: sign < 0), "比上年同期低", ("{数值: 5户, 上年同期: 4户}", "甲 is 下降", False)),
    Test("持平", _test(lambda sign: sign == 0), "与上年同期相同", ("{数值: 5户, 上年同期: 5户}", "甲 is 持平", True)),
)
