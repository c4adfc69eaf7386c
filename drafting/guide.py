"""What templates say of themselves: which there are, how one reads, whether it is right, what data it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from drafting.diagnostics import Diagnostic, Place, Refused, Severity
from drafting.frozen import frozen
from drafting.library import Library
from drafting.render.compiling.faults import UNKNOWN_TEMPLATE, closest
from drafting.template_folders import HOUSE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.model.catalogue import Catalogue
    from drafting.model.dataset import Dataset
    from drafting.model.needs import DataNeeds


@frozen
class Listed:
    """A template in the list: its name (rural/township), 名称 and 文种."""

    name: str
    title: str
    kind: str


def list_templates(library: Library) -> tuple[Listed, ...]:
    """Every report template of the library. One whose front matter is broken is listed by its name alone."""
    return tuple(_listed(library, name) for name in library.folders.names())


def _listed(library: Library, name: str) -> Listed:
    try:
        front = library.templates.front(name)
    except Refused:
        return Listed(name, "", "")
    return Listed(name, front.title, front.kind)


def template_text(library: Library, name: str) -> str:
    """The template as it is typed. Raises Refused."""
    library.require(name)
    return library.templates.source(name)[0]


def template_portrait(library: Library, name: str) -> str:
    """The report's tree as text: headings, sections, points, and what each sentence needs. Raises Refused."""
    from drafting.render.vetting.portrait import portrait

    library.require(name)
    found = library.reach(name)
    return portrait(found, library.templates.front(name), library.vocabulary(name))


def check_template(library: Library, name: str) -> tuple[Diagnostic, ...]:
    """Everything wrong with a template and the sections it can place. Raises Refused where there is no such template."""
    from drafting.render.outline import UNKNOWN_REFERENCE
    from drafting.render.unworded import bounded
    from drafting.render.vetting.catalogue_names import (
        circular,
        formula_faults,
        joined_aliases,
        unit_slips,
        unlike_units,
    )
    from drafting.render.vetting.checking import report_faults
    from drafting.render.vetting.house_names import phrases_printed
    from drafting.render.vetting.house_sentences import phrase_faults, sentence_faults
    from drafting.render.vetting.unsaid_phrases import unsaid_phrases

    library.require(name)
    vocabulary = library.vocabulary(name)
    reached = library.reach(name)
    found = report_faults(reached, vocabulary, library.templates.read_front, partial(library.file_faults, name))
    found += (each.found for each in library.wording_faults(name))
    found += sentence_faults(vocabulary.documents, library.folders.tree(f"{HOUSE}/documents.yaml"), library.folders.of_all_templates)
    found += phrase_faults(library.phrasing(name))
    own, house = (library.folders.tree(f"{folder}/phrasing.yaml") for folder in (name.partition("/")[0], HOUSE))
    if all(each.code != UNKNOWN_REFERENCE.code for each in found):  # else the section that says them may be the one that is missing
        found += unsaid_phrases(own, house, vocabulary.documents, library.folders.of_all_templates)
    found += (each.found for each in formula_faults(vocabulary))
    found += (*unit_slips(vocabulary), *unlike_units(vocabulary), *circular(vocabulary), *joined_aliases(vocabulary))
    words = vocabulary.documents.get(_listed(library, name).kind)
    found += bounded(phrases_printed(reached.readings.values(), words), library.phrasing(name))
    return tuple(dict.fromkeys(found))


def check_ground(library: Library, names: Iterable[str]) -> tuple[Diagnostic, ...]:
    """What is wrong with the files that all templates stand on: units, wording, the catalogues of the fields of `names`."""
    areas = dict.fromkeys(name.partition("/")[0] for name in names)
    readers: list[Callable[[], object]] = [lambda: library.units, library.documents, library.zeros, library.verbs, library.faults]
    readers += (partial(read, f"{area}/") for area in areas for read in (library.phrasing, library.catalogue))
    found: list[Diagnostic] = []
    for read in readers:
        try:
            read()
        except Refused as refused:
            found += refused.diagnostics
    return tuple(dict.fromkeys(found))


def check_catalogues(library: Library) -> tuple[Diagnostic, ...]:
    """What only all templates of a field together show: indicators that no sentence says, and what is wrong with sections
    that no template places, but that data may.
    """
    from drafting.render.vetting.checking import never_said, unused_sections

    found: list[Diagnostic] = []
    for area in dict.fromkeys(name.partition("/")[0] for name in library.folders.names()):
        found += usual_faults(library, f"{area}/")
    by_area: dict[str, list[str]] = {}
    for name in library.folders.names():
        by_area.setdefault(name.partition("/")[0], []).append(name)
    for area, names in by_area.items():
        reached = [library.reach(name) for name in names]
        placed = {name for each in reached for name in each.readings}
        reached.append(library.reach(names[0], library.folders.sections(names[0])))
        unplaced = [reading for name, reading in reached[-1].readings.items() if name not in placed]
        found += unused_sections(unplaced, area)
        vocabulary = library.vocabulary(names[0])
        found += (each for reading in unplaced for each in library.file_faults(names[0], reading, ()))
        readings = {reading.name: reading for each in reached for reading in each.readings.values()}
        if any(each.severity is Severity.ERROR for reading in readings.values() for each in reading.problems):
            continue  # what a file that did not load says is not known
        catalogue = library.catalogue(names[0])
        found += _required_by_none(catalogue, library.folders.names())
        found += never_said(readings.values(), vocabulary, catalogue.tree.place)
    return tuple(found)


