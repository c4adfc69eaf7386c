"""Which indicator of the catalogue a table's heading names: by its group, alone, by an alias, or with more words (监测对象户数, 全县危房改造)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from drafting.frozen import frozen
from drafting.load.names.catalogue.known_names import KnownNames, Names
from drafting.load.names.words.heading_words import COLUMNS, SAYS, Lying, key_of, names_of
from drafting.load.names.words.name_words import SHORTEST
from drafting.load.tables.heading_covers import covers
from drafting.load.tables.heading_units import RATES, unscaled
from drafting.model.catalogue import Catalogue, Entry
from drafting.model.general_words import says_no_group
from drafting.model.indicator import AMOUNTS, COMPARISONS, COUNTS, DERIVED_NAMES, OTHER_WORDS
from drafting.model.names import closest, probable_typo
from drafting.patterns import lazy
from drafting.quantities.units import UnitTable

_LONGEST_KEY: Final = 6
_SHORTEST_NAME: Final = 2
_IN_FRONT: Final = tuple(sorted((word for word in (*SAYS, *COMPARISONS) if SAYS.get(word, word) in COMPARISONS), key=len, reverse=True))
"""Words for what a figure is compared with, as they stand before its name: 去年务工就业, 目标任务危房改造."""
_BEHIND: Final = tuple(sorted((word for word in (*SAYS, *COMPARISONS, *DERIVED_NAMES) if SAYS.get(word, word) in (*COMPARISONS, *DERIVED_NAMES)), key=len, reverse=True))
_MOST_NAMED: Final = 4


@frozen
class Located:
    """An indicator by its names in the catalogue, the keys below it, and the heading's words for it ("" where it has none).

    Without an entry the path is a local indicator's.
    """

    entry: Entry | None
    path: list[str]
    rest: list[str]
    word: str = ""
    group_word: str = ""


@frozen
class Unclear:
    """Why a heading means nothing: the message goes on after the heading; `fatal` where figures would be lost."""

    message: str
    hint: str
    fatal: bool = False
    near: str = ""
    """What it is called much like: no advice where another column is just that."""


class _UnitFit:
    """By the unit that a heading gives, "" where it gives none."""

    def __init__(self, units: UnitTable) -> None:
        self._units = units

    def takes(self, entry: Entry, figure: str, *, strictly: bool = False) -> bool:  # noqa: ARG002  # a heading has no value to be strict about
        wanted = entry.units or (("%",) if entry.kind == "比率" else ())
        return not figure or any(self._units.convertible(unscaled(figure), each) for each in wanted)

    may_be = takes

    def unit_of(self, figure: str) -> str:
        return figure


class HeadingPlaces:
    """Locates headings in the catalogue of the template's field."""

    def __init__(self, catalogue: Catalogue, units: UnitTable, lying: Lying = COLUMNS) -> None:
        self._catalogue = catalogue
        self._lying = lying
        self._fit = _UnitFit(units)
        self.known_names = KnownNames(catalogue, self._fit)
        self.homes = catalogue.called

    def locate(self, names: list[str], unit: str = "", *, inherited: bool = False) -> Located | Unclear:
        """Where the words of a heading, the upper first, stand in the catalogue; `inherited`: the unit is that of all below the upper."""
        for step in (self._in_its_group, self._in_a_group_otherwise_called, self._below_a_thing, self._at_home, self._at_home_in_other_words):
            found = step(names, unit, inherited=inherited)
            if found is not None:
                return found
        if len(names) > 1 and "." not in names[0]:
            return Located(None, names[:2], names[2:])
        return self._unknown(names[0], unit)

    def _names_a_group(self, names: list[str]) -> bool:
        """Whether the first word can only be a group's: 农机 alone is 产业.农机, too."""
        alone = len(names) == 1 and any(entry.name == names[0] for entry in self.homes.get(names[0], ()))
        return names[0] in self._catalogue.groups and not alone

    def _in_its_group(self, names: list[str], unit: str, *, inherited: bool) -> Located | Unclear | None:
        if not self._names_a_group(names):
            return None
        if len(names) == 1:
            return Unclear("是组名，没有写是哪个指标", f"写成 {names[0]}.指标名")
        entries = self._catalogue.groups[names[0]]
        entry = entries.get(names[1]) or next((each for each in entries.values() if names[1] in each.aliases), None)
        if entry:
            return Located(entry, [names[0], entry.name], names[2:], names[1])
        other = self._in_other_words(names[1], unit if inherited or len(names) == 2 else "", names[0])
        if other:
            return Located(other[0], [names[0], other[0].name], [*other[1], *names[2:]], other[2])
        return Located(None, names[:2], names[2:])

    def _in_a_group_otherwise_called(self, names: list[str], unit: str, *, inherited: bool) -> Located | None:
        group = self.known_names.group(names[0]) if len(names) > 1 and names[0] not in self._catalogue.groups else None
        if group not in self._catalogue.groups:
            return None
        found = self.locate([group, *names[1:]], unit, inherited=inherited)
        if isinstance(found, Located) and found.entry is not None and (self.is_vague(names[0]) or found.entry.name == names[1]):
            return replace(found, group_word=names[0])
        return None

    def _below_a_thing(self, names: list[str], unit: str, *, inherited: bool) -> Located | Unclear | None:
        """生猪 above 存栏, as in a data file."""
        if len(names) == 1 or names[0] in self._catalogue.groups or not self.is_vague(names[0]):
            return None
        whole = next((each for each in ("".join(names[:2]), "".join(names[1::-1])) if each in self.homes), "")
        return self.locate([whole, *names[2:]], unit, inherited=inherited) if whole else None

    def _at_home(self, names: list[str], unit: str, *, inherited: bool) -> Located | Unclear | None:
        """By the first word that is an indicator's own."""
        for start in range(min(2, len(names))):
            if start and self._is_of_another(names):
                return None
            if start and (whose := self._of_whom(names, unit, inherited=inherited)) is not None:
                return whose
            homes = self.homes.get(names[start], [])
            exact = [entry for entry in homes if entry.name == names[start]] or homes
            found = self._of_several(names, start, exact, unit, inherited=inherited) or self._of_one(names, start, exact, unit)
            if found is not None:
                return found
        return None

    def _of_several(self, names: list[str], start: int, exact: list[Entry], unit: str, *, inherited: bool) -> Located | Unclear | None:
        """Where each of several indicators keeps the word to its group."""
        others = self._as_near(names[start], exact)
        if not others:
            return None
        if start < len(names) - 1 and covers(names[start]):  # 项目 over 年度项目
            return self.locate(names[start + 1 :], unit, inherited=inherited)
        return Unclear(f"离了组不知道说的是谁，{self._lying.this}没有用上", f"写明是哪一个：{'、'.join(entry.dotted for entry in others)}")

    def _of_one(self, names: list[str], start: int, exact: list[Entry], unit: str) -> Located | Unclear | None:
        if not exact:
            return None
        entry, name = exact[0], names[start]
        if len(names) == 1 and name != entry.name and key_of(name):
            return self._unknown(name, unit)
        if len(exact) > 1:
            return Unclear("在目录里不止一处", f"写明是哪一个：{'、'.join(each.dotted for each in exact)}", fatal=True)
        if name != entry.name and name in self._catalogue.local.get(entry.dotted.partition(".")[0], ()):
            if start and not self._fit.takes(entry, unit):
                return None  # 县级 below 责任人（人） is no money
            meant, other = ".".join((entry.dotted, *names[start + 1 :])), ".".join(names if start and self.may_name_a_group(names[0]) else ("组名", *names))
            return Unclear(f"离了组不知道说的是谁，{self._lying.this}没有用上", f"是“{meant}”的，照这样写；不是的，写明组名：{other}")
        rest = names[start + 1 :] or self._counted_in(name, entry)
        return Located(entry, entry.dotted.split("."), rest, name, self._group_above(names, start, entry))

    def _at_home_in_other_words(self, names: list[str], unit: str, *, inherited: bool) -> Located | None:
        for start in range(min(2 if self._is_catalogued(names[0]) else 1, len(names))):
            other = self._in_other_words(names[start], unit if inherited or start == len(names) - 1 else "")
            if other and not (start and self._is_of_another(names)):
                entry, keys, word = other
                return Located(entry, entry.dotted.split("."), [*keys, *names[start + 1 :]], word, self._group_above(names, start, entry))
        return None

    def _is_of_another(self, names: list[str]) -> bool:
        """产值 of 养老服务 is no 渔业.产值, although the catalogue has no other: the group that is named before it is not that one's."""
        if not says_no_group(names[1]) or covers(names[0]):
            return False
        homes = {entry.dotted.partition(".")[0] for entry in self.homes.get(names[1], ())}
        return bool(homes) and self.known_names.group(names[0]) not in homes

    def uncovered(self, parts: Sequence[str]) -> tuple[str, ...]:
        """The lines of a heading from the first that says something of what the last one is."""
        start = 0
        while start < len(parts) - 1 and covers(said := (names_of(parts[start : start + 1]) or [""])[0]) and not self._is_catalogued(said):
            start += 1
        return tuple(parts[start:])

    def _is_catalogued(self, name: str) -> bool:
        """Whether a name is an indicator's or a group's, be it one of a few words more."""
        return name in self.homes or self.known_names.group(name) is not None or self._in_other_words(name, "") is not None

    def _of_whom(self, names: list[str], unit: str, *, inherited: bool) -> Unclear | None:
        """妇女 over 务工就业 says whose figure it is: without it the figure would be said of all. None where the upper name is known."""
        if self._is_catalogued(names[0]):
            return None
        found = self.locate(names[1:], unit, inherited=inherited)
        if isinstance(found, Unclear) or found.entry is None:
            return None
        written = ".".join([found.entry.dotted, *found.rest])
        message = f"看不出“{names[0]}”是分类，还是说的是其中的一部分，{self._lying.this}没有用上"
        return Unclear(message, f"是分类的，只写 {written}，不写“{names[0]}”；是其中一部分的，写成 {found.entry.dotted}.其中.{names[0]}")

    def may_name_a_group(self, name: str) -> bool:
        """Whether the word before a dot can be the name of a group of the data's own: no group of the catalogue, nor a slip of one, no people, and an indicator within its group alone."""
        known = self._catalogue.group_names
        is_free = name not in known and (name not in self.homes or self.is_vague(name))
        return is_free and not covers(name) and _OF_PEOPLE.search(name) is None and probable_typo(name, known) is None

    def says_of_whom(self, name: str) -> bool:
        return _OF_PEOPLE.search(name) is not None

    def is_spelled_out(self, names: Sequence[str]) -> bool:
        """Whether a group of the catalogue is named, and what it has."""
        entries = self._catalogue.groups.get(names[0], {}) if len(names) > 1 else {}
        return names[1] in entries if entries else False

    def is_vague(self, name: str) -> bool:
        """Whether no indicator is called so outside of its group: 资金 in one for the heading over 衔接资金 and 支出."""
        return all(name in self._catalogue.local.get(each.dotted.partition(".")[0], ()) for each in self.homes.get(name, ()))

    def group_in(self, text: str) -> str:
        """The one group that a text names by its name or by another word for it."""
        words = [(word, group) for word, group in self._catalogue.group_names.items() if word in text]
        found = {group for word, group in words if not any(word != longer and word in longer for longer, _ in words)}
        return found.pop() if len(found) == 1 else ""

    def _unknown(self, heading: str, unit: str) -> Unclear:
        """What to type for a heading that may be several indicators (务工任务), or has its key in front (去年务工就业), or a slip."""
        message = f"不知道是哪个指标，{self._lying.this}没有用上"
        if _WHEN.search(heading):
            return Unclear(message, in_full(heading))
        if alone := key_of(heading):
            return Unclear(f"没有写是哪个指标的{heading}，{self._lying.this}没有用上", f"写成 组名.指标名.{alone}，或者放在那个指标的{self._lying.after}")
        name, key = apart(heading)
        behind, fitting = [key] if key else [], "" if key in RATES else unit
        entry = self._known(name, fitting, "") if key else None
        homes = [entry] if entry is not None else self._in_any_group(name, fitting)
        if homes:
            written = [".".join([each.dotted, *behind, *self._counted_in(name, each)]) for each in homes]
            return Unclear(message, f"写明是哪一个：{'、'.join(written[:_MOST_NAMED])}" if len(written) > 1 else f"写成 {written[0]}")
        if longer := [".".join([each, *behind]) for each in self._said_with_more(name)]:
            return Unclear(message, f"是不是“{longer[0]}”？" if len(longer) == 1 else f"是其中一个的，照这样写：{'、'.join(longer[:_MOST_NAMED])}")
        near = closest(name, [each for each in self.homes if each.endswith("率") == name.endswith("率")]) or ""
        if not near or _alike_in_kind_alone(name, near) or not any(self._fit.takes(each, fitting) for each in self.homes[near]):
            return Unclear(message, in_full(heading))
        if (self._known(near, fitting, "") is None) if key else isinstance(self.locate([near], fitting), Unclear):  # the name alone does not say which
            listed = "、".join([".".join([each.dotted, *behind]) for each in self.homes[near][:_MOST_NAMED]])
            return Unclear(message, f"是不是“{listed}”？" if len(self.homes[near]) == 1 else f"是其中一个的，照这样写：{listed}")
        return Unclear(message, f"是不是“{near}{key}”？", near=f"{near}{key}")

    def _said_with_more(self, name: str) -> list[str]:
        """The indicators whose names hold all of a name: 脱贫人口人均收入 and 农民人均收入 of 人均收入."""
        found = [homes for each, homes in self.homes.items() if name in each and each.endswith("率") == name.endswith("率")] if len(name) > SHORTEST else []
        return list(dict.fromkeys(entry.dotted for homes in found for entry in homes))

    def _in_any_group(self, name: str, unit: str) -> list[Entry]:
        """The indicators for which a name stands in a column below the name of their group."""
        found = ((group, self.known_names.in_group(group, name, unit)) for group in self._catalogue.groups)
        return [self._catalogue.groups[group][home] for group, home in found if home]

    def counts(self, entry: Entry, unit: str) -> bool:
        """Whether an indicator can be counted in a unit, "" for none."""
        return self._fit.takes(entry, unit)

    def _as_near(self, name: str, exact: list[Entry]) -> list[Entry]:
        """The indicators that a heading may mean where each keeps the name to its group, or lends it to the groups near it alone.

        到位资金, 总投资: of all projects, of the model villages? Neither is the likelier.
        """
        if len(exact) > 1:
            return exact if all(name in self._catalogue.local.get(each.dotted.partition(".")[0], ()) for each in exact) else []
        if not exact or exact[0].name != name or name not in self._catalogue.close.get(exact[0].dotted.partition(".")[0], ()):
            return []
        called = [entries[name] for entries in self._catalogue.groups.values() if name in entries]
        return called if len(called) > 1 else []

    def _group_above(self, names: list[str], at: int, entry: Entry) -> str:
        """What the line above an indicator calls its group: 鲁渝协作 over 协作资金."""
        return names[0] if at and self.known_names.group(names[0]) == entry.dotted.partition(".")[0] else ""

    def _counted_in(self, name: str, entry: Entry) -> list[str]:
        """The word of counting at the end of an alias, where the indicator counts in several units: 医疗救助资金 of 医疗救助."""
        if name == entry.name or len(entry.units) < 2:
            return []
        return next(([word] for word in (*COUNTS, *AMOUNTS) if name.endswith(word) and component_of(word, entry)), [])

    def _in_other_words(self, heading: str, unit: str, group: str = "") -> tuple[Entry, list[str], str] | None:
        """(indicator, keys below it, its own words) of a name with more words: 监测对象户数, 农村改厕任务, 全县危房改造. `unit` must fit it."""
        for length in range(min(_LONGEST_KEY, len(heading) - 2), 1, -1):
            key, whole = heading[-length:], heading[:-length].rstrip("的")
            if key in COUNTS or key in AMOUNTS:
                entry = self._known(whole, "", group)
                if entry and component_of(key, entry):
                    return entry, [key], whole
            elif key in SAYS or key in COMPARISONS or key in DERIVED_NAMES:
                rate = (OTHER_WORDS.get(key) or key) in RATES
                entry = self._known(whole, "" if rate else unit, group)
                if entry:
                    return entry, [OTHER_WORDS.get(key) or key], whole
        entry = self._known(heading, unit, group)
        return (entry, [], heading) if entry else None

    def _known(self, name: str, unit: str, group: str) -> Entry | None:
        """The one indicator (of the group) that a name means, with or without words of doing and counting, by words of one meaning too."""
        if len(name) < _SHORTEST_NAME:
            return None
        if group:
            home = self.known_names.in_group(group, name, unit)
            found = (group, home) if home else None
        else:
            found = self._given_home(name) or self.known_names.home(name, unit)
        if not found or (not group and name != found[1] and self._catalogue.is_close(found[0], name)):
            return None
        entry = self._catalogue.groups[found[0]][found[1]]
        return entry if self._fit.takes(entry, unit) else None

    def _given_home(self, name: str) -> Names | None:
        """The one place that calls an indicator so, be it only within its group: by its name, else by an alias."""
        entries = self.homes.get(name, [])
        own = [each for each in entries if each.name == name] or entries
        return (own[0].dotted.partition(".")[0], own[0].name) if len(own) == 1 else None


