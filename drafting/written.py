"""A report that is already written, by whomever: its figures held against each other, and its wording."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from drafting.checks.examination import CheckedRelation, Member
from drafting.checks.prose import Setting, Wording, check_text
from drafting.checks.prose.passages import Finding, Text
from drafting.checks.sentences import sayings
from drafting.checks.sentences.claim import finding
from drafting.checks.sentences.tables import total_rows
from drafting.model.dataset import Period
from drafting.patterns import lazy
from drafting.proofing import Proof
from drafting.readers.written import Written, read_written

if TYPE_CHECKING:
    from drafting.checks.sentences.cells import Cell
    from drafting.checks.sentences.claim import Claim
    from drafting.diagnostics import Diagnostic
    from drafting.library import Library

_YEAR: Final = lazy(r"(?<!\d)((?:19|20)\d{2})年(?!\d)")
_DAY: Final = lazy(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_LONGEST_EXCERPT: Final = 40
_MOST_OF_A_KIND: Final = 3
"""Findings of one code about the wording of a text that is written so throughout (half-width commas)."""


def proofread_written(library: Library, data: bytes, name: str, suffix: str) -> Proof:
    """Check a report in Word, text or Markdown. Raises CannotRead."""
    written = read_written(data, name, suffix)
    text = Text(written.lines)
    said = sayings(text, library.units)
    setting = _setting(written, name)
    found = [_told(claim, text, setting) for claim in said.claims if claim.is_wrong]
    for table in written.tables:
        found += total_rows(table.rows, table.places, library.units)
    found += check_text(text, setting, library.rules.compiled(Wording), most=_MOST_OF_A_KIND)
    relations = tuple(_relation(claim, text, setting) for claim in said.claims)
    return Proof(tuple(found), relations, said.figures, frozenset(str(at) for at in said.lone))


def _told(claim: Claim, text: Text, setting: Setting) -> Diagnostic:
    told: Finding = finding(claim, _excerpt(claim.whole, text))
    return told.rule.at(setting.place_of(*text.position(told.start)), told.message, told.hint, excerpt=told.excerpt)


def _excerpt(cell: Cell, text: Text) -> str:
    """The words of the clause around a figure."""
    start = max(text.whole.rfind(mark, 0, cell.start) for mark in "，。；：（,;:(\n") + 1
    return text.whole[max(start, cell.end - _LONGEST_EXCERPT) : cell.end]


def _relation(claim: Claim, text: Text, setting: Setting) -> CheckedRelation:
    judged = claim.judgement
    whole, *parts = (_member(cell, text, setting) for cell in claim.cells)
    return CheckedRelation(claim.kind, judged.verdict, whole, tuple(parts), judged.stated_text, judged.computed_text)


def _member(cell: Cell, text: Text, setting: Setting) -> Member:
    place = setting.place_of(*text.position(cell.start))
    return Member(cell.label, cell.quantity.text, place.file, place.line, place.column)


def _setting(written: Written, name: str) -> Setting:
    """What the text says of itself: the year in its title, the day on which it is signed."""
    titles = [words for kind, words, _, _ in written.lines if kind == "title"]
    years = {int(year) for title in titles for year in _YEAR.findall(title)}
    period = Period(years.pop(), "年度", 1, 12) if len(years) == 1 else None
    return Setting(name, period=period, signed=_signed(written), places=written.places)


def _signed(written: Written) -> date | None:
    for kind, words, _, _ in reversed(written.lines):
        match = _DAY.fullmatch(words) if kind == "signature" else None
        if match:
            try:
                return date(*map(int, match.groups()))
            except ValueError:
                return None
    return None
