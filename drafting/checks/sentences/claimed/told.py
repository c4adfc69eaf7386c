"""What is told of the claims of a text, at the places of their figures: whoever knows the places, of a file that was read or of data, asks here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from drafting.checks.examination import CheckedRelation, Member
from drafting.checks.prose.passages import Finding, Text
from drafting.checks.sentences.cells import Cell
from drafting.checks.sentences.claimed.claim import Claim, finding
from drafting.diagnostics import Diagnostic, Place, Severity

_LONGEST_EXCERPT: Final = 40


def told(claim: Claim, text: Text, place: Place) -> Diagnostic:
    """The finding about a claim that does not hold."""
    return placed(finding(claim, excerpt(claim.whole, text)), place)


def placed(found: Finding, place: Place) -> Diagnostic:
    said = found.rule.at(place, found.message, found.hint, excerpt=found.excerpt)
    return said.as_severity(Severity.WARNING) if found.doubtful else said


def excerpt(cell: Cell, text: Text) -> str:
    """The words of the clause around a figure."""
    start = max(text.whole.rfind(mark, 0, cell.start) for mark in "，。；：（,;:(\n") + 1
    return text.whole[max(start, cell.end - _LONGEST_EXCERPT) : cell.end]


def relation(claim: Claim, member: Callable[[Cell], Member]) -> CheckedRelation:
    """A claim as `check` lists it, whether it holds or not."""
    judged = claim.judgement
    whole, *parts = map(member, claim.cells)
    return CheckedRelation(claim.kind, judged.verdict, whole, tuple(parts), judged.stated_text, judged.computed_text)
