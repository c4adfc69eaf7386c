"""Running text as the checks of sentences read it."""

from __future__ import annotations

from drafting.checks.prose.passages import Text
from drafting.checks.sentences.sayings import Sayings, sayings
from tests.shipped import shipped

UNITS = shipped().units


def said(*paragraphs: str) -> Sayings:
    return sayings(Text([("body", each, 0, "") for each in paragraphs]), UNITS)


def wrong(*paragraphs: str) -> list[str]:
    """What is told: 写的是 ≠ 算式 = 算得."""
    return [f"{each.judgement.stated_text} ≠ {each.formula} = {each.judgement.computed_text}" for each in said(*paragraphs).claims if each.is_wrong]


def holding(*paragraphs: str) -> list[str]:
    """What is confirmed: 写的是 = 算式."""
    return [f"{each.judgement.stated_text} = {each.formula}" for each in said(*paragraphs).claims if not each.is_wrong]


def told(*paragraphs: str) -> list[str]:
    """What is told in whatever way: of figures that do not fit, and of what cannot be. Paragraphs may stand in one, parted by ¶."""
    lines = [line for each in paragraphs for line in each.split("¶")]
    return [*wrong(*lines), *(each.message for each in said(*lines).impossible)]
