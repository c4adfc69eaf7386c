"""Whose each figure behind 分别 is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from drafting.adoption.naming.labels import LISTED, SHORTEST, label_of, names_listed
from drafting.patterns import lazy
from drafting.quantities.reported import Found

STATEMENT: Final = lazy("[。；！？]|，(?=[一二三四五六七八九十]{1,2}是(?![否不]))")
_RESPECTIVE: Final = lazy("([^，：（）]*)分别([^，：（）、]*)$")
_GOES_ON: Final = lazy("[，、和及与]|[^，。；：！？]*")
_COMPARED: Final = lazy("^同?(?:比|较)(?:上年|去年|同期)*")
_ATTAINED: Final = frozenset(("", "达", "达到", "为", "是", "有", "完成", "实现"))


def respective_names(shown: str, figures: Sequence[Found]) -> dict[int, str]:
    """Whose each figure behind 分别 is: 甲类企业、乙类企业分别达到12家、46家; "" where that is not plain."""
    whose: dict[int, str] = {}
    for number, figure in enumerate(figures):
        before = shown[figures[number - 1].end if number else 0 : figure.start]
        match = _RESPECTIVE.search(STATEMENT.split(before)[-1]) if number not in whose else None
        if match is None:
            continue
        row = 1
        while number + row < len(figures) and _GOES_ON.fullmatch(shown[figures[number + row - 1].end : figures[number + row].start]):
            row += 1
        several = figures[number : number + row]
        listed = all(LISTED.fullmatch(shown[one.end : other.start]) for one, other in pairwise(several))
        names = names_listed(match[1])
        if row == 1 and len(names) == 1 and names[0]:
            continue  # 各乡镇分别召开会议12次
        done = label_of(_COMPARED.sub("", match[2]), ())
        is_plain = listed and len(names) == row > 1 and not match[1].endswith("等") and _are_whole(names)
        whose |= {number + at: f"{names[at]}{'' if done in _ATTAINED else done}" if is_plain else "" for at in range(row)}
    return whose


def _are_whole(names: Sequence[str]) -> bool:
    """Whether each name is one by itself: in 快递、电信业务量 the first may end as the last does."""
    longest = max(len(each) for each in names[:-1])
    return (
        len(set(names)) == len(names) and all(len(each) >= SHORTEST for each in names)
        and (len({each[-1] for each in names}) == 1 or len(names[-1]) <= longest + 1)
    )  # fmt: skip
