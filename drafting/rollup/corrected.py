"""Sums that stand in the whole's own file as the program has written them, with nobody's words behind them: they become what the places say now."""

from __future__ import annotations

from drafting.load.writing.insert import replace_comments
from drafting.load.writing.rewrite import rewrite_all
from drafting.rollup.amended import Amended, filling
from drafting.rollup.own_remarks import is_of_a_sum
from drafting.rollup.remarks import of_a_part
from drafting.rollup.rolled import Rolled
from drafting.rollup.situation import Situation
from drafting.source import Path


def corrected(now: Situation, so_far: Amended) -> Amended:
    wanted: dict[Path, tuple[Rolled, str]] = {}
    for each in now.every:
        where, comment = now.standing.written_at(each.path), now.standing.comment_on(each.path)
        if where is None or each.state != "added" or each.path in so_far.settled or where[1].strip() == each.value or not now.is_recorded(each.path, where[1]):
            continue
        if not comment or is_of_a_sum(comment.removeprefix(of_a_part("")), now.named):
            wanted[where[0]] = each, where[1]
    data, refused = rewrite_all(so_far.data, now.file.name, {place: each.value for place, (each, _) in wanted.items()})
    made = [(place, *found) for place, found in wanted.items() if place not in refused]
    data = replace_comments(data, now.file.name, {place: each.remark for place, each, _ in made if now.standing.comment_on(each.path)})
    return so_far.with_(data, fillings=[filling(each, before, now.place(place)) for place, each, before in made], settled=[each.path for _, each, _ in made])
