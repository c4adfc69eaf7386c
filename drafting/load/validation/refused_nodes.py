"""Nodes of 指标 that are refused: what is wrong with each, what to type instead, and the rest without them.

Imported for what is wrong alone, as pydantic is.
"""

from __future__ import annotations

from typing import Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.findings import D052, Findings
from drafting.load.names.amounts.said_in_columns import in_columns
from drafting.load.names.amounts.said_in_words import of_said_amount
from drafting.load.names.amounts.said_none import without_words_for_none
from drafting.load.names.amounts.worded_figures import of_worded_figure
from drafting.load.names.keys.uses import OF_AN_INDICATOR
from drafting.load.names.units.likely_units import likely_units
from drafting.load.names.words.key_words import slipped_key
from drafting.load.parsing.pairs_on_a_line import read_pairs
from drafting.load.parsing.slips import explain_scalar
from drafting.load.validation.notes import with_a_unit
from drafting.load.validation.outermost_keys import CALLED_RELATIONS
from drafting.load.validation.period import D070
from drafting.model.catalogue import Catalogue
from drafting.model.indicator import COMPARISONS, PARTS, STATEMENT_LENGTH, TEXTS_OF_GROUP, Indicator
from drafting.model.plain_nodes import read_plainly
from drafting.model.reading import Reading
from drafting.model.validated_nodes import Fault, faults_of
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.source import Path

D080 = declare(
    Rule(
        "D080",
        "数值读不懂",
        Severity.ERROR,
        "这里要写数和单位（5361户12591人），或者 待补、不适用、=公式、名次（全省第三）。其他的话写在“表述”里。",
        hits=_HEAD + "指标: {监测帮扶: {监测对象: 三千}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: 3000户}}\n",
    )
)
D084 = declare(
    Rule(
        "D084",
        "表述不合要求",
        Severity.ERROR,
        f"表述是不含数量的一句短话，最多{STATEMENT_LENGTH}个字。数量写成数值才能核对；长的文字写在“文字材料”里。",
        hits=_HEAD + "指标: {荣誉: {成效: {表述: 覆盖率达到90%}}}\n",
        clean=_HEAD + "指标: {荣誉: {成效: {表述: 全省第三}}}\n",
    )
)
D085 = declare(
    Rule(
        "D085",
        "指标的写法不对",
        Severity.ERROR,
        "指标的某一项要的是数、文字、名单或分项中的一种，写成了另一种。",
        hits=_HEAD + "指标: {监测帮扶: {监测对象: {构成: 3户}}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: {构成: {边缘易致贫户: 3户}}}}\n",
    )
)
D094 = declare(Rule("D094", "分项层数太多", Severity.ERROR, "指标一层套一层太深，读不下去。正常的报告不超过五六层。"))

_KINDS: Final = {"measure": D080, "date": D070, "statement": D084, "shape": D085}
"""Of an `Unreadable` (its message is Chinese already) → the rule it breaks."""

_TYPES: Final[dict[str, tuple[Rule, str, str]]] = {
    "string_type": (D085, "{key}是一段文字，不是列表或分项", "写成 {key}: …"),
    "dict_type": (D085, "{key}要写成“名称: 数”的分项", "写成 {key}: {{甲类: 12户, 乙类: 8户}}"),
    "recursion_loop": (D094, "分项一层套一层太深", "减少层数，或者拆成几个指标"),
}
"""pydantic's error type → rule, message, hint. What is not here is a defect of this program and says so."""

_BARE: Final = lazy(r"写成 (-?\d[\d.]*(?:万亿|万|亿)?)(?:，后面加上单位)?")
_MODEL_LEVELS: Final = frozenset({"children", "stated"})


