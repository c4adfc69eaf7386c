"""The fact of an indicator node, and in which order it looks up a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from drafting.facts import derived
from drafting.facts.aspects import ComponentFact, NameList, NodeFact, PartedFact, StatedFact
from drafting.facts.derived import NEEDED
from drafting.facts.fact import ABSENT, INAPPLICABLE, NOTHING_ASKED, OWED, PRESENT, Collection, Fact
from drafting.facts.sums import sum_of
from drafting.model.catalogue import Entry
from drafting.model.indicator import COMPARISONS, FIGURE_ALONE, FOR_WORK, OWN_KEYS, PARTS, Indicator
from drafting.quantities.measure import Measure
from drafting.quantities.quantity import Way
from drafting.quantities.values import Formula, Marker, Ordinal, Value
from drafting.source import Path

if TYPE_CHECKING:
    from drafting.facts.fact import FactBook

CALLED: Final = "叫法"
"""How the data calls the indicator: 高山蔬菜, where the catalogue says 蔬菜."""
OWN_NAMES: Final = frozenset((*OWN_KEYS, CALLED))
_TEXTS: Final = {"统计期间": "period", "备注": "note", "计量单位": "unit"}
_GIVEN: Final = {**COMPARISONS, **PARTS, **_TEXTS, "表述": "statement", "名录": "names"}
"""Own names that nothing but the data gives (and last year's file, 上年同期) → the model's field."""

_ALSO_BY_POINTS: Final = ("同比", "较上年末")
"""Changes that of a rate are the same as the difference, in points."""
_POINTS_OF_RATES: Final = ((("个百分点",), ("%",)), (("个千分点",), ("‰",)))
_DESCRIBING: Final = frozenset(("as_of", "period", "provider", "unit", "note"))
"""Fields that say something of a figure, and nothing where there is none."""


class IndicatorFact(NodeFact):
    """A node of 指标. `entry` is its catalogue entry; a part of 构成 carries the entry of its whole."""

    __slots__ = ("entry", "is_part", "parent")

    def __init__(
        self,
        book: FactBook,
        path: str,
        name: str,
        indicator: Indicator,
        parent: Fact | None,
        source: Path,
        entry: Entry | None = None,
        is_part: bool = False,
    ) -> None:
        given = indicator.value
        self.book = book  # what `Fact.__init__` does: nearly all facts of a report are made here
        self.path = path
        self.name = name
        self.source = source
        self.formula = None
        self.inputs = ()
        self.memo = NOTHING_ASKED
        self.indicator = indicator
        self.parent = parent
        self.entry = entry
        self.is_part = is_part
        if given.__class__ is Measure:
            self.state = PRESENT
            self.value = given
        else:
            self.state = ABSENT
            self.value = None
            self._settle(given)

    @property
    def lower_is_better(self) -> bool:
        said = self._way_of_task
        if said:
            return said == "down"
        if self.entry is not None:
            return self.entry.direction == "越小越好"
        above, faults = self.parent, self.book.catalogue.faults
        if not isinstance(above, IndicatorFact) or above.path in self.book.catalogue.groups:
            return faults.less_is_better(self.name)
        if above.parent is None and (faults.less_is_better(self.name) or (faults.has_limits(above.name) and not faults.is_worked_at(self.name))):
            return True  # 资源保护 is no word of what 森林受害率 is
        return faults.less_is_better(f"{above.name}{self.name}")

    @property
    def direction_is_open(self) -> bool:
        if self.entry is not None or self._way_of_task or not self.indicator.stated.keys().isdisjoint(FOR_WORK):
            return False
        above = self.parent
        group, over = (above.name, "") if isinstance(above, IndicatorFact) and above.parent is None else ("", above.name if above is not None else "")
        return self.book.catalogue.faults.leaves_open(self.name, self.units[0] if self.units else "", group, over)

    @property
    def _way_of_task(self) -> Way:
        """Which way the task is meant, where it says so: 不超过6小时, 不少于30人."""
        task = self.indicator.target
        return task.value.first.way if task is not None and isinstance(task.value, Measure) and task.value.first.is_limit else ""

    @property
    def called(self) -> str:
        """The data's word for it, for use in a sentence."""
        called = self.book.dataset.called.get(self.path)
        return called.word if called else self._catalogued_name

    @property
    def label(self) -> str:
        """One that a 门类 lists, or takes as its own, is said in the data's own word, as sentences of its own say the others."""
        if self.entry is None or self.entry.local_kind:
            return self.book.data_text(self.called)
        return self.book.data_text(self.name)

    @property
    def given_name(self) -> str:
        """The name as it stands in the data, literal like all its text."""
        called = self.book.dataset.called.get(self.path)
        return self.book.data_text(called.given if called else self._catalogued_name)

    @property
    def _catalogued_name(self) -> str:
        entry = self.entry
        return entry.printed if entry is not None and entry.printed and entry.name == self.name else self.name

    def _settle(self, given: Value | None) -> None:
        """Decide state and value where no measure is typed: an ordinal, computed by a formula, or summed from the parts."""
        if isinstance(given, Ordinal):
            self.state, self.value = PRESENT, given
        elif isinstance(given, Formula):
            self._take(self.book.evaluate(given.text, self, self.indicator.unit))
            self.formula = given.text
        elif given is Marker.OWED:
            self.state = OWED
        elif given is Marker.NOT_APPLICABLE:
            self.state = INAPPLICABLE
        elif self.indicator.statement is not None:
            self.state, self.value = PRESENT, self.book.data_text(self.indicator.statement)
        elif self.indicator.names is not None:
            self.state, self.value = PRESENT, self._all_names()
        elif self.indicator.parts:
            self._take(sum_of(self, self._added_parts(), "构成之和"))
        if self.state is ABSENT and self._is_required():
            self.state = OWED

    def _is_required(self) -> bool:
        entry = self.entry
        return entry is not None and not self.is_part and self.path == entry.dotted and self.book.required(entry)

    def _take(self, computed: Fact) -> None:
        self.state, self.value = computed.state, computed.value
        self.formula, self.inputs = computed.formula, computed.inputs

    # look-up -----------------------------------------------------------------

    def _find(self, name: str) -> Fact:
        """Own keys → children → stated → derived → lifted from parts → a part by its name → a component."""
        if name in OWN_NAMES:
            return self._own(name)
        indicator = self.indicator
        child = indicator.children.get(name)
        if child is not None:
            return self._child(name, child)
        return (
            self._missing_child(name)
            or self._stated(name)
            or self._derived(name)
            or self._from_parts(name)
            or self.component(name)
            or self.gap(name)
        )

    def may_have(self, name: str) -> bool:
        """What `_find` would look through, without making anything."""
        if name in OWN_NAMES:
            return self._may_have_own(name)
        indicator, value = self.indicator, self.value
        if self.state is not PRESENT or value.__class__ is not Measure:
            return True
        if indicator.given is not FIGURE_ALONE and (indicator.parts or name in indicator.children or name in indicator.stated or name in indicator.subset):
            return True
        entry = self.entry
        if entry is not None and (name in entry.children or name in entry.derived) and self._is_foreseen(entry, name):  # few are
            return True
        if name == "超额完成":
            return self.may_have("完成率")
        needed = NEEDED.get(name)
        return self._may_have_own(needed) if needed is not None else value.component(name) is not None

    def _may_have_own(self, name: str) -> bool:
        attribute = _GIVEN.get(name)
        if attribute is None:  # 数值 截至 提供单位 叫法
            return True
        indicator = self.indicator
        if indicator.given is not FIGURE_ALONE and ((given := getattr(indicator, attribute)) or given == ""):
            return True
        return name == "上年同期" and self.book.is_compared

    def _is_foreseen(self, entry: Entry, name: str) -> bool:
        """Whether the catalogue computes it, calls it owed, or knows it by another name that the data has."""
        child = entry.children.get(name)
        if child is None:
            return name in entry.derived
        own = self.indicator.children
        return name in entry.derived or child.dotted in self.book.required_paths or bool(own and not own.keys().isdisjoint(child.aliases))

    def _own(self, name: str) -> Fact:
        if name == "数值":
            return self
        if name == "构成":
            return self._nodes("构成", self.indicator.parts, is_part=True)
        if name == "其中":
            return self._nodes("其中", self.indicator.subset)
        if name == "截至":
            return self.book.as_of(self)
        attribute = COMPARISONS.get(name)
        if attribute is not None:
            return self._comparison(name, getattr(self.indicator, attribute))
        if name == "提供单位":
            return self._text(name, self.provider)
        if name == "表述":
            return self._text(name, self.indicator.statement)
        if name == "名录":
            return self._names()
        if name == CALLED:
            return self._text(name, self.called)
        return self._text(name, getattr(self.indicator, _TEXTS[name]))

    def _text(self, name: str, text: str | None) -> Fact:
        if text is None:
            return self.gap(name)
        return Fact(self.book, f"{self.path}.{name}", name, PRESENT, self.book.data_text(text), self.source)

    def _comparison(self, name: str, indicator: Indicator | None) -> Fact:
        if indicator is not None:
            return IndicatorFact(self.book, f"{self.path}.{name}", self.name, indicator, self, (*self.source, name))
        if name == "上年同期":
            before = self.book.last_year(self.source)
            if before is not None:
                return before
        return self.gap(name)

    def _added_parts(self) -> list[Fact]:
        """The parts that add something: what is left blank is not there, and 不适用 adds nothing."""
        return [each for each in self.parts().items if not (isinstance(each, IndicatorFact) and each.is_nothing)]

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is given of it, nor owed."""
        given = self.indicator.given - _DESCRIBING
        return self.state is INAPPLICABLE or (self.state is ABSENT and not any(getattr(self.indicator, each) for each in given))

    def _nodes(self, key: str, nodes: dict[str, Indicator], *, is_part: bool = False) -> Collection:
        path, source = f"{self.path}.{key}", (*self.source, key)
        items: list[Fact] = [
            IndicatorFact(
                self.book, f"{path}.{name}", name, node, self, (*source, name),
                self.entry if is_part else self._child_entry(name), is_part,
            )
            for name, node in nodes.items()
        ]
        return Collection(self.book, path, key, items, source)

    def _child_entry(self, name: str) -> Entry | None:
        return None if self.entry is None else self.entry.children.get(name)

    def _child(self, name: str, node: Indicator) -> IndicatorFact:
        return IndicatorFact(
            self.book, f"{self.path}.{name}", name, node, self, (*self.source, name), self._child_entry(name)
        )

    def _missing_child(self, name: str) -> Fact | None:
        """An indicator that the data holds under another of its names, or that the catalogue says is owed."""
        if self.book.dataset.renamed:
            real = self.book.dataset.renamed.get(f"{self.path}.{name}")
            if real is not None:
                return self.book.find(real)
        entry = self._child_entry(name)
        if entry is None:
            return None
        if self.parent is not None:  # in a group itself the loader has brought what fits under its name
            for alias in entry.aliases:
                if alias in self.indicator.children:
                    return self.lookup(alias)
        if self.book.required(entry) and self.state is not INAPPLICABLE:
            return Fact(self.book, f"{self.path}.{name}", name, OWED, None, self.source)
        return None

    def _stated(self, name: str) -> Fact | None:
        stated = self.indicator.stated
        if not stated:
            return None
        value = stated.get(name)
        if value is None and name in _ALSO_BY_POINTS and (difference := self._moved_by(f"{name}增减")) is not None:
            return difference
        return None if value is None else StatedFact(self, name, value)

    def _moved_by(self, name: str) -> Fact | None:
        """What a rate moved by, as the data states it: 3.5个百分点 are its 同比 too."""
        value = self.indicator.stated.get(name)
        points = isinstance(value, Measure) and (value.units, self.units) in _POINTS_OF_RATES
        return StatedFact(self, name, value) if points and value is not None else None

    def _derived(self, name: str) -> Fact | None:
        if self.state in (OWED, INAPPLICABLE):
            return None  # the figure itself says so
        if self.entry is not None and name in self.entry.derived:
            formula = self.entry.derived[name]
            computed = self.book.evaluate(formula, self, None, inside=True)
            if computed.state is PRESENT:
                return PartedFact(self, name, computed, formula)
            if computed.state is OWED:
                return Fact(self.book, f"{self.path}.{name}", name, OWED, None, self.source)
        return derived.derive(self, name)  # also where the catalogue's own formula lacks a figure

    def _from_parts(self, name: str) -> Fact | None:
        """The sum of a child that every part has; else a part of 构成 or 其中 by its name."""
        indicator = self.indicator
        if indicator.parts:
            lifted = self._lifted(name)
            if lifted is not None:
                return lifted
        if name in indicator.parts:
            return self.parts().lookup(name)
        return self.lookup("其中").lookup(name) if name in indicator.subset else None

    def _lifted(self, name: str) -> Fact | None:
        pieces: list[Fact] = []
        for part in self._added_parts():
            piece = part.lookup(name) if part.may_have(name) else None
            if piece is None or piece.state is ABSENT or not isinstance(piece, IndicatorFact):
                return None
            pieces.append(piece)
        computed = sum_of(self, pieces, f"构成各项{name}之和")
        if computed.state is OWED:
            return Fact(self.book, f"{self.path}.{name}", name, OWED, None, self.source)
        return PartedFact(self, name, computed, computed.formula) if computed.measure is not None else None

    def component(self, unit: str) -> Fact | None:
        """One quantity; its derived values are those of that quantity (空心房.户.完成率)."""
        plain = super().component(unit)
        return None if plain is None else ComponentFact(self, plain, unit)

    # names ---------------------------------------------------------------------

    def _all_names(self) -> tuple[str, ...]:
        names = self.indicator.names
        if isinstance(names, dict):
            names = tuple(each for group in names.values() for each in group)
        return tuple(self.book.data_text(each) for each in names or ())

    def _names(self) -> Fact:
        names = self.indicator.names
        path, source = f"{self.path}.名录", (*self.source, "名录")
        if names is None:
            return self.gap("名录")
        if isinstance(names, dict):
            items: list[Fact] = [
                Fact(
                    self.book, f"{path}.{name}", name, PRESENT,
                    tuple(self.book.data_text(each) for each in group), source=(*source, name),
                )
                for name, group in names.items()
            ]
            return NameList(self.book, path, self.name, self._all_names(), items, source)
        return NameList(self.book, path, self.name, self._all_names(), [], source, whole=self.measure)

    # loops -----------------------------------------------------------------------

    def members(self) -> list[Fact]:
        if self.indicator.children:
            return [self.lookup(name) for name in self.indicator.children]
        if self.indicator.names is not None:
            return self._names().members()
        return super().members()
