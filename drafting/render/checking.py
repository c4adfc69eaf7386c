"""Templates checked without data: all that is wrong with a report, its sections and its wording, at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from drafting.diagnostics import Diagnostic, Place, Refused, Rule, Severity
from drafting.registry import declare
from drafting.render.analysis import Reading, Use
from drafting.render.front import front_faults
from drafting.render.manuscript import manuscript_faults
from drafting.render.names import NO_CATALOGUE, Vocabulary, unknown_names
from drafting.render.reach import Reach
from drafting.render.source_text import split_front
from drafting.render.template import ReadFront

NEVER_SAID = declare(
    Rule(
        "T035", "指标没有句子说它", Severity.INFO,
        "指标目录里有这个指标，但没有一个模板或节提到它：填了也只能由“其余”收进一句罗列。",
        hits="甲。", clean="共有{{ 监测帮扶.监测对象 }}。",
    )
)


def report_faults(found: Reach, vocabulary: Vocabulary, read_front: ReadFront) -> list[Diagnostic]:
    """Everything wrong with the files that one report is made of."""
    problems = [*found.problems]
    report = found.readings[found.template]
    if not vocabulary.knows_indicators:
        hint = f"建一个 templates/{found.template.partition('/')[0]}/indicators.yaml"
        problems.append(NO_CATALOGUE.at(Place(report.file), "这个领域没有指标目录，指标名没有核对", hint))
    for reading in found.readings.values():
        problems += _file_faults(reading, vocabulary)
    try:
        front = read_front(split_front(report.source)[0], report.file)
    except Refused as refused:
        problems += refused.diagnostics
    else:
        problems += front_faults(front, report.source, report.file, vocabulary)
    return list(dict.fromkeys(problems))


def _file_faults(reading: Reading, vocabulary: Vocabulary) -> list[Diagnostic]:
    return [
        *reading.problems,
        *unknown_names(reading, vocabulary),
        *manuscript_faults(reading.source, reading.file),
    ]


def never_said(readings: Iterable[Reading], vocabulary: Vocabulary, place: Callable[[tuple[str | int, ...]], Place]) -> list[Diagnostic]:
    """Indicators of the catalogue that none of these files names. `place` gives their places in the catalogue."""
    said = {
        entry.dotted
        for reading in readings
        for event in reading.events()
        if isinstance(event, Use) and (entry := vocabulary.entry_of(event.steps)) is not None
    }
    return [
        NEVER_SAID.at(place(entry.place), f"{entry.dotted}：没有句子说它", "在节里加一句，或从目录里删去", path=entry.dotted)
        for group in vocabulary.catalogue.groups.values()
        for entry in group.values()
        if entry.dotted not in said
    ]
