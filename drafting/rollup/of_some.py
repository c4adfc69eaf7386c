"""Figures of the whole's own file that people see as the whole's and that are the sum of some places alone: marked 待核 where the program has written them, and told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from drafting.diagnostics import Diagnostic
from drafting.load.writing.insert import comments_on, replace_comments
from drafting.rollup.amended import Amended
from drafting.rollup.own_remarks import (
    EARLIER,
    givers_in,
    is_marked_as_outdated,
    is_of_a_sum,
    without_what_is_no_longer,
)
from drafting.rollup.own_sums import leaves
from drafting.rollup.remarks import of_a_part
from drafting.rollup.rolled import Rolled
from drafting.rollup.situation import Situation
from drafting.rollup.standing import ONLY_SOME
from drafting.rollup.town import shortened
from drafting.source import Path

_MOST_NAMED: Final = 6
_MARKED: Final = "数没有改，行末标了“待核”：印出来是【待核】，不出定稿。交齐了再汇总一次就换成全部的；已经是全部的，删去行末的“# 待核：…”"
_NOT_MARKED: Final = "没有改：是全部的，不用管；只是这几个的，改成待补，交齐了再汇总一次"
_EARLIER_MARKED: Final = "数没有改，行末标了“待核”：印出来是【待核】，不出定稿。补上它的文件再汇总一次，和全部的一样就去掉；核对过的，删去行末的“# 待核：…”"


def marked_as_of_some(now: Situation, so_far: Amended) -> Amended:
    """Those that are the sum of those that have come: marked where the program wrote what stands behind it, or behind the figure on which it hangs, else told alone."""
    parts = [each for each in now.known if _is_of_some(each, now, so_far.settled)]
    ours = [(each, where[0]) for each in parts if (where := now.standing.written_at(each.path)) is not None and now.whose(each.path, where[1]) in ("ours", "likely", "retyped")]
    data = replace_comments(so_far.data, now.file.name, {place: each.remark if each.state == "partial" else of_a_part(each.remark) for each, place in ours})
    marked = [each for each, _ in ours] if data != so_far.data else []
    told = [*_told_of_some(marked, now, _MARKED), *_told_of_some([each for each in parts if each not in marked], now, _NOT_MARKED)]
    return so_far.with_(data, marked=[each.path for each in parts], told=told)


def _is_of_some(each: Rolled, now: Situation, settled: Collection[Path]) -> bool:
    if each.state not in ("owed", "partial") or not each.total or each.path in settled or now.standing.written_at(each.path) is None:
        return False
    return not now.standing.is_partial(each.path) and now.is_its_total(each)


def _told_of_some(several: Sequence[Rolled], now: Situation, hint: str) -> Iterator[Diagnostic]:
    if several:
        level, absent = now.places.level, now.places.waited_for
        late = f"没有交的{shortened(absent, level)}不在里面" if absent else f"缺数的{level}不在里面"
        message = f"{_listed(several)}：已经填好的这 {len(several)} 个数，正是来了的、填了的{level}之和，{late}"
        yield ONLY_SOME.at(now.place(several[0].path), message, hint, path=several[0].dotted)


def marked_as_of_those_gone(now: Situation, so_far: Amended) -> Amended:
    """Those that an earlier roll-up has filled in of places that are gone since, and that are not the sum of those that have come; the mark goes when it is the sum of all."""
    comments: dict[Path, str] = {}
    earlier = []
    for each in now.known:
        where, comment = now.standing.written_at(each.path), now.standing.comment_on(each.path)
        if where is None or each.path in so_far.settled or now.is_open(each.path):
            continue
        if now.places.gone and each.state in ("owed", "partial") and each.path not in so_far.marked and now.whose(each.path, where[1]) in ("ours", "likely", "retyped"):
            comments[where[0]] = _of_earlier(comment, now)
            earlier.append(each)
        elif each.state == "added" and is_marked_as_outdated(comment, now.named_there) and now.is_its_total(each):
            comments[where[0]] = each.remark
    data = replace_comments(so_far.data, now.file.name, comments)
    data, theirs = _marked_as_theirs(now, data)
    earlier += theirs
    return so_far.with_(data, marked=[each.path for each in earlier], told=_told_of_earlier(earlier, now))


def _marked_as_theirs(now: Situation, data: bytes) -> tuple[bytes, list[Rolled]]:
    """What those that are gone alone have given: no place says anything of it now."""
    gone = {*now.places.gone}
    if not gone:
        return data, []
    tree = now.file.whole.dataset.tree
    said = {tree.typed(each.path) for each in now.known}
    unsaid = {path: (where[0], text) for path, text in leaves(tree) if path not in said and (where := now.standing.written_at(path)) is not None}
    comments = comments_on(data, now.file.name, [place for place, _ in unsaid.values()])
    theirs = {
        path: (place, text, comment) for path, (place, text) in unsaid.items()
        if (comment := comments.get(place, "")) and is_of_a_sum(comment, now.named | gone) and givers_in(comment) <= gone
    }  # fmt: skip
    data = replace_comments(data, now.file.name, {place: _of_earlier(comment, now) for place, _, comment in theirs.values()})
    return data, [Rolled(path, "owed", total=text) for path, (_, text, _) in theirs.items()]


def _of_earlier(comment: str, now: Situation) -> str:
    return f"{of_a_part(without_what_is_no_longer(comment) or f'{len(now.places.came) + len(now.places.gone)}个{now.places.level}')}；{EARLIER}：{shortened(now.places.gone, now.places.level)}"


def _told_of_earlier(several: Sequence[Rolled], now: Situation) -> Iterator[Diagnostic]:
    if several:
        level = now.places.level
        message = f"{_listed(several)}：这 {len(several)} 个数是上一次汇总的，里面可能有这次没有来的{shortened(now.places.gone, level)}，不是来了的{level}之和"
        yield ONLY_SOME.at(now.place(several[0].path), message, _EARLIER_MARKED, path=several[0].dotted)


def _listed(several: Sequence[Rolled]) -> str:
    return "、".join(each.dotted for each in several[:_MOST_NAMED]) + ("等" if len(several) > _MOST_NAMED else "")
