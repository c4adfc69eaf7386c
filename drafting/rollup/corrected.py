"""Sums that stand in the whole's own file as the program has written them, with nobody's words behind them: they become what the places say now."""

from __future__ import annotations

from drafting.load.writing.insert import replace_comments
from drafting.load.writing.rewrite import rewrite_all
from drafting.rollup.amended import Amended, filling
from drafting.rollup.own_remarks import is_marked_by_people
from drafting.rollup.remarks import UNSETTLED
from drafting.rollup.rolled import Rolled
from drafting.rollup.situation import Situation
from drafting.source import Path


def corrected(now: Situation, so_far: Amended) -> Amended:
    """The sum of some places alone takes their place, too, where that was asked for and the mark can stand behind it."""
    wanted: dict[Path, tuple[Rolled, str]] = {}
    for each in now.every:
        where = now.standing.written_at(each.path)
        if where is None or each.path in so_far.settled or where[1].strip() == each.value or now.whose(each.path, where[1]) != "ours":
            continue
        if each.state == "added" or (each.state == "partial" and now.standing.may_be_marked(each.path)):
            wanted[where[0]] = each, where[1]
    data, refused = rewrite_all(so_far.data, now.file.name, {place: each.value for place, (each, _) in wanted.items()})
    made = [(place, *found) for place, found in wanted.items() if place not in refused]
    said = {place: _remark(each, comment) for place, each, _ in made if (comment := now.standing.comment_on(each.path)) or each.state == "partial"}
    data = replace_comments(data, now.file.name, said)
    return so_far.with_(data, fillings=[filling(each, before, now.place(place)) for place, each, before in made], settled=[each.path for _, each, _ in made])


def _remark(each: Rolled, comment: str) -> str:
    """What people have looked at, and taken the mark away, is not marked again; what they have marked themselves stays so."""
    if each.state == "partial":
        return each.remark
    bare = each.remark.removeprefix(UNSETTLED)
    return f"{UNSETTLED}{bare}" if is_marked_by_people(comment) else each.remark if comment.startswith(UNSETTLED) else bare
