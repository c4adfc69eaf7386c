"""Exit codes: 0 nothing at error level, 1 errors found or some units failed, 2 could not run (design §8)."""

from __future__ import annotations

from collections.abc import Iterable

from drafting.diagnostics import Diagnostic, Refused, Severity, is_mismatch

COULD_NOT_RUN = 2
INTERRUPTED = 130


def exit_code(refused: Refused) -> int:
    """2 where the command could not run or its output could not be written, 1 where the input is wrong."""
    return COULD_NOT_RUN if refused.could_not_run else 1


def mismatches_as_errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """A 不符 lets a draft through, but neither `check` nor a final copy."""
    return tuple(
        each.as_severity(Severity.ERROR) if each.severity is Severity.WARNING and is_mismatch(each.code, each.severity) else each
        for each in diagnostics
    )


_NOT_IN_FINALS = ("D275", "D295", "D301", "D302", "D327", "D339")
"""A place that is none yet, a blank for a number or a day that is still to come; figures that its own words, or texts that type them again, may contradict, which nobody has answered for."""


def held_up_as_errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What lets a draft through, but no final copy. That none signs is then doubted."""
    severities = {**dict.fromkeys(_NOT_IN_FINALS, Severity.ERROR), "D304": Severity.WARNING}
    return tuple(each.as_severity(severities.get(each.code, each.severity)) for each in diagnostics)
