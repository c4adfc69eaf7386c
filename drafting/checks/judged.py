"""A judged relation, and how a finding speaks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from drafting.checks.figures import Figure, Term
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Quantity
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.relations import Judgement, Verdict, judge_at_most
from drafting.tuples import NamedTuple

HEAD: Final = "单位: {名称: 甲县农业农村局, 地区: 甲县, 层级: 县}\n报告期: {年度: 2026, 类型: 年度}\n"
"""The head of the examples that rules declare."""

EQUAL: Final = (
    "不带“万”“亿”的整数（户、人、个等）要完全相等；带“万”“亿”的数、钱、面积、长度、重量、百分数，按四舍五入（或去尾）的范围比较，"
    "两边的范围有重合就不算不符，末位对不上的另作尾差提示（R190）。写“约”“左右”的只能印证，不作为不符的依据。"
)
LIMIT: Final = "不带“万”“亿”的整数按填的数比较；其他数在四舍五入的范围内超出的，只作尾差提示（R190）。写“约”“左右”的不作为不符的依据。"
WRITTEN: Final = "写在关系、规则里的数（<= 100%、= 50户）是准数，不带四舍五入：填 100.4% 就是超过100%；≈ 才看四舍五入后是否相同。"
"""What relations let pass, in words (standards of comparison are in drafting/relations.py)."""

TAIL = declare(
    Rule(
        "R190",
        "有尾差",
        Severity.INFO,
        "两边在四舍五入（或去尾）的范围内相符，只是按写出的数直接计算，末位对不上。一般不必改；各项可以多写一位小数。",
        hits=HEAD + "指标: {就业: {务工: {数值: 67.1万人, 构成: {省外: 17.2万人, 省内: 23万人, 县内: 26.8万人}}}}\n",
        clean=HEAD + "指标: {就业: {务工: {数值: 67.0万人, 构成: {省外: 17.2万人, 省内: 23万人, 县内: 26.8万人}}}}\n",
    )
)

_TAIL_HINT: Final = "一般不必改；要处处对上，各项多写一位小数，或者去掉总数由程序相加"
_AGREES: Final = Verdict.AGREES


Again = Callable[[UnitTable, Quantity, Sequence[Quantity]], Judgement]
"""Judges a relation (once more), by figures for its whole and its parts."""


class Judged(NamedTuple):
    """One relation over one kind of quantity (户, or 人): whole = parts, or whole >= parts with `limit`.

    `formula` says how the second side is made ('' where it is the one part) and `pattern` is the same with a {} for each
    part ('' where that says no more, ADDED for a sum with its signs). A `quiet` one is listed, but no finding is made of it: another says what is
    wrong. `culprit` is the member that explains more than this one finding. `signs` says of a relation that adds its
    parts up which are added (1) and which taken away (-1); () of any other relation. Texts are made when they are read:
    of what holds no one reads them in a draft.
    """

    kind: str
    rule: Rule
    verdict: Verdict
    whole: Term
    parts: tuple[Term, ...]
    judgement: Judgement
    formula: str = ""
    pattern: str = ""
    hint: str = ""
    limit: bool = False
    quiet: bool = False
    again: Again | None = None
    culprit: Term | None = None
    signs: tuple[int, ...] = ()

    @property
    def stated(self) -> str:
        """The whole as text."""
        return self.whole.quantity.text if self.limit else self.judgement.stated_text

    @property
    def computed(self) -> str:
        """The other side as text: what the formula gives, or the parts that have a limit."""
        return self.judgement.stated_text if self.limit else self.judgement.computed_text

    @property
    def said(self) -> str:
        """What the second side is called."""
        return self.formula or self.parts[0].label

    @property
    def gap(self) -> str:
        return self.judgement.gap

    @property
    def numbers(self) -> str:
        """The formula with the figures put in, '' where there are too many to read."""
        texts = [part.quantity.text for part in self.parts]
        if self.pattern != ADDED:
            return self.pattern.format(*texts)
        if len(texts) > _MOST_SHOWN:
            return ""
        signed = "".join(f" {'+' if sign > 0 else '-'} {text}" for sign, text in zip(self.signs, texts, strict=True))
        return signed.removeprefix(" + ").strip()


ADDED: Final = "±"
_MOST_SHOWN: Final = 8

Judgements = Sequence[Judged]
"""A relation with an entry for each kind of quantity."""


Operand = Any
"""A name, a place or the way to it (`model.node_at`), or a figure as a rule writes it (`Measure`)."""


class Plain(NamedTuple):
    """A comparison of operands, the whole first: one <= whole, one = whole, or with `signs` ±a ± b … = whole."""

    operands: tuple[Operand, ...]
    signs: tuple[int, ...] = ()
    is_limit: bool = False


BY_SHAPE: Final = Plain(())
"""What is seen without a look at any number, and therefore in all files that are alike (`model.likeness`)."""


class Unmade:
    """A relation in which surely nothing is wrong: `make` makes it of `given` when somebody lists it.

    Who looks for what is wrong asks first whether a relation is one of these. It is true unmade: something may be listed.
    `shown` is what showed it, over places of 指标: in a file alike the same would show it again. None where other things may tell.
    """

    __slots__ = ("_given", "_made", "_make", "measures", "shown")
    measures: Sequence[Measure]
    """The figures of one that holds; () of one that lacks some."""

    def __init__(self, measures: Sequence[Measure], make: Callable[..., Relation], *given: object, shown: Plain | None = None) -> None:
        self.measures = measures
        self.shown = shown
        self._make = make
        self._given = given
        self._made: Judgements | None = None

    def _relation(self) -> Judgements:
        if self._made is None:
            made = self._make(*self._given)
            self._made = made._relation() if isinstance(made, Unmade) else made
        return self._made

    def __len__(self) -> int:
        return len(self._relation())

    def __getitem__(self, at: Any) -> Any:
        return self._relation()[at]

    def __iter__(self) -> Iterator[Judged]:
        return iter(self._relation())

    def __bool__(self) -> bool:
        return True


class Holding(Unmade):
    """One that plainly holds (checks/reconciling/plain.py)."""

    __slots__ = ()


class Lacking(Unmade):
    """One of which the data do not give all figures (checks/reconciling/beside.py): it is listed as undecided, or not at all."""

    __slots__ = ()


Relation = Judgements | Unmade
"""One relation; what is wrong in it is one finding."""


def equality(
    kind: str,
    rule: Rule,
    whole: Term,
    parts: tuple[Term, ...],
    judgement: Judgement,
    formula: str,
    pattern: str,
    hint: str,
    again: Again | None = None,
    signs: tuple[int, ...] = (),
) -> Judged:
    """The whole = what the formula makes of the parts."""
    return Judged(
        kind, rule, judgement.verdict, whole, parts, judgement, formula, pattern, hint, False, False, again, None, signs
    )


def judge_limit(part: Quantity, limit: Quantity, units: UnitTable) -> Judgement:
    """Judge part <= limit; the usual case, which holds in one unit, without the texts that no one will read."""
    if part.unit == limit.unit and part.amount <= limit.amount:
        return Judgement(_AGREES, part.text, limit.text, "")
    return judge_at_most(part, limit, units)


def at_most(
    kind: str,
    rule: Rule,
    whole: Term,
    parts: tuple[Term, ...],
    judgement: Judgement,
    hint: str,
    formula: str = "",
    again: Again | None = None,
) -> Judged:
    """Parts <= whole; the judgement is of the parts' side."""
    return Judged(kind, rule, judgement.verdict, whole, parts, judgement, formula, "", hint, True, False, again)


