"""What the whole's own file does not have of an indicator, or of a group: new lines at the end of the block in which they belong."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from drafting.diagnostics import Diagnostic
from drafting.facts.fact import ABSENT
from drafting.load.writing.commented_lines import line, scalar
from drafting.load.writing.insert import Insertion, insert_all
from drafting.model.indicator import PARTS
from drafting.rollup.amended import Amended, filling
from drafting.rollup.county_file import DEPTH, from_0, group_lines, indicator_lines, lines_of_its_own
from drafting.rollup.rolled import SAID, UNSETTLED, Rolled
from drafting.rollup.situation import Situation
from drafting.rollup.standing import NOT_FILLED
from drafting.source import Path

_OF_INDICATOR: Final = 3
New: TypeAlias = tuple[Insertion, list[Rolled]]
"""Lines, and the figures that they say."""


def what_hangs_on(now: Situation, so_far: Amended) -> Amended:
    """数值, 任务, 构成 of indicators that are blocks of lines: those of which they say nothing."""
    return _put_in([new for figure in now.figures for new in _lacking(figure, now, so_far.settled)], now, so_far)


def new_ones(groups: Sequence[tuple[str, Sequence[Rolled]]], now: Situation, so_far: Amended) -> Amended:
    """The indicators that the file does not have yet: below the others of their group, or with the group."""
    wanted = [(group, [each for each in several if each.state not in ("local", "apart") and not now.standing.has(each)]) for group, several in groups]
    return _put_in([_new_in(group, [now.without_what_is_there(each) for each in several], now) for group, several in wanted if several], now, so_far)


def _lacking(figure: Rolled, now: Situation, settled: Collection[Path]) -> Iterator[New]:
    node, where = now.standing.node_of(figure.path), now.standing.written_at(figure.path)
    is_plain_gap = figure.state in UNSETTLED and where is not None and where[0][-1] != "数值"
    if node is None or is_plain_gap:
        return
    typed = now.file.whole.dataset.tree.typed(figure.path)
    kept = now.without_what_is_there(figure)
    lacking = [each for each in kept.below if each.path not in settled and each.state in ("added", "partial")]
    has_none = node.value is None and where is None and figure.state in SAID and now.file.whole.at(figure.path).state is ABSENT
    block = now.standing.raw(typed)
    if has_none and block is None:  # 危房改造任务: 24户 alone
        yield Insertion(typed[:-1], lines_of_its_own(replace(kept, below=tuple(lacking))), (str(typed[-1]),)), [figure, *lacking]
        return
    if has_none:
        yield _value_alone(figure, typed, block or ()), [figure]
    if lacking:
        yield _below(figure, lacking, typed), lacking


def _value_alone(figure: Rolled, typed: Path, there: Collection[str]) -> Insertion:
    texts = [(key, text) for key, text in figure.texts if key not in there]
    rows = [line(DEPTH + 1, "数值", figure.value, figure.remark), *(line(DEPTH + 1, key, scalar(text)) for key, text in texts)]
    return Insertion(typed, from_0(rows, DEPTH + 1), ("数值", *(key for key, _ in texts)), is_first=True)


def _below(figure: Rolled, lacking: Sequence[Rolled], typed: Path) -> Insertion:
    keys = list(dict.fromkeys(str(each.path[len(figure.path)]) for each in lacking))
    rows: list[str] = []
    for key in keys:
        those = [each for each in lacking if each.path[len(figure.path)] == key]
        rows += [line(DEPTH + 1, key), *(row for each in those for row in indicator_lines(each, DEPTH + 2))] if key in PARTS else indicator_lines(those[0], DEPTH + 1)
    return Insertion(typed, from_0(rows, DEPTH + 1), tuple(keys))


def _new_in(group: str, wanted: list[Rolled], now: Situation) -> New:
    if group in now.file.whole.dataset.indicators:
        lines = tuple([row for each in wanted for row in lines_of_its_own(each)])
        return Insertion(now.file.whole.dataset.tree.typed(("指标", group)), lines, tuple([str(each.path[-1]) for each in wanted])), wanted
    return Insertion(("指标",), ("", *from_0(group_lines(group, wanted), DEPTH - 1)), (group,)), wanted


def _put_in(wanted: Sequence[New], now: Situation, so_far: Amended) -> Amended:
    data, refused = insert_all(so_far.data, now.file.name, [each for each, _ in wanted])
    gone = {id(each) for each in refused}
    fillings = [filling(each, None, None) for insertion, figures in wanted if id(insertion) not in gone for each in figures]
    return so_far.with_(data, fillings=fillings, left=[each for insertion, figures in wanted if id(insertion) in gone for each in figures if each.value])


def not_put_in(now: Situation, left: Sequence[Rolled]) -> Iterator[Diagnostic]:
    """What could not be written, one finding for an indicator."""
    by_indicator: dict[Path, list[Rolled]] = {}
    for each in left:
        by_indicator.setdefault(each.path[:_OF_INDICATOR], []).append(each)
    for path, several in by_indicator.items():
        said = "、".join(f"{'·'.join(map(str, each.path[2:]))} {each.value}" for each in several)
        message = f"{'.'.join(map(str, path[1:]))}：加起来是 {said}，没有写进去"
        hint = "这里不是单独的一行，程序不改；要用的，请自己填"
        yield NOT_FILLED.at(now.place(path), message, hint, path=several[0].dotted, excerpt=several[0].value)
