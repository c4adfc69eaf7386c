"""Before a report is rendered: does it name only what exists? Asked once for each state of the files, then remembered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafting.diagnostics import Diagnostic, Severity
from drafting.render.compiling.template import Templates
from drafting.starts.cache import keep, kept_of, read_kept

if TYPE_CHECKING:
    from drafting.render.vetting.house_names import WordingFault
    from drafting.render.vetting.names import Vocabulary
    from drafting.render.vetting.reach import Reach

_MEMORY: Final = "names"


class Vouching:
    """The check for one library. `terms` is a digest of the catalogue, the wording and the units of a template's field,
    `wording` what is wrong with the house's wording; `folder` keeps what was found right, None to keep nothing.
    """

    def __init__(
        self, templates: Templates, vocabulary: Callable[[str], Vocabulary], terms: Callable[[str], str],
        section_names: Callable[[str], list[str]], wording: Callable[[str], Iterable[WordingFault]], folder: Path | None,
    ) -> None:
        self._templates = templates
        self._vocabulary = vocabulary
        self._terms = terms
        self._section_names = section_names
        self._wording = wording
        self._folder = folder
        self._verdicts: dict[tuple[str, frozenset[str]], tuple[Diagnostic, ...]] = {}
        self._reached: dict[tuple[str, frozenset[str]], tuple[str, ...]] = {}
        self._held: list[Reach] = []

    def faults(self, template: str, sections: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
        """What a report cannot be rendered with: unknown names and broken files among all that it can reach.

        `sections` are those that the data's outline places beside the template's own.
        """
        more = frozenset(sections)
        found = self._verdicts.get((template, more))
        if found is None:
            found = self._verdicts[template, more] = () if self._remembered(template, more) else self._judge(template, more)
        return found

    def reached(self, template: str, sections: Iterable[str] = ()) -> tuple[str, ...]:
        """The names of all templates that a report is made of, as far as they could be read. Raises TemplateFault."""
        self.faults(template, sections)
        return self._reached[template, frozenset(sections)]

    def _judge(self, template: str, more: frozenset[str]) -> tuple[Diagnostic, ...]:
        from drafting.render.vetting.checking import never_printed
        from drafting.render.vetting.front import report_front_faults
        from drafting.render.vetting.house_names import words_of_ones_own
        from drafting.render.vetting.names import phrases_once, unknown_names
        from drafting.render.vetting.reach import reach

        found = reach(self._templates, template, lambda: self._section_names(template), sorted(more))
        self._reached[template, more] = tuple(found.readings)
        if self._folder is None:  # else they are kept there, and seldom asked for again: templates are compiled from here on
            self._held.append(found)
        vocabulary = self._vocabulary(template)
        problems = [*found.problems]
        for reading in found.readings.values():
            problems += reading.problems
            problems += unknown_names(reading, vocabulary)
            problems += (each for each in never_printed(found.family(reading.name)) if each.severity is Severity.ERROR)
        front = report_front_faults(found, vocabulary, self._templates.read_front)
        problems += (each for each in front if each.severity is Severity.ERROR)
        problems += self._spoilt(found, vocabulary)
        if not problems and not words_of_ones_own(vocabulary.documents):  # of these, templates that are not reached decide
            self._remember(template, more, list(found.readings), found.sections)
        return phrases_once(problems)

    def _spoilt(self, found: Reach, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
        """What is wrong with that of the house and of the catalogue which the report says: words of its 文种, the 提法 it
        names, and indicators computed by a formula; and every rule that could never be checked.
        """
        from drafting.render.vetting.catalogue_names import formula_faults
        from drafting.render.vetting.front import KIND
        from drafting.render.vetting.house_names import phrases_said

        wording = [each for each in self._wording(found.template) if each.found.severity is Severity.ERROR]
        faults = list(formula_faults(vocabulary))
        yield from (each.found for each in faults if each.is_rule)
        formulas = [each for each in faults if not each.is_rule]
        if wording:
            kind = self._templates.front(found.template).kind
            phrases = phrases_said(found.readings.values(), vocabulary.documents.get(kind))
            yield from (each.found for each in wording if (each.name == kind if each.table == KIND else each.name in phrases))
        if formulas:
            said = {entry.place for reading in found.readings.values() for entry in vocabulary.entries_said(reading)}
            yield from (each.found for each in formulas if each.entry.place[:2] in said)

    # what was found right ---------------------------------------------------------------

    def _remembered(self, template: str, more: frozenset[str]) -> bool:
        file = self._file(template, more)
        if file is None:
            return False
        found = read_kept(file)
        if found is None:
            return False
        kept = json.loads(found)
        self._reached[template, more] = tuple(kept["files"])
        in_place = all(self._templates.section_name(template, name) == where for name, where in kept["sections"].items())
        return in_place and kept["digest"] == self._digest(kept["files"])

    def _remember(self, template: str, more: frozenset[str], files: list[str], sections: dict[str, str | None]) -> None:
        file = self._file(template, more)
        if file is None:
            return
        kept = {"files": files, "sections": sections, "digest": self._digest(files)}
        keep(file, json.dumps(kept, ensure_ascii=False).encode())

    def _file(self, template: str, more: frozenset[str]) -> Path | None:
        if self._folder is None:  # the terms of a field take long
            return None
        return kept_of(self._folder, _MEMORY, "\0".join([template, self._terms(template), *sorted(more)]).encode())

    def _digest(self, files: list[str]) -> str:
        """Of all sources; a file that is gone makes another digest."""
        digest = sha256()
        for name in files:
            found = self._templates.read(name)
            digest.update(f"{name}\0{found[0] if found else ''}\0".encode())
        return digest.hexdigest()
