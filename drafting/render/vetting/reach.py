"""Every file that a report can be made of, and its events in the order in which they print."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from typing import Final

from drafting.blocks import marks
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.frozen import frozen, mutable
from drafting.patterns import lazy
from drafting.registry import declare
from drafting.render.compiling import faults
from drafting.render.compiling.events import BlockPlace, Event, Included, Parent, Reading, Structure
from drafting.render.compiling.known_readings import KnownReadings
from drafting.render.compiling.source_text import split_front
from drafting.render.compiling.template import Templates
from drafting.render.outline import UNKNOWN_REFERENCE

PLACED_TWICE = declare(
    Rule(
        "T085", "一节放了两遍", Severity.ERROR, "同一份报告的 {% 节 … %} 里一节写了两遍，整节会印两遍，后面的节也跟着多编一号，所以不出报告。",
        hits="# 文件：示例/例.j2\n# 示例\n\n{% 节 就业, 产业, 就业 %}{% 其余 %}\n"
        "# 文件：示例/sections/就业.j2\n## 就业\n\n务工。\n# 文件：示例/sections/产业.j2\n## 产业\n\n茶园。\n",
        clean="# 文件：示例/例.j2\n# 示例\n\n{% 节 就业, 产业 %}{% 其余 %}\n"
        "# 文件：示例/sections/就业.j2\n## 就业\n\n务工。\n# 文件：示例/sections/产业.j2\n## 产业\n\n茶园。\n",
    )
)
NO_SKELETON = declare(
    Rule(
        "T086", "没有写继承哪个骨架", Severity.ERROR,
        "块（{% block 各节 %}）只是填进骨架里的内容：没有写 {% extends %}，导语和各部分的标题都没有，序号从一、二、三接到（一），所以不出报告。",
        hits="# 文件：示例/例.j2\n"
        "{% block 各节 %}乙。{% 其余 %}{% endblock %}\n"
        "# 文件：_house/skeleton.j2\n甲。{% block 成效 %}\n## 成效\n\n{% block 各节 %}{% endblock %}{% endblock %}\n",
        clean="# 文件：示例/例.j2\n"
        '{% extends "_house/skeleton.j2" %}\n'
        "{% block 各节 %}乙。{% 其余 %}{% endblock %}\n"
        "# 文件：_house/skeleton.j2\n甲。{% block 成效 %}\n## 成效\n\n{% block 各节 %}{% endblock %}{% endblock %}\n",
    )
)

SKELETON: Final = "_house/skeleton"
_CONDITION: Final = lazy(r"\{%[-+]?\s*if\b")
_CLOSERS: Final = {marks.CLAUSE_END, marks.NAMED_END}


@frozen
class SectionPlace:
    """A section begins (`opens`) or ends here."""

    name: str
    opens: bool


@frozen
class Placed:
    """An event with the file it stands in; `optional` where a missing figure makes its clause, item or point go."""

    event: Event | SectionPlace
    reading: Reading
    optional: bool


@mutable
class Reach:
    """The files of one report: `readings` by template name, the report first; `sections` name → template name or None."""

    template: str
    readings: dict[str, Reading] = field(default_factory=dict)
    sections: dict[str, str | None] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def family(self, name: str) -> list[Reading]:
        """A template and those it extends, itself first."""
        found: list[Reading] = []
        reading = self.readings.get(name)
        while reading is not None and reading not in found:
            found.append(reading)
            reading = self.readings.get(reading.parent or "")
        return found

    def flow(self) -> Iterator[Placed]:
        """All that the report can say, sections and replaced blocks in their places."""
        return _Flow(self).run(self.template)


def reach(
    templates: Templates, template: str, section_names: Callable[[], list[str]], more: Iterable[str] = ()
) -> Reach:
    """Read a report and all it can place; `more` are sections that the data's outline names.

    Raises TemplateFault when there is no such template.
    """
    reader = _Reader(templates, template, section_names)
    reader.read(template)
    reader.without_skeleton()
    for section in more:
        reader.section(section)
    return reader.found


class _Reader:
    """Follows extends, import, include and 节 from one report."""

    def __init__(self, templates: Templates, template: str, section_names: Callable[[], list[str]]) -> None:
        self._templates = templates
        self._section_names = section_names
        self._kept = KnownReadings(templates.memory)
        self.found = Reach(template)

    def read(self, name: str, above: frozenset[str] = frozenset()) -> None:
        """Read a file and all it names. `above` are names that the templates extending it set."""
        if name in self.found.readings:
            return
        reading = self._parsed(name, above)
        self.found.readings[name] = reading
        self._links(reading)
        inherited = self._inherited(name)
        if inherited:
            # a block may use what the template above it sets, and that is known only now
            reading = self.found.readings[name] = self._parsed(name, above | inherited)
        placed = [event for event in reading.events() if isinstance(event, Structure) and event.mark == marks.SECTION]
        for event in placed:
            self._placed(event, reading)
        self.found.problems += _placed_twice(placed, reading)

    def without_skeleton(self) -> None:
        """A report that fills what the skeleton has within its parts, and does not say that it extends it.

        Only inner blocks tell: a skeleton of one's own has the outer ones too, and the inner ones within them.
        """
        report = self.found.readings[self.found.template]
        if report.parent or not report.blocks or report.problems or report.name == SKELETON or not self._templates.exists(SKELETON):
            return
        inner = {event.name for block in self._parsed(SKELETON, frozenset()).blocks.values() for event in block if isinstance(event, BlockPlace)}
        filled = next((event.name for event in report.body if isinstance(event, BlockPlace) and event.name in inner), None)
        if filled is not None:
            message = "没有写继承哪个骨架（{% extends %}）：导语、各部分的标题都印不出来"
            hint = f'在开头的两行 --- 下面写 {{% extends "{SKELETON}.j2" %}}'
            self.found.problems.append(NO_SKELETON.at(block_place(report, filled), message, hint))

    def section(self, name: str) -> bool:
        """Read a section; False when there is none of that name."""
        template = self.found.sections[name] = self._templates.section_name(self.found.template, name)
        if template is None:
            return False
        self.read(template)
        return True

    def _parsed(self, name: str, above: frozenset[str]) -> Reading:
        source, file = self._templates.source(name)
        known, key = self._templates.readings, (name, source, above)
        reading = known.get(key)
        if reading is None:
            environment, body = self._templates.environment, split_front(source)[1]
            reading = known[key] = self._kept.read(environment, name, source, body, file, above)
        return reading

    def _links(self, reading: Reading) -> None:
        for target, line in reading.links:
            if self._templates.exists(target):
                self.read(target, reading.top_names if target == reading.parent else frozenset())
                continue
            place = reading.place(line, target)
            self.found.problems.append(
                faults.UNKNOWN_TEMPLATE.at(place, f"找不到“{target}”", "检查 extends、import、include 后面的名字")
            )

    def _inherited(self, name: str) -> frozenset[str]:
        above = self.found.family(name)[1:]
        return frozenset(set().union(*(each.top_names for each in above)))

    def _placed(self, event: Structure, reading: Reading) -> None:
        for name in event.payload.split(","):
            if not self.section(name):
                names = self._section_names()
                misnamed = next((each for each in names if each.startswith(f"{name}.")), "")
                hint = f"旁边的文件叫 {misnamed}，改名为 {name}.j2" if misnamed else faults.closest(name, [each for each in names if "." not in each])
                place = reading.place(event.line, name)
                self.found.problems.append(UNKNOWN_REFERENCE.at(place, f"没有“{name}”这个节", hint))


def _placed_twice(placed: Iterable[Structure], reading: Reading) -> Iterator[Diagnostic]:
    """Sections that one tag lists twice, or two tags of a file in which none hangs on a condition."""
    conditional = _CONDITION.search(reading.source) is not None
    seen: set[str] = set()
    for event in placed:
        if conditional:
            seen.clear()
        for name in event.payload.split(","):
            if name in seen:
                place = reading.place(event.line, name, event.payload.split(",").count(name) - 1)
                yield PLACED_TWICE.at(place, f"“{name}”这一节放了两遍，整节会印两遍", "删去一处")
            seen.add(name)


def block_place(reading: Reading, name: str) -> Place:
    opening = re.compile(rf"\bblock\s+{re.escape(name)}\b")
    lines = enumerate(reading.source.split("\n"), 1)
    return reading.place(next((number for number, line in lines if opening.search(line)), 1), name)


class _Flow:
    """Walks the readings the way they print."""

    def __init__(self, found: Reach) -> None:
        self._found = found
        self._open: list[str] = []
        self._sections: list[str] = []

    def run(self, name: str) -> Iterator[Placed]:
        family = self._found.family(name)
        if family:
            yield from self._events(family[-1].body, family[-1], family, ())

    def _events(
        self, events: list[Event], reading: Reading, family: list[Reading], within: tuple[str, ...]
    ) -> Iterator[Placed]:
        for event in events:
            if isinstance(event, BlockPlace):
                yield from self._block(event.name, 0, family, (*within, event.name))
            elif isinstance(event, Parent):
                if within:
                    yield from self._block(within[-1], family.index(reading) + 1, family, within)
            elif isinstance(event, Included):
                if event.name in self._found.readings and event.name not in within:
                    included = self._found.readings[event.name]
                    yield from self._events(included.body, included, [included], (*within, event.name))
            elif isinstance(event, Structure) and event.mark == marks.SECTION:
                for section in event.payload.split(","):
                    yield from self._section(section, reading)
            else:
                yield Placed(event, reading, self._optional)
                if isinstance(event, Structure):
                    self._count(event.mark)

    def _block(self, name: str, first: int, family: list[Reading], within: tuple[str, ...]) -> Iterator[Placed]:
        holder = next((each for each in family[first:] if name in each.blocks), None)
        if holder is not None:
            yield from self._events(holder.blocks[name], holder, family, within)

    def _section(self, section: str, reading: Reading) -> Iterator[Placed]:
        name = self._found.sections.get(section)
        if name is None or section in self._sections:
            return
        self._sections.append(section)
        yield Placed(SectionPlace(section, True), reading, self._optional)
        yield from self.run(name)
        yield Placed(SectionPlace(section, False), reading, self._optional)
        self._sections.pop()

    def _count(self, mark: str) -> None:
        """What is open around the next event: clauses, points and items."""
        if mark in (marks.CLAUSE, marks.NAMED, marks.POINTS) or (mark == marks.ITEM and self._open[-1:] != [marks.ITEM]):
            self._open.append(mark)
        elif mark == marks.POINTS_END:
            del self._open[len(self._open) - 1 - self._open[::-1].index(marks.POINTS) :]
        elif mark in _CLOSERS and self._open:
            self._open.pop()

    @property
    def _optional(self) -> bool:
        return any(mark != marks.POINTS for mark in self._open)
