"""The names that formulas and rules of the catalogue use: one that leads nowhere gives a figure that is never there."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.formula import FormulaError, names_of, unlike_terms
from drafting.frozen import frozen
from drafting.model.catalogue import Entry
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.compiling.faults import nearest
from drafting.render.vetting.names import Lost, Vocabulary
from drafting.source import Path

LOST_NAME = declare(
    Rule(
        "T065", "目录的公式、规则里的名称不存在", Severity.ERROR,
        "指标目录里 派生 的公式、规则只能用目录里的名称：本指标的数值、任务、子项，同组的指标，或者从组名写起。名称写错了，算出来的数永远没有，规则永远不查。",
        hits="# 文件：示例/indicators.yaml\n就业: {务工就业: {计量单位: 人, 子项: [省外], 派生: {省内: =数值 - 省处}}}\n",
        clean="# 文件：示例/indicators.yaml\n就业: {务工就业: {计量单位: 人, 子项: [省外], 派生: {省内: =数值 - 省外}}}\n",
    )
)

UNIT_SLIP = declare(
    Rule(
        "T067", "目录的计量单位像是错字", Severity.WARNING,
        "目录写的计量单位，数据里写了就认；这里写了错字（护、公倾），数据里写对的反而要提示单位不同。错字对照 _house/units.yaml 的“易错”。",
        hits="# 文件：示例/indicators.yaml\n就业: {务工就业: {计量单位: 仁}}\n",
        clean="# 文件：示例/indicators.yaml\n就业: {务工就业: {计量单位: 人}}\n",
    )
)

UNLIKE = declare(
    Rule(
        "T077", "派生、规则把不同单位的数加减", Severity.WARNING,
        "公式里相加相减的两个数，规则里相加相减、用等号连着的两个数，计量单位换算不到一起（起、人；%、个）：照这个公式什么也算不出来，用到它的句子印不出来；照这条规则什么也不核对。",
        hits="# 文件：示例/indicators.yaml\n安全: {事故: {计量单位: 起}, 死亡: {计量单位: 人, 派生: {合计: =数值 + 事故}}}\n",
        clean="# 文件：示例/indicators.yaml\n安全: {受伤: {计量单位: 人}, 死亡: {计量单位: 人, 派生: {合计: =数值 + 受伤}}}\n",
    )
)
JOINED_ALIASES = declare(
    Rule(
        "T078", "几个别名写成了一个", Severity.WARNING,
        "别名是一列名称，写在方括号里，用逗号隔开；用顿号连起来的（死亡数、死者）整个算一个名称，数据里写其中一个认不出来。名称本身有顿号的，最后一项前面用“和”。",
        hits="# 文件：示例/indicators.yaml\n就业: {务工就业: {计量单位: 人, 别名: 外出务工、务工人数}}\n",
        clean="# 文件：示例/indicators.yaml\n就业: {务工就业: {计量单位: 人, 别名: [外出务工, 务工人数]}}\n",
    )
)

CIRCULAR = declare(
    Rule(
        "T090", "派生的公式绕回自己", Severity.WARNING,
        "一个派生的公式用到另一个派生，那一个（或再往下）又用到它：两个都算不出来，用到它们的句子印不出来，也没有别的提示。",
        hits="# 文件：示例/indicators.yaml\n甲: {子: {计量单位: 人, 派生: {多: =丑.多}}, 丑: {计量单位: 人, 派生: {多: =子.多}}}\n",
        clean="# 文件：示例/indicators.yaml\n甲: {子: {计量单位: 人, 派生: {多: =丑 - 数值}}, 丑: {计量单位: 人, 派生: {多: =子.多}}}\n",
    )
)

_SIDES: Final = lazy(r"<=|>=|==|!=|[<>=≤≥≠＜＞＝≈]|\s或\s")
_EITHER: Final = lazy(r"\s或\s")
_EQUAL: Final = lazy(r"(?<![<>=!])=(?!=)")
_TYPED: Final = lazy(r"\s*-?\d")
_BRACKETED: Final = lazy(r"（[^）]*）|\([^)]*\)")
_BETWEEN: Final = lazy(r"、(?![^（(]*[）)])")
_LISTS: Final = lazy(r"[和与及或等]")


@frozen
class FormulaFault:
    """`entry` is the indicator whose 派生 or 规则 it is; a rule that is never checked (`is_rule`) spoils no text, but lets wrong figures through."""

    entry: Entry
    is_rule: bool
    found: Diagnostic


def formula_faults(vocabulary: Vocabulary) -> Iterator[FormulaFault]:
    """Everything in the catalogue's formulas and rules that leads nowhere or cannot be read."""
    for entries in vocabulary.catalogue.groups.values():
        for entry in entries.values():
            yield from _of_entry(entry, (), vocabulary)


