"""The order of what stands in brackets behind a figure: what is of the whole first, parts of it last.

蔬菜面积8.4万亩（产量12.6万吨，设施蔬菜面积1.3万亩）; the other way round the output would be that of the 设施蔬菜. What is of the
whole is told by its unit, another than the figure's; what became of it (核实, 已完工) stays where the data has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from drafting.blocks import marks
from drafting.blocks.blanks import Blanked, blanked, filled
from drafting.facts.fact import Fact
from drafting.facts.indicator import IndicatorFact
from drafting.model.paths import path_above
from drafting.patterns import lazy
from drafting.render.ledger import Ledger
from drafting.render.naming import is_part_of, is_part_of_something, named, of_its_own

_TWO: Final = (f"{marks.CLOSE}）（", f"{marks.CLOSE}）{marks.DROP}")
"""What may stand where two pairs of brackets are side by side."""
_REFERENCE: Final = f"[{marks.FIGURE}{marks.ZERO}{marks.OWED}{marks.SAID}]"
_SIDE_BY_SIDE: Final = lazy(f"(?:([0-9]+){marks.SEP}[^{marks.CLOSE}]*{marks.CLOSE})?(（[^（）]*{marks.CLOSE}）(?:{marks.DROP}*（[^（）]*）)+)")
_PIECE: Final = lazy(f"(?:{_REFERENCE}[^{marks.CLOSE}]*{marks.CLOSE}|[^，])+")
_MARK: Final = lazy(f"{_REFERENCE}([0-9]+){marks.SEP}")
_OF_THE_WHOLE, _ALIKE, _WITHIN, _PART = range(4)
"""In the order in which they stand; what is counted alike and is no part (新识别, 任务) goes last where 其中… would be a part of it."""
_PER: Final = lazy("均|单产|亩产|标准")
_KINDS: Final = lazy("^(?:本年)?新|级|型|示范|规上|规模以上")
_SHARES: Final = lazy("^占|占比$|比重$|比例$")
_HEAD: Final = 2  # characters with which the names of what belongs together begin, or end


def ordered(whole: Fact | None, pieces: Sequence[str], ledger: Ledger) -> list[str]:
    """The pieces of one pair of brackets behind the figure of `whole`."""
    if len(pieces) < 2 or whole is None:
        return list(pieces)
    if _adds_up(whole, pieces, ledger):
        return list(pieces)
    ranks: list[int] = []
    parts: list[str] = []  # their names
    before = whole
    for piece in pieces:
        mark = _MARK.search(piece)
        fact = ledger.fact(mark[1]) if mark is not None else whole
        called = _called(fact)
        rank = _OF_THE_WHOLE
        if piece.startswith("其中") or fact.path.endswith(f".构成.{fact.name}"):
            rank = ranks[-1] if ranks and _is_beneath(fact, before, whole) else _WITHIN
        elif mark is not None and counted_alike(fact, whole):
            rank = _PART if ledger.voice_of(mark[1]) == "rest" and _is_part(fact, whole, called) else _ALIKE
        elif parts and ((ranks[-1] >= _WITHIN and _SHARES.search(called)) or _of_one_of(called, parts, whole)):
            rank = _PART if _PART in ranks else _WITHIN
        if rank >= _WITHIN:
            parts.append(called)
        ranks.append(rank)
        before = fact
    alike = _PART if _WITHIN in ranks else _OF_THE_WHOLE
    places = sorted(range(len(ranks)), key=lambda at: alike if ranks[at] == _ALIKE else ranks[at])
    found: list[str] = []
    before_it = -1
    for at in places:
        if ranks[at] == _ALIKE and before_it >= 0 and ranks[before_it] == _WITHIN:
            found[-1] += f"；{pieces[at]}"  # 80人（其中脱贫户41人；退出12人）: behind ， it would be one of them
        else:
            found.append(pieces[at])
        before_it = at
    return found


def _adds_up(whole: Fact, pieces: Sequence[str], ledger: Ledger) -> bool:
    """Whether each piece is one figure, and together they are the whole: 1860本（新办1120本，换领620本，迁移120本） keep their order."""
    found = [_MARK.findall(piece) for piece in pieces]
    if whole.measure is None or len(whole.units) != 1 or any(len(each) != 1 for each in found) or any(piece.startswith("其中") for piece in pieces):
        return False
    measures = [ledger.fact(each[0]).measure for each in found]
    if any(each is None or each.units != whole.units for each in measures):
        return False
    return sum(each.first.amount for each in measures if each is not None) == whole.measure.first.amount


def one_pair(blank: Blanked, ledger: Ledger) -> Blanked:
    """龙头企业28家（带动300户，其中省级5家，新增3家）: what hangs on a figure and what its sentence says of it, where they stood side by side."""
    if _TWO[0] not in blank.text and _TWO[1] not in blank.text:
        return blank

    def joined(match: re.Match[str]) -> str:
        brackets = match[2].replace(marks.DROP, "")
        pieces = [piece for inner in brackets[1:-1].split("）（") for piece in (_PIECE.findall(inner) if _hangs(inner, ledger) else (inner,))]
        before = match[0].removesuffix(match[2])
        whole = ledger.fact(match[1]) if match[1] else None
        return f"{before}（{'，'.join(ordered(whole, pieces, ledger))}）{marks.DROP * match[2].count(marks.DROP)}"

    return blanked(_SIDE_BY_SIDE.sub(joined, filled(*blank)))


def _hangs(inner: str, ledger: Ledger) -> bool:
    """Whether it is the data that says it; what a sentence says stays together."""
    mark = _MARK.search(inner)
    return mark is not None and ledger.voice_of(mark[1]) == "rest"


def _called(fact: Fact) -> str:
    return named(fact) if isinstance(fact, IndicatorFact) else fact.label


def counted_alike(fact: Fact, whole: Fact) -> bool:
    convertible = whole.book.units.convertible
    return any(convertible(one, other) for one in fact.units for other in whole.units)


def _is_beneath(fact: Fact, before: Fact, whole: Fact) -> bool:
    """Whether 其中… is of what hangs before it: 建5个（带动9人，其中脱贫户4人）."""
    if before is not whole and fact.path.startswith(f"{before.path}.其中."):
        return True
    return path_above(fact.path) == whole.path and is_part_of_something(fact) and is_part_of(fact, before)


def _is_part(fact: Fact, whole: Fact, called: str) -> bool:
    """Whether it is counted as the whole, less than it, and named as a kind of it: 有机茶面积800亩 of 2600亩, 省级5家 of 28家."""
    if path_above(fact.path) != whole.path or fact.measure is None or whole.measure is None or _PER.search(called):
        return False
    units = whole.book.units
    one, other = fact.measure.first, whole.measure.first
    if not units.convertible(one.unit, other.unit) or one.amount * units.factor(one.unit) >= other.amount * units.factor(other.unit):
        return False
    if _KINDS.search(called) or called[-_HEAD:] == _called(whole)[-_HEAD:]:
        return True
    return units.continuous(one.unit) and not of_its_own(called, fact)


def _of_one_of(called: str, parts: list[str], whole: Fact) -> bool:
    """Whether it is of a part: 有机茶产量 behind 有机茶面积."""
    head = called[:_HEAD]
    return head not in whole.path and head not in _called(whole) and any(part.startswith(head) for part in parts)
