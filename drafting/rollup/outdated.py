"""Sums that stand in the whole's own file as the program has written them and that are not what the places say now: one owes its figure, has taken it out, or doubts it.

Each is marked 待核 where nobody's own words stand behind it, and told. So is what nobody knows whose it is, for the record is lost; what people have written is told alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

from drafting.diagnostics import Diagnostic
from drafting.frozen import frozen
from drafting.load.writing.insert import replace_comments
from drafting.model.adding_up import adds_up_over_places
from drafting.model.indicator import COMPARISONS, PARTS
from drafting.rollup.amended import Amended
from drafting.rollup.differing import differing
from drafting.rollup.own_remarks import (
    NO_LONGER_ADDED,
    NO_LONGER_EQUAL,
    NO_LONGER_GIVEN,
    doubts_in,
    without_what_is_no_longer,
)
from drafting.rollup.own_sums import leaves
from drafting.rollup.remarks import of_a_part
from drafting.rollup.rolled import Rolled
from drafting.rollup.situation import Situation, Whose
from drafting.rollup.standing import ONLY_SOME
from drafting.rollup.town import shortened
from drafting.source import Path

_MOST_NAMED: Final = 6
_OF_INDICATOR: Final = 3
_LEFT: Final = "数没有改，行末标了“待核”：印出来是【待核】，不出定稿。"

Why = Literal["lacking", "doubted", "differs"]
"""Somebody does not give it now, somebody's figure contradicts others, or they come to something else."""


@frozen
class Outdated:
    """`place` is where the value is written, `comment` what is to stand behind it, "" where nothing may. `lacking` do not give it now."""

    path: Path
    place: Path
    whose: Whose
    why: Why
    comment: str
    lacking: tuple[str, ...] = ()


def marked_as_outdated(now: Situation, so_far: Amended) -> Amended:
    """But for what is marked or told already. What differs is told as `differing` tells it."""
    tree = now.file.whole.dataset.tree
    known = {tree.typed(path) for path in so_far.settled | so_far.marked}
    found = [each for each in _outdated(now) if each.path not in known]
    data = replace_comments(so_far.data, now.file.name, {each.place: each.comment for each in found if each.comment})
    told = [each for each in found if each.why != "differs"]
    return so_far.with_(data, settled=[each.path for each in told if each.why == "lacking"], marked=[each.path for each in found if each.comment], told=_told(told, now))


def _outdated(now: Situation) -> Iterator[Outdated]:
    tree = now.file.whole.dataset.tree
    rolled = {tree.typed(each.path): each for each in now.known}
    for path, text in leaves(tree):
        each, where = rolled.get(path), now.standing.written_at(path)
        if where is None or text.startswith("=") or now.is_open(path):
            continue
        why = _why(each, now)
        whose = now.whose(each.path if each is not None else path, text)
        if why and _is_told(path, each, why, whose, now):
            comment = _mark(path, each, why, now) if whose in ("ours", "likely") else ""
            yield Outdated(path, where[0], whose, why, comment, tuple(_lacking(path, each, now)) if why == "lacking" else ())


def _why(each: Rolled | None, now: Situation) -> Why | Literal[""]:
    if each is None or each.state not in ("added", "doubted", "formula"):
        return "lacking"
    if each.state == "doubted":
        return "doubted"
    is_unlike = each.state == "added" and any(differing(each, now.file.whole, now.places.level, says_it_is_a_sum=True))
    return "differs" if is_unlike else ""


def _is_told(path: Path, each: Rolled | None, why: Why, whose: Whose, now: Situation) -> bool:
    """What the program has written, surely or by its words; of what nobody's words are behind, what the places give, and owe or doubt now;
    and of what people have written what a place says that it owes where the catalogue says that the whole is the sum of them.
    """
    if whose == "ours":
        return why != "differs"
    if whose in ("vouched", "retyped"):
        return why == "lacking"
    if whose == "likely":
        is_open = each.state in ("owed", "partial", "doubted") if each is not None else _is_left_out(path, now)
        return bool(now.standing.comment_on(path)) or is_open or (_is_a_figure_below(path) and now.standing.hangs_on_a_sum(path, now.named_there))
    is_owed = each is not None and why == "lacking" and bool(each.by.owed) and now.standing.is_bare(path)
    return is_owed and each is not None and adds_up_over_places(now.file.whole.catalogue, each.path)


