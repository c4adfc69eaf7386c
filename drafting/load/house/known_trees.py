"""YAML files of the house as an earlier start has read them: parsing the catalogue takes longer than drafting a report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from drafting.diagnostics import Refused
from drafting.load.parsing.text import read_text
from drafting.load.parsing.yaml_tree import parse_tree
from drafting.source import KnownTree, Tree
from drafting.starts.cache import keep, kept_of, read_kept


def parsed(data: bytes, name: str) -> Tree:
    """The tree of a file that `name` speaks of. Raises Refused."""
    source, problems = read_text(data, name)
    if source is None:
        raise Refused(problems)
    tree, more = parse_tree(source)
    if tree is None:
        raise Refused((*problems, *more))
    return tree


class KnownTrees:
    """The values of files by the digest of their bytes, in `folder`; None keeps nothing. `kind` says what they were found fit for."""

    def __init__(self, folder: Path | None, kind: str) -> None:
        self._folder = folder
        self._kind = kind

    def known(self, data: bytes, name: str) -> Tree | None:
        """The tree that an earlier start has kept. Where things stand in it is read only when it is asked."""
        value = _mapping(read_kept(self._file(data)))
        return None if value is None else KnownTree(name, value, lambda: parsed(data, name))

    def keep(self, data: bytes, tree: Tree) -> None:
        if isinstance(tree.value, dict):
            keep(self._file(data), json.dumps(tree.value, ensure_ascii=False).encode())

    def read(self, data: bytes, name: str) -> Tree:
        """The known tree, or the parsed one, which is known from now on. Raises Refused."""
        tree = self.known(data, name)
        if tree is None:
            tree = parsed(data, name)
            self.keep(data, tree)
            tree = self.known(data, name) or tree  # without where everything stands
        return tree

    def _file(self, data: bytes) -> Path | None:
        return kept_of(self._folder, self._kind, data)


def _mapping(data: bytes | None) -> dict[str, Any] | None:
    """None where there is nothing, or nothing sound."""
    try:
        found = json.loads(data or b"")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
