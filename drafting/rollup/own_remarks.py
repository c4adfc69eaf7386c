"""The remarks that an earlier roll-up has left behind a figure that was owed, known from what people write there themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from drafting.patterns import lazy
from drafting.quantities.unsettled import without_mark
from drafting.rollup.remarks import LOOK_FIRST, UNSETTLED

_LEVEL: Final = "(?:乡镇|省|市|县|村)"
_AMOUNT: Final = r"(?:(?:超|近|约|至少|不超过|预计)?\d[\d.]*[^\s\d，。；：、]{0,10})+"
EARLIER: Final = "上一次汇总的，这次没有来"
NO_LONGER_GIVEN: Final = "上一次汇总的，现在没有填"
NOBODY_GIVES: Final = "上一次汇总的，现在没有一个填，不要的删去这一行"
NO_LONGER_ADDED: Final = "上一次汇总的，现在加不起来"
NO_LONGER_EQUAL: Final = "上一次汇总的，现在相加是"
FIRST_TO_CHECK: Final = "先核对"
_NO_SUM: Final = r"(?:是比率、单价|和别的单位不同（别的写[^\s，；：]*）|是约数，说法不同)"
_PIECE: Final = lazy(
    rf"(?:待核：)?只有(?P<one>[^\s，；：]+)填了，{_AMOUNT}"
    rf"|(?:待核：)?\d+个{_LEVEL}共{_AMOUNT}"
    rf"|\d+个{_LEVEL}都不适用"
    rf"|没有交：另外\d+个{_LEVEL}"
    rf"|目录里没有，直接相加的|[^\s；：]+，{LOOK_FIRST}"
    rf"|没有填：(?:其余)?\d+个{_LEVEL}"
    rf"|{NOBODY_GIVES}|{NO_LONGER_ADDED}|{NO_LONGER_EQUAL}{_AMOUNT}"
    rf"|(?:待补|没有填|没有交|不适用|{EARLIER}|{NO_LONGER_GIVEN}|填的是[^\s，；：]{{2,12}})：(?P<several>[^\s，；：]+?)(?:等\d+个{_LEVEL})?"
    rf"|{FIRST_TO_CHECK}(?P<rest>[^\s，；：]+?)(?:等\d+个)?"
    rf"|(?:写的不是这个数|已换算|含约数)：(?P<figures>[^\s，；：]+?)(?:等\d+个)?"
    rf"|(?P<odd>[^\s，；：]+?)(?:等\d+个{_LEVEL})?{_NO_SUM}，加不起来"
    r"|统计期间不一样，加不起来（.+）"
    rf"|[^\s，；：]+没有加：(?:[^\s，；：]+没有填，其余共|只有[^\s，；：]+填了，共?)(?:{_AMOUNT}|加不起来)"
    r"|(?P<both>[^\s，；：“]+?)都算了“[^；]+”(?:等\d+处)?"
)
_GIVERS: Final = lazy(rf"\d+个{_LEVEL}|只有[^\s，；：]+|[^\s，；：]+(?:等\d+个{_LEVEL})?，其余(?:\d+个)?没有填")
"""How the remark behind a sum begins."""
_BESIDE: Final = {
    lazy(rf"共{_AMOUNT}"): FIRST_TO_CHECK,
    lazy(rf"其余共{_AMOUNT}"): "加不起来",
    lazy(r"由[^\s，；：]{2,30}提供|除不尽或位数太多，四舍五入到四位小数"): "",
}
"""What anybody may write, and the program beside a part with these words alone."""
_NOTE: Final = lazy(
    rf"# \S{{1,20}}?没有加：(?:(?:[^，；：。\s]+填了(?:（共{_AMOUNT}）)?(?:，|$))?(?:[^，；：。\s]+没有填(?:，|$))?(?:[^，；：。\s]+待补(?:，|$))?(?:[^，；：。\s]+没有交)?"
    rf"|[^，；：。\s]+{_NO_SUM}，加不起来(?:；其余共{_AMOUNT})?)"
)
_PARTIAL: Final = lazy(rf"待核：(?:只有[^\s，；：]+填了，|\d+个{_LEVEL}共)({_AMOUNT})(?:；|$)")
_NO_LONGER: Final = (NO_LONGER_GIVEN, NO_LONGER_ADDED, NO_LONGER_EQUAL, EARLIER, FIRST_TO_CHECK)
_OPEN: Final = "（"
_CLOSE: Final = "）"


def with_the_mark(comment: str) -> str:
    """The comment with 待核： where people have typed that otherwise: 待核实：, 【待核】, 需核，."""
    behind = without_mark(comment)
    return comment if behind is None else f"{UNSETTLED}{behind}"


def renewed(comment: str, remark: str, places: Collection[str]) -> str:
    """The comment with `remark` in the place of what the program wrote. A part that has words of a person's own stays whole, behind it; where all have, the comment is as it was."""
    if "情况属实" in comment:
        return comment
    pieces = list(_pieces(comment))
    surely = [each for each in pieces if _is_piece(each, places)]
    if not surely:
        return comment
    theirs = [each for each in pieces if each.strip() and each not in surely and not _stands_beside(each, surely)]
    return "；".join(each for each in (remark, *theirs) if each)


