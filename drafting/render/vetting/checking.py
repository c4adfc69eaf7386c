"""Templates checked without data: all that is wrong with a report, its sections and its wording, at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeGuard

from drafting.blocks import marks
from drafting.diagnostics import Diagnostic, Place, Rule, Severity
from drafting.registry import declare
from drafting.render.compiling.events import BlockPlace, Event, Reading, Structure, Text, Use
from drafting.render.compiling.faults import closest
from drafting.render.compiling.template import ReadFront
from drafting.render.vetting.doubled import doubled
from drafting.render.vetting.front import forms_of, report_front_faults
from drafting.render.vetting.manuscript import manuscript_faults
from drafting.render.vetting.names import NO_CATALOGUE, Vocabulary, unknown_names
from drafting.render.vetting.reach import SKELETON, Reach, block_place
from drafting.render.vetting.typed_directions import typed_directions
from drafting.render.vetting.typed_marks import typed_marks

FileFaults = Callable[[Reading, tuple[str, ...]], list[Diagnostic]]

NEVER_SAID = declare(
    Rule(
        "T035", "指标没有句子说它", Severity.INFO,
        "指标目录里有这个指标，但没有一个模板或节提到它：填了也只能由“其余”收进一句罗列。",
        hits="甲。", clean="共有{{ 监测帮扶.监测对象 }}。",
    )
)
UNPLACED = declare(
    Rule(
        "T039", "块没有地方印", Severity.ERROR,
        "继承来的骨架里没有这个名字的块，块里的内容不会印出来，骨架里原来的块也没有换掉，所以不出报告。多半是块名写错了字。",
        hits="# 文件：示例/例.j2\n"
        '{% extends "示例/骨.j2" %}\n'
        "{% block 各结 %}乙。{% endblock %}\n# 文件：示例/骨.j2\n甲。{% block 各节 %}{% endblock %}\n",
        clean="# 文件：示例/例.j2\n"
        '{% extends "示例/骨.j2" %}\n'
        "{% block 各节 %}乙。{% endblock %}\n# 文件：示例/骨.j2\n甲。{% block 各节 %}{% endblock %}\n",
    )
)
OUTSIDE = declare(
    Rule(
        "T040", "文字写在块的外面", Severity.WARNING, "继承了骨架的模板只印“块”里的内容，写在块外面的不会印出来。",
        hits="# 文件：示例/例.j2\n"
        '{% extends "示例/骨.j2" %}\n'
        "{% block 各节 %}乙。{% endblock %}\n丙。\n# 文件：示例/骨.j2\n"
        "甲。{% block 各节 %}{% endblock %}\n",
        clean="# 文件：示例/例.j2\n"
        '{% extends "示例/骨.j2" %}\n'
        "{% block 各节 %}乙。丙。{% endblock %}\n# 文件：示例/骨.j2\n甲。{% block 各节 %}{% endblock %}\n",
    )
)
NO_REST = declare(
    Rule(
        "T046", "这一组没有“其余”", Severity.WARNING,
        "数据里有、而没有一句话说到的数，由 {% 其余 组 %} 收成一句；没有写它，这一组里本地另有的数就印不出来，或者被别处的“其余”收走，不在这一节里。",
        hits="# 文件：示例/例.j2\n# 示例\n\n{% 节 就业 %}\n"
        "# 文件：示例/sections/就业.j2\n## 就业\n\n务工{{ 就业.务工就业 }}。\n"
        "# 文件：示例/indicators.yaml\n就业:\n  务工就业: {计量单位: 人}\n",
        clean="# 文件：示例/例.j2\n# 示例\n\n{% 节 就业 %}\n"
        "# 文件：示例/sections/就业.j2\n## 就业\n\n务工{{ 就业.务工就业 }}。{% 其余 就业 %}\n"
        "# 文件：示例/indicators.yaml\n就业:\n  务工就业: {计量单位: 人}\n",
    )
)
NO_REST_OF_ALL = declare(
    Rule(
        "T050", "报告没有收其余各组的数", Severity.WARNING,
        "数据里有、而哪一节都不管的组（目录里没有的组，没有放进这份报告的节），由不带组名的 {% 其余 %} 收成一段。没有写它，这些数印不出来，只在生成时逐个提示。",
        hits="# 文件：示例/例.j2\n# 示例\n\n{% 节 就业 %}\n"
        "# 文件：示例/sections/就业.j2\n## 就业\n\n务工{{ 就业.务工就业 }}。{% 其余 就业 %}\n"
        "# 文件：示例/indicators.yaml\n就业:\n  务工就业: {计量单位: 人}\n",
        clean="# 文件：示例/例.j2\n# 示例\n\n{% 节 就业 %}\n\n## 其他工作\n\n{% 其余 %}\n"
        "# 文件：示例/sections/就业.j2\n## 就业\n\n务工{{ 就业.务工就业 }}。{% 其余 就业 %}\n"
        "# 文件：示例/indicators.yaml\n就业:\n  务工就业: {计量单位: 人}\n",
    )
)
UNUSED_SECTION = declare(
    Rule(
        "T079", "没有一份报告放这一节", Severity.INFO,
        "sections 里的一节要由报告的 {% 节 … %} 放进去才印；哪份报告都没有放的，只有数据的文字材料点名要它才印。多半是新加了一节，忘了写进报告，或者节名和文件名不一样。",
        hits="# 文件：示例/例.j2\n# 示例\n\n甲。{% 其余 %}\n# 文件：示例/sections/就业.j2\n## 就业\n\n务工。\n",
        clean="# 文件：示例/例.j2\n# 示例\n\n甲。{% 节 就业 %}{% 其余 %}\n# 文件：示例/sections/就业.j2\n## 就业\n\n务工。\n",
    )
)
EMPTY_REPORT = declare(
    Rule(
        "T080", "报告什么也没有写", Severity.WARNING,
        "报告文件里没有正文，也没有继承骨架（{% extends %}），用它生成的只有空白的一页。",
        hits="# 文件：示例/例.j2\n---\n名称: 示例\n文种: 工作总结\n---\n",
        clean="# 文件：示例/例.j2\n---\n名称: 示例\n文种: 工作总结\n---\n# 示例\n\n甲。\n",
    )
)


def report_faults(found: Reach, vocabulary: Vocabulary, read_front: ReadFront, of_file: FileFaults) -> list[Diagnostic]:
    """Everything wrong with the files that one report is made of; `of_file` is `file_faults` in words of this vocabulary."""
    problems = [*found.problems]
    report = found.readings[found.template]
    if not vocabulary.knows_indicators:
        hint = f"建一个 templates/{found.template.partition('/')[0]}/indicators.yaml"
        problems.append(NO_CATALOGUE.at(Place(report.file), "这个领域没有指标目录，指标名没有核对", hint))
    forms = forms_of(report, read_front)
    for reading in found.readings.values():
        problems += of_file(reading, forms)
        problems += never_printed(found.family(reading.name))
    if not report.problems and not any(_says_at(event) for reading in found.family(found.template) for event in reading.events()):
        problems.append(EMPTY_REPORT.at(Place(report.file), "这份报告什么也没有写", f'写上正文，或写 {{% extends "{SKELETON}.j2" %}} 和各块'))
    problems += _without_rest(found, vocabulary)
    problems += report_front_faults(found, vocabulary, read_front)
    return list(dict.fromkeys(problems))


def file_faults(reading: Reading, vocabulary: Vocabulary, forms: tuple[str, ...] = ()) -> list[Diagnostic]:
    """Everything wrong with one file, whoever places it, below headings of these `forms`."""
    return [
        *reading.problems,
        *unknown_names(reading, vocabulary),
        *doubled(reading, vocabulary),
        *typed_directions(reading),
        *manuscript_faults(reading.source, reading.file),
        *typed_marks(reading, vocabulary.catalogue.groups, forms),
    ]


def never_printed(family: list[Reading]) -> Iterator[Diagnostic]:
    """What a template that extends another says where nothing is printed: outside blocks, or in a block of its own."""
    reading, *above = family
    if not above or any(each.problems for each in above):
        return
    known = {name for each in above for name in each.blocks}
    known |= {event.name for block in reading.blocks.values() for event in block if isinstance(event, BlockPlace)}
    for event in reading.body:
        if isinstance(event, BlockPlace) and event.name not in known:
            hint = closest(event.name, known)
            yield UNPLACED.at(block_place(reading, event.name), f"骨架里没有“{event.name}”这个块", hint)
    line = next((line for event in reading.body if (line := _says_at(event))), 0)
    if line:
        yield OUTSIDE.at(reading.place(line), "块外面的内容不会印出来", "移到一个块里面：{% block 各节 %}……{% endblock %}")


def _without_rest(found: Reach, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Sections of the report that leave what they do not say to nobody, or to the 其余 of all groups."""
    given = {event.payload for reading in found.readings.values() for event in reading.events() if _is_rest(event)}
    gathered = given | {vocabulary.catalogue.group_aliases.get(name, name) for name in given}
    where = "被各组共用的“其余”收走，不在这一节里" if "" in gathered else "印不出来"
    for group in vocabulary.catalogue.groups:
        section = found.readings.get(found.sections.get(group) or "")
        if section is not None and group not in gathered and not section.problems and section.source.strip():  # an empty file takes a section out
            message = f"没有 {{% 其余 {group} %}}：“{group}”组里没有句子说到的数{where}"
            yield NO_REST.at(section.place(1), message, f"在这一节末尾写 {{% 其余 {group} %}}", path=group)
    report = found.readings[found.template]
    if found.sections and "" not in given and not any(reading.problems for reading in found.readings.values()):
        message = "没有 {% 其余 %}：哪一节都不管的组，数印不出来"
        yield NO_REST_OF_ALL.at(report.place(1), message, "在各节后面写一个“## 其他工作”，下面写 {% 其余 %}")


