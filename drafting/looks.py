"""How a report looks: the house style, with what a profile and the styles of a Word file say otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafting.library import Library

if TYPE_CHECKING:
    from drafting.writers.reference import Referred
    from drafting.writers.style import Style


def look(library: Library, style: Path | None) -> Style:
    """The house style with a profile's differences. Raises Refused."""
    return library.look(style, _style_of)


def _style_of(house: Mapping[str, Any], own: Mapping[str, Any]) -> Style:
    from drafting.writers.house_style import style_of

    return style_of(house, own)


def dress(library: Library, style: Path | None, reference: Path | None) -> Style:
    """The same with the faces, sizes and spacing of a Word file's styles. Raises Refused."""
    return look(library, style) if reference is None else referred(library, style, reference).style


def require_word(reference: Path) -> None:
    """Raises CannotRead unless `reference` is a Word file whose styles can be read."""
    from drafting.readers.reference import read_named_looks

    read_named_looks(reference.read_bytes(), str(reference))


def referred(library: Library, style: Path | None, reference: Path) -> Referred:
    """The house style, with a local profile's differences, with what the named styles of a Word file say."""
    from drafting.readers.reference import read_named_looks
    from drafting.writers.reference import refer

    return refer(look(library, style), read_named_looks(reference.read_bytes(), str(reference)), str(reference))
