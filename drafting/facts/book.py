"""All facts of one dataset: where names are looked up, formulas evaluated, dates and providers inherited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from drafting.blocks.marks import literal
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.fact import ABSENT, PRESENT, Collection, Fact, Plain, Printer, State
from drafting.facts.formula import FormulaError, NoSuchName, Unknown, Untold, evaluate, names_of
from drafting.facts.given_again import given_again
from drafting.facts.group import GroupFact
from drafting.facts.indicator import IndicatorFact
from drafting.facts.table import TableFact
from drafting.facts.typed import Typed, TypedFigures, typed_figures
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.dataset import Dataset
from drafting.model.indicator import Indicator
from drafting.model.node_at import nodes_along
from drafting.model.paths import path_above, steps_of
from drafting.quantities.units import UnitTable
from drafting.quantities.values import rank_of
from drafting.registry import declare
from drafting.source import Path

_HEAD = "单位: {名称: 甲县农业农村局, 地区: 甲县, 层级: 县}\n报告期: {年度: 2026, 类型: 年度}\n"

FORMULA_FAULT = declare(
    Rule(
        "D201", "公式不能计算", Severity.ERROR,
        "公式写法有误、除数为 0，或单位不能相加减。",
        hits=_HEAD + "指标: {就业: {甲: 5人, 乙: 0人, 比例: =甲 / 乙}}\n",
        clean=_HEAD + "指标: {就业: {甲: 5人, 乙: 8人, 比例: =甲 / 乙}}\n",
    )
)
FORMULA_NAME = declare(
    Rule(
        "D202", "公式里的指标不存在", Severity.ERROR,
        "公式的第一段从同级指标向外找，其余逐级向下；一个都找不到时报错。",
        hits=_HEAD + "指标: {就业: {甲: 5人, 比例: =甲 / 丙}}\n",
        clean=_HEAD + "指标: {就业: {甲: 5人, 丙: 8人, 比例: =甲 / 丙}}\n",
    )
)
FORMULA_CYCLE = declare(
    Rule(
        "D203", "公式循环引用", Severity.ERROR,
        "一个指标的公式绕了一圈又用到它自己。",
        hits=_HEAD + "指标: {就业: {甲: =乙 + 乙, 乙: =甲 + 甲}}\n",
        clean=_HEAD + "指标: {就业: {甲: =乙 + 乙, 乙: 5人}}\n",
    )
)
FORMULA_UNTOLD = declare(
    Rule(
        "D205", "公式由两头都没说准的数算不出来", Severity.WARNING,
        "公式里的数只说了往哪头去，合在一起两头都去得：3000余人占4000余人，六成是它，九成九也是它，印“约75%”就是编的。这一项不印。"
        "两个数往一头去的（3000余人占近4000人，75%以上），和都说得很细、怎么算都差不多的，照印。",
        hits=_HEAD + "指标: {就业: {甲: 3000余人, 乙: 4000余人, 比例: =甲 / 乙}}\n",
        clean=_HEAD + "指标: {就业: {甲: 3000余人, 乙: 近4000人, 比例: =甲 / 乙}}\n",
    )
)


_EMPTY = Indicator()
_NOTHING: Final[Mapping[str, str]] = {}


class Book:
    """The facts of one dataset. Made anew for each report; nothing in it is shared.

    `required_paths` are the indicators that the report must have (必报): absent, they are owed. `is_compared`: whether last
    year's file (`previous`) is of the same months a year before.

    `printer` turns a fact into marked text (render sets it); `problems` collects what formulas did wrong.
    """

    def __init__(
        self,
        dataset: Dataset,
        catalogue: Catalogue,
        units: UnitTable,
        previous: Book | None = None,
        required: frozenset[str] = frozenset(),
    ) -> None:
        self.dataset = dataset
        self.catalogue = catalogue
        self.units = units
        self.previous = previous
        self.is_compared = previous is not None and dataset.period.is_a_year_after(previous.dataset.period)
        self.required_paths = required
        self._required = _by_group(required)
        self.printer: Printer = Plain()
        self.problems: list[Diagnostic] = []
        self.memos: list[dict[str, Fact]] = []  # what facts keep of what was found below them: all circles go through these
        self.given_again = given_again(dataset) if dataset.twice else _NOTHING
        self.tables_asked: set[str] = set()
        self.columns_added: dict[str, set[str]] = {}
        """Of each 明细表, the columns of which a total was made and not typed."""
        self._groups: dict[str, Fact] = {}
        self._running: list[str] = []
        self._typed: Typed | None = None

    # names ---------------------------------------------------------------------

    def group(self, name: str) -> Fact:
        """A group of 指标; a gap when the data does not have it."""
        found = self._groups.get(name)
        if found is None:
            node = self.dataset.indicators.get(name)
            real = self.dataset.renamed.get(name) if node is None else None
            # in an empty group what is required is owed, everything else is absent
            found = self._groups[name] = GroupFact(self, name, node or _EMPTY) if real is None else self.find(real)
        return found

    def table(self, name: str) -> Fact:
        table = self.dataset.tables.get(name)
        self.tables_asked.add(name)
        if table is None:
            return Collection(self, f"明细表.{name}", name, [])
        key = f"明细表.{name}"
        found = self._groups.get(key)
        if found is None:
            found = self._groups[key] = TableFact(self, table)
        return found

    def find(self, dotted: str) -> Fact:
        """The fact of a dotted path from the top."""
        first, *rest = steps_of(dotted)
        fact = self.table(rest.pop(0)) if first == "明细表" and rest else self.group(first)
        for name in rest:
            fact = fact.lookup(name)
        return fact

    def at(self, source: Path) -> Fact:
        """The fact that stands at a place of 指标 in the data file."""
        fact = self.group(str(source[1]))
        for key in source[2:]:
            fact = fact.lookup(str(key))
        return fact

    @property
    def typed(self) -> Typed:
        """Group → indicator → the figures that the data gives below it."""
        if self._typed is None:
            self._typed = typed_figures(self.dataset.indicators, self.dataset.likeness)
        return self._typed

    def typed_paths(self) -> TypedFigures:
        """All of them, by path."""
        return self.typed.paths

    def data_text(self, text: str) -> str:
        """Text of the data as literal text."""
        return literal(text)

    # the catalogue -------------------------------------------------------------

    def entry(self, path: str) -> Entry | None:
        return self.catalogue.by_path.get(path)

    def required(self, entry: Entry) -> bool:
        """Whether the template must have this indicator."""
        return entry.dotted in self.required_paths

    def groups_required(self) -> Iterable[str]:
        """The groups in which the template must have something."""
        return self._required

    def required_in(self, group: str) -> frozenset[str]:
        """The names in a group that the template must have."""
        return self._required.get(group, _NONE)

    # what is inherited -----------------------------------------------------------

    def provider(self, fact: Fact) -> str | None:
        """提供单位: the node's own, else that of the node above, else the catalogue's."""
        given = self.typed.providers
        source = fact.source if given else ()
        while source:
            if source in given:
                return given[source]
            source = source[:-1]
        return self.catalogue.provider(fact.path)

    def providers(self, facts: Sequence[Fact]) -> list[str | None]:
        """Those of several. Of most groups the catalogue tells all."""
        found = self.catalogue.providers([fact.path for fact in facts])
        given = {at[1] for at in self.typed.providers}  # groups in which the data says it
        if not given:
            return found
        return [
            self.provider(fact) if len(fact.source) > 1 and fact.source[1] in given else known
            for fact, known in zip(facts, found, strict=True)
        ]

    def as_of(self, fact: Fact) -> Fact:
        """截至: the node's own, else that of the node above, else 报告期.截至; a gap when none is given."""
        for indicator in reversed(nodes_along(self.dataset.indicators, fact.source)):
            if indicator.as_of is not None:
                return self._date(fact, indicator.as_of)
        if self.dataset.period.as_of is not None:
            return self._date(fact, self.dataset.period.as_of)
        return Fact(self, f"{fact.path}.截至", "截至", ABSENT, None, fact.source)

    def _date(self, fact: Fact, value: date | str) -> Fact:
        said = self.data_text(value) if isinstance(value, str) else value
        return Fact(self, f"{fact.path}.截至", "截至", PRESENT, said, fact.source)

    def last_year(self, source: Path) -> Fact | None:
        """The same node in last year's file, as the comparison 上年同期: half a year is not compared with a whole one."""
        if self.previous is None or not self.is_compared or not source or source[0] != "指标":
            return None
        fact = self.previous.at(source)
        return fact if fact.measure is not None or rank_of(fact.value) is not None else None

    # formulas --------------------------------------------------------------------

    def evaluate(self, text: str, owner: Fact, unit: str | None, *, inside: bool = False) -> Fact:
        """The value of a formula that belongs to `owner`; a gap (and a problem) where there is none.

        With `inside` (the catalogue's 派生) names are sought in the owner first.
        """
        key = f"{owner.path}={text}"
        if key in self._running:
            cycle = " → ".join(each.partition("=")[0] for each in [*self._running[self._running.index(key) :], key])
            self._problem(FORMULA_CYCLE, owner, f"公式循环引用：{cycle}", "把其中一项改成直接填数")
            return self._gap(owner, ABSENT)
        self._running.append(key)
        try:
            value, inputs = evaluate(text, lambda names: self._operand(owner, names, inside), self.units, unit)
        except NoSuchName as error:
            self._problem(FORMULA_NAME, owner, error.message, error.hint)
            return self._gap(owner, ABSENT)
        except FormulaError as error:
            if not inside:  # what the catalogue derives needs all units of both; data may give one of them
                self._problem(FORMULA_FAULT, owner, error.message, error.hint)
            return self._gap(owner, ABSENT)
        except Untold as error:
            if not inside:
                self._problem(FORMULA_UNTOLD, owner, f"由{error.figures}算不出准数", "写出确切的数，或把这一项直接写成知道的数，不报的写 不适用")
            return self._gap(owner, error.state)
        except Unknown as error:
            return self._gap(owner, error.state)
        finally:
            self._running.pop()
        return Fact(self, owner.path, owner.name, PRESENT, value, owner.source, text, inputs)

    def without_figure(self, text: str, owner: Fact) -> list[str]:
        """The names in a formula of the catalogue (派生) that have no figure."""
        found = []
        for names in names_of(text):
            try:
                measure = self._operand(owner, names, inside=True).measure
            except Unknown:
                measure = None
            if measure is None:
                found.append(".".join(names))
        return found

    def _gap(self, owner: Fact, state: State) -> Fact:
        return Fact(self, owner.path, owner.name, state, None, owner.source)

    def _operand(self, owner: Fact, names: tuple[str, ...], inside: bool) -> Fact:
        """The first segment is sought from the node's siblings outwards, the rest strictly down."""
        first, *rest = names
        own = owner.lookup(first) if inside and owner.may_have(first) else None
        fact = own if own is not None and own.state is not ABSENT else self._scope(owner, first, inside) or own
        if fact is None and inside:
            raise Unknown(owner.gap(first).state)
        if fact is None:
            raise NoSuchName(f"公式里的“{'.'.join(names)}”找不到", self._closest(owner, first))
        for name in rest:
            if not fact.may_have(name):
                raise Unknown(fact.gap(name).state)
            fact = fact.lookup(name)
        return fact

    def _scope(self, owner: Fact, name: str, inside: bool) -> Fact | None:
        if name == "数值":
            return owner if inside else self._above(owner)
        parent: Fact | None = owner.parent if isinstance(owner, IndicatorFact) else None
        while inside and isinstance(owner, IndicatorFact) and owner.is_part:
            # what hangs on the whole is not the part's: 已消除 of all less one part would be a wrong number
            assert owner.parent is not None
            owner = owner.parent
            parent = owner.parent if isinstance(owner, IndicatorFact) else None
        while isinstance(parent, IndicatorFact):
            if name in parent.indicator.children or name in parent.indicator.parts or name in parent.indicator.subset:
                return parent.lookup(name)
            if self._known(parent, name) or f"{parent.path}.{name}" in self.dataset.renamed:
                return parent.lookup(name)
            parent = parent.parent
        if name in self.dataset.indicators or name in self.catalogue.groups or name in self.dataset.renamed:
            return self.group(name)
        return self._beside(owner, name) if self.dataset.renamed else None

    def _above(self, owner: Fact) -> Fact | None:
        """数值 in the formula of what hangs on an indicator (占比: =数值 / 总数): nothing is made of itself."""
        above = owner.parent if isinstance(owner, IndicatorFact) else None
        return above if isinstance(above, IndicatorFact) and above.path.count(".") else None

    def _beside(self, owner: Fact, name: str) -> Fact | None:
        """What stood beside the owner in the file, before one of them was read under the catalogue's name."""
        renamed = self.dataset.renamed
        top = ".".join(steps_of(owner.path)[:2])
        homes = [path_above(given) for given, real in renamed.items() if real == top and "." in given]
        for group in (*homes, steps_of(top)[0]):
            real = renamed.get(f"{group}.{name}")
            if real is not None:
                return self.find(real)
            if name in getattr(self.dataset.indicators.get(group), "children", ()) or any(each.startswith(f"{group}.{name}.") for each in renamed):
                return self.group(group).lookup(name)
        return None

    def _known(self, parent: IndicatorFact, name: str) -> bool:
        if self.entry(f"{parent.path}.{name}") is not None:
            return True
        entry = parent.entry
        return entry is not None and (name in entry.derived or name in entry.children)

    def _closest(self, owner: Fact, name: str) -> str:
        from difflib import get_close_matches

        names = [*self.dataset.indicators]
        parent = owner.parent if isinstance(owner, IndicatorFact) else None
        while isinstance(parent, IndicatorFact):
            names += parent.indicator.children
            parent = parent.parent
        close = get_close_matches(name, names, 1)
        return f"是否应为“{close[0]}”" if close else "写同级指标的名字，或从组名写起，如 就业.脱贫人口"

    def _problem(self, rule: Rule, owner: Fact, message: str, hint: str) -> None:
        place = self.dataset.tree.place(owner.source)
        found = rule.at(place, f"{owner.path.rpartition('.')[2]}：{message}", hint, path=owner.path)
        if found not in self.problems:
            self.problems.append(found)

    def close(self) -> None:
        """Let go of all facts at once: they know each other in circles, and a batch should not wait for the collector."""
        self._groups.clear()
        self.printer = Plain()
        for memo in self.memos:
            memo.clear()
        self.memos.clear()
        if self.previous is not None:
            self.previous.close()

    def settle(self) -> list[Diagnostic]:
        """Evaluate every formula of the data, whether a template prints it or not; gives all problems."""
        for source in self.typed.formulas:
            self.at(source)
        return self.problems


_NONE: Final[frozenset[str]] = frozenset()


@lru_cache(maxsize=64)
def _by_group(paths: frozenset[str]) -> dict[str, frozenset[str]]:
    """Dotted paths of two steps as group → names."""
    found: dict[str, set[str]] = {}
    for path in paths:
        group, _, name = path.partition(".")
        found.setdefault(group, set()).add(name)
    return {group: frozenset(names) for group, names in found.items()}
