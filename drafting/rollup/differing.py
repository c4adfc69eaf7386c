"""What the whole's own file says otherwise than its places together, told as `check` tells it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafting.checks.figures import figure_of
from drafting.checks.judged import finding
from drafting.checks.levels import UNLIKE_SUM
from drafting.checks.sums import adds_up
from drafting.diagnostics import Diagnostic
from drafting.model.adding_up import adds_up_over_places
from drafting.model.node_at import node_at
from drafting.quantities.values import Marker
from drafting.rollup.rolled import Rolled

if TYPE_CHECKING:
    from drafting.facts.book import Book


def differing(each: Rolled, whole: Book, level: str) -> Iterator[Diagnostic]:
    """Rounding is no difference, and the whole may have more than the places of what the catalogue does not say is their sum."""
    if not adds_up_over_places(whole.catalogue, each.path):
        return
    node = node_at(whole.dataset.indicators, each.path)
    mine = figure_of(whole, node, each.path) if node is not None else None
    figures = [stand.figure._replace(said=stand.town.name) for stand in each.by.given if stand.figure]
    if mine is None or not figures:
        if node is not None and node.value is Marker.NOT_APPLICABLE and figures:
            message = f"{each.dotted}：{whole.dataset.unit.region}的文件写的是不适用，{len(figures)}个{level}加起来是 {each.total}"
            yield UNLIKE_SUM.at(whole.dataset.tree.place(each.path), message, f"没有改：有的，改成 {each.total}", path=each.dotted, excerpt="不适用")
        return
    hint = "全县的没有改：核对这个数和各乡镇的数；另有本级自己的，在这一行末尾写 # 情况属实 D266：理由".replace("乡镇", level).replace("全县", whole.dataset.unit.region)
    said = finding(adds_up("上下级", UNLIKE_SUM, mine, figures, whole.units, hint, f"{len(figures)}个{level}之和"))
    if said is not None and said.code == UNLIKE_SUM.code:
        yield said