def undecided(kind: str, rule: Rule, whole: Figure, parts: tuple[Term, ...], missing: str) -> Judged:
    """A relation that lacks a member: listed, and never a finding."""
    judgement = Judgement(Verdict.UNDECIDED, whole.measure.text, f"缺{missing}", "")
    return Judged(kind, rule, Verdict.UNDECIDED, Term(whole, whole.measure.first), parts, judgement)


def is_decided(relation: Relation) -> bool:
    """Whether all its figures were there to judge by."""
    if isinstance(relation, Unmade):
        return isinstance(relation, Holding)
    return any(each.verdict is not Verdict.UNDECIDED for each in relation)


def is_wrong(relation: Relation) -> bool:
    return not isinstance(relation, Unmade) and any(each.verdict is Verdict.CONTRADICTS for each in relation)


def joined_paths(relations: Iterable[Relation]) -> list[set[str]]:
    """The figures that one relation each says to be equal, or already finds to be too much."""
    return [
        {term.figure.path for term in (each.whole, *each.parts)}
        for relation in relations
        for each in relation
        if not each.limit or each.verdict is Verdict.CONTRADICTS
    ]


def hushed(relation: Relation) -> Relation:
    """The relation, listed only."""
    return [each._replace(quiet=True) for each in relation]


def finding(relation: Relation, *, related: bool = True) -> Diagnostic | None:
    """What is wrong with a relation, as one finding; None where nothing is. With `related` it holds the places of the other figures."""
    if isinstance(relation, Unmade):
        return None
    loud = [each for each in relation if each.verdict is not _AGREES and not each.quiet]
    if not loud:
        return None
    wrong = [each for each in loud if each.verdict is Verdict.CONTRADICTS]
    if wrong:
        return _found(wrong[0].rule, wrong, "；".join(map(_contradiction, wrong)), wrong[0].hint, related)
    tails = [each for each in loud if each.verdict is Verdict.TAIL]
    if tails:
        return _found(TAIL, tails, "；".join(map(_tail, tails)), _TAIL_HINT, related)
    return None


