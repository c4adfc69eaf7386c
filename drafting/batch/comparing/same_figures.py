"""Two units whose figures are the same: the file of a neighbour with another name, which is counted twice in the sum of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations
from math import log10
from typing import TYPE_CHECKING, Final

from drafting.batch.comparing.far_from_peers import by_place
from drafting.batch.comparing.peers import Peer
from drafting.batch.kept.figures import SAME_FIGURES, Figures, lines_of, notes_of, worth_of
from drafting.diagnostics import Diagnostic
from drafting.patterns import lazy
from drafting.tuples import NamedTuple

if TYPE_CHECKING:
    from drafting.batch.comparing.comparisons import Comparisons

_SHARE: Final = 0.8
_FEWEST: Final = 5
_DIGITS: Final = 24
"""Of all that is the same: as many as eight figures of three have."""
_OF_ALL: Final = 16
"""Where ten or more figures are all the same, or all of two files are."""
_TELLING: Final = 2
"""Digits of a figure that tells something; one of 8 is the same by chance."""
_MOST_ALIKE: Final = 5
"""Units that say the same by which two are found; a figure that more of them say tells less: how rarely it is said."""
_TO_FIND: Final = 8
"""Digits of what so few say, of which two are looked at."""
_SET_ABOVE: Final = "标准"
"""低保标准 is the same in all townships."""
_MOST_NAMED: Final = 3
_NUMBER: Final = lazy(r"\d[\d.,]*(?!\S{0,2}%)")


_Key = tuple[str, object]
"""Path and worth of a figure."""


class _Alike(NamedTuple):
    """Two units by their numbers, how many of how many figures are the same, and some of them."""

    one: int
    other: int
    same: int
    many: int
    some: str


def same_figures(comparisons: Comparisons) -> Iterator[Diagnostic]:
    """Each two units of the run, in the order of the plan; those that have not changed since they were compared are not compared again."""
    known = comparisons.units
    found: list[_Alike] = []
    for together in by_place(((unit, (kept.region, kept.level, kept.period)) for unit, kept in known.items()), fewest=2):
        key = blake2b(b"same:" + ",".join(f"{unit}.{known[unit].run}" for unit in together).encode()).digest()
        found += [_Alike(*each) for each in comparisons.of(key, lambda group=together: list(_alike(group, comparisons.figures)))]  # type: ignore[misc]  # called at once
    yield from (_told(each, comparisons.peer) for each in found)


def same_among(peers: Sequence[Peer]) -> Iterator[Diagnostic]:
    """The same of units that are all at hand."""
    for together in by_place(((at, (each.region, each.level, each.figures.period)) for at, each in enumerate(peers)), fewest=2):
        yield from (_told(each, peers.__getitem__) for each in _alike(together, lambda at: peers[at].figures))


def _alike(together: Iterable[int], figures: Callable[[int], Figures]) -> Iterator[_Alike]:
    """Found by what two to five of them say, for nobody is held against each of thousands; judged by all that not half of them say."""
    said: dict[_Key, list[int]] = defaultdict(list)
    typed: dict[int, dict[_Key, tuple[str, str]]] = {}
    for at in together:
        kept = figures(at)
        if kept.notes and SAME_FIGURES.code in notes_of(kept).answered:
            continue
        typed[at] = {(path, worth_of(text)): (path, text) for path, text in lines_of(kept) if _digits(text) >= _TELLING and not path.endswith(_SET_ABOVE)}
        for key in typed[at]:
            said[key].append(at)
    telling = {key: _tells(len(ats), typed[ats[0]][key][1], len(typed)) for key, ats in said.items()}
    found: dict[tuple[int, int], float] = defaultdict(float)
    for key, ats in said.items():
        for pair in combinations(ats, 2) if 1 < len(ats) <= _MOST_ALIKE else ():
            found[pair] += telling[key]
    for (one, other), digits in found.items():
        if digits < _TO_FIND:
            continue
        alike = [key for key in typed[one] if key in typed[other] and telling[key]]
        least = min(sum(1 for key in typed[at] if telling[key]) for at in (one, other))
        is_whole = len(alike) == least and (least >= 2 * _FEWEST or typed[one].keys() == typed[other].keys())
        enough = _OF_ALL if is_whole else _DIGITS
        if len(alike) >= max(_FEWEST, _SHARE * least) and sum(telling[key] for key in alike) >= enough:
            some = "、".join(f"{path.rpartition('.')[2]} {text}" for path, text in map(typed[one].__getitem__, alike[:_MOST_NAMED]))
            yield _Alike(one, other, len(alike), least, some)


def _tells(said_by: int, text: str, among: int) -> float:
    """How many digits' worth it tells that two say the same: its own, and of what many say, as many as there are others to one of these."""
    if said_by <= _MOST_ALIKE:
        return _digits(text)
    return min(_digits(text), log10(among / said_by)) if said_by <= among / 2 else 0


def _digits(text: str) -> int:
    """Of its numbers, without noughts at the ends: the more, the less they would be the same by chance; people come near to what their households say, by all but the first digit."""
    counts = sorted((sum(each.isdigit() for each in number.strip("0.,")) for number in _NUMBER.findall(text)), reverse=True)
    return counts[0] + sum(max(each - 1, 0) for each in counts[1:]) if counts else 0


def _told(each: _Alike, peer: Callable[[int], Peer]) -> Diagnostic:
    one, other = peer(each.one), peer(each.other)
    message = f"{other.name}：{each.many} 个两位以上的数里有 {each.same} 个和{one.name}的一模一样（{each.some}等）"
    answer = "" if other.source.endswith("行]") else f"；确实如此的，在“单位:”一行末尾写 # 情况属实 {SAME_FIGURES.code}：理由"
    hint = f"多半是拿另一个单位的文件改了名称，数没有换（另一个在 {one.source}）：核对是谁的数，换成自己的{answer}"
    return SAME_FIGURES.at(other.tree.place(("单位",), key=True), message, hint, related=[one.tree.place(("单位",), key=True)])
