"""A column of a table that stands one row too low or too high: empty at one end, and fitting the sizes of the units of the rows beside its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from math import log
from statistics import correlation, median
from typing import TYPE_CHECKING, Final

from drafting.batch.comparing.far_from_peers import by_place
from drafting.batch.comparing.peers import Peer
from drafting.batch.kept.figures import Figure, amounts_of
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.registry import declare
from drafting.tuples import NamedTuple

if TYPE_CHECKING:
    from drafting.batch.comparing.comparisons import Comparisons

SHIFTED: Final = declare(
    Rule(
        "S160",
        "一列像是错了一行",
        Severity.WARNING,
        "一行一个单位的表里，有一列只空着头一行（或末一行），照现在的行，数和各单位的大小（由别的各列看）对不上，整列上移（下移）一行就对上了：多半是粘贴时错了一行，每个单位填的都是别的单位的数，还有一个掉在合计行里。"
        "十行以上、别的数三列以上才看；rollup 里这一项写待补。核对无误的，把空着的一格写上 0、不适用或者待补。",
    )
)
_FEWEST: Final = 10
_FEWEST_BESIDE: Final = 3
_MANY: Final = 16
_FITS: Final = 0.7
_FITS_OF_FEW: Final = 0.85
_BETTER: Final = 0.5
"""Correlations by rank. Of 2,000 made-up columns that are empty at one end and not shifted, at most 2 of 20 rows are told, and 7 of 10 rows."""


class _Shift(NamedTuple):
    """`unit` is the first with a figure, `blank` the one without; the column is to go `up`, or down."""

    unit: int
    blank: int
    path: str
    up: bool


def shifted_columns(comparisons: Comparisons) -> Iterator[Diagnostic]:
    """Of the run; units that have not changed since they were compared are not compared again."""
    known = comparisons.units
    for together in by_place(((unit, (kept.region, kept.level, kept.period)) for unit, kept in known.items()), fewest=_FEWEST):
        key = blake2b(b"shift:" + ",".join(f"{unit}.{known[unit].run}" for unit in together).encode()).digest()
        found = comparisons.of(key, lambda group=together: list(_shifts(group, comparisons.peer)))  # type: ignore[misc]  # called at once
        yield from (_told(_Shift(*each), comparisons.peer) for each in found)


def shifted_among(peers: Sequence[Peer]) -> Iterator[Diagnostic]:
    """Of units that are all at hand."""
    for together in by_place(((at, (each.region, each.level, each.figures.period)) for at, each in enumerate(peers)), fewest=_FEWEST):
        yield from (_told(each, peers.__getitem__) for each in _shifts(together, peers.__getitem__))


def _shifts(together: Sequence[int], peer: Callable[[int], Peer]) -> Iterator[_Shift]:
    """In the order of the rows, as they are planned."""
    tables: dict[str, list[int]] = defaultdict(list)
    for at in together:
        source = peer(at).source
        if source.endswith("行]"):
            tables[source.rpartition("[")[0]].append(at)
    for rows in tables.values():
        if len(rows) >= _FEWEST:
            amounts = [amounts_of(peer(at).figures) for at in rows]
            for figure, up in _columns(amounts):
                yield _Shift(rows[1 if up else 0], rows[0 if up else -1], figure[0], up)


def _columns(amounts: Sequence[Mapping[Figure, float]]) -> Iterator[tuple[Figure, bool]]:
    """(figure, whether it is to go up) of the columns that are empty at one end alone and fit there."""
    for figure in dict.fromkeys(figure for each in amounts for figure in each):
        empty = [at for at, each in enumerate(amounts) if figure not in each]
        if empty not in ([0], [len(amounts) - 1]):
            continue
        up = empty == [0]
        sizes = _sizes(amounts, figure)
        if sizes is None:
            continue
        values = [each[figure] for each in amounts if figure in each]
        as_it_is, moved = (sizes[1:], sizes[:-1]) if up else (sizes[:-1], sizes[1:])
        fits = _alike(values, moved)
        if fits >= (_FITS if len(amounts) >= _MANY else _FITS_OF_FEW) and fits - _alike(values, as_it_is) >= _BETTER:
            yield figure, up


def _sizes(amounts: Sequence[Mapping[Figure, float]], but: Figure) -> list[float] | None:
    """How large each unit is by its other figures, None where they do not tell."""
    others = [figure for figure in dict.fromkeys(figure for each in amounts for figure in each) if figure[0] != but[0]]
    middle = {figure: median(each[figure] for each in amounts if figure in each) for figure in others}
    found = [[log(each[figure] / middle[figure]) for figure in others if figure in each] for each in amounts]
    return [median(each) for each in found] if all(len(each) >= _FEWEST_BESIDE for each in found) else None


def _alike(one: Sequence[float], other: Sequence[float]) -> float:
    """By rank, from -1 to 1; 0 where one of them is the same everywhere."""
    return correlation(_ranks(one), _ranks(other)) if len(set(one)) > 1 and len(set(other)) > 1 else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(values)
    return [(order.index(each) + len(order) - 1 - order[::-1].index(each)) / 2 for each in values]


def _told(each: _Shift, peer: Callable[[int], Peer]) -> Diagnostic:
    first, blank = peer(each.unit), peer(each.blank)
    way, end = ("上移", "头一行") if each.up else ("下移", "末一行")
    message = f"{each.path}：这一列像是错了一行：{end}（{blank.name}）空着，各行的数和单位的大小对不上，整列{way}一行就对上了"
    hint = f"对照原表核对：错了的，整列{way}一行，补上掉出去的一格；没有错的，空着的一格写 0、不适用或者待补"
    return SHIFTED.at(Place(first.source), message, hint, path=each.path)
