"""What an output depends on, as digests: by them the next run knows what has not changed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

import drafting
from drafting.diagnostics import Refused
from drafting.files.ingredients import Made, digest_of
from drafting.frozen import mutable
from drafting.pipeline import Library
from drafting.render.compiling.faults import TemplateFault

_HOME: Final = Path(drafting.__file__).parent

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
    """The version and a digest of the code itself, the same wherever this code is installed; as it was when first asked for."""
    _looks_then()
    return _program_now()


def is_program(asked: str) -> bool:
    """Whether the code of this process, and that on the disk, of which a process may still import some, are both the program `asked`."""
    try:
        return program() == asked and (_looks_now() == _looks_then() or _program_now() == asked)
    except OSError:  # it is just being exchanged
        return False


def _program_now() -> str:
    digest = blake2b(digest_size=8)
    for file in _code():
        digest.update(file.relative_to(_HOME).as_posix().encode())
        digest.update(file.read_bytes())
    return f"{drafting.__version__}+{digest.hexdigest()}"


def _looks_now() -> tuple[tuple[str, int, int], ...]:
    return tuple([(str(file), looks.st_mtime_ns, looks.st_size) for file in _code() for looks in (file.stat(),)])


_looks_then = lru_cache(maxsize=1)(_looks_now)


def _code() -> list[Path]:
    return sorted(_HOME.rglob("*.py"))


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
