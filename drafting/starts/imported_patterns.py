"""Regular expressions that libraries compile while they are imported, as an earlier start has compiled them: a thirtieth of a start.

They are laid where `re` looks before it compiles. A Python that looks elsewhere compiles them as ever.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any, Final

from drafting import __version__
from drafting.starts.cache import KeptTable, cache_folder
from drafting.starts.known_patterns import MAKE, code_of, pattern_of

_MOST: Final = 100
"""Of some sixty; a command that compiles many of its own would make every start slower."""
_LOOKED_UP: Final[dict[Any, Any]] = getattr(re, "_cache", {})


class ImportedPatterns:
    """What an earlier start has kept."""

    def __init__(self) -> None:
        folder = cache_folder()
        self._table = KeptTable(folder / f"imported-patterns-{__version__}-{MAKE}" if folder else None, _MOST)

    def lay_ready(self) -> None:
        """Before the libraries are imported."""
        for (source, flags), code in self._table.known.items():
            with suppress(AttributeError, TypeError, ValueError, RuntimeError):  # another make of Python
                _LOOKED_UP.setdefault((type(source), source, flags), pattern_of(source, code))

    def keep(self) -> None:
        """What this start has compiled, for the next."""
        new = [(source, flags) for _, source, flags in list(_LOOKED_UP) if (source, flags) not in self._table.known and not _is_ours(source)]
        for source, flags in new[: max(0, _MOST - len(self._table.known))]:
            with suppress(AttributeError, TypeError, ValueError, RuntimeError, ImportError):
                self._table.add((source, flags), code_of(source, flags))
        self._table.keep()


def _is_ours(source: Any) -> bool:
    """Chinese is spoken by the house alone; its patterns are kept elsewhere."""
    return isinstance(source, str) and any("\u4e00" <= each <= "\u9fff" for each in source)
