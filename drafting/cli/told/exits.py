"""Exit codes: 0 nothing at error level, 1 errors found or some units failed, 2 could not run."""

from __future__ import annotations

from drafting.diagnostics import Refused

COULD_NOT_RUN = 2
INTERRUPTED = 130


def exit_code(refused: Refused) -> int:
    """2 where the command could not run or its output could not be written, 1 where the input is wrong."""
    return COULD_NOT_RUN if refused.could_not_run else 1
