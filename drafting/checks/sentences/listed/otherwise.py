"""What the words of a list may mean, other than that its figures are all of the total: that there are more, that some are counted twice, that one is planned."""

from __future__ import annotations

from itertools import accumulate, islice
from typing import Final

from drafting.checks.sentences.cells import of_one_kind
from drafting.checks.sentences.listed.division import Division
from drafting.checks.sentences.listed.shared import has_other_shares
from drafting.patterns import lazy

_LEFT_OPEN: Final = lazy("(?<!良中)等(?![级职院教学线外候距额同于其])|扣|减(?![免排贫灾税少收支])|退(?![休役伍耕化捕牧])|抵(?!押)|不含|除(?![险雪夕])")
"""Words of a list that leaves something out, or takes something away."""
_MORE: Final = lazy("其余|其他|其它|剩余|另[有外]|还有")
"""Words behind a list that go on with it, without a figure."""
OVERLAPPING: Final = lazy("重复|重叠|交叉|同时|兼(?!职)|自然减少|去重|分别计算")
"""What a sentence says of parts that count some twice, or not all."""
_ON_ONE_FIELD: Final = lazy("套种|间作|轮作|复种|复合种植")
"""How more is sown than there is land: 大豆玉米带状复合种植2万亩，其中大豆2万亩、玉米2万亩."""
_SOME_TWICE: Final = lazy("(?<![不包])含[^量金氧水税糖油]")
_HELD: Final = lazy("（含[^（）]*）")
"""What is within one part, and said right behind it: 小学281所（含教学点97个）."""
_A_DIFFERENCE: Final = lazy("结余|净|[顺逆]差|差额|[缺空超][编员口额]|盈余|亏损|赤字")
"""Wholes that are what is left of one figure behind brackets when the other is taken away."""
_REACHED: Final = lazy("惠及|受益|享受|参加|涉及|覆盖")
"""Those whom two matters reach may be the same."""
_PLANNED: Final = lazy("计划(?!生育)|任务|目标|年初预算|预算安排|预计|拟|力争")
_TO_BE_SPENT: Final = lazy("计划|任务|目标|投资|概算|预算")
_DONE: Final = lazy("完成|已|实际|到位|拨付|支出|兑现")
_OTHER_LIST: Final = lazy(r"（[^（）]*\d[^（）]*）")
_TWO: Final = 2


def is_left_open(division: Division) -> bool:
    """Whether the list, without what stands in brackets within it, or what follows it, says that there is more."""
    words = division.block.words
    end = words.rfind(division.parts[-1].quantity.text)
    inside, behind = _OTHER_LIST.sub("", words[1:end]), _OTHER_LIST.sub("", words[end:])
    return any(said is not None for said in (_LEFT_OPEN.search(inside), _LEFT_OPEN.search(behind), _MORE.search(behind)))


def is_meant_otherwise(division: Division) -> bool:
    """Whether the words say that the parts are not all of the whole, or other figures tell what they are."""
    return (
        has_other_shares(division.parts, division.line, division.units)
        or _counts_twice(division)
        or _is_a_difference(division)
        or _is_of_a_plan(division)
        or _some_add_up(division)
        or _is_the_gap_told(division)
    )


def _counts_twice(division: Division) -> bool:
    words = division.block.words
    said = OVERLAPPING.search(words) is not None or _SOME_TWICE.search(_HELD.sub("", words)) is not None
    return said or _ON_ONE_FIELD.search(division.total.words) is not None or any(_REACHED.search(each.label) for each in division.parts)


def _is_a_difference(division: Division) -> bool:
    """全年净结余126万元（收入3286万元，支出3160万元）."""
    return division.block.bracketed and len(division.parts) == _TWO and _A_DIFFERENCE.search(division.total.label) is not None


def _is_of_a_plan(division: Division) -> bool:
    """Whether what was planned is set against what was done, or the other way round."""
    total, parts = division.total, division.parts
    planned = [_PLANNED.search(f"{each.label}{each.quantity.prefix}") is not None for each in (total, *parts)]
    if any(planned[1:]):
        return len(set(planned)) == _TWO
    done = [_DONE.search(each.label) is not None for each in (total, *parts)]
    return any(done[1:]) and not done[0] and _TO_BE_SPENT.search(total.label) is not None and not division.is_summed_up


def _some_add_up(division: Division) -> bool:
    """隐患326处，其中重大隐患6处，整改318处，未整改8处."""
    amounts = [division.amount(each) for each in division.column]
    return any(reached == division.whole for start in range(len(amounts)) for reached in islice(accumulate(amounts[start:]), 1, None))


def _is_the_gap_told(division: Division) -> bool:
    """上年结转20户。东乡12户、西乡30户，合计62户."""
    total, missing = division.total, abs(division.gap)
    own = {each.start for each in (total, *division.column)}
    others = [each for each in division.line.cells if each.item == total.item and each.start not in own and of_one_kind(each, total, division.units)]
    return any(division.amount(each) == missing for each in others)
