"""文字材料 by the places they are meant for, and what becomes of each: a text that is not printed is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from drafting.blocks import marks
from drafting.diagnostics import Diagnostic, Rule, Severity
from drafting.model.narrative import Narrative
from drafting.model.text_places import SLOT_SYNONYMS
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.source import Path, Tree

_HEAD: Final = (
    "模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
    "报告期: 2026年\n指标: {监测帮扶: {监测对象: 86户251人}}\n"
)
UNUSED_MATERIAL = declare(
    Rule(
        "T021", "文字材料没有用上", Severity.WARNING,
        "模板没有这个名字的位置，也没有这个节、要点、标题或这组指标，所以这段文字没有印出来；或者它引用的数没有填，整句省去了。",
        hits=f"{_HEAD}文字材料: {{倒语: 全乡没有返贫。}}\n", clean=f"{_HEAD}文字材料: {{导语: 全乡没有返贫。}}\n",
    )
)
_PROFILE: Final = lazy("(?:基本)?[县市州盟旗区镇乡村]情(?:概[括况]|简介|介绍|简况)?|基本概况|概况(?:介绍|简介)")
"""A profile in words goes on with the one that the figures give, and does not stand in its place."""
_MOST_PLACES: Final = 1024
"""Of texts, as the outlines of a county's reports have them."""
_CLOSE: Final = 0.6  # 倒语 is near 导语 by half only, as 牧业 is near 就业


class Materials:
    """`meant` maps what a text is called to the slot, section or group that it is for."""

    def __init__(self, narratives: Mapping[str, Narrative], tree: Tree, meant: Callable[[str], str]) -> None:
        self.meant = meant
        self._narratives = narratives
        self._tree = tree
        self._by_place: dict[str, list[str]] = {}
        for name in narratives:
            place = "概况" if _PROFILE.fullmatch(name) else SLOT_SYNONYMS.get(name, "")
            place = place if place and place not in narratives else meant(name)
            self._by_place.setdefault(place, []).append(name)
        self.called: Mapping[str, list[str]] = {**self._by_place, **{name: [name] for name in narratives}}
        """The texts that are meant for a place, by all names that it may be given."""
        self._used: set[str] = set()
        self.headings: tuple[str, ...] = ()
        """Those of the report, where a text was left that may be called by one."""
        self._said: dict[str, Path] = {}  # dotted path → where it stands

    def places(self) -> Iterable[str]:
        """Every slot, section, point or group that a text is meant for."""
        return self._by_place

    def for_slot(self, name: str) -> Narrative | None:
        """What the data gives for a slot, None where the template's default stands."""
        for each in self.called.get(name, ()):
            narrative = self._narratives[each]
            if narrative.text or narrative.entries:
                self._used.add(each)
                return narrative
        return None

    def below(self, name: str) -> list[Narrative]:
        """What is to stand at the end of a section or point."""
        given = self.called.get(name)
        if given is None:
            return []
        self._used.update(given)
        return [self._narratives[each] for each in given]

    def marked(self, text: str, path: Path) -> str:
        """The text with the mark by which compose keeps what holds it and tells that it was printed."""
        if not text:
            return text
        dotted = _dotted(path)
        self._said[dotted] = path
        return f"{marks.OWN}{dotted}{marks.SEP}{text}"

    def left(self) -> list[str]:
        """The names of those that nothing took."""
        return [name for name, each in self._narratives.items() if name not in self._used and (each.text or each.entries)]  # else it was refused

    def unused(self, slots: list[str], section_names: Callable[[], list[str]], groups: Iterable[str]) -> Iterator[Diagnostic]:
        """Those that no slot, section or point of this report took."""
        left = self.left()
        sections = section_names() if left else []
        for name in left:
            free = list(dict.fromkeys(each for each in slots if each not in self._by_place))
            if name in sections:
                message = f"文字材料“{name}”没有印出来：这份报告没有放“{name}”这一节"
                hint = f"写到别处：{'、'.join(free) or '做法成效'}，或者在放各节的列表里加上 {name}"
            else:
                message = f"文字材料“{name}”没有用上"
                untaken = [each for each in (*slots, *sections, *groups, *self.headings) if each not in self._narratives]
                near = get_close_matches(name, untaken, 1, _CLOSE)
                hint = f"是否应为“{near[0]}”" if near else _names(free, groups) if slots or not self.headings else _under(name, self.headings[0])
            yield UNUSED_MATERIAL.at(self._tree.place(self._narratives[name].path, key=True), message, hint, path=name)

    def unprinted(self, printed: set[str]) -> Iterator[Diagnostic]:
        """Texts that had a place and went with what they stood in."""
        gone: dict[str, Path] = {}
        for dotted, path in self._said.items():
            if dotted not in printed:
                gone.setdefault(str(path[1]), path)
        for name, path in gone.items():
            hint = "它引用的数没有填，整句省去了：填上这个数，或者不引用它"
            yield UNUSED_MATERIAL.at(self._tree.place(path), f"文字材料“{name}”有一段没有印出来", hint, path=name)


@lru_cache(maxsize=_MOST_PLACES)
def _dotted(path: Path) -> str:
    """A place as its mark carries it."""
    return marks.printable(".".join(map(str, path)))


def _names(slots: list[str], groups: Iterable[str]) -> str:
    """What a text may be called."""
    local = next(iter(groups), "")
    said = f"可以写在 {'、'.join(slots)} 里" if slots else "这份报告的各处都已写了文字"
    return f"{said}；接在某一节后面的，名称写节名，如 监测帮扶{f'，或写指标的组名，如 {local}' if local else ''}"


def _under(name: str, heading: str) -> str:
    """The same where the report has headings and no slots."""
    own = name if name.isalnum() else "补充"
    return f"接在某一部分后面的，名称写那一部分的标题或指标的组名，如 {heading}；另起一部分的，在模板里写 ## {name}，下面写 {{% 文字材料 {own} %}}{{% 文字材料完 %}}"
