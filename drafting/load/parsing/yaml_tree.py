"""Source → Tree: what the file says as dict, list and str.

Nearly every file is plain lines; the YAML parser is loaded for the others, and has the words for what is wrong.
"""

from __future__ import annotations

from drafting.diagnostics import Diagnostic
from drafting.load.parsing.growth import Growth, checked
from drafting.load.parsing.plain_lines import read_plain_lines
from drafting.source import Source, Tree


def parse_tree(source: Source) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    """Read a data file; no tree comes back with an error. All problems are found together where possible.

    Scalars keep their lexeme; a plain `~`, `null` or nothing is "". A list item's key and value stand at one place.
    """
    plain = read_plain_lines(source)
    if plain is not None:
        return checked(Growth(source, plain))
    from drafting.load.parsing.yaml_events import parse_events

    return parse_events(source)
