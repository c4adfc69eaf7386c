"""What a named style of somebody's Word file says of itself."""

from __future__ import annotations

from drafting.frozen import frozen


@frozen
class NamedLook:
    """What a style says, or those that it is based on; None where none of them says it. What the whole file has by
    default counts for nothing: it is the program's, not the house's. Sizes in half-points, lengths in twips.
    """

    font: str | None = None
    latin: str | None = None
    size: int | None = None
    bold: bool | None = None
    letter_spacing: int | None = None
    line: int | None = None  # only where it is exact
    loose: bool = False  # a line is given, and is not exact
    before: int | None = None
    after: int | None = None
    indent: float | None = None  # first line, in characters
