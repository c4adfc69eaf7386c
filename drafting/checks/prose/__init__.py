"""What a finished text says that it should not: read as a careful proofreader would, whatever wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from drafting.blocks.document import Document
from drafting.checks.prose.claims import claim_findings
from drafting.checks.prose.dates import date_findings
from drafting.checks.prose.numbering import numbering_findings
from drafting.checks.prose.pairs import pair_findings
from drafting.checks.prose.passages import OWED, Finding, Text, text_of
from drafting.checks.prose.places import place_findings
from drafting.checks.prose.repeats import repeat_findings
from drafting.checks.prose.setting import Setting
from drafting.checks.prose.units import unit_findings
from drafting.checks.prose.wording import Wording
from drafting.diagnostics import Diagnostic
from drafting.patterns import lazy

__all__ = ["NO_RULES", "Setting", "Wording", "check_prose", "check_text"]

NO_RULES: Final = Wording(())

_GAPS: Final = lazy(f"{OWED}+")

MOST = 10
"""Findings of one code in one text; the last of more says how many are left."""


def check_prose(document: Document, setting: Setting, wording: Wording = NO_RULES) -> list[Diagnostic]:
    """Every finding about the text of a document, in its order. Places are those of the data where its text holds
    the words, else `file[第12段]`, paragraphs with text counted from the title.
    """
    return [*check_text(text_of(document), setting, wording), *unit_findings(document, setting)]


def check_text(text: Text, setting: Setting, wording: Wording = NO_RULES, *, most: int = MOST) -> list[Diagnostic]:
    """The findings about a text, whatever wrote it; `most` are told of one code."""
    present = wording.standing_in(text)
    found: list[Finding] = [
        *wording.findings(text, setting, present),
        *pair_findings(text),
        *numbering_findings(text, runs_on=setting.runs_on),
        *repeat_findings(text),
        *claim_findings(text, present),
        *date_findings(text, setting),
        *place_findings(text, setting),
    ]
    found.sort(key=lambda each: each.start)
    return list(_folded(found, text, setting, most))


def _folded(found: list[Finding], text: Text, setting: Setting, most: int) -> Iterable[Diagnostic]:
    """The findings with their places; a slip that a text makes everywhere is told a few times, then counted."""
    counts: dict[str, int] = {}
    for each in found:
        counts[each.rule.code] = counts.get(each.rule.code, 0) + 1
    told: dict[str, int] = {}
    for each in found:
        code = each.rule.code
        told[code] = told.get(code, 0) + 1
        if told[code] > most:
            continue
        left = counts[code] - most if told[code] == most else 0
        message = f"{each.message}（另有 {left} 处同样的问题）" if left > 0 else each.message
        if OWED in message:
            message = _GAPS.sub("【待补】", message)
        place = setting.locate(each.excerpt) or setting.place_of(text, each.start, each.words(text))
        yield each.rule.at(place, message, each.hint, excerpt=each.excerpt)
