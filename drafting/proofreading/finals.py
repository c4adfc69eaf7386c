"""What a final copy may not have: what a draft is let through with, marked or asked about, holds it up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from drafting.diagnostics import Diagnostic, Severity, is_mismatch

if TYPE_CHECKING:
    from drafting.blocks.document import Document
    from drafting.source import Tree

_NOT_IN_FINALS: Final = ("D220", "D221", "D275", "D295", "D301", "D302", "D327", "D339", "D347", "D348", "D349")
"""Gaps, a place that is none yet, a blank for a number or a day that is still to come; figures that its own words, or texts that type them again, may contradict, texts of another time or body, which nobody has answered for."""


def held_to_final(said: Iterable[Diagnostic], document: Document | None, data: Tree, shown: str) -> tuple[Diagnostic, ...]:
    """What is found of a draft, as severe as it is in a final copy, and what only that may not have. `shown` is its data file, or its row."""
    from drafting.assembling.elements import unsigned_final
    from drafting.checks.oddities.own_names import placeholder_of_a_draft
    from drafting.proofreading.review import typed_marks

    found = (*said, *placeholder_of_a_draft(data))
    nobody = unsigned_final(document, shown) if document else None
    if nobody and all(each.code != nobody.code for each in found):
        found += (nobody,)
    found = held_up_as_errors(mismatches_as_errors(found))
    return found + tuple(typed_marks(document, data, printed=True)) if document else found


def mismatches_as_errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """A 不符 lets a draft through, but neither `check` nor a final copy."""
    return tuple(
        each.as_severity(Severity.ERROR) if each.severity is Severity.WARNING and is_mismatch(each.code, each.severity) else each
        for each in diagnostics
    )


def held_up_as_errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """What lets a draft through, but no final copy. That none signs is then doubted."""
    severities = {**dict.fromkeys(_NOT_IN_FINALS, Severity.ERROR), "D304": Severity.WARNING}
    return tuple(each.as_severity(severities.get(each.code, each.severity)) for each in diagnostics)
