"""What an output depends on, as digests: by them the next run knows what has not changed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import drafting
from drafting.diagnostics import Refused
from drafting.files.ingredients import Made, digest_of
from drafting.frozen import mutable
from drafting.pipeline import Library
from drafting.render.compiling.faults import TemplateFault

Inputs = tuple[tuple[str, str], ...]
"""(file, digest of its content); the digest is "" where there was no such file."""


def file_digest(file: Path) -> str:
    """The digest of a file's content, "" where it cannot be read."""
    try:
        return digest_of(file.read_bytes())
    except OSError:
        return ""


@lru_cache(maxsize=1)
def program() -> str:
    """The version and a digest of the code itself, the same wherever this code is installed."""
    home = Path(drafting.__file__).parent
    digest = blake2b(digest_size=8)
    for file in sorted(home.rglob("*.py")):
        digest.update(file.relative_to(home).as_posix().encode())
        digest.update(file.read_bytes())
    return f"{drafting.__version__}+{digest.hexdigest()}"


@mutable
class Making:
    """With what outputs are made: the program, the orders of the run, and the library's files that go into a report."""

    library: Library
    orders: str
    _known: dict[str, str] = field(default_factory=dict)

    def of(self, templates: str) -> str:
        """The digest for outputs made by these templates (as `said` gives them); "" where there is no such report any more."""
        found = self._known.get(templates)
        if found is None:
            found = self._known[templates] = self._digest(templates)
        return found

    def _digest(self, templates: str) -> str:
        try:
            made = [self.library.digest(name, sections) for name, sections in json.loads(templates)]
        except (ValueError, TypeError, Refused, TemplateFault, OSError):  # not written by this version, gone or broken
            return ""
        return digest_of("\0".join((program(), self.orders, *made)).encode())


def said(templates: Iterable[Made]) -> str:
    """The templates of a report, its own first, as the ledger keeps them."""
    return _said(tuple(templates))


@lru_cache(maxsize=1024)
def _said(templates: tuple[Made, ...]) -> str:
    return json.dumps([[name, list(sections)] for name, sections in templates], ensure_ascii=False)


class Digests:
    """Digests of files that many units have in common: each is read once while it stays as it is."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[int, int, int], str]] = {}

    def of(self, file: str) -> str:
        """"" where it cannot be read."""
        try:
            now = os.stat(file)
        except OSError:
            return ""
        looks = (now.st_mtime_ns, now.st_size, now.st_ino)
        known = self._known.get(file)
        if known is None or known[0] != looks:
            known = self._known[file] = looks, file_digest(Path(file))
        return known[1]

    def fit(self, inputs: Inputs) -> bool:
        return all(self.of(file) == digest for file, digest in inputs)
