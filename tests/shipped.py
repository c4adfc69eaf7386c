"""The templates that ship, opened once for all: what a library has read it keeps, and nothing that one report does to it shows in the next.

(`tests/laws/test_same_twice.py` holds that; each of a batch's workers makes all its reports from one library.)
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from drafting.library import Library, open_library


@cache
def shipped() -> Library:
    """For tests that use it as a command does. One that tries how a library reads or compiles opens its own."""
    return open_library()


def opened(templates: Path | None = None, working_folder: Path | None = None) -> Library:
    """`open_library` of a process in which many commands run: the shipped templates, where a command would find only these."""
    own, ours = open_library(templates, working_folder), shipped()
    if own.roots != ours.roots:
        return own
    ours._looks = {file: look for file, look in ours._looks.items() if file is None}  # local looks stand in the folder of each
    return ours


def install(patch: pytest.MonkeyPatch) -> None:
    """Put `opened` wherever the rim opens a library."""
    for room in ("drafting.pipeline", "drafting.batch.working.work", "drafting.cli.carried_out.batching"):
        patch.setattr(f"{room}.open_library", opened)