def _required_by_none(catalogue: Catalogue, names: list[str]) -> Iterator[Diagnostic]:
    """必报 of a template that does not exist: the figure is never owed."""
    for entry in catalogue.by_path.values():
        for name in sorted(entry.required.difference(names)):
            place = catalogue.tree.place((*entry.place, "必报"))
            found = UNKNOWN_TEMPLATE.at(place, f"{entry.dotted}：必报写了“{name}”，没有这个模板", closest(name, names), path=entry.dotted)
            yield found.as_severity(Severity.WARNING)  # it may stand in another folder


def usual_faults(library: Library, template: str) -> tuple[Diagnostic, ...]:
    """What is wrong with the list of usual indicators of a template's field."""
    try:
        library.usual(template)
    except Refused as refused:
        return refused.diagnostics
    return ()


def check_looks(library: Library) -> tuple[Diagnostic, ...]:
    """What is wrong with the house style and the profiles that stand beside it."""
    from drafting.writers.house_style import style_of

    found: list[Diagnostic] = []
    for profile in (None, *map(library.folders.profile, library.folders.profiles())):
        try:
            library.look(profile, style_of)
        except Refused as refused:
            told = (each for each in refused.diagnostics if profile is None or (each.place and each.place.file == str(profile)))
            found += told  # what the house style has wrong is said once
    return tuple(found)


def check_text_rules(library: Library) -> tuple[Diagnostic, ...]:
    """What is wrong with the rules of wording in _house/checks/: their form, and examples that they belie."""
    from drafting.checks.prose.examples import example_findings

    try:
        rules = library.rules.all()
    except Refused as refused:
        return refused.diagnostics
    return tuple(found for rule in rules for found in example_findings(rule, partial(library.rules.place_of, rule.rule.code)))


def skeleton(library: Library, template: str, today: date, *, short: bool = False) -> str:
    """A data file to fill in, grouped as the template says it; `today` gives 报告期. Raises Refused.

    `short` lists only what is 必报 and what such reports usually give.
    """
    from drafting.load.writing.skeleton import Form, write_skeleton

    library.require(template)
    faults = library.template_faults(template)
    if faults:
        raise Refused(faults)
    needs = needs_of(library, template)
    phrases = library.templates.phrasing(library.phrasing(template).value).at(today.year, today.month)
    office = phrases.get("主管部门") or "某局"
    form = Form(template, library.templates.front(template).title, library.required(template), office)
    usual = library.usual(template) if short else None
    return write_skeleton(form, needs, library.catalogue(template), today, usual=usual)


def next_years(library: Library, template: str, last: Dataset, before: str) -> str:
    """The file for the year after `last`, which it names `before`: the same names, its figures beside them. Raises Refused."""
    from drafting.load.writing.next_year import next_years as written

    library.require(template)
    return written(last, template, before)


def blank_table(library: Library, template: str) -> bytes:
    """An empty workbook to fill in, a row per unit, with what such reports usually give. Raises Refused."""
    from drafting.load.writing.blank_table import blank_headings
    from drafting.writers.blank_xlsx import write_blank

    library.require(template)
    faults = library.template_faults(template)
    if faults:
        raise Refused(faults)
    wanted = {group: list(names) for group, names in needs_of(library, template).groups.items()}
    headings = blank_headings(wanted, library.required(template), library.catalogue(template), library.usual(template))
    return write_blank(library.templates.front(template).title or template, headings)


def needs_of(library: Library, template: str) -> DataNeeds:
    """The data that a template can use. It must be free of faults."""
    from drafting.render.vetting.needs import data_needs

    return data_needs(library.reach(template), library.vocabulary(template))


def printed_names(library: Library, template: str) -> Iterator[tuple[Callable[[], Place], str, tuple[str, ...]]]:
    """Every indicator that a template prints by its full name: where, dotted name, its steps. What loops give has none."""
    from drafting.render.compiling.events import ANY_MEMBER, Use

    for reading in library.reach(template).readings.values():
        before: Counter[tuple[int, str]] = Counter()
        for event in reading.events():
            if isinstance(event, Use):
                at = event.line, event.typed
                if not event.asked and len(event.steps) > 1 and ANY_MEMBER not in event.steps:
                    yield partial(reading.place, *at, before[at]), event.dotted, event.steps
                before[at] += 1


def data_schema(library: Library, template: str) -> dict[str, Any]:
    """The JSON Schema of a template's data files. Raises Refused."""
    from drafting.load.writing.schema import json_schema

    library.require(template)
    return json_schema(library.catalogue(template), library.units_of(template))

