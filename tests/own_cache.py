"""No test reads or fills the user's cache: a run begins with an empty one, and what one of its workers compiles the others have.

Imported before anything of the program, of which some is kept from its import on.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

import platformdirs

_NAME = "DRAFTING_TESTS_CACHE"
_IS_FIRST = _NAME not in os.environ
if _IS_FIRST:
    os.environ[_NAME] = mkdtemp(prefix="drafting-tests-")  # workers inherit it
FOLDER = Path(os.environ[_NAME])
os.environ["XDG_CACHE_HOME"] = str(FOLDER)  # of the commands that tests start
platformdirs.user_cache_path = lambda *_, **__: FOLDER / "drafting"


def remove() -> None:
    """At the end of the run, by the process that began it."""
    if _IS_FIRST:
        shutil.rmtree(FOLDER, ignore_errors=True)
