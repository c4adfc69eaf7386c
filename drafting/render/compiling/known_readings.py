"""Templates as an earlier start has gone through them: of sixty files one has changed, and only that is parsed again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from drafting.render.compiling.analysis import read_template
from drafting.render.compiling.environment import Environment
from drafting.render.compiling.events import (
    BlockPlace,
    Event,
    Included,
    Otherwise,
    Parent,
    Reading,
    Structure,
    Text,
    Use,
)
from drafting.starts.cache import keep_plain, kept_of, read_plain

Row = tuple[Any, ...]
"""The place of an event's kind among `_KINDS`, and its fields."""

_KINDS: Final = (Text, Structure, Use, BlockPlace, Parent, Included, Otherwise)
_NUMBERS: Final = {kind: number for number, kind in enumerate(_KINDS)}
_NAMES: Final = {kind: kind.__match_args__ for kind in _KINDS}


class KnownReadings:
    """Of files in which nothing is wrong, by the digest of their text, in `folder`; None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def read(self, environment: Environment, name: str, source: str, body: str, file: str, above: frozenset[str]) -> Reading:
        """As `read_template`."""
        kept = self._file(body, above)
        known = read_plain(kept)
        if known is not None:
            parent, rows, blocks, loose, links, top_names = known
            events = {block: _events(each) for block, each in blocks.items()}
            return Reading(name, file, source, parent, _events(rows), events, _events(loose), links, top_names)
        found = read_template(environment, name, source, body, file, above)
        if not found.problems:
            blocks = {block: _rows(each) for block, each in found.blocks.items()}
            keep_plain(kept, (found.parent, _rows(found.body), blocks, _rows(found.loose), found.links, found.top_names))
        return found

    def _file(self, body: str, above: frozenset[str]) -> Path | None:
        return kept_of(self._folder, "reading", repr((body, sorted(above))).encode())


def _rows(events: Iterable[Event]) -> list[Row]:
    return [(_NUMBERS[type(each)], *(getattr(each, name) for name in _NAMES[type(each)])) for each in events]


def _events(rows: Iterable[Row]) -> list[Event]:
    return [_KINDS[kind](*given) for kind, *given in rows]
