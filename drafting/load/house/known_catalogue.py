"""Catalogues as an earlier start has read them: making 1400 entries out of YAML takes longer than the report.

Kept are the entries as rows of plain values, with the indexes that every report asks, which share their names; what few ask
is packed by itself and unpacked by who needs it.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from drafting.load.house.known_trees import parsed
from drafting.model.catalogue import Catalogue, Entry, LocalKind
from drafting.model.typing_slips import Words
from drafting.source import KnownTree
from drafting.starts.cache import keep_plain, kept_as, read_plain

Row = tuple[Any, ...]
"""The fields of an entry, or of a kind, in their order; the children of an entry are rows."""

_FIELDS: Final = Entry.__match_args__
_ROW: Final = attrgetter(*_FIELDS)
_CHILDREN: Final = _FIELDS.index("children")
_KIND: Final = attrgetter(*LocalKind.__match_args__)
_WORDS: Final = attrgetter(*Words.__match_args__)
_PLAIN: Final = ("group_aliases", "near", "local", "means", "close", "synonyms", "whose", "trades")
"""Fields of a catalogue that hold names alone."""
_INDEXES: Final = ("homes", "plain_homes", "every_name", "_names", "_providers")
"""What every report asks of it."""


class KnownCatalogues:
    """The catalogues of files without a fault, by the digest of their bytes, in `folder`; None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def known(self, data: bytes, name: str, digest: str) -> Catalogue | None:
        """What an earlier start has kept of the file that `name` speaks of, with these bytes and their digest. The file itself is read when a place in it is asked."""
        found = read_plain(self._file(digest))
        if found is None:
            return None
        groups = {group: _entries(rows) for group, rows in found["groups"].items()}
        by_path: dict[str, Entry] = {}
        for entries in groups.values():
            _index(entries, by_path)
        kinds = {group: {row[0]: LocalKind(*row) for row in rows} for group, rows in found["kinds"].items()}
        indexes: dict[str, Callable[[], Any]] = {each: partial(found.__getitem__, each) for each in _INDEXES}
        indexes["words"] = partial(_words, found["words"])
        tree = KnownTree(name, None, lambda: parsed(data, name))
        return Catalogue(tree, groups, by_path, kinds=kinds, indexes=indexes, **{each: found[each] for each in _PLAIN})

    def keep(self, digest: str, catalogue: Catalogue) -> None:
        file = self._file(digest)
        if file is None:
            return
        kept = {each: getattr(catalogue, each) for each in (*_PLAIN, *_INDEXES)}
        kept["groups"] = {group: _rows(entries) for group, entries in catalogue.groups.items()}
        kept["kinds"] = {group: [_KIND(each) for each in kinds.values()] for group, kinds in catalogue.kinds.items()}
        kept["words"] = marshal.dumps(_WORDS(catalogue.words))
        keep_plain(file, kept)

    def _file(self, digest: str) -> Path | None:
        return kept_as(self._folder, "catalogue", digest)


def _rows(entries: Mapping[str, Entry]) -> tuple[Row, ...]:
    return tuple((*_ROW(each)[:_CHILDREN], _rows(each.children), *_ROW(each)[_CHILDREN + 1 :]) for each in entries.values())


def _words(packed: bytes) -> Words:
    return Words(*marshal.loads(packed))


def _entries(rows: tuple[Row, ...]) -> dict[str, Entry]:
    entries = {}
    for row in rows:
        entry = entries[row[0]] = Entry(*row)
        entry.children = _entries(row[_CHILDREN])  # type: ignore[misc]  # it is still being made
    return entries


def _index(entries: dict[str, Entry], by_path: dict[str, Entry]) -> None:
    for entry in entries.values():
        by_path[entry.dotted] = entry
        if entry.children:
            _index(entry.children, by_path)
