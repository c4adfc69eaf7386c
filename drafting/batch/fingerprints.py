"""What an output depends on, as digests: by them the next run knows what has not changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import drafting
from drafting.delivery import digest_of
from drafting.pipeline import Library

Inputs = tuple[tuple[str, str], ...]
"""(file, digest of its content); the digest is "" where there was no such file."""


def file_digest(file: Path) -> str:
    """The digest of a file's content, "" where it cannot be read."""
    try:
        return digest_of(file.read_bytes())
    except OSError:
        return ""


def still_the_same(inputs: Inputs) -> bool:
    return all(file_digest(Path(file)) == digest for file, digest in inputs)


@lru_cache(maxsize=1)
def program() -> str:
    """The version and a digest of the code itself, the same wherever this code is installed."""
    home = Path(drafting.__file__).parent
    digest = blake2b(digest_size=8)
    for file in sorted(home.rglob("*.py")):
        digest.update(file.relative_to(home).as_posix().encode())
        digest.update(file.read_bytes())
    return f"{drafting.__version__}+{digest.hexdigest()}"


@dataclass(slots=True)
class Making:
    """With what outputs are made: the program, the orders of the run, and the templates and style of each field."""

    library: Library
    orders: str
    _fields: dict[str, str] = field(default_factory=dict)

    def of(self, template: str) -> str:
        """The digest for outputs of `template` (rural/township): any file of its field or of the house counts."""
        area = template.partition("/")[0]
        found = self._fields.get(area)
        if found is None:
            found = self._fields[area] = self._digest(area)
        return found

    def _digest(self, area: str) -> str:
        digest = blake2b(f"{program()}\0{self.orders}".encode(), digest_size=16)
        for name, file in _files_of(self.library.roots, ["_house", *([area] if area else [])]):
            digest.update(f"\0{name}\0{file_digest(file)}".encode())
        return digest.hexdigest()


def _files_of(roots: Iterable[Path], folders: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """The strongest file of each name, as the library itself would find it."""
    found: dict[str, Path] = {}
    for root in roots:
        for folder in folders:
            for file in (root / folder).rglob("*"):
                if file.is_file():
                    found.setdefault(file.relative_to(root).as_posix(), file)
    yield from sorted(found.items())
