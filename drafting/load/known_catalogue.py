"""Catalogues as an earlier start has read them: making 1400 entries out of YAML takes longer than the report.

Kept are the entries as rows of plain values, and beside them the dear indexes, each packed by itself: it is unpacked by
who needs it.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from dataclasses import fields
from functools import partial
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Any, Final

from drafting.cache import keep_plain, read_plain
from drafting.load.known_trees import parsed
from drafting.model.catalogue import Catalogue, Entry, LocalKind
from drafting.model.typing_slips import Words
from drafting.source import KnownTree

Row = tuple[Any, ...]
"""The fields of an entry, or of a kind, in their order; the children of an entry are rows."""

_FIELDS: Final = tuple(each.name for each in fields(Entry))
_ROW: Final = attrgetter(*_FIELDS)
_CHILDREN: Final = _FIELDS.index("children")
_KIND: Final = attrgetter(*(each.name for each in fields(LocalKind)))
_WORDS: Final = attrgetter(*(each.name for each in fields(Words)))
_PLAIN: Final = ("group_aliases", "near", "local", "means", "close", "synonyms")
"""Fields of a catalogue that hold names alone."""


class KnownCatalogues:
    """The catalogues of files without a fault, by the digest of their bytes, in `folder`; None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def known(self, data: bytes, name: str) -> Catalogue | None:
        """What an earlier start has kept of the file that `name` speaks of. The file itself is read when a place in it is asked."""
        found = read_plain(self._file(data))
        if found is None:
            return None
        groups = {group: _entries(rows) for group, rows in found["groups"].items()}
        by_path: dict[str, Entry] = {}
        for entries in groups.values():
            _index(entries, by_path)
        kinds = {group: {row[0]: LocalKind(*row) for row in rows} for group, rows in found["kinds"].items()}
        indexes: dict[str, Callable[[], Any]] = {
            "words": lambda: Words(*marshal.loads(found["words"])),
            "plain_homes": partial(marshal.loads, found["plain_homes"]),
        }
        tree = KnownTree(name, None, lambda: parsed(data, name))
        return Catalogue(tree, groups, by_path, kinds=kinds, indexes=indexes, **{each: found[each] for each in _PLAIN})

    def keep(self, data: bytes, catalogue: Catalogue) -> None:
        file = self._file(data)
        if file is None:
            return
        pack = _Packing()
        kept = {each: pack.plain(getattr(catalogue, each)) for each in _PLAIN}
        kept["groups"] = {group: pack.rows(entries) for group, entries in catalogue.groups.items()}
        kept["kinds"] = {group: [_KIND(each) for each in kinds.values()] for group, kinds in catalogue.kinds.items()}
        kept["words"] = marshal.dumps(_WORDS(catalogue.words))
        kept["plain_homes"] = marshal.dumps(pack.plain(catalogue.plain_homes))
        keep_plain(file, kept)

    def _file(self, data: bytes) -> Path | None:
        if self._folder is None:
            return None
        return self._folder / f"catalogue-{sha256(data).hexdigest()[:32]}"


class _Packing:
    """Makes one object of equal ones, which are then kept once."""

    def __init__(self) -> None:
        self._same: dict[Any, Any] = {}

    def rows(self, entries: dict[str, Entry]) -> tuple[Row, ...]:
        return tuple(self._row(each) for each in entries.values())

    def _row(self, entry: Entry) -> Row:
        row = [self.plain(each) for each in _ROW(entry)[:_CHILDREN]]
        rest = [self.plain(each) for each in _ROW(entry)[_CHILDREN + 1 :]]
        return (*row, self.rows(entry.children), *rest)

    def plain(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {self.plain(key): self.plain(each) for key, each in value.items()}
        if isinstance(value, list):
            return [self.plain(each) for each in value]
        if isinstance(value, tuple | frozenset):
            value = type(value)(self.plain(each) for each in value)
        return self._same.setdefault(value, value)


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
