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


@frozen
class Claim:
    """`whole` is what is stated, `parts` what it is reckoned from, `formula` how, with the figures put in (31 + 37 + 18).

    `accused`: the text itself says that these belong together, so that a contradiction is one; a `doubtful` one may be a list
    that leaves something out. `slip` is what may have gone wrong in the typing of one of them.
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
    computed = f"{claim.formula} = {judged.computed_text}" if claim.formula else judged.computed_text
    message = f"“{excerpt}”：写的是{judged.stated_text}，{_HOW.get(claim.kind, '计算')}是{computed}" + (f"，差{judged.gap}" if judged.gap else "")
    hint = f"核对这几个数（可能是{claim.slip}）" if claim.slip else "核对这几个数，看是哪一个写错了"
    hint = "核对这几个数；没有列全的，末尾加“等”" if claim.doubtful else hint
    return Finding(claim.rule, claim.whole.start, excerpt, message, hint)


_HOW: Final = {"各项": "各项相加", "其中": "其中各项相加", "剩余": "相减", "增减": "相减"}
