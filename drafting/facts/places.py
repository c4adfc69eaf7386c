"""What an indicator is called in a path and where it stands, made once: the files of a batch give the same ones."""

from __future__ import annotations

from typing import Final

from drafting.source import Path

Placed = tuple[str, Path, dict[str, Path]]
"""Dotted path, place in the data file, and the one by the other: shared, and never written."""

_MOST_GROUPS: Final = 1000
_MOST_NAMES: Final = 1000


class Places(dict[str, Placed]):
    """By the names of one group."""

    def __init__(self, group: str) -> None:
        self._group = group

    def __missing__(self, name: str) -> Placed:
        if len(self) >= _MOST_NAMES:
            self.clear()
        path: str = f"{self._group}.{name}"
        source: Path = ("指标", self._group, name)
        self[name] = placed = (path, source, {path: source})
        return placed


_known: Final[dict[str, Places]] = {}


def places_in(group: str) -> Places:
    found = _known.get(group)
    if found is None:
        if len(_known) >= _MOST_GROUPS:
            _known.clear()
        found = _known[group] = Places(group)
    return found
