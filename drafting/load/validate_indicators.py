"""指标: the recursive node model at the door, its errors in Chinese, and what only neighbours can show."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, Final

from drafting.diagnostics import Rule, Severity
from drafting.load.examples import HEAD as _HEAD
from drafting.load.key_words import slipped_key
from drafting.load.likely_units import likely_units
from drafting.load.loose_figures import place_loose_figures
from drafting.load.misplaced_names import D258, marks_in_name, surely_bare
from drafting.load.outermost_keys import CALLED_RELATIONS
from drafting.load.pairs_on_a_line import read_pairs
from drafting.load.slips import explain_scalar
from drafting.load.validate_findings import D052, Findings
from drafting.load.validate_notes import say_note, with_a_unit
from drafting.load.validate_period import D070
from drafting.load.validate_uses import OF_AN_INDICATOR, Uses
from drafting.load.worded_figures import of_worded_figure
from drafting.model.catalogue import Catalogue
from drafting.model.indicator import (
    COMPARISONS,
    DIFFERENCES,
    FIGURE_ALONE,
    PARTS,
    STATEMENT_LENGTH,
    TEXTS_OF_GROUP,
    Indicator,
)
from drafting.model.names import BUILT_IN, REFUSED_NAME
from drafting.model.plain_nodes import read_plainly
from drafting.model.reading import Reading
from drafting.patterns import lazy
from drafting.quantities.measure import Measure
from drafting.quantities.units import UnitTable
from drafting.quantities.values import Formula, Marker, Value
from drafting.registry import declare
from drafting.source import Path

if TYPE_CHECKING:
    from drafting.model.validated_nodes import Fault

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
D088 = declare(
    Rule(
        "D088",
        "名称里有模板符号",
        Severity.ERROR,
        "指标、分项的名称不能带 {{ }}、{% %}、[[ ]] 等模板符号，也不能换行。",
        hits=_HEAD + '指标: {监测帮扶: {"{{监测对象}}": 3户}}\n',
        clean=_HEAD + "指标: {监测帮扶: {监测对象: 3户}}\n",
    )
)
D089 = declare(
    Rule(
        "D089",
        "名称和本项的单位相同",
        Severity.ERROR,
        "监测对象.户 说的是监测对象里的户数；下面再有一个叫“户”的分项，就分不清了。",
        hits=_HEAD + "指标: {监测帮扶: {监测对象: {数值: 5户12人, 户: 5户}}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: {数值: 5户12人, 户主: 5人}}}\n",
    )
)
D090 = declare(
    Rule(
        "D090",
        "组名和模板里固有的名称相同",
        Severity.ERROR,
        "单位、报告期、提法、全辖、自称、公文等名称模板另有用处，指标的组用了就取不到。",
        hits=_HEAD + "指标: {单位: {数量: 3个}}\n",
        clean=_HEAD + "指标: {帮扶单位: {数量: 3个}}\n",
    )
)
D091 = declare(
    Rule(
        "D091",
        "分项和总数的单位不同",
        Severity.ERROR,
        "构成、其中的每一项要和总数用同一类单位，才能相加和比较。",
        hits=_HEAD + "指标: {监测帮扶: {监测对象: {数值: 20户, 构成: {甲类: 12人, 乙类: 8户}}}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: {数值: 20户, 构成: {甲类: 12户, 乙类: 8户}}}}\n",
    )
)
D092 = declare(
    Rule(
        "D092",
        "对比的两个数单位不同",
        Severity.WARNING,
        "任务、上年同期、上年末、基期要和数值用同一类单位，否则算不出完成率、同比。百分点是两个百分数之差，只用于率：户、人、元的同比写百分数。",
        hits=_HEAD + "指标: {住房: {危房改造: {数值: 217户, 任务: 50个}}}\n",
        clean=_HEAD + "指标: {住房: {危房改造: {数值: 217户, 任务: 50户}}}\n",
    )
)
D093 = declare(
    Rule(
        "D093",
        "分项比总数多一种单位",
        Severity.WARNING,
        "分项里有一种单位是总数没有的，这一种无法核对；多半是单位写错了。",
        hits=_HEAD + "指标: {监测帮扶: {监测对象: {数值: 20户50人, 其中: {甲类: 12户30元}}}}\n",
        clean=_HEAD + "指标: {监测帮扶: {监测对象: {数值: 20户50人, 其中: {甲类: 12户30人}}}}\n",
    )
)
D094 = declare(Rule("D094", "分项层数太多", Severity.ERROR, "指标一层套一层太深，读不下去。正常的报告不超过五六层。"))

_LISTED: Final = "组名和指标前面不写“- ”：每组一行“监测帮扶:”，指标在下面各占一行、多空两格：监测对象: 5361户"

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
_POINTS: Final = "个百分点"
_LONGEST_UNIT: Final = 6
_PARTS: Final = frozenset(PARTS.values())
_COMPARED: Final = frozenset(COMPARISONS.values())


def read_indicators(
    raw: Any, units: UnitTable, catalogue: Catalogue, findings: Findings, *, whole_year: bool = False
) -> dict[str, Indicator]:
    """The groups of 指标, without what is refused (and every reason is said). `whole_year`: of a report of one year."""
    given = findings.mapping(raw, ("指标",), _LISTED if isinstance(raw, list) else "写成 指标: {监测帮扶: {监测对象: 5361户}}")
    if not given:
        return {}
    for group in given:
        if group in BUILT_IN:
            findings.add(
                D090, ("指标", group), "这个名称在模板里另有用处，不能作组名", f"换个名称，例如“{group}情况”", key=True
            )
    reading = Reading(units)
    indicators = read_plainly(given, reading) or _without_faults(given, reading, catalogue, findings)
    if reading.notes:
        _say_notes(indicators, reading, catalogue, findings)
    place_loose_figures(indicators, catalogue, units, findings)
    _Neighbours(units, findings, names_are_bare=surely_bare(reading.names), whole_year=whole_year).check(indicators)
    return indicators


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


def _without_faults(given: dict[str, Any], reading: Reading, catalogue: Catalogue, findings: Findings) -> dict[str, Indicator]:
    """Say what is refused, and give back the rest, so that its problems are found in the same run."""
    from drafting.model.validated_nodes import faults_of

    rest = _copied(given)
    faults = faults_of(given, reading)
    for fault in faults:
        _say(fault, reading.units, catalogue, findings)
        _prune(rest, tree_path(fault.loc)[1:])
    found = read_plainly(rest, reading)
    if found is None and not faults:
        raise RuntimeError("指标里有一处读不出来，又找不到错在哪里")  # never a file without its figures
    return found or {}


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
            hint = explain_scalar(typed) or of_worded_figure(typed, name, units, below_value=findings.is_key(path)) or hint
        if measure and len(named) < OF_AN_INDICATOR and typed and (pairs := read_pairs(typed)) and not pairs.first:
            hint = f"一个指标一项，写成 {named[-1]}: {pairs.in_braces()}"
        if measure and (bare := _BARE.fullmatch(hint)):  # what is advised needs its unit, too
            hint = with_a_unit(bare[1], likely_units(bare[1], (*named, "数值"), {}, catalogue, units))
        findings.add(_KINDS[why.kind], path, why.message, hint)
        return
    rule, message, hint = _TYPES.get(
        fault.kind, (D052, "这里读不懂（{kind}）", "请对照样例改写；确认没有写错的，请报告这个问题")
    )
    words = {"key": path[-1], "kind": fault.kind}
    findings.add(rule, path, message.format(**words), hint.format(**words))


def _say_notes(indicators: dict[str, Indicator], reading: Reading, catalogue: Catalogue, findings: Findings) -> None:
    for group, node in indicators.items():
        for path, value in values_of(node, ("指标", group)):
            for note in reading.notes.get(id(value), (None, ()))[1]:
                likely = likely_units(str(value), path, indicators, catalogue, reading.units) if note.kind == "no_unit" else ()
                say_note(note, path, findings, value, catalogue, units=likely)


def values_of(node: Indicator, path: Path) -> Iterator[tuple[Path, Value]]:
    """Every typed value of a node and below, with the path it has in the file."""
    if node.value is not None:
        yield (*path, "数值"), node.value
    for name, value in node.stated.items():
        yield (*path, name), value
    for below, inner in nodes_below(node, path):
        yield from values_of(inner, below)


def nodes_below(node: Indicator, path: Path) -> Iterator[tuple[Path, Indicator]]:
    """The nodes directly below a node: parts, subset, compared figures and children."""
    for key, group in (("构成", node.parts), ("其中", node.subset)):
        for name, inner in group.items():
            yield (*path, key, name), inner
    for key, field in COMPARISONS.items():
        inner = getattr(node, field)
        if inner is not None:
            yield (*path, key), inner
    for name, inner in node.children.items():
        yield (*path, name), inner


class _Neighbours:
    """What only neighbours can show: the units of a figure beside those of its parts and of what it is compared with, names
    beside names. A node that is a figure and no more has none below it.
    """

    def __init__(self, units: UnitTable, findings: Findings, *, names_are_bare: bool, whole_year: bool) -> None:
        self._units = units
        self._findings = findings
        self._names_are_bare = names_are_bare
        self._uses = Uses(units, findings, whole_year=whole_year)

    def check(self, indicators: dict[str, Indicator]) -> None:
        self._check_names(indicators, ("指标",))
        for group, node in indicators.items():
            self._check(node, ("指标", group))
        self._uses.note()

    def _check(self, node: Indicator, path: Path) -> None:
        if "children" in node.given:
            self._uses.settle(node, path)  # adds to what is given
            self._check_below(node, node.children, path)
        given = node.given
        if not given.isdisjoint(_PARTS):
            for key, field in PARTS.items():
                self._check_below(node, getattr(node, field), (*path, key))
            _check_parts(node, path, self._units, self._findings)
        if not given.isdisjoint(_COMPARED):
            self._check_compared(node, path)
        if "stated" in given and isinstance(node.value, Measure):
            self._check_points(node.stated, node.value, path)

    def _check_compared(self, node: Indicator, path: Path) -> None:
        if node.value is None and len(path) >= OF_AN_INDICATOR and self._is_owed(node, path):
            node.settle("value", Marker.OWED)
        own_units = node.value if isinstance(node.value, Measure) else None
        for key, field in COMPARISONS.items():
            other = getattr(node, field)
            if other is None:
                continue
            where = (*path, key)
            if other.given is not FIGURE_ALONE:
                self._check(other, where)
            if own_units and isinstance(other.value, Measure) and not _common(other.value, own_units, self._units):
                self._findings.add(
                    D092,
                    (*where, "数值"),
                    f"{other.value}和{own_units}的单位不同，不能比较",
                    f"{key}也用“{own_units.units[0]}”作单位",
                )

    def _check_points(self, stated: dict[str, Value], whole: Measure, path: Path) -> None:
        """Percentage points are the difference of two rates: no figure of people or money changed by them."""
        if not all(whole.units) or any(self._units.convertible(unit, "%") for unit in whole.units):
            return
        for name, value in stated.items():
            if isinstance(value, Measure) and value.units == (_POINTS,) and name != "序时进度":
                hint = f"写成 {name}: {value.text.replace(_POINTS, '%').replace('百分点', '%')}；说的是率，另写一个指标" if name not in DIFFERENCES else f"写增减的数，如 {name}: 5{whole.units[0]}"
                self._findings.add(D092, (*path, name), f"{value.text}是两个率之差，{whole}不是率", hint)

    def _is_owed(self, node: Indicator, path: Path) -> bool:
        """Whether what a figure is compared with is there and the figure itself is not: 数值 left empty, or 上年同期 alone.

        A 任务 alone, under which no 数值 is written, is a task and no more.
        """
        if node.statement is not None or node.names is not None or node.parts or node.stated or any(map(_says_a_figure, node.children.values())):
            return False
        written = self._findings.is_key((*path, "数值"))
        compared = COMPARISONS.values() if written else ("same_period_last_year",)
        return any(_compares(getattr(node, field)) for field in compared)

    def _check_below(self, node: Indicator, group: dict[str, Indicator], path: Path) -> None:
        """`group` are nodes that stand below the node at `path`."""
        self._check_names(group, path)
        if isinstance(node.value, Measure):
            for name in group:
                if len(name) <= _LONGEST_UNIT and node.value.component(name):
                    said = f"和{node.value.text}的单位“{name}”同名"
                    self._findings.add(D089, (*path, name), said, "换个名称，例如" + f"“{name}数”", key=True)
        for name, inner in group.items():
            if inner.given is not FIGURE_ALONE:
                self._check(inner, (*path, name))

    def _check_names(self, names: Collection[str], path: Path) -> None:
        if self._names_are_bare or surely_bare(names):
            return
        for name in names:
            _check_name(name, (*path, name), self._units, self._findings)


def _says_a_figure(node: Indicator) -> bool:
    return node.value is not None or any(map(_says_a_figure, node.children.values()))


def _compares(node: Indicator | None) -> bool:
    """Whether there is something to compare with: a task of 0 asks for nothing."""
    value = node.value if node is not None else None
    return isinstance(value, Formula) or (isinstance(value, Measure) and not value.is_zero)


def _check_name(name: str, path: Path, units: UnitTable, findings: Findings) -> None:
    marks = marks_in_name(name, units)
    if marks:
        findings.add(D258, path, *marks, key=True)
        return
    if name.isalnum():
        return
    if not REFUSED_NAME.search(name):
        return
    if name.strip():
        findings.add(D088, path, "名称里有模板符号或换行", "名称只写文字，例如 监测对象", key=True)
    else:
        findings.add(D088, path, "名称是空的", "补上名称", key=True)


def _check_parts(node: Indicator, path: Path, units: UnitTable, findings: Findings) -> None:
    stated = node.value if isinstance(node.value, Measure) else None
    for key, group in (("构成", node.parts), ("其中", node.subset)):
        whole = stated
        if stated is not None and all(isinstance(part.value, Measure) and part.value.units == stated.units for part in group.values()):
            continue
        if stated is not None and _stands_alone(stated, group, (*path, "数值"), key, units, findings):
            continue
        for name, part in group.items():
            measure = part.value
            if not isinstance(measure, Measure):
                continue
            if whole is None:
                if key == "其中" or node.value is not None:
                    break
                whole = measure  # no total is given: the parts are added up
                continue
            _compare_units(measure, whole, stated is not None, (*path, key, name, "数值"), units, findings, node)


def _stands_alone(
    whole: Measure, group: dict[str, Indicator], path: Path, key: str, units: UnitTable, findings: Findings
) -> bool:
    """Whether all parts agree on their units and the total differs: then it is the total that is wrong, said once."""
    parts = [part.value for part in group.values() if isinstance(part.value, Measure)]
    kinds = {part.units for part in parts}
    if len(parts) < 2 or len(kinds) > 1 or whole.units in kinds or not all((*whole.units, *parts[0].units)):
        return False
    common = _common(parts[0], whole, units)
    extra = any(not any(units.convertible(unit, one) for one in whole.units) for unit in parts[0].units)
    if common and not extra:
        return False
    wanted = "、".join(parts[0].units)
    rule = D093 if common else D091
    findings.add(rule, path, f"{whole}和{key}各项的单位不同（各项用{wanted}）", f"总数也用“{wanted}”作单位")
    return True


def _compare_units(
    part: Measure, whole: Measure, is_total: bool, path: Path, units: UnitTable, findings: Findings, node: Indicator
) -> None:
    if part.units == whole.units:
        return
    common = _common(part, whole, units)
    other = f"总数是{whole}" if is_total else f"前面的分项是{whole}"
    wanted = "、".join(unit for unit in whole.units if unit)
    if not common:
        apart = f"另写一行：{path[-2]}: {part}"
        unlike = {units.continuous(unit) for unit in part.units} != {units.continuous(unit) for unit in whole.units}
        hint = f"不是它的一部分（{wanted}和{'、'.join(part.units)}数的不是一种东西），{apart}" if unlike else f"是它的一部分的，用“{wanted}”作单位；不是的，{apart}"
        if belongs := _belongs(node, path[-3], path[-2], part, units):
            hint = f"{belongs}；不是的，{apart}"
        findings.add(D091, path, f"{part}和总数单位不同（{other}）", hint)
        return
    extra = [unit for unit in part.units if unit and not any(units.convertible(unit, one) for one in whole.units)]
    if extra and is_total and all(whole.units):
        findings.add(
            D093,
            path,
            f"{part}里的“{extra[0]}”总数没有（{other}）",
            f"用“{wanted}”作单位，或者给总数也补上“{extra[0]}”",
        )


def _belongs(node: Indicator, key: Any, name: Any, part: Measure, units: UnitTable) -> str:
    """Of what else beside the figure it may be a part, as it is to be typed; "" of nothing: 脱贫人口1.36万人 of 吸纳3.2万人."""
    for other, child in node.children.items():
        if isinstance(child.value, Measure) and _common(part, child.value, units):
            below = f"{key}: {{{name}: {part}}}"
            if child.given == {"value"}:
                return f"是“{other}”的一部分的，写成 {other}: {{数值: {child.value}, {below}}}"
            return f"是“{other}”的一部分的，写在“{other}”里面：{below}"
    return ""


def _common(one: Measure, other: Measure, units: UnitTable) -> bool:
    """Whether the two share a family of units. A bare number takes the other's unit."""
    if one.units == other.units or not all(one.units) or not all(other.units):
        return True
    return any(units.convertible(a, b) for a in one.units for b in other.units)
