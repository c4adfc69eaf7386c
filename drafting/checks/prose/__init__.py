"""What a finished text says that it should not: read as a careful proofreader would, whatever wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from drafting.blocks.document import Document
from drafting.checks.prose.braces import BRACE, brace_findings
from drafting.checks.prose.claims import claim_findings
from drafting.checks.prose.dates import WRONG_YEAR, date_findings
from drafting.checks.prose.doubled_units import TWICE, doubled_units
from drafting.checks.prose.numbering import numbering_findings
from drafting.checks.prose.pairs import pair_findings
from drafting.checks.prose.passages import OWED, Finding, Read, Text, text_of
from drafting.checks.prose.places import place_findings
from drafting.checks.prose.repeats import REPEATED, repeat_findings
from drafting.checks.prose.setting import Setting
from drafting.checks.prose.units import unit_findings
from drafting.checks.prose.wording import Wording
from drafting.diagnostics import Diagnostic, Severity
from drafting.patterns import lazy

__all__ = ["NO_RULES", "OF_TEMPLATES", "Setting", "Wording", "check_prose", "check_read", "check_text"]

OF_TEMPLATES: Final = (BRACE.code, TWICE.code, WRONG_YEAR.code)
"""What is mostly typed in a template, and told there."""
NO_RULES: Final = Wording(())

_GAPS: Final = lazy(f"{OWED}+")

_LEFT_OVER: Final = "P102"
MOST = 10
"""Findings of one code in one text; the last of more says how many are left."""


def check_prose(document: Document, setting: Setting, wording: Wording = NO_RULES) -> list[Diagnostic]:
    """Every finding about the text of a document, in its order. Places are those of the data where its text holds
    the words, else `file[第12段]`, paragraphs with text counted from the title.
    """
    return check_read((document, text_of(document)), setting, wording)


def check_read(read: Read, setting: Setting, wording: Wording = NO_RULES) -> list[Diagnostic]:
    """The same of one that was read already."""
    document, text = read
    doubled = [*doubled_units(document, text, setting)]
    found = [each for each in check_text(text, setting, wording) if each.code != REPEATED.code or not any((each.excerpt or "") in (unit.excerpt or "") for unit in doubled)]
    return [*found, *unit_findings(document, setting), *doubled]


def check_text(text: Text, setting: Setting, wording: Wording = NO_RULES, *, most: int = MOST) -> list[Diagnostic]:
    """The findings about a text, whatever wrote it; `most` are told of one code."""
    present = wording.standing_in(text)
    found: list[Finding] = [
        *wording.findings(text, setting, present),
        *pair_findings(text),
        *numbering_findings(text, runs_on=setting.runs_on),
        *repeat_findings(text),
        *claim_findings(text),
        *date_findings(text, setting),
        *place_findings(text, setting),
    ]
    if braces := list(brace_findings(text)):
        found = _without_those_in(braces, found)
    found.sort(key=lambda each: each.start)
    return list(_folded(found, text, setting, most))


def _without_those_in(braces: list[Finding], found: list[Finding]) -> list[Finding]:
    """What stands in braces is no text to be read; whole tags that are left over ({{ … }}) are told by a rule of their own."""
    left = [each for each in found if each.rule.code == _LEFT_OVER]
    told = [one for one in braces if not any(one.start - 1 <= each.start <= (one.end or one.start) for each in left)]
    return [*told, *(each for each in found if each in left or not any(one.start <= each.start < (one.end or one.start) for one in told))]


def _folded(found: list[Finding], text: Text, setting: Setting, most: int) -> Iterable[Diagnostic]:
    """The findings with their places; a slip that a text makes everywhere is told a few times, then counted."""
    counts: dict[str, int] = {}
    for each in found:
        counts[each.rule.code] = counts.get(each.rule.code, 0) + 1
    seen: dict[str, int] = {}
    for each in found:
        code = each.rule.code
        seen[code] = seen.get(code, 0) + 1
        if seen[code] > most:
            continue
        left = counts[code] - most if seen[code] == most else 0
        message = f"{each.message}（另有 {left} 处同样的问题）" if left > 0 else each.message
        if OWED in message:
            message = _GAPS.sub("【待补】", message)
        place = setting.locate(each.excerpt) or setting.place_of(text, each.start, each.words(text))
        told = each.rule.at(place, message, each.hint, excerpt=each.excerpt)
        yield told.as_severity(Severity.WARNING) if each.doubtful else told
