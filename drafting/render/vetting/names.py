"""Which names a template may use: indicators of its catalogue, the built-in words, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from enum import Enum, auto
from typing import Any, Final

from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.facts.derived import DERIVATIONS
from drafting.facts.indicator import CALLED
from drafting.facts.lacking import meant_by
from drafting.frozen import frozen, mutable
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.indicator import COMPARISONS, OWN_KEYS, PARTS
from drafting.model.names import probable_typo
from drafting.quantities.units import UnitTable
from drafting.registry import declare
from drafting.render.compiling.events import ANY_MEMBER, Reading, Use
from drafting.render.compiling.faults import UNKNOWN_NAME, closest, nearest
from drafting.render.outstanding import OUTSTANDING
from drafting.render.topics import TOPICS
from drafting.render.unmet import BEHIND, BELOW, PAST, UNMET
from drafting.render.words import USUAL_WORDS, WORD_NAMES

NO_CATALOGUE = declare(
    Rule(
        "T036", "这个领域没有指标目录", Severity.INFO,
        "领域文件夹里没有 indicators.yaml，模板里的指标名无从核对，写错了也查不出来。",
        hits="# 文件：示例/例.j2\n务工{{ 就业.务工就业 }}。\n",
        clean="# 文件：示例/例.j2\n务工{{ 就业.务工就业 }}。\n# 文件：示例/indicators.yaml\n"
        "就业: {务工就业: 人}\n",
    )
)

TABLES: Final = "明细表"
_TEXTS: Final = ("截至", "统计期间", "提供单位", "计量单位", "备注", "表述", CALLED)


class _Kind(Enum):
    """What a dotted name has led to so far."""

    GROUP = auto()
    INDICATOR = auto()
    LIST = auto()  # 构成, 其中
    COMPUTED = auto()  # a derived value of the catalogue: has the parts of its whole
    FIGURE = auto()  # a quantity or rate: nothing but its units below
    WORDS = auto()
    ANYTHING = auto()  # rows of tables, members of a name list
    LEAF = auto()


@frozen
class _Reached:
    kind: _Kind
    entry: Entry | None = None
    name: str = ""
    known: frozenset[str] = frozenset()  # the words of WORDS


@frozen
class Lost:
    """A step that leads nowhere: below `above` ("" at the beginning) there is no `name`, but `known`."""

    above: str
    name: str
    known: tuple[str, ...]


_ANYTHING: Final = _Reached(_Kind.ANYTHING)
_LEAF: Final = _Reached(_Kind.LEAF)
_FIGURE: Final = _Reached(_Kind.FIGURE)


@mutable
class Vocabulary:
    """The names of one field. Built from the catalogue, 提法, 文种 and the table of units."""

    catalogue: Catalogue
    units: UnitTable
    phrasing: Mapping[str, Any]
    documents: Mapping[str, Any]
    _roots: dict[str, _Reached] = field(init=False)

    def __post_init__(self) -> None:
        kinds = [table for kind in self.documents.values() if kind for table in kind.values() if isinstance(table, Mapping)]
        self._roots = {
            name: _Reached(_Kind.WORDS, name=name, known=words) if words else _LEAF for name, words in WORD_NAMES.items()
        }
        self._roots["提法"] = _Reached(_Kind.WORDS, name="提法", known=frozenset(self.phrasing))
        self._roots["文种"] = _Reached(_Kind.WORDS, name="文种", known=frozenset((*USUAL_WORDS, *(key for table in kinds for key in table))))
        self._roots |= dict.fromkeys((UNMET, BEHIND, PAST, BELOW, OUTSTANDING), _ANYTHING)  # work that is left, by what is to be done about it, or by group
        self._roots[TOPICS] = _ANYTHING
        self._roots |= {group: _Reached(_Kind.GROUP, name=group) for group in self.catalogue.groups}

    @property
    def knows_indicators(self) -> bool:
        """A field without a catalogue names what its data holds; nothing can be compared."""
        return bool(self.catalogue.groups)

    def entry_of(self, steps: tuple[str, ...]) -> Entry | None:
        """The catalogue's indicator that a name begins with: 监测帮扶.监测对象 of 监测帮扶.监测对象.构成."""
        return self.catalogue.find(".".join(steps[:2])) if len(steps) > 1 else None

    def entries_said(self, reading: Reading) -> Iterator[Entry]:
        """The catalogue's indicators that a file names, each by itself or by the 门类 that lists it."""
        for event in reading.events():
            if isinstance(event, Use):
                if (entry := self.entry_of(event.steps)) is not None:
                    yield entry
                elif len(event.steps) > 1:
                    yield from self.catalogue.listed(*event.steps[:2])

    def fault(self, use: Use, reading: Reading) -> Diagnostic | None:
        """What is wrong with a name, None where it is right."""
        first, *rest = use.steps
        if first == TABLES:
            return None
        reached = self._roots.get(first)
        if reached is None:
            return self._unknown(use, reading, first, first, self._roots) if self.knows_indicators else None
        path = first
        for name in rest:
            found = self._below(reached, name)
            if found is None:
                return self._unknown(use, reading, path, name, self._names_below(reached), reached)
            reached, path = found, f"{path}.{name}"
        return None

    def lost(self, entry: Entry, above: tuple[Entry, ...], names: tuple[str, ...]) -> Lost | None:
        """Where a name in a formula of the catalogue leads nowhere."""
        led = self._led(entry, above, names)
        return led if isinstance(led, Lost) else None

    def units_meant(self, entry: Entry, above: tuple[Entry, ...], names: tuple[str, ...]) -> tuple[str, ...]:
        """The units of which one is that of what a name in a formula of the catalogue leads to; none where they are not known."""
        led = self._led(entry, above, names)
        if isinstance(led, Lost) or led.kind is not _Kind.INDICATOR or led.entry is None:
            return ()
        return (names[-1],) if self._is_unit(led.entry, names[-1]) else ("%",) if led.entry.kind == "比率" else led.entry.units

    def _led(self, entry: Entry, above: tuple[Entry, ...], names: tuple[str, ...]) -> _Reached | Lost:
        """What a name in a formula leads to: sought in the entry, then outwards, the rest strictly down."""
        first, *rest = names
        group = str(entry.place[0])
        reached = _Reached(_Kind.INDICATOR, entry) if first == "数值" else self._in_indicator(entry, first)
        for outer in (*reversed(above), None):
            if reached is not None:
                break
            reached = self._in_group(group, first) if outer is None else self._in_indicator(outer, first)
        if reached is None and first in self.catalogue.groups:
            reached = _Reached(_Kind.GROUP, name=first)
        if reached is None:
            beside = [*(name for each in above for name in each.children), *self.catalogue.groups[group], *self.catalogue.groups]
            return Lost("", first, (*self._names_below(_Reached(_Kind.INDICATOR, entry)), *beside))
        path = first
        for name in rest:
            found = _LEAF if name == "项数" else self._below(reached, name)
            if found is None:
                return Lost(path, name, tuple(self._names_below(reached)))
            reached, path = found, f"{path}.{name}"
        return reached

    def hint_for(self, dotted: str) -> str:
        """What was meant by the name of an indicator that the catalogue does not have."""
        above, _, name = dotted.rpartition(".")
        meant = self._by_alias(above, name) or self._elsewhere(name)
        if meant:
            return f"目录里叫“{meant}”"
        near = nearest(dotted, self.catalogue.by_path)
        return f"是否应为“{near}”" if near else "写目录里的指标，从组名写起，如 监测帮扶.监测对象"

    # one step down -------------------------------------------------------------------

    def _below(self, reached: _Reached, name: str) -> _Reached | None:
        kind, entry = reached.kind, reached.entry
        if kind is _Kind.ANYTHING:
            return _ANYTHING
        if kind is _Kind.LEAF:
            return None
        if kind is _Kind.WORDS:
            return _LEAF if name in reached.known else None
        if kind is _Kind.GROUP:
            return self._in_group(reached.name, name)
        if kind is _Kind.FIGURE:
            return _LEAF if name in self.units.facts else None
        assert entry is not None
        if kind is _Kind.LIST:
            return _Reached(_Kind.INDICATOR, entry) if name == ANY_MEMBER or name in self._parts(entry) else None
        if kind is _Kind.COMPUTED:
            return self._in_computed(entry, name)
        return self._in_indicator(entry, name)

    def _in_group(self, group: str, name: str) -> _Reached | None:
        if name == ANY_MEMBER:
            return _ANYTHING
        entry = self.catalogue.groups[group].get(name)
        if entry is not None:
            return _Reached(_Kind.INDICATOR, entry)
        if name in self.catalogue.kinds.get(group, ()):
            return _ANYTHING  # indicators that only the data knows
        return _LEAF if name in _TEXTS else None

    def _in_indicator(self, entry: Entry, name: str) -> _Reached | None:
        if name == "数值" or name in COMPARISONS:
            return _Reached(_Kind.INDICATOR, entry)
        if name in PARTS:
            return _Reached(_Kind.LIST, entry)
        if name in ("名录", ANY_MEMBER):
            return _ANYTHING
        if name in _TEXTS:
            return _LEAF
        child = entry.children.get(name)
        if child is not None:
            return _Reached(_Kind.INDICATOR, child)
        if name in entry.derived:
            return _Reached(_Kind.COMPUTED, entry)
        if name in DERIVATIONS:
            return _FIGURE
        if name in self._parts(entry):
            return _Reached(_Kind.INDICATOR, entry)
        return _Reached(_Kind.INDICATOR, entry) if self._is_unit(entry, name) else None

    def _in_computed(self, entry: Entry, name: str) -> _Reached | None:
        if name == "构成":
            return _Reached(_Kind.LIST, entry)
        if name in ("截至", "提供单位"):
            return _LEAF
        if name in self._parts(entry) or name in DERIVATIONS or self._is_unit(entry, name):
            return _FIGURE
        return None

    def _parts(self, entry: Entry) -> tuple[str, ...]:
        return (*entry.parts, *entry.subset)

    def _is_unit(self, entry: Entry, name: str) -> bool:
        """A component: one of the indicator's units or another of the same family."""
        if name in entry.units:
            return True
        return name in self.units.facts and any(self.units.convertible(name, unit) for unit in entry.units)

    def _names_below(self, reached: _Reached) -> Iterable[str]:
        """What may stand there, for the hint."""
        if reached.kind is _Kind.WORDS:
            return sorted(reached.known)
        if reached.kind is _Kind.GROUP:
            return list(self.catalogue.groups[reached.name])
        entry = reached.entry
        if entry is None:
            return ()
        if reached.kind is _Kind.LIST:
            return self._parts(entry)
        return [*entry.children, *entry.derived, *self._parts(entry), *entry.units, *OWN_KEYS, *DERIVATIONS]

    # what to say ---------------------------------------------------------------------

    def _unknown(self, use: Use, reading: Reading, above: str, name: str, known: Iterable[str], reached: _Reached = _LEAF) -> Diagnostic:
        place = reading.place(use.line, use.typed)
        if above == name:
            message = f"{use.typed}：没有“{name}”这个组，也没有这个词"
        else:
            message = f"{use.typed}：{above.replace(ANY_MEMBER, '各项')}下面没有“{name}”"
        return UNKNOWN_NAME.at(place, message, self._hint(above, name, list(known), self._to_add(use, above, name, reached)), path=use.dotted, excerpt=use.typed)

    def _to_add(self, use: Use, above: str, name: str, reached: _Reached) -> str:
        """What to write into the catalogue, of which a name may be new; "" where it can be none."""
        if not self.knows_indicators or self._is_own_word(name):
            return ""
        if above == name:
            return f"是新的一组的，在 indicators.yaml 里加 {name}: {{{use.steps[1]}: {{计量单位: …}}}}" if len(use.steps) > 1 else "指标从组名写起：组名.指标名"
        if reached.kind is _Kind.GROUP:
            return f"是新指标的，在 indicators.yaml 的“{above}:”下面加一行 {name}: {{计量单位: …}}"
        if reached.kind is _Kind.INDICATOR and reached.entry is not None and above == reached.entry.dotted:
            return f"是新的分项的，在 indicators.yaml 的 {above} 里写 子项: {{{name}: {{计量单位: …}}}}"
        return ""

    @staticmethod
    def _is_own_word(name: str) -> bool:
        """Whether it is nearly a word of the program's own: 上年同其, 完成串."""
        return meant_by(name) != name or bool(nearest(name, (*OWN_KEYS, *DERIVATIONS, *WORD_NAMES)))

    def _hint(self, above: str, name: str, known: list[str], to_add: str) -> str:
        meant = self._by_alias(above, name) or self._elsewhere(name)
        if meant:
            return f"目录里叫“{meant}”"
        if above == name and (home := self.catalogue.group_names.get(name, name)) != name:
            return f"“{name}”是“{home}”组的别名，模板里写 {home}.…"
        if above == "提法":
            near, new = nearest(name, known), f"在本领域的 phrasing.yaml 里写 {name}: …，各领域共用的写在 _house/phrasing.yaml 里"
            slips = len(near) == len(name) and sum(one != other for one, other in zip(name, near, strict=True)) == 1
            return new if not near else f"是否应为“{near}”" if slips else f"是否应为“{near}”；是新提法的，{new}"
        if not known:
            return "这里下面没有可用的名字"
        if (own := meant_by(name)) in known:
            return f"程序里叫“{own}”"
        said = closest(name, known, self._anywhere(name) or f"可用的有：{'、'.join(known[:20])}")
        return f"{said}；{to_add}" if to_add and not probable_typo(name, known) else said

    def _by_alias(self, above: str, name: str) -> str:
        siblings = self.catalogue.groups.get(above, {})
        return next((f"{above}.{each}" for each, entry in siblings.items() if name in entry.aliases), "")

    def _elsewhere(self, name: str) -> str:
        """The same name in another group."""
        return next((path for path in self.catalogue.by_path if path.rpartition(".")[2] == name and path.count(".") == 1), "")

    def _anywhere(self, name: str) -> str:
        names = {path.rpartition(".")[2]: path for path in self.catalogue.by_path if path.count(".") == 1}
        near = nearest(name, names)
        return f"是否应为“{names[near]}”" if near else ""


def unknown_names(reading: Reading, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Every name of a file that leads nowhere, each once a line."""
    seen: set[tuple[str, int]] = set()
    for event in reading.events():
        if not isinstance(event, Use) or (event.typed, event.line) in seen:
            continue
        seen.add((event.typed, event.line))
        found = vocabulary.fault(event, reading)
        if found is not None:
            yield found


def phrases_once(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same, but a 提法 that is nowhere is told where it is first used, with the number of places: one line mends them all."""
    found = tuple(dict.fromkeys(found))
    lacking = Counter(each.path for each in found if _is_lacking_phrase(each))
    first = {each.path: each for each in reversed(found) if _is_lacking_phrase(each)}
    return tuple(
        replace(each, message=f"{each.message}（共{lacking[each.path]}处用到）") if lacking[each.path] > 1 and _is_lacking_phrase(each) else each
        for each in found
        if not _is_lacking_phrase(each) or first[each.path] is each
    )


def _is_lacking_phrase(found: Diagnostic) -> bool:
    return found.code == UNKNOWN_NAME.code and (found.path or "").startswith("提法.")