def _found(rule: Rule, wrong: list[Judged], message: str, hint: str, related: bool) -> Diagnostic:
    subject = wrong[0].culprit or _subject(wrong[0])
    path = subject.path if len(wrong) == 1 else subject.figure.path
    excerpt = subject.quantity.text if len(wrong) == 1 else subject.figure.measure.text
    place = subject.figure.place
    others = dict.fromkeys(other for each in wrong for other in _other_places(each, subject.figure) if other != place) if related else ()
    return rule.at(place, message, hint, path=path, excerpt=excerpt, related=others)


def _subject(judged: Judged) -> Term:
    """The figure that a message names first: the stated one; of a limit, the one part that exceeds it, or does not reach a 80%."""
    return judged.parts[0] if judged.limit and len(judged.parts) == 1 and not _is_floor(judged) else judged.whole


def _is_floor(judged: Judged) -> bool:
    """80% <= 满意度: the figure is the limit, and what exceeds it stands in the rule."""
    return judged.limit and len(judged.parts) == 1 and judged.parts[0].figure.is_literal


def _other_places(judged: Judged, said: Figure) -> list[Place]:
    figures = [term.figure for term in (judged.whole, *judged.parts) if term.figure is not said or said.inputs]
    return [place for figure in figures for place in figure.places]


def _contradiction(judged: Judged) -> str:
    label = _subject(judged).label
    if judged.limit:
        much = f"，{'少' if _is_floor(judged) else '多'} {judged.gap}" if judged.gap else ""
        return f"{label}：{_exceeding(judged)}{much}"
    numbers = f" = {judged.numbers}" if judged.numbers else ""
    gap = f"，相差 {judged.gap}" if judged.gap else ""
    return f"{label}：填 {judged.stated}，按 {judged.said}{numbers} 应为 {judged.computed}{gap}"


def _tail(judged: Judged) -> str:
    label = _subject(judged).label
    if judged.limit:
        return f"{label}：{_exceeding(judged)}，在四舍五入的范围内（尾差）"
    numbers = f" = {judged.numbers}" if judged.numbers else ""
    return f"{label}：填 {judged.stated}，按 {judged.said}{numbers} 为 {judged.computed}，相差 {judged.gap}，在四舍五入的范围内（尾差）"


def _exceeding(judged: Judged) -> str:
    if len(judged.parts) > 1:
        return f"填 {judged.stated}，{judged.formula}却有 {judged.computed}"
    if _is_floor(judged):
        return f"填 {judged.stated}，{'少于' if judged.gap else '应大于'}{judged.computed}"
    limit = judged.whole.label
    above = f"{limit}（{judged.stated}）" if limit != judged.stated else limit
    relation = "超过" if judged.gap else "应小于"
    return f"填 {judged.computed}，{relation}{above}"