_OF_PEOPLE: Final = lazy("(?:人|户|人口|群众|妇女|儿童|职工|居民|农民|党员|学生|军人|对象)$")
_WHEN: Final = lazy("(?:时间|日期|时限|期限|年份)$")
"""What says when, and is no slip of what says how many: 完成时间 is no 已完成."""


def in_full(name: str) -> str:
    """What to type for a name that no indicator of the catalogue has."""
    return f"写明是哪一组的：组名.{name}，或者在它上面单独一行写组名"


def _alike_in_kind_alone(name: str, other: str) -> bool:
    """养老机构 and 内设机构, 床位 and 到位: two names of which no more than the end is the same are two things, and no slip."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(reversed(name), reversed(other), strict=False)))
    return same > 0 and set(name[:-same]).isdisjoint(other[:-same]) and same <= len(name) - same


def apart(heading: str) -> tuple[str, str]:
    """(务工, 任务) of 务工任务 and of 目标任务务工: a name and the key of which it has a word before or behind it."""
    for word in _IN_FRONT:
        if heading.startswith(word) and len(heading) > len(word) + 1:
            return heading.removeprefix(word).lstrip("的"), SAYS.get(word, word)
    for word in _BEHIND:
        if heading.endswith(word) and len(heading) > len(word) + 1:
            return heading.removesuffix(word).rstrip("的"), SAYS.get(word, word)
    return heading, ""


def component_of(name: str, entry: Entry) -> str:
    """户 or 户数 under an indicator that counts in 户."""
    for unit in (name, COUNTS.get(name) or ("元" if name in AMOUNTS else name.removesuffix("数"))):
        if unit in entry.units and name not in entry.children and name not in entry.parts:
            return unit
    return ""