def _is_left_out(path: Path, now: Situation) -> bool:
    """任务 and 构成, which some places give of a figure and the sum does not have."""
    above = path[:-2] if path[-2] in PARTS else path[:-1]
    return any(each.path == above and str(path[len(above)]) in each.left_out for each in now.every)


def _is_a_figure_below(path: Path) -> bool:
    """任务, or a part of 构成; 统计期间 is none."""
    return path[-1] in COMPARISONS or path[-2] in PARTS


def _lacking(path: Path, each: Rolled | None, now: Situation) -> Sequence[str]:
    if each is None:
        return tuple(now.places.came) if len(path) == _OF_INDICATOR else ()
    return [stand.town.name for several in (each.by.owed, each.by.blank, each.by.inapplicable, each.by.worded) for stand in several]


def _mark(path: Path, each: Rolled | None, why: Why, now: Situation) -> str:
    """待核：2个乡镇；上一次汇总的，现在没有填：西乡. Of what hangs on a figure (任务) it is not known who lacks it."""
    comment = without_what_is_no_longer(now.standing.comment_on(path)) or f"{len(now.places.came)}个{now.places.level}"
    return f"{of_a_part(comment)}；{_reason(path, each, why, now)}"


def _reason(path: Path, each: Rolled | None, why: Why, now: Situation) -> str:
    if each is not None and why == "doubted":
        return doubts_in(each.remark)
    if each is not None and why == "differs":
        return f"{NO_LONGER_EQUAL}{each.total}"
    lacking = _lacking(path, each, now)
    return f"{NO_LONGER_GIVEN}：{shortened(lacking, now.places.level)}" if lacking else NO_LONGER_ADDED


def _told(several: Sequence[Outdated], now: Situation) -> Iterator[Diagnostic]:
    """One finding for all of a kind, each at the first."""
    for whose, why in dict.fromkeys((each.whose, each.why) for each in several):
        those = [each for each in several if (each.whose, each.why) == (whose, why)]
        names = "、".join(_named(each, now.places.level) for each in those[:_MOST_NAMED]) + ("等" if len(those) > _MOST_NAMED else "")
        message, hint = _said(whose, why, len(those), now.places.level)
        yield ONLY_SOME.at(now.place(those[0].path), f"{names}：{message}", hint, path=".".join(map(str, those[0].path[1:])))


def _said(whose: Whose, why: Why, many: int, level: str) -> tuple[str, str]:
    if whose == "theirs":
        message = f"有的{level}这 {many} 个数还是待补，这里已经填好了，里面有没有它们的，看不出来"
        return message, "没有改：是本级核定的、问来的，在行末写明（# 县里核定），就不再提示；是以前汇总的，改成待补，补报了再汇总一次就填上"
    whom = f"看行末是各{level}加起来的" if whose == "retyped" else "多半是程序以前加的（“汇总记录”删去了，认不准）" if whose == "likely" else "是程序上一次加的"
    if why == "doubted":
        return f"这 {many} 个数{whom}，里面有{level}的数现在存疑", f"{_LEFT}核对了再汇总一次就去掉"
    message = f"这 {many} 个数{whom}，现在有的{level}待补、没有填或者加不起来，不是各{level}之和了"
    if whose == "ours":
        return message, f"{_LEFT}补上了再汇总一次就跟着改；本来就没有了的，改正或删去这一行"
    if whose == "likely":
        return message, f"{_LEFT}补上了再汇总一次，一样的就去掉；是本级核定的，把行末换成自己的话（# 县里核定）"
    if whose == "vouched":
        return message, "没有改，行末有人写的话，也没有标“待核”：核对以后改成待补，或者改正、删去这一行"
    return message, "没有改，也没有标“待核”：数有人改过。是以前汇总的，改成待补，补报了再汇总一次就填上；是本级核定的，把行末程序写的话换成自己的（# 县里核定）"


def _named(each: Outdated, level: str) -> str:
    """With who does not give it, where nothing behind it in the file will say so."""
    name = ".".join(map(str, each.path[1:]))
    return f"{name}（没有填的：{shortened(each.lacking, level)}）" if each.lacking and not each.comment else name
