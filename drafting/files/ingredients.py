"""What a text is made from, noted where it is read: by it a batch knows later what must be made again.

Every data file and picture of a report is read by `content`; the library notes every template that a report is made by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field
from hashlib import sha256
from pathlib import Path
from typing import Final

from drafting.frozen import mutable

Made = tuple[str, tuple[str, ...]]
"""A report template, and the sections that the data's outline places beside the template's own."""


@mutable
class Ingredients:
    """`files` are digests by path, of the very bytes that were used; `templates` in the order of first use."""

    files: dict[str, str] = field(default_factory=dict)
    templates: dict[Made, None] = field(default_factory=dict)


_NOTED: Final[ContextVar[Ingredients | None]] = ContextVar("ingredients", default=None)


@contextmanager
def noted() -> Iterator[Ingredients]:
    """Notes all that is read within."""
    found = Ingredients()
    before = _NOTED.set(found)
    try:
        yield found
    finally:
        _NOTED.reset(before)


def content(file: Path) -> bytes:
    """The file's bytes, noted. Raises OSError."""
    with open(file, "rb", buffering=0) as stream:
        data = stream.read()
    found = _NOTED.get()
    if found is not None:
        found.files[str(file)] = digest_of(data)
    return data


def note_template(name: str, sections: Iterable[str]) -> None:
    found = _NOTED.get()
    if found is not None:
        found.templates[name, tuple(sorted(sections))] = None


def digest_of(data: bytes) -> str:
    """By which a file's content is known again. Processors have instructions for this one: a quarter of blake2's time."""
    return sha256(data).hexdigest()[:32]
