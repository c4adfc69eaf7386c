"""More of some things than there are: 12个乡镇中有15个建成, 在28个乡镇中，有32个乡镇通过验收; and more that is mended than was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from drafting.checks.prose.passages import Finding, Text
from drafting.checks.sentences.cannot_be.numerals import NUMERAL, number_of
from drafting.checks.sentences.cells import Cell, Line
from drafting.checks.sentences.rules import COUNTED, PART
from drafting.patterns import lazy

_NUMBER: Final = rf"\d{{1,5}}|{NUMERAL}"
_SOME: Final = lazy(
    rf"(?<![\d.,第])({_NUMBER})([个名户家座所条件处])([\u4e00-\u9fff]{{1,8}}?)(?:当中|之中|中)(?:[，,]?(?:目前|现|已经?|共)?(?:有|其中)?|的|[\u4e00-\u9fff]{{2,12}}?)"
    rf"(?<![\d.,第])({_NUMBER})\2(?=([\u4e00-\u9fff，。；、,;]{{1,9}}))"
)
_AMONG: Final = lazy(r"[\u4e00-\u9fff]中[\u4e00-\u9fff，,]{0,14}[\d一二两三四五六七八九十]")
"""What every such count has: looked for first."""
_WITHIN: Final = lazy("^(?:心|学|小学|医|药|央|国|层|型|等|级|标|期|专|职|学生|考|队|药材|共|华|介|试|药|风|暑|间|原|途|青年|老年)")
"""What goes on behind 中 as another word."""
_DONE: Final = (
    "(?:建成|建立|建有|出现|通过|达到|达标|完成|实现|获得|获评|被|已|未|超|高于|低于|列入|纳入|开展|启动|成立|设立|配备|参加|参与|发生|受到|取得|制定|落实|上升|下降|增长|合格|不合格|投产|开工|竣工|盈利|亏损)"
)
_SAYS: Final = lazy(f"^{_DONE}")
"""What is said right behind a number of those that are counted before it, and of nothing that is counted itself."""
_OF_ANOTHER: Final = lazy(r"[^，。；、,;\n]*的[^，。；、,;\n]")
"""Which is said of what follows: 有15个未通自来水的村."""
_LEADS: Final = "，,目前现已经共有其中的"
_ENDS: Final = "，。；、,;"
_NAME_ENDS: Final = lazy(f"$|[，。；、,;已均都全日最]|降水|气温|{_DONE}")
"""Behind the name of what is counted; 县级医院 and 社区食堂 are others."""
_FOUND: Final = lazy("(?:排查|摸排|发现|查出|检出)(?:出|了)?(?:[\u4e00-\u9fff]{0,10})$")
_MENDED: Final = lazy("(?:已|均已|成功|及时|就地|现场|累计|完成|共)*(?:化解|整改|消除|销号|整治)(?:到位|完成|销号|了)?")
_CARRIED: Final = lazy("结转|遗留|往年|上年|去年|历年|积案|历史|存量|陈年|含|包括|[当本]月|[当本]日|季度|新增|新排查|新发现|其中")
_AMONG_THEM: Final = "其中"
_CARRIED_IN: Final = lazy("累计|历年|全[省市州县区]|以来")
_NEXT: Final = 2
_HINT: Final = "核对这两个数，看是哪一个写错了"


def some_of_them(text: Text, lines: Sequence[Line]) -> Iterator[Finding]:
    """What a text counts among fewer."""
    for match in _SOME.finditer(text.whole) if _AMONG.search(text.whole) else ():
        among, told, behind = number_of(match[1]), number_of(match[4]), match[5]
        after = match.string[match.end(3) : match.start(4)].removeprefix("当").removeprefix("之")
        ends = after == "中的" and behind[0] in _ENDS  # 12个乡镇中的13个
        counted_so = (ends or _SAYS.match(behind) is not None) and not _OF_ANOTHER.match(match.string, match.end()) and not after.removeprefix("中").strip(_LEADS)  # 18个村中创建美丽庭院26个: of each as many as one likes
        if told <= among or _WITHIN.match(after.removeprefix("中")) or not (counted_so or _is_named_so(match[3], behind)):
            continue
        excerpt = match[0]
        yield Finding(COUNTED, match.start(), excerpt, f"“{excerpt}”：一共{match[1]}{match[2]}，里面没有{match[4]}{match[2]}", _HINT, match.end(), doubtful=True)
    for line in lines:
        yield from _more_than_found(text, line)
        yield from _more_than_there_are(text, line)


def _is_named_so(thing: str, behind: str) -> bool:
    """28个乡镇中，有32个乡镇, 7个气象站中，有9个站; but 6个县中，有9个县级医院."""
    ends = (thing[at:] for at in range(len(thing)))
    return any(behind.startswith(each) and _NAME_ENDS.match(behind, len(each)) for each in ends)


def _more_than_found(text: Text, line: Line) -> Iterator[Finding]:
    """排查矛盾纠纷530件，化解940件: nothing else is said of what is carried over."""
    counts = [each for each in line.cells if not each.is_rate and not each.is_change]
    left: dict[int, Decimal] = defaultdict(Decimal)  # item → what rounds before left to be mended
    for found, mended in pairwise(counts):
        if not _are_of_one(found, mended):
            continue
        left[mended.item] += found.quantity.amount - mended.quantity.amount
        if left[mended.item] < 0 and not _CARRIED.search(line.sentence_of(mended)):
            excerpt = text.whole[text.whole.rfind("，", 0, mended.start) + 1 : mended.end]
            yield Finding(PART, mended.start, excerpt, f"“{excerpt}”：比前面的{found.quantity.text}还多", f"{_HINT}；含以前结转的，写明", mended.end, doubtful=True)


def _more_than_there_are(text: Text, line: Line) -> Iterator[Finding]:
    """14个乡镇、126个村，其中已建微型消防站的乡镇15个: the part is called as what is counted before it in its sentence, and not right before."""
    for at, part in enumerate(line.cells):
        if not part.label.startswith(_AMONG_THEM) or part.noun or part.is_change or part.quantity.is_marked or _CARRIED_IN.search(part.label):
            continue
        called = [each for each in line.cells[:at] if each.sentence == part.sentence and each.noun and part.label.endswith(each.noun) and each.quantity.unit == part.quantity.unit]
        if len(called) == 1 and called[0] is not line.cells[at - 1] and not called[0].is_change and not called[0].quantity.is_marked and part.quantity.amount > called[0].quantity.amount:
            start = text.whole.rfind(_AMONG_THEM, 0, part.start)
            excerpt = text.whole[start : part.end]
            yield Finding(PART, part.start, excerpt, f"“{excerpt}”：比前面的{called[0].quantity.text}{called[0].noun}还多", _HINT, part.end, doubtful=True)


def _are_of_one(found: Cell, mended: Cell) -> bool:
    in_one = (found.sentence, found.segment, found.bracket, found.item) == (mended.sentence, mended.segment, mended.bracket, mended.item) and 0 < mended.clause - found.clause <= _NEXT
    plain = not (found.quantity.is_marked or mended.quantity.is_marked or found.noun or mended.noun)
    return in_one and plain and found.quantity.unit == mended.quantity.unit != "" and _FOUND.search(found.label) is not None and _MENDED.fullmatch(mended.label) is not None
