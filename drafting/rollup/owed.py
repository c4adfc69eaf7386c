"""What the whole's own file owes, or has as a sum of some places alone: filled where all have given it now, else said by whom it is owed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from drafting.load.writing.insert import comments_on, replace_comments, replace_lines
from drafting.load.writing.rewrite import rewrite_all
from drafting.rollup.amended import Amended, filling
from drafting.rollup.county_file import lines_of_its_own
from drafting.rollup.own_remarks import NOBODY_GIVES, is_note, is_of_an_owed
from drafting.rollup.own_sums import leaves
from drafting.rollup.rolled import SAID, UNSETTLED, Rolled
from drafting.rollup.situation import Situation
from drafting.rollup.standing import ONLY_SOME, OWED
from drafting.source import Path

_OF_INDICATOR: Final = 3


def whole_lines(now: Situation, so_far: Amended) -> Amended:
    """危房改造: 待补 becomes all that is known of it; a comment that a person has put behind it stays."""
    wanted: dict[Path, tuple[Rolled, str]] = {}
    for each in now.figures:
        where = now.standing.written_at(each.path)
        if each.state in SAID and where is not None and where[0][-1] != "数值" and now.is_open(each.path):
            wanted[where[0]] = now.without_what_is_there(each), where[1]
    comments = comments_on(so_far.data, now.file.name, wanted)
    lines = {}
    for place, (each, _) in wanted.items():
        lines[place] = lines_of_its_own(replace(each, remark=now.renewed(comments.get(place, ""), each.remark)), called=str(place[-1]))
    data, refused = replace_lines(so_far.data, now.file.name, lines, is_note)
    made = [(place, *found) for place, found in wanted.items() if place not in refused]
    fillings = [filling(each, before, now.place(place)) for place, each, before in made]
    return so_far.with_(data, fillings=fillings, settled=[below.path for _, each, _ in made for below in each.all()])


def remarks_on_owed(now: Situation, so_far: Amended) -> Amended:
    """Behind what is still owed, by whom it is now."""
    owed = [
        (each, where[0]) for each in now.figures
        if each.state in UNSETTLED and (where := now.standing.written_at(each.path)) is not None and (where[1].strip() in OWED[1:] or now.standing.is_partial(each.path))
    ]  # fmt: skip
    comments = comments_on(so_far.data, now.file.name, [place for _, place in owed])
    ours = []
    for each, place in owed:
        comment = comments.get(place, "")
        remark = now.renewed(comment, each.remark)
        if comment and remark != comment:
            ours.append((replace(now.without_what_is_there(each), remark=remark), place))
    values = {place: each for each, place in ours if place[-1] == "数值"}
    data, _ = rewrite_all(so_far.data, now.file.name, {place: each.value for place, each in values.items() if now.standing.is_partial(each.path)})
    data = replace_comments(data, now.file.name, {place: each.remark for place, each in values.items()})
    lines = {place: lines_of_its_own(each, called=str(place[-1])) for each, place in ours if place[-1] != "数值"}
    data, refused = replace_lines(data, now.file.name, lines, is_note)
    settled = [each.path for each, _ in ours if now.standing.is_partial(each.path)]
    return so_far.with_(data, settled=[*settled, *(below.path for each, place in ours if place in lines and place not in refused for below in each.below)])


def owed_by_nobody(now: Situation, so_far: Amended) -> Amended:
    """总户数: 待补, which an earlier roll-up has put there, and which no place has a line for any more: it would be awaited for ever."""
    tree = now.file.whole.dataset.tree
    known = {tree.typed(each.path) for each in now.known}
    found = [
        (path, where[0]) for path, text in leaves(tree)
        if text in OWED[1:] and path not in known and not any(path[:end] in known for end in range(_OF_INDICATOR, len(path)))
        and is_of_an_owed(now.standing.comment_on(path), now.named_there) and (where := now.standing.written_at(path)) is not None
    ]  # fmt: skip
    if not found:
        return so_far
    data = replace_comments(so_far.data, now.file.name, {place: NOBODY_GIVES for _, place in found})
    names = "、".join(".".join(map(str, path[1:])) for path, _ in found)
    message = f"{names}：上一次汇总时有的{now.places.level}填了，写的待补，现在没有一个填，报告里还印【待补】"
    told = ONLY_SOME.at(now.place(found[0][0]), message, "不要的，删去这几行；改了名称、报到别的指标里去了的，也删去", path=".".join(map(str, found[0][0][1:])))
    return so_far.with_(data, told=[told])


def single_values(now: Situation, so_far: Amended) -> Amended:
    """{数值: 待补, 任务: 221户}: the value alone. One that is of another time than the report cannot be said so."""
    wanted: dict[Path, tuple[Rolled, str]] = {}
    left = []
    for each in now.every:
        where = now.standing.written_at(each.path)
        if each.path in so_far.settled or each.state not in SAID or where is None or not now.is_open(each.path):
            continue
        if any(key == "统计期间" for key, _ in each.texts):
            left.append(each)
        else:
            wanted[where[0]] = each, where[1]
    comments = comments_on(so_far.data, now.file.name, wanted)
    data, refused = rewrite_all(so_far.data, now.file.name, {place: each.value for place, (each, _) in wanted.items()})
    made = [(place, *found) for place, found in wanted.items() if place not in refused]
    data = replace_comments(data, now.file.name, {place: now.renewed(comments[place], each.remark) for place, each, _ in made if comments.get(place)})
    fillings = [filling(each, before, now.place(place)) for place, each, before in made]
    return so_far.with_(data, fillings=fillings, settled=[each.path for _, each, _ in made], left=[*left, *(wanted[place][0] for place in wanted if place in refused)])
