"""To the letter what is said of everything that is no measure: what is wrong, and what to type instead."""

from __future__ import annotations

from pathlib import Path

from drafting.quantities.parse import MeasureError, parse_measure
from tests.quantities.table import HOUSE

GOLDEN = Path(__file__).parent / "golden" / "refusals.txt"


def answer(text: str) -> str:
    try:
        read, notes = parse_measure(text, HOUSE)
    except MeasureError as error:
        return f"{error.kind}｜{error.message_zh}｜{error.hint_zh}"
    return "；".join(f"{note.kind}｜{note.text}｜{note.suggestion or ''}" for note in notes) or f"reads｜{read}｜"


def test_every_slip_is_answered_as_the_golden_says():
    """A line is what was typed and the answer: kind, what is wrong, what to type (a remark: what about, what instead)."""
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    typed = [line.partition(" → ")[0] for line in lines]
    assert len(typed) == len(set(typed))
    assert [f"{text} → {answer(text)}" for text in typed] == lines
