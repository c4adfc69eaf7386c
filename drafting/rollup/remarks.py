"""What a clerk reads behind a figure: which places it is made of, who still owes it, what to check first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from drafting.diagnostics import is_against_figures
from drafting.rollup.counted_twice import said_of
from drafting.rollup.sums import NoSum, Sum
from drafting.rollup.town import EVERY, Sorted, Stand, named, shortened
from drafting.source import Path

_FEW: Final = 3
NOBODY: Final[Mapping[str, str]] = MappingProxyType({})


LOOK_FIRST: Final = "看看能不能相加"
UNSETTLED: Final = "待核："
"""What makes a figure behind which it stands one that a draft shows as 【待核】 (see load/parsing/unsettled.py)."""


def of_a_sum(by: Sorted, added: Sum, level: str, path: Path) -> str:
    """Behind a figure that was added up, of those that are there."""
    return "；".join([_givers(by, level), *_left_out(by, level), *_of_its_making(by, added, level), *doubts(by.given, path)])


def of_a_part(remark: str) -> str:
    """Behind a sum of some of the places alone: that it is not the whole's; `remark` says what it came to, and who is not in it."""
    return f"{UNSETTLED}{remark}"


def of_a_doubtful(remark: str, why: str) -> str:
    """Behind a sum of what may be no amount: that somebody should look whether it is one."""
    return f"{UNSETTLED}{remark}；{why}，{LOOK_FIRST}"


def given_by(by: Sorted, total: str, level: str) -> str:
    """3个乡镇共35户."""
    return f"只有{_name(by.given[0])}填了，{total}" if len(by.given) == 1 else f"{len(by.given)}个{level}共{total}"


def of_an_owed(by: Sorted, added: Sum | NoSum | None, level: str, path: Path, *, why: str = "", provider: str = "", others: Mapping[str, str] = NOBODY, absent: Sequence[str] = ()) -> str:
    """Behind 待补: what the others come to, who still owes it (`absent`: everything), and whose figure it is. `others`, by name, give another count of the same thing, which is called so."""
    said = []
    if isinstance(added, Sum):
        said.append(given_by(by, added.text, level))
    elif isinstance(added, NoSum):
        said.append(no_sum(by.given, added, level))
    said += [why] if why else []
    said += _lacking(by, level, others)
    said += [f"没有交：{shortened(absent, level)}"] if absent else []
    said += [f"由{provider}提供"] if provider else []
    return "；".join([*said, *(_of_its_making(by, added, level) if isinstance(added, Sum) else ()), *doubts(by.given, path), *said_of(by.given)])


def others_absent(many: int, level: str) -> str:
    """Those of whom nobody has given the names."""
    return f"另外{many}个{level}"


def no_sum(given: Sequence[Stand], found: NoSum, level: str) -> str:
    """双井镇的5处和别的单位不同（别的写个），加不起来."""
    odd = [given[at] for at in found.places]
    texts = "、".join(f"{_name(each)}的{_text(each)}" for each in odd[:_FEW]) + (f"等{len(odd)}个{level}" if len(odd) > _FEW else "")
    return f"{texts}{found.why}，加不起来{f'；其余共{found.rest}' if found.rest else ''}"


def of_a_side(label: str, by: Sorted, added: Sum | NoSum | None, level: str, absent: Sequence[str] = ()) -> str:
    """Why 任务, or a part, is not said: those that give it are not those that give the figure, or that it waits for (`absent`)."""
    lacking = by.blank + by.worded
    if isinstance(added, NoSum):
        return f"{label}没有加：{no_sum(by.given, added, level)}"
    total = f"（共{added.text}）" if isinstance(added, Sum) else ""
    said = [f"{named([each.town for each in by.given], level, _FEW)}填了{total}"] if by.given else []
    said += [f"{named([each.town for each in lacking], level, _FEW)}没有填"] if lacking else []
    said += [f"{named([each.town for each in by.owed], level, _FEW)}待补"] if by.owed else []
    said += [f"{shortened(absent, level, _FEW)}没有交"] if absent else []
    return f"{label}没有加：{'，'.join(said)}"


