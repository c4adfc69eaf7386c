"""What a text claims of its figures, judged; and how a finding speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drafting.checks.prose.passages import Finding
from drafting.checks.sentences.cells import Cell
from drafting.diagnostics import Rule
from drafting.frozen import frozen
from drafting.relations import Judgement, Verdict

_MOST_SHOWN: Final = 8
LISTED: Final = "各项"
ONE_PART: Final = "其中一项"
TWICE: Final = "重复"
"""Kinds of claims of which a finding speaks in words of its own."""


@frozen
class Claim:
    """`whole` is what is stated, `parts` what it is reckoned from, `formula` how, with the figures put in (31 + 37 + 18).

    `accused`: the text itself says that these belong together, so that a contradiction is one; a `doubtful` one may be a list
    that leaves something out. `slip` is what may have gone wrong in the typing of one of them. `sure`, of one that holds: the words
    put these figures together and no others, so that it is no chance.
    """

    kind: str
    rule: Rule
    whole: Cell
    parts: tuple[Cell, ...]
    judgement: Judgement
    formula: str
    accused: bool = False
    slip: str = ""
    doubtful: bool = False
    sure: bool = False

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict

    @property
    def is_wrong(self) -> bool:
        return self.accused and self.verdict is Verdict.CONTRADICTS

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (self.whole, *self.parts)


def added(parts: Sequence[Cell]) -> str:
    """31户 + 37户 + 18户; '' where there are too many to read."""
    return " + ".join(each.quantity.text for each in parts) if len(parts) <= _MOST_SHOWN else ""


def finding(claim: Claim, excerpt: str) -> Finding:
    """`excerpt` is the clause that holds what is stated."""
    judged = claim.judgement
    if claim.kind == ONE_PART:
        message = f"“{excerpt}”：其中的{judged.stated_text}比总数{judged.computed_text}还多"
    elif claim.kind == TWICE:
        message = f"“{excerpt}”：另一处写的是{judged.computed_text}"
    else:
        computed = f"{claim.formula} = {judged.computed_text}" if claim.formula else judged.computed_text
        message = f"“{excerpt}”：写的是{judged.stated_text}，算出来是{computed}" + (f"，差{judged.gap}" if judged.gap else "")
    return Finding(claim.rule, claim.whole.start, excerpt, message, _hint(claim), doubtful=claim.doubtful)


def _hint(claim: Claim) -> str:
    slip = f"（可能是{claim.slip}）" if claim.slip else ""
    if claim.kind == TWICE:
        return f"核对是不是一回事{slip}；是的，改成一个数；不是的，写明是哪一时间、哪一范围的"
    if claim.kind == LISTED and claim.doubtful:
        return f"核对这几个数{slip}；没有列全的，末尾加“等”"
    return f"核对这几个数{slip}" if slip or claim.doubtful else "核对这几个数，看是哪一个写错了"