def _is_rest(event: Event) -> TypeGuard[Structure]:
    return isinstance(event, Structure) and event.mark == marks.REST


def _says_at(event: Event) -> int:
    """The line on which an event prints something; 0 for one that prints nothing."""
    if isinstance(event, Text):
        blank = len(event.text) - len(event.text.lstrip())
        return event.line + event.text.count("\n", 0, blank) if event.text.strip() else 0
    return event.line if isinstance(event, Structure) or (isinstance(event, Use) and not event.asked) else 0


def unused_sections(unplaced: Iterable[Reading], area: str) -> Iterator[Diagnostic]:
    """Of the files that no report of a field places, the field's own sections; an empty one takes a section out."""
    for reading in unplaced:
        folder, _, name = reading.name.rpartition("/")
        if folder == f"{area}/sections" and reading.source.strip():
            yield UNUSED_SECTION.at(Place(reading.file), f"没有一份报告放“{name}”这一节", f"在报告里写 {{% 节 {name} %}}；不要了的，删去这个文件")


def never_said(readings: Iterable[Reading], vocabulary: Vocabulary, place: Callable[[tuple[str | int, ...]], Place]) -> list[Diagnostic]:
    """Indicators of the catalogue that none of these files names. `place` gives their places in the catalogue."""
    said = {entry.dotted for reading in readings for entry in vocabulary.entries_said(reading)}
    return [
        NEVER_SAID.at(place(entry.place), f"{entry.dotted}：没有句子说它", "在节里加一句，或从目录里删去", path=entry.dotted)
        for group in vocabulary.catalogue.groups.values()
        for entry in group.values()
        if entry.dotted not in said
    ]