def doubts(stands: Sequence[Stand], path: Path) -> list[str]:
    """Whose figure contradicts others: what hangs on it contradicts it too, but may be far from its peers (S) alone."""
    dotted = ".".join(map(str, path[1:]))
    found = []
    for each in stands:
        codes = dict.fromkeys(code for at, several in each.town.doubts.items() for code in several if at in (dotted, EVERY) or (at.startswith(f"{dotted}.") and is_against_figures(code)))
        if codes:
            found.append(f"{_name(each)}（{'、'.join(codes)}）")
    return [f"先核对{'、'.join(found[:_FEW])}{f'等{len(found)}个' if len(found) > _FEW else ''}"] if found else []


def _givers(by: Sorted, level: str) -> str:
    towns = [each.town for each in by.given]
    if len(towns) == 1 and by.every > 1:
        return f"只有{towns[0].name}"
    if by.blank and len(towns) <= len(by.blank):
        return f"{named(towns, level)}，其余{len(by.blank)}个没有填" if len(towns) > _FEW else f"{named(towns, level)}，其余没有填"
    return f"{len(towns)}个{level}"


def _left_out(by: Sorted, level: str) -> list[str]:
    said = []
    if by.blank and len(by.given) > len(by.blank):
        said.append(f"没有填：{_named(by.blank, level)}")
    return said + _not_there(by, level)


def _lacking(by: Sorted, level: str, others: Mapping[str, str]) -> list[str]:
    said = [f"待补：{_named(by.owed, level)}"] if by.owed else []
    blank = [each for each in by.blank if each.town.name not in others]
    if blank:
        many = len(blank) > len(by.given) > 0
        said.append(f"没有填：{'其余' if many and not others else ''}{f'{len(blank)}个{level}' if many else _named(blank, level)}")
    said += [f"填的是{called}：{_named([each for each in by.blank if others.get(each.town.name) == called], level)}" for called in dict.fromkeys(others.values())]
    return said + _not_there(by, level)


def _not_there(by: Sorted, level: str) -> list[str]:
    said = [f"不适用：{_named(by.inapplicable, level)}"] if by.inapplicable else []
    unfit = "、".join(f"{_name(each)}{f'（{each.typed}）' if each.typed else ''}" for each in by.worded[:_FEW]) + _and_more(by.worded)
    return said + ([f"写的不是这个数：{unfit}"] if by.worded else [])


def _of_its_making(by: Sorted, added: Sum, level: str) -> list[str]:
    said = []
    if added.converted:
        said.append("已换算：" + "、".join(f"{_name(by.given[at])}{_text(by.given[at])}" for at in added.converted[:_FEW]) + _and_more(added.converted))
    loose = [each for each in by.given if each.figure and any(quantity.looseness for quantity in each.figure.measure.quantities)]
    if loose:
        said.append("含约数：" + "、".join(f"{_name(each)}{_text(each)}" for each in loose[:_FEW]) + _and_more(loose))
    for left in added.left:
        givers = [by.given[at].town for at in left.places]
        others = [each.town for at, each in enumerate(by.given) if at not in left.places]
        fewer = f"{named(others, level, _FEW)}没有填，其余" if len(others) <= len(givers) else f"只有{named(givers, level, _FEW)}填了，"
        said.append(f"{left.unit}没有加：{fewer}共{left.text}" if left.text else f"{left.unit}没有加：{fewer}加不起来")
    if added.rounded:
        said.append("除不尽或位数太多，四舍五入到四位小数")
    return said


def _and_more(several: Sequence[object]) -> str:
    return f"等{len(several)}个" if len(several) > _FEW else ""


def _named(stands: Sequence[Stand], level: str) -> str:
    return named([each.town for each in stands], level)


def _name(stand: Stand) -> str:
    return stand.town.name


def _text(stand: Stand) -> str:
    return stand.figure.measure.text if stand.figure else ""
