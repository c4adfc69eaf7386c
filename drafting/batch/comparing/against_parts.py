"""The figures of a place against those of the places in it, where a run has the files of both: by what is kept of their figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from drafting.batch.kept.figures import RECKONED, WHOLE_FILE, lines_of, notes_of, path_of
from drafting.checks.figures import Figure, Member, Missing
from drafting.checks.oddities.levels import NOTHING_AGAINST, Giver, Key, Suspect, Suspects, against_the_parts, apart
from drafting.diagnostics import Diagnostic, Place, Refused
from drafting.model.regions import parts_of, strangers_of
from drafting.quantities.measure import Measure, MeasureError
from drafting.quantities.parse import parse_measure, plain_measure
from drafting.registry import RULES
from drafting.source import Path
from drafting.tuples import NamedTuple

if TYPE_CHECKING:
    from drafting.batch.comparing.comparisons import Comparisons
    from drafting.batch.comparing.far_from_peers import Far
    from drafting.batch.comparing.peers import Peer
    from drafting.library import Library
    from drafting.quantities.units import UnitTable

_MOST_PARTS: Final = 500
"""Places in one; no place has more, and their figures are held at once."""


class Unlike(NamedTuple):
    """What was found, and which of the figures that stand far from their peers it tells of."""

    found: tuple[Diagnostic, ...]
    explained: frozenset[Key]


def unlike_their_parts(comparisons: Comparisons, library: Library, far: Iterable[Far]) -> Unlike:
    """Place by place; units that have not changed since they were compared are not compared again."""
    numbers, kept = list(comparisons.units), list(comparisons.units.values())
    places = [(each.region, each.level) for each in kept]
    parts = parts_of(places)
    strangers = strangers_of(places, parts)
    suspects: dict[int, dict[Key, Suspect]] = defaultdict(dict)
    for each in far:
        suspects[each.number][each.key] = each.suspect
    found: list[Diagnostic] = []
    explained: set[Key] = set()
    for at in sorted({*parts, *strangers}):
        whole, own, others = numbers[at], [numbers[part] for part in parts.get(at, ())[:_MOST_PARTS]], [numbers[each] for each in strangers.get(at, ())]
        theirs = {key: suspect for unit in (whole, *own) for key, suspect in suspects.get(unit, {}).items()}
        runs = ",".join(f"{unit}.{comparisons.units[unit].run}" for unit in (whole, *own, *others))
        known = blake2b(f"{len(own)} {runs} {sorted(theirs.items())}".encode()).digest()
        for row in comparisons.of(known, partial(_rows, comparisons, library, whole, own, others, theirs)):
            found.append(_again(*row[:6]))
            explained.update((file, path, unit) for file, path, unit in row[6])
    return Unlike(tuple(found), frozenset(explained))


Row = tuple[str, str, str, str, str, list[object], list[Key]]
"""Code, message, hint, path, excerpt, place, and the suspects that it names: as a run remembers it."""


def _rows(comparisons: Comparisons, library: Library, whole: int, own: Sequence[int], others: Sequence[int], suspects: Suspects) -> list[Row]:
    try:
        template = comparisons.units[whole].template
        catalogue, units = library.catalogue(template), library.units_of(template)
    except Refused:  # changed while the batch ran
        return []
    peer = comparisons.peer(whole)
    above = _giver(peer, units, {source: measure for source, text in _typed(peer) if (measure := _measure(text, units)) is not None})
    below = [_giver(comparisons.peer(unit), units) for unit in own]
    against = against_the_parts(above, below, catalogue, units, suspects) if own else NOTHING_AGAINST
    found = list(against.found)
    if others:
        found.append(apart(above, len(own), [_giver(comparisons.peer(unit), units) for unit in others]))
    answered = notes_of(peer.figures).answered
    asked = [each for each in found if (each.path or WHOLE_FILE) not in answered.get(each.code, ())]
    return [_row(each, [key for key, told in against.explained if told is each]) for each in asked]


def _row(found: Diagnostic, explained: list[Key]) -> Row:
    place = found.place
    stands: list[object] = [] if place is None else [place.file, place.line, place.column]
    return found.code, found.message, found.hint, found.path or "", found.excerpt or "", stands, explained


def _again(code: str, message: str, hint: str, path: str, excerpt: str, place: Sequence[object]) -> Diagnostic:
    stands = Place(*place) if place else None  # type: ignore[arg-type]  # as it was put there
    return RULES[code].at(stands, message, hint, path=path or None, excerpt=excerpt or None)


def _giver(peer: Peer, units: UnitTable, typed: Mapping[Path, Measure] | None = None) -> Giver:
    dated = notes_of(peer.figures).dated if peer.figures.notes else ()
    texts = dict(lines_of(peer.figures))
    tree = peer.tree

    def find(source: Path) -> Member | None:
        path = ".".join(map(str, source[1:]))
        text = texts.get(path)
        if text is None or path in dated:
            return None
        measure = _measure(text, units)
        return Missing(path) if measure is None else Figure(measure, tree, source, said=peer.region)

    return Giver(peer.name, peer.region, peer.level, peer.figures.period, tree, typed or {}, find)


def _typed(peer: Peer) -> Iterator[tuple[Path, str]]:
    dated = notes_of(peer.figures).dated
    return ((path_of(path)[:-1], text) for path, text in lines_of(peer.figures) if path not in dated)


@lru_cache(maxsize=65_536)
def _measure(text: str, units: UnitTable) -> Measure | None:
    """None of what the program reckons: what it came to is not kept."""
    if text == RECKONED:
        return None
    try:
        return plain_measure(text, units) or parse_measure(text, units)[0]
    except MeasureError:
        return None
