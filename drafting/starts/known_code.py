"""What the classes of values write, as an earlier start has compiled it: a plain look-up instead of a fortieth of the time to one report.

By the very text and for one make of Python, so it is never out of date.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib.util import MAGIC_NUMBER
from types import CodeType

from drafting import __version__
from drafting.starts.cache import KeptTable, cache_folder


def compiled(source: str) -> CodeType:
    """As `compile` for `exec`."""
    code = _known().get(source)
    if not isinstance(code, CodeType):
        code = compile(source, "<frozen>", "exec", dont_inherit=True)
        _known().add(source, code)
    return code


def keep_code() -> None:
    """What this start has compiled, for the next."""
    _known().keep()


@lru_cache(maxsize=1)
def _known() -> KeptTable:
    folder = cache_folder()
    name = f"code-{__version__}-{sys.implementation.cache_tag}-{MAGIC_NUMBER.hex()}"
    return KeptTable(folder / name if folder else None)
