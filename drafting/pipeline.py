"""The story: open_library · load · draft · write. Every stage gives back a value and its diagnostics.

Nothing here prints or reads the clock; files are read only by `open_library` and `read_dataset`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from drafting.blocks.document import Document
from drafting.diagnostics import Diagnostic

if TYPE_CHECKING:
    from drafting.model.dataset import Dataset

MissingPolicy = Literal["mark", "omit", "error"]
Format = Literal["docx", "md", "txt"]


@dataclass(frozen=True, slots=True)
class Library:
    """The folders of templates in look-up order, strongest first, and what `_house` says (units, wording, style)."""

    roots: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """`dataset` is None when an error stands in the way; the diagnostics say all that is wrong at once."""

    dataset: Dataset | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A composed document with everything found on the way. `missing` holds the dotted paths that print 【待补】."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...]
    missing: tuple[str, ...] = ()
    dropped: int = 0  # clauses that vanished


def open_library(templates: Path | None = None, working_folder: Path | None = None) -> Library:
    """--templates DIR, then the working folder's templates/, then the bundled ones."""
    raise NotImplementedError


def read_dataset(file: Path, library: Library, *, name: str | None = None) -> Loaded:
    """Read, parse and validate one data file. `name` is how messages speak of it (default: as given)."""
    raise NotImplementedError


def draft(library: Library, dataset: Dataset, template: str | None = None, *, missing: MissingPolicy = "mark") -> Draft:
    """Derive, check the data, render and compose. `template` overrides the data's 模板."""
    raise NotImplementedError


def write(document: Document, to: Format, library: Library, style: Path | None = None) -> bytes:
    """The file's bytes; the same document gives the same bytes."""
    raise NotImplementedError
