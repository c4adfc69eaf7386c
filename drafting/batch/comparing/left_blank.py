"""Figures that every place of a level has (都有 in the catalogue), which most of those beside a unit give and it leaves blank."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from drafting.batch.comparing.far_from_peers import by_place
from drafting.batch.comparing.peers import Peer
from drafting.batch.kept.figures import names_of, notes_of
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.load.names.words.name_words import OWN
from drafting.model.catalogue import Catalogue, Entry
from drafting.registry import declare

if TYPE_CHECKING:
    from drafting.batch.comparing.comparisons import Comparisons
    from drafting.library import Library

LEFT_BLANK: Final = declare(
    Rule(
        "S157",
        "别的单位都填了的数没有填",
        Severity.INFO,
        "人口、耕地、低保这样每个乡镇都有的数（目录里写明“都有”），同一个县、同一报告期的八个以上乡镇里八成以上填了，这一个空着：多半是漏填，全县汇总时就缺它。"
        "填待补、不适用、0 的（表里只写“—”“/”“无”的，每个乡镇都有的数不当作不适用），换一种口径填了的（人口和户籍人口），不提示。",
    )
)
_MOST: Final = 0.8
_MOST_NAMED: Final = 8


def left_blank(comparisons: Comparisons, library: Library) -> Iterator[Diagnostic]:
    """Each unit of the run that does so, in the order of the plan."""
    known = comparisons.units
    places = ((unit, (kept.region, kept.level, kept.period)) for unit, kept in known.items())
    found = _found(by_place(places), comparisons.peer, lambda unit: library.catalogue(known[unit].template))
    order = {unit: at for at, unit in enumerate(known)}
    yield from (told for _, told in sorted(found, key=lambda each: order[each[0]]))


def left_blank_among(peers: Sequence[Peer], catalogue: Catalogue) -> Iterator[Diagnostic]:
    """The same of units that are all at hand, of one catalogue."""
    places = ((at, (each.region, each.level, each.figures.period)) for at, each in enumerate(peers))
    yield from (told for _, told in sorted(_found(by_place(places), peers.__getitem__, lambda _: catalogue), key=lambda each: each[0]))


def _found(groups: Iterable[list[int]], peer: Callable[[int], Peer], catalogue: Callable[[int], Catalogue]) -> Iterator[tuple[int, Diagnostic]]:
    for ats in groups:
        entries = [each for each in catalogue(ats[0]).by_path.values() if each.everywhere]
        if entries:
            given = {at: frozenset(names_of(peer(at).figures)) for at in ats}
            level = peer(ats[0]).level
            yield from _in_group(given, [each for each in entries if level in each.everywhere], peer)


def _in_group(given: dict[int, frozenset[str]], entries: Sequence[Entry], peer: Callable[[int], Peer]) -> Iterator[tuple[int, Diagnostic]]:
    lacking: dict[int, list[Entry]] = {}
    for entry in entries:
        without = [at for at, names in given.items() if entry.dotted not in names]
        if 0 < len(without) <= (1 - _MOST) * len(given):
            group = entry.dotted.rpartition(".")[0]
            others = [f"{group}.{name}" for name in (*entry.instead, *(own + entry.name for own in OWN))]  # 本地务工就业 is what no sentence can say
            for at in without:
                if given[at].isdisjoint(others):
                    lacking.setdefault(at, []).append(entry)
    for at, several in lacking.items():
        one = peer(at)
        names = [each.name for each in several if not _stands(one, each)]
        if names:
            yield at, _told(one, names, len(given))


def _stands(peer: Peer, entry: Entry) -> bool:
    """Whether the file, or the row, says anything of it after all: 待补, 不适用."""
    if entry.dotted in notes_of(peer.figures).marked:
        return True
    path = ("指标", *entry.dotted.split("."))
    tree = peer.tree
    value: Any = tree.value
    for step in tree.typed(path):
        value = value.get(step) if isinstance(value, dict) else None
    return bool(value)


def _told(peer: Peer, names: Sequence[str], many: int) -> Diagnostic:
    said = "、".join(names[:_MOST_NAMED]) + (f"等{len(names)}项" if len(names) > _MOST_NAMED else "")
    message = f"{peer.name}：{said}没有填，同批的 {many} 个{peer.level}大多填了"
    return LEFT_BLANK.at(peer.tree.place(("指标",), key=True), message, "漏填的补上（只写“—”“无”的也算没有填）；还没有数的写 待补，没有的写 0 或不适用")
