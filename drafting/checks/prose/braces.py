"""Braces in a finished text: a tag that was typed with one of them, { 就业.总数 }, and prints as it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from drafting.checks.prose.passages import Finding, Text
from drafting.diagnostics import Rule, Severity
from drafting.patterns import lazy
from drafting.registry import declare

BRACE = declare(
    Rule(
        "P105",
        "花括号留在正文里",
        Severity.ERROR,
        "指标写在两个花括号里：{{ 就业.务工就业 }}；只写一个的不是标签，照写的字印出来，数没有印。公文正文里不用花括号。模板里的，指到模板的那一行。",
        hits="全县务工{ 就业.务工就业 }。",
        clean="全县务工5910人。",
    )
)
_BRACED: Final = lazy(r"\{+([^{}\n]*)\}+|[{}]+")
BRACES: Final = frozenset("{}")
_MOST_SHOWN: Final = 30


def alone(words: str) -> re.Pattern[str]:
    """Words with braces where they are typed so, and not within a tag: { 就业.总数 }, but not that of {{ 就业.总数 }}."""
    return re.compile(rf"(?<![{{}}%#]){re.escape(words)}(?![{{}}%#])")


def brace_findings(text: Text) -> Iterator[Finding]:
    if "{" not in text.whole and "}" not in text.whole:
        return
    for match in _BRACED.finditer(text.whole):
        inner = (match[1] or "").strip(" %")
        hint = f"写成 {{{{ {inner} }}}}，印出来才是数；不是指标的，删去花括号" if inner else "删去，或写成一对 {{ }}"
        shown = match[0] if len(match[0]) <= _MOST_SHOWN else match[0][:_MOST_SHOWN]
        yield Finding(BRACE, match.start(), shown, f"“{shown}”照写的字印在正文里", hint, match.end())