def unit_slips(vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Units of the catalogue that the house calls a slip of the pen."""
    tree, slips = vocabulary.catalogue.tree, vocabulary.units.slips
    for entry in vocabulary.catalogue.by_path.values():
        for unit in entry.units:
            if unit in slips:
                place = tree.place((*entry.place, "计量单位"))
                yield UNIT_SLIP.at(place, f"{entry.dotted}：计量单位“{unit}”像是错字", f"是不是“{slips[unit]}”？", path=entry.dotted)


def unlike_units(vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """派生 that add or subtract what is counted in units of different kinds."""
    for entry, above in _entries(vocabulary):
        for name, formula in entry.derived.items():
            try:
                unlike = unlike_terms(formula, partial(vocabulary.units_meant, entry, above), vocabulary.units.convertible)
            except FormulaError:
                continue  # which is told already
            if unlike:
                place = vocabulary.catalogue.tree.place((*entry.place, "派生", name))
                message = f"{entry.dotted}：派生“{name}”的公式把“{unlike[0]}”和“{unlike[1]}”相加减，算不出来"
                yield UNLIKE.at(place, message, "换成同一种单位的指标；求比值的写 /", path=entry.dotted, excerpt=formula)
        for index, rule in enumerate(entry.rules):
            if unlike := _unlike_in_rule(rule, entry, above, vocabulary):
                place = vocabulary.catalogue.tree.place((*entry.place, "规则", index))
                message = f"{entry.dotted}：规则“{rule}”把“{unlike[0]}”和“{unlike[1]}”放在一起加减、比较，永远不会核对"
                yield UNLIKE.at(place, message, "换成同一种单位的指标；求比值的写 /，如 数值 = 销号 / 四乱问题", path=entry.dotted, excerpt=rule)


def _unlike_in_rule(rule: str, entry: Entry, above: tuple[Entry, ...], vocabulary: Vocabulary) -> tuple[str, str] | None:
    """Two units that a rule adds, or compares: of what is less than another the units may be two if both are counted (户 <= 人)."""
    units = vocabulary.units
    for either in _EITHER.split(rule):
        sides = [side.strip() for side in _SIDES.split(either)]
        compared = [(f"({sides[0]}) - ({sides[1]})", units.convertible if _EQUAL.search(either) else units.comparable)] if len(sides) == len(("left", "right")) else []
        for formula, like in (*((side, units.convertible) for side in sides), *compared):
            try:
                unlike = unlike_terms(formula, partial(vocabulary.units_meant, entry, above), like)
            except FormulaError:
                continue  # which is told already
            if unlike:
                return unlike
    return None


def circular(vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """派生 whose formulas lead back to themselves, told once each at the first of a circle."""
    entries = {f"{entry.dotted}.{name}": (entry, name, formula) for entry, _ in _entries(vocabulary) for name, formula in entry.derived.items()}
    leads = {path: _derived_in(formula, entry, entries) for path, (entry, _, formula) in entries.items()}
    told: set[str] = set()
    for path in leads:
        circle = _back_to(path, leads)
        if circle and told.isdisjoint(circle):
            told.update(circle)
            entry, name, formula = entries[path]
            place = vocabulary.catalogue.tree.place((*entry.place, "派生", name))
            message = f"{entry.dotted}：派生“{name}”的公式绕回了自己（{' → '.join((*circle, path))}），算不出来"
            yield CIRCULAR.at(place, message, "其中一个改用数据里填的数来算", path=entry.dotted, excerpt=formula)


def _derived_in(formula: str, entry: Entry, known: Container[str]) -> list[str]:
    """The 派生 that a formula names: of its own indicator, of another of its group, or by their whole path."""
    try:
        names = names_of(formula)
    except FormulaError:
        return []
    group = entry.dotted.partition(".")[0]
    tried = ([f"{entry.dotted}.{'.'.join(each)}", f"{group}.{'.'.join(each)}", ".".join(each)] for each in names)
    return [found for several in tried if (found := next((path for path in several if path in known), ""))]


def _back_to(path: str, leads: Mapping[str, Sequence[str]]) -> list[str]:
    """The way from a 派生 back to itself, without the end; [] where there is none."""
    waiting = [[path]]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop()
        for following in leads[way[-1]]:
            if following == path:
                return way
            if following not in seen:
                seen.add(following)
                waiting.append([*way, following])
    return []


def joined_aliases(vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Several aliases in one, with 、 between them."""
    tree = vocabulary.catalogue.tree
    for entry in vocabulary.catalogue.by_path.values():
        names = {alias: _joined(alias) for alias in entry.aliases}
        all_names = ", ".join(dict.fromkeys(name for several in names.values() for name in several))
        for alias, several in names.items():
            if len(several) > 1:
                place = tree.place((*entry.place, "别名"))
                yield JOINED_ALIASES.at(place, f"{entry.dotted}：别名“{alias}”是一个名称", f"几个别名写成 别名: [{all_names}]", path=entry.dotted, excerpt=alias)


def _joined(alias: str) -> list[str]:
    """The names that one alias is made of; itself where it is one name, which may have 、 in brackets and before 和."""
    names = [name.strip() for name in _BETWEEN.split(alias)]
    return [alias] if _LISTS.search(_BRACKETED.sub("", names[-1])) else names


def _entries(vocabulary: Vocabulary) -> Iterator[tuple[Entry, tuple[Entry, ...]]]:
    """Each indicator of the catalogue, with those above it."""
    waiting: list[tuple[Entry, tuple[Entry, ...]]] = [(entry, ()) for entries in vocabulary.catalogue.groups.values() for entry in entries.values()]
    for entry, above in waiting:
        yield entry, above
        waiting += ((child, (*above, entry)) for child in entry.children.values())


def _of_entry(entry: Entry, above: tuple[Entry, ...], vocabulary: Vocabulary) -> Iterator[FormulaFault]:
    for name, formula in entry.derived.items():
        for found in _faults(formula, (*entry.place, "派生", name), entry, above, vocabulary):
            yield FormulaFault(entry, False, found)
    for index, rule in enumerate(entry.rules):
        for side in _SIDES.split(rule):
            if not _TYPED.match(side):
                for found in _faults(side.strip(), (*entry.place, "规则", index), entry, above, vocabulary):
                    yield FormulaFault(entry, True, found)
    for child in entry.children.values():
        yield from _of_entry(child, (*above, entry), vocabulary)


def _faults(text: str, path: Path, entry: Entry, above: tuple[Entry, ...], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    tree = vocabulary.catalogue.tree
    try:
        names = names_of(text)
    except FormulaError as error:
        yield LOST_NAME.at(tree.place(path), f"{entry.dotted}：{path[-2]}里，{error.message}", error.hint, path=entry.dotted, excerpt=text)
        return
    for each in dict.fromkeys(names):
        lost = vocabulary.lost(entry, above, each)
        if lost is not None:
            lacks = f"{lost.above}下面没有“{lost.name}”" if lost.above else f"没有“{lost.name}”"
            yield LOST_NAME.at(tree.place(path), f"{entry.dotted}：{path[-2]}“{text}”写到的名称，{lacks}", _hint(lost), path=entry.dotted, excerpt=".".join(each))


def _hint(lost: Lost) -> str:
    meant = nearest(lost.name, lost.known)
    return f"是否应为“{meant}”" if meant else "写本指标的数值、任务、子项，同组的指标，或者从组名写起，如 就业.务工就业"