def is_of_a_sum(comment: str, places: Collection[str]) -> bool:
    """Whether all that stands behind a figure is what the program says behind a sum: 3个乡镇；没有填：北乡."""
    first, *others = _pieces(comment)
    return _GIVERS.fullmatch(first) is not None and all(_is_piece(each, places) or _stands_beside(each, [first]) for each in others)


def is_the_programs(comment: str, places: Collection[str]) -> bool:
    """The same, be it marked 待核 or not."""
    return is_of_a_sum(comment.removeprefix(UNSETTLED), places)


def is_of_an_owed(comment: str, places: Collection[str]) -> bool:
    """Whether all that stands behind 待补 is what the program says there: 只有东乡填了，5户；没有填：西乡."""
    pieces = list(_pieces(comment))
    surely = [each for each in pieces if _is_piece(each, places)]
    return bool(surely) and all(each in surely or _stands_beside(each, surely) for each in pieces)


def is_marked_as_outdated(comment: str, places: Collection[str]) -> bool:
    """Whether an earlier roll-up has marked a sum that was not that of all, or in doubt."""
    return comment.startswith(UNSETTLED) and is_the_programs(comment, places) and any(each.startswith(_NO_LONGER) for each in _pieces(comment))


def is_marked_by_people(comment: str) -> bool:
    """Whether 待核 stands before what the program does not mark itself: somebody has doubts of their own."""
    behind = comment.removeprefix(UNSETTLED)
    return behind != comment and not partial_total(comment) and not any(each.startswith(_NO_LONGER) or "都算了“" in each or LOOK_FIRST in each for each in _pieces(behind))


def doubts_in(remark: str) -> str:
    """What of a remark says why the sum is in doubt."""
    return "；".join(each for each in _pieces(remark) if each.startswith(FIRST_TO_CHECK) or "都算了“" in each)


def without_what_is_no_longer(comment: str) -> str:
    """Without what an earlier roll-up said of a sum that the places did not make up then."""
    return "；".join(each for each in _pieces(comment.removeprefix(UNSETTLED)) if not each.startswith(_NO_LONGER) and "都算了“" not in each)


def givers_in(comment: str) -> set[str]:
    """东乡 and 南乡 of 东乡、南乡，其余没有填 and of 只有东乡; nobody where it only counts them, which is then no one's alone."""
    first = next(_pieces(comment))
    named = first.removeprefix("只有") if first.startswith("只有") else first.partition("，其余")[0] if "，其余" in first else ""
    return {*_listed(named)} or {""}


def partial_total(comment: str) -> str:
    """35户 of 待核：3个乡镇共35户；没有交：北乡, as an earlier roll-up marks a sum of some places alone; "" of any other comment."""
    found = _PARTIAL.match(comment)
    return found[1] if found else ""


def is_note(row: str) -> bool:
    """Whether a line below a figure is one on which the program says why what hangs on it is not there."""
    return _NOTE.fullmatch(row) is not None


def _stands_beside(piece: str, surely: Sequence[str]) -> bool:
    return any(form.fullmatch(piece) and any(words in each for each in surely) for form, words in _BESIDE.items())


def _is_piece(piece: str, places: Collection[str]) -> bool:
    found = _PIECE.fullmatch(piece)
    if found is None:
        return False
    exact = [found["one"], *(found["several"] or found["both"] or "").split("、")]
    beginning = [each for key in ("rest", "figures", "odd") for each in _listed(found[key] or "")]
    return all(not each or each in places for each in exact) and all(any(each.startswith(place) for place in places) for each in beginning)


def _pieces(comment: str) -> Iterator[str]:
    """Parted at ；, but not within brackets."""
    return _parted(comment, "；")


def _listed(words: str) -> Iterator[str]:
    return (each for each in _parted(words, "、") if each)


def _parted(text: str, stop: str) -> Iterator[str]:
    depth = start = 0
    for at, char in enumerate(text):
        depth += (char == _OPEN) - (char == _CLOSE)
        if char == stop and not depth:
            yield text[start:at]
            start = at + 1
    yield text[start:]