def without_faults(given: dict[str, Any], reading: Reading, catalogue: Catalogue, findings: Findings) -> dict[str, Indicator]:
    """Say what is refused, and give back the rest, so that its problems are found in the same run."""
    rest = _copied(given)
    if without_words_for_none(rest, catalogue, findings):
        given = _copied(rest)
    faults = faults_of(given, reading)
    for fault in faults:
        _say(fault, reading.units, catalogue, findings)
        _prune(rest, tree_path(fault.loc)[1:])
    found = read_plainly(rest, reading)
    if found is None and not faults:
        raise RuntimeError("指标里有一处读不出来，又找不到错在哪里")  # never a file without its figures
    return found or {}


def tree_path(loc: tuple[str | int, ...], inner: Path = ()) -> Path:
    """The loc of a pydantic error as a path of the file: `children` and `stated` are levels of the model only.

    A child may itself be called children, so the levels are followed and not filtered.
    """
    path: list[str | int] = ["指标"]
    expected = "name"
    for part in loc:
        if expected == "name":
            path.append(part)
            expected = "node"
        elif expected == "node" and part in _MODEL_LEVELS:
            expected = "name"
        elif expected == "node":
            path.append(part)
            expected = "name" if part in PARTS else "node" if part in COMPARISONS else "end"
    return (*path, *inner)


def _copied(value: Any) -> Any:
    return {key: _copied(item) for key, item in value.items()} if isinstance(value, dict) else value


def _prune(tree: dict[str, Any], path: Path) -> None:
    """Take out what stands at `path`, or the nearest above it: a short form has no key of its own.

    A part of a whole stays, and is empty: without it the others would seem to be all of it.
    """
    holder, key, above = tree, str(path[0]), ""
    for below in path[1:]:
        inner = holder.get(key)
        if not isinstance(inner, dict) or below not in inner:
            break
        holder, key, above = inner, str(below), key
    if above in PARTS:
        holder[key] = ""
        return
    holder.pop(key, None)
    if key == "数值":
        holder.pop("计量单位", None)


def _say(fault: Fault, units: UnitTable, catalogue: Catalogue, findings: Findings) -> None:
    why = fault.why
    path = tree_path(fault.loc, why.inner if why else ())
    if why:
        measure = why.kind == "measure"
        if measure and findings.explain_lines(path):
            return
        hint = why.hint.replace(TEXTS_OF_GROUP, TEXTS_OF_GROUP.replace("组名", str(path[1])))
        typed = findings.typed(path) if measure and not hint.startswith("写成 {") else None
        named = path[:-1] if path[-1] == "数值" else path
        if len(named) > OF_AN_INDICATOR and named[-1] in CALLED_RELATIONS:
            hint = f"这里不写关系；写在最外层：审核关系: [{'.'.join(map(str, named[1:3]))}.省外 <= {'.'.join(map(str, named[1:3]))}] 的样子"
        elif len(named) > OF_AN_INDICATOR and (key := slipped_key(str(named[-1]))):
            hint = f"是不是“{key}”？写成 {key}: …"
        elif len(named) > OF_AN_INDICATOR and named[-1] == "单位" and typed and units.known(typed):
            hint = f"写成 计量单位: {typed}，或者直接跟在数后面：数值: 86{typed} 的样子"
        elif typed:
            name = str(named[-1])
            said = of_said_amount(typed, name)
            hint = explain_scalar(typed) or said or of_worded_figure(typed, name, units, below_value=findings.is_key(path)) or hint
        if measure and len(named) < OF_AN_INDICATOR and typed and (pairs := read_pairs(typed)) and not pairs.first:
            hint = f"一个指标一项，写成 {named[-1]}: {pairs.in_braces()}"
        if measure and (bare := _BARE.fullmatch(hint)):  # what is advised needs its unit, too
            hint = with_a_unit(bare[1], likely_units(bare[1], (*named, "数值"), {}, catalogue, units))
        findings.add(_KINDS[why.kind], path, why.message, in_columns(hint, path) if findings.is_of_a_row else hint)
        return
    rule, message, hint = _TYPES.get(
        fault.kind, (D052, "这里读不懂（{kind}）", "请对照样例改写；确认没有写错的，请报告这个问题")
    )
    words = {"key": path[-1], "kind": fault.kind}
    findings.add(rule, path, message.format(**words), hint.format(**words))
