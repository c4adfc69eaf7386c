"""Sums that the program has written, that nobody has changed since, and that the places no longer make up: one owes its figure now, or has taken it out.

Where the record at the file's end does not have a figure, what stands behind it may still say that it is a sum: then it is told, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from drafting.diagnostics import Diagnostic
from drafting.frozen import frozen
from drafting.load.writing.insert import comments_on, replace_comments
from drafting.model.indicator import COMPARISONS, PARTS
from drafting.rollup.amended import Amended
from drafting.rollup.own_remarks import NO_LONGER_ADDED, NO_LONGER_GIVEN, is_of_a_sum, without_what_is_no_longer
from drafting.rollup.own_sums import leaves
from drafting.rollup.remarks import of_a_part
from drafting.rollup.rolled import Rolled, State
from drafting.rollup.situation import Attendance, Situation
from drafting.rollup.standing import ONLY_SOME
from drafting.rollup.town import shortened
from drafting.source import Path

_MOST_NAMED: Final = 6
_OF_INDICATOR: Final = 3
_SAID_OTHERWISE: Final[frozenset[State]] = frozenset({"added", "formula", "doubted"})
"""What is corrected, reckoned by the program, or told as different."""
_MARKED: Final = "数没有改，行末标了“待核”：印出来是【待核】，不出定稿。补上了再汇总一次就跟着改；本来就没有了的，改正或删去这一行"
_NOT_MARKED: Final = "没有改，行末有人写的话，也没有标“待核”：核对以后改成待补，或者改正、删去这一行"


_NOT_RECORDED: Final = "没有改，也没有标“待核”：文件末尾的“汇总记录”里没有（记录删去了，或者数有人改过），认不出是不是程序加的。是以前汇总的，改成待补，补报了再汇总一次就填上；是本级核定的，把行末程序写的话换成自己的（# 县里核定）"


@frozen
class Outdated:
    """`place` is where the value is written, `comment` what is to stand behind it: "" where a person's words do, or the record does not have it. `lacking` do not give it now."""

    path: Path
    place: Path
    comment: str
    lacking: tuple[str, ...] = ()
    is_recorded: bool = True


def marked_as_outdated(now: Situation, so_far: Amended) -> Amended:
    """But for what is marked or told already."""
    tree = now.file.whole.dataset.tree
    known = {tree.typed(path) for path in so_far.settled | so_far.marked}
    found = [each for each in _outdated(now, so_far.data) if each.path not in known]
    data = replace_comments(so_far.data, now.file.name, {each.place: each.comment for each in found if each.comment})
    return so_far.with_(data, settled=[each.path for each in found], told=_told(found, now))


def _outdated(now: Situation, data: bytes) -> Iterator[Outdated]:
    tree = now.file.whole.dataset.tree
    rolled = {tree.typed(each.path): each for each in now.known}
    found = []
    for path, text in leaves(tree):
        each, where = rolled.get(path), now.standing.written_at(path)
        is_said = each is not None and each.state in _SAID_OTHERWISE
        if not is_said and where is not None and not text.startswith("=") and not now.is_open(path):
            found.append((path, where[0], each, now.is_recorded(path, text)))
    comments = comments_on(data, now.file.name, [place for _, place, _, _ in found])
    named = now.named.union(now.places.came)
    for path, place, each, is_ours in found:
        comment = comments.get(place, "")
        lacking = _lacking(each) if each is not None else [*now.places.came] if len(path) == _OF_INDICATOR else []
        if is_ours:
            theirs = bool(comment) and not is_of_a_sum(comment.removeprefix(of_a_part("")), named)
            yield Outdated(path, place, "" if theirs else _marked(comment, lacking, now.places), tuple(lacking))
        elif is_of_a_sum(comment, named) or (not now.file.ours and _is_a_figure_below(path) and now.standing.hangs_on_a_sum(path, named)):
            yield Outdated(path, place, "", tuple(lacking), is_recorded=False)


def _is_a_figure_below(path: Path) -> bool:
    """任务, or a part of 构成; 统计期间 is none."""
    return path[-1] in COMPARISONS or path[-2] in PARTS


def _lacking(each: Rolled) -> list[str]:
    return [stand.town.name for several in (each.by.owed, each.by.blank, each.by.inapplicable, each.by.worded) for stand in several]


def _marked(comment: str, lacking: Sequence[str], places: Attendance) -> str:
    """待核：2个乡镇；上一次汇总的，现在没有填：西乡. Of what hangs on a figure (任务) it is not known who lacks it."""
    why = f"{NO_LONGER_GIVEN}：{shortened(lacking, places.level)}" if lacking else NO_LONGER_ADDED
    return f"{of_a_part(without_what_is_no_longer(comment.removeprefix(of_a_part(''))) or f'{len(places.came)}个{places.level}')}；{why}"


def _told(several: Sequence[Outdated], now: Situation) -> Iterator[Diagnostic]:
    """One finding for those that are marked, one for those with a person's words, one for those without a record, each at the first."""
    level = now.places.level
    for is_recorded, is_marked, hint in ((True, True, _MARKED), (True, False, _NOT_MARKED), (False, False, _NOT_RECORDED)):
        those = [each for each in several if (each.is_recorded, bool(each.comment)) == (is_recorded, is_marked)]
        if those:
            names = "、".join(_named(each, level) for each in those[:_MOST_NAMED]) + ("等" if len(those) > _MOST_NAMED else "")
            whose = "是程序上一次加的" if is_recorded else f"看行末是各{level}加起来的"
            message = f"{names}：这 {len(those)} 个数{whose}，现在有的{level}待补、没有填或者加不起来，不是各{level}之和了"
            yield ONLY_SOME.at(now.place(those[0].path), message, hint, path=".".join(map(str, those[0].path[1:])))


def _named(each: Outdated, level: str) -> str:
    """With who does not give it, where nothing behind it in the file will say so."""
    name = ".".join(map(str, each.path[1:]))
    return f"{name}（没有填的：{shortened(each.lacking, level)}）" if each.lacking and not each.is_recorded else name
