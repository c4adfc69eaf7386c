"""One draft: figures checked, a template rendered, what it says composed, joined and looked at.

What is wrong with the figures is told whatever stops the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from drafting.assembling.assembly import NOT_SAID, assemble, gap_findings, says_nothing, unsaid_findings, untaken_tables
from drafting.assembling.doubted import with_doubts
from drafting.assembling.elements import element_findings
from drafting.assembling.enclosing import Joined, join
from drafting.blocks.document import Document
from drafting.books import LET_GO, book_of
from drafting.checks.prose import OF_TEMPLATES, Wording, check_read
from drafting.checks.prose.dates import not_said_of_data
from drafting.checks.prose.passages import Read, Text, read_through
from drafting.checks.prose.places import not_said_of_names
from drafting.checks.prose.setting import setting_of
from drafting.checks.reconciling.last_year import of_another_time
from drafting.checks.relations import mismatches
from drafting.checks.silences import answered_for, unused
from drafting.checks.unsettled import doubted_paths, unfit_paths
from drafting.compose import Composed, Layout, compose
from drafting.diagnostics import Diagnostic, Refused, Rule, Severity, has_errors, once_each
from drafting.frozen import frozen
from drafting.library import Library
from drafting.looks import look
from drafting.model.narrative import named_in
from drafting.reading import NO_TEMPLATE, read_dataset
from drafting.registry import RULES, declare
from drafting.render.compiling.faults import BOMB, TemplateFault
from drafting.render.compiling.template import FrontMatter
from drafting.render.run import Rendered, carried_kind, render

if TYPE_CHECKING:
    from drafting.model.dataset import Dataset
    from drafting.model.official import Enclosure
    from drafting.render.ledger import Ledger
    from drafting.template_words.carried_words import CarriedWords
    from drafting.writers.style import Style

MissingPolicy = Literal["mark", "omit", "error"]
Checking = Literal["all", "repairs", "mismatches", "text", "own texts"]
"""What is looked for: all that `check` says of the figures (for what leaves the house), contradictions of the data and which
figures may have been meant (which takes time), contradictions alone, or neither; or, of data that have errors, only what is
wrong with their own texts and with the template."""

ENCLOSED_UNREADABLE = declare(
    Rule(
        "D300", "附件的数据文件用不上", Severity.ERROR, "公文.附件 里“数据”写的文件不存在或有错误，那份报告生成不了。",
        hits="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n公文: {附件: [{数据: 另一份.yaml}]}\n指标: {监测帮扶: {监测对象: 86户251人}}\n",
        clean="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n公文: {附件: [另一份]}\n指标: {监测帮扶: {监测对象: 86户251人}}\n",
    )
)


@frozen
class Draft:
    """A composed document with everything found on the way. `missing` holds the dotted paths that print 【待补】.

    `dropped` counts the clauses that vanished. `document` is None when an error stands in the way. `prose` are the
    findings about the text itself, at their own severity: they never stop a draft.
    """

    document: Document | None
    diagnostics: tuple[Diagnostic, ...]
    missing: tuple[str, ...] = ()
    dropped: int = 0
    prose: tuple[Diagnostic, ...] = ()


_OF_TEXTS: Final = ("T", "D210", "D211", "D212")
"""Codes that speak of the template and of the data's own texts, and not of figures, which have errors."""


def draft(
    library: Library,
    dataset: Dataset,
    template: str | None = None,
    *,
    missing: MissingPolicy = "mark",
    style: Path | None = None,
    checking: Checking = "repairs",
) -> Draft:
    """Derive, check the data, render and compose. `template` overrides the data's 模板.

    A template that does not say how its levels are numbered takes the house style's, or that of the profile `style`.
    """
    drafting = _Drafting(library, dataset, template or dataset.template or "", missing, style, checking)
    try:
        return drafting.draft()
    except TemplateFault as fault:
        return drafting.stopped(fault.diagnostics if checking != "own texts" else ())
    except Refused as refused:
        return drafting.stopped(refused.diagnostics)
    except RecursionError:
        return drafting.stopped([BOMB.at(None, "模板套得太深，写不下去", "检查宏、节和可省句是否一层套一层")])


class _Drafting:
    """A draft on its way, and what was found so far. `_broken` is what stands in its way and does not keep its texts from being looked at."""

    def __init__(self, library: Library, dataset: Dataset, name: str, missing: MissingPolicy, style: Path | None, checking: Checking) -> None:
        self._library, self._dataset, self._name = library, dataset, name
        self._missing, self._checking = missing, checking
        self._style = style
        self._named = named_in(dataset.narratives.values())
        self._reports = _Reports(library, dataset, name, missing, style)
        self._found: list[Diagnostic] = []
        self._broken: tuple[Diagnostic, ...] | None = None

    def stopped(self, why: Sequence[Diagnostic]) -> Draft:
        return Draft(None, (*self._found, *why))

    def draft(self) -> Draft:
        require_template(self._library, self._name, self._dataset)
        self._front = self._library.templates.front(self._name)
        self._book = book_of(self._library, self._dataset, self._name)
        self._check_figures()
        if faults := self._faults_of_template():
            self._book.close()
            return self.stopped(faults)
        rendered = self._rendered()
        joined = self._joined(rendered)
        self._look_at_words(rendered, joined)
        self._look_at_figures_in(rendered, joined.main)
        self._found = once_each(self._found)
        if self._broken is not None:
            rendered.close()
            return Draft(None, (*self._broken, *(each for each in self._found if each.code.startswith(_OF_TEXTS))))
        return self._finished(rendered, joined)

    def _check_figures(self) -> None:
        book, checking = self._book, self._checking
        formulas = book.settle()
        self._counted = frozenset(book.tables_asked)
        if checking != "own texts":
            self._found += (*formulas, *of_another_time(book))
        if checking == "all":
            from drafting.checks.examination import examine

            self._found += examine(book, all_known=not has_errors(formulas))[0]
        elif checking in ("repairs", "mismatches"):
            self._found += mismatches(book, offering=checking == "repairs")
        if checking == "own texts" or has_errors(formulas):
            self._broken = tuple(self._found)

    def _faults_of_template(self) -> Sequence[Diagnostic]:
        sections = {each.partition(".")[0] for each in self._named.references}
        return self._library.template_faults(self._name, sections, carried=carried_kind(self._dataset.document.carrier))

    def _rendered(self) -> Rendered:
        library, name = self._library, self._name
        self._book.tables_asked.clear()
        rendered = render(
            library.templates, name, self._front, self._book, library.phrasing(name).value, library.documents(),
            lambda: library.folders.sections(name), self._named, zeros=library.zeros(), verbs=library.verbs(), omit_owed=self._missing == "omit",
        )
        if self._broken is None and self._dataset.tables:
            self._found += untaken_tables(self._book, self._book.tables_asked | self._counted)
        if self._book.columns_added:
            from drafting.checks.oddities.empty_cells import empty_cells

            self._found += answered_for(empty_cells(self._book), self._dataset)
        return rendered

    def _joined(self, rendered: Rendered) -> Joined:
        """The text composed, with its annexes and in its carrier."""
        ledger, levels = rendered.ledger, _levels(self._front, look(self._library, self._style))

        def composing(text: str) -> Composed:
            return compose(text, ledger, rendered.rest, levels)

        joined = join(composing(rendered.text), rendered, self._dataset, composing, self._reports.read)
        self._found += rendered.diagnostics
        self._found += self._reports.diagnostics
        return joined

    def _look_at_words(self, rendered: Rendered, joined: Joined) -> None:
        """Titles, headings and elements, and what nobody gives words for."""
        library, dataset, name = self._library, self._dataset, self._name
        carrier = dataset.document.carrier
        self._found += element_findings(dataset, joined.title, joined.annexes[0].title if carrier else "")
        if carrier or rendered.silent or not joined.title or joined.main.wordless:
            from drafting.template_words.wordless import wordless

            self._found += wordless(library, name, rendered, joined, dataset)

    def _look_at_figures_in(self, rendered: Rendered, composed: Composed) -> None:
        """What the text lacks and what it leaves unsaid."""
        book, ledger = self._book, rendered.ledger
        self._found += says_nothing(composed, book, self._name)
        self._found += gap_findings(composed, ledger, book, self._instead, as_errors=self._missing == "error")
        self._found += self._unsaid(composed, ledger)
        if self._broken is None:
            self._found += rendered.materials.unprinted(composed.said)
        self._found += rendered.rest.unsaid_times()
        self._found += book.problems

    def _unsaid(self, composed: Composed, ledger: Ledger) -> list[Diagnostic]:
        """Figures of the data that no sentence says. An adopted template has no 其余 that would."""
        found = unsaid_findings(composed, ledger, self._book)
        if not found or not self._front.carried:
            return found
        from drafting.assembling.assembly import INAPPLICABLE, OWED
        from drafting.render.local_groups import LOCAL
        from drafting.template_words.asking_words import told_where_to_say

        owed = {each.path for each in self._found if each.code in (OWED.code, INAPPLICABLE.code)}
        found = [each for each in found if not each.path or each.path.replace(f".{LOCAL}", ".", 1) not in owed]
        return [told_where_to_say(each, self._library, self._name, self._book) if each.code == NOT_SAID.code else each for each in found]

    def _instead(self, path: str) -> str:
        """What to write where a template asks for a figure that there is none of."""
        from drafting.template_words.asking_words import instead

        return instead(path, self._library, self._name)

    def _finished(self, rendered: Rendered, joined: Joined) -> Draft:
        dataset, composed = self._dataset, joined.main
        gaps = tuple(dict.fromkeys((*(rendered.ledger.path(index) for index in composed.missing), *self._reports.missing)))
        document = None if has_errors(self._found) else assemble(joined, dataset, self._name)
        carried = carried_words(self._library, self._name) if document is not None and self._checking != "own texts" else None
        texts = read_through(document) if document is not None else ()
        printed = Text([line for _, text in texts for line in text.lines]) if carried is not None else None
        if document is not None and self._checking != "text" and (carried is not None or self._checking == "all"):
            from drafting.template_words.fixed_text import held_to_its_words

            held = held_to_its_words(texts, self._book, self._found, carried.find if carried else None).diagnostics
            self._found += carried.unanswered(held) if carried else held
        if document is not None and self._checking == "all":
            from drafting.assembling.bad_among_results import bad_among_results

            self._found += bad_among_results(document.figures, self._book)
        if carried is not None and printed is not None:
            from drafting.template_words.unprinted_words import unprinted_words

            self._found += unprinted_words(carried.source, carried.file, printed, self._book)
        doubted = doubted_paths(self._book, self._found) if dataset.unsettled else frozenset[str]()
        if dataset.unfit:
            doubted |= unfit_paths(self._book)
        rendered.close()
        prose = self._prose_of(texts, carried, printed) if document is not None else ()
        if document is not None:
            document = with_doubts(document, self._found, doubted)
        return Draft(document, tuple(self._found), gaps, composed.dropped - rendered.left, prose)

    def _prose_of(self, texts: Sequence[Read], carried: CarriedWords | None, printed: Text | None) -> tuple[Diagnostic, ...]:
        library, dataset, name = self._library, self._dataset, self._name
        prose = (*not_said_of_data(_prose(library, name, texts, dataset, self._front.kind), self._found), *self._reports.prose)
        if carried is not None and printed is not None:
            from drafting.template_words.carried_spans import of_another_span

            prose += (*carried.of_that_time(dataset.period, printed, library.units_of(name)), *of_another_span(carried, dataset.period, printed))
        return tuple(not_said_of_names(prose, self._found)) if self._checking == "all" else prose


def _prose(library: Library, name: str, texts: Sequence[Read], dataset: Dataset, kind: str) -> tuple[Diagnostic, ...]:
    """What a proofreader would say of the text, but for what the data answer for (情况属实).

    The reports of other data files are read with these: they speak of their own unit and period.
    """
    setting, wording = setting_of(dataset, kind), library.rules.compiled(Wording)
    found = once_each(each for read in texts if read[0].blocks for each in check_read(read, setting, wording))
    if any(each.code in OF_TEMPLATES for each in found):
        from drafting.template_words.at_templates import at_the_templates

        found = once_each(at_the_templates(found, library, name))
    if not dataset.silences:
        return tuple(found)
    sought = (*(code for code in RULES if code.startswith("P")), *(each.rule.code for each in wording.rules))
    return (*answered_for(found, dataset), *unused(found, dataset, sought, elsewhere=()))


class _Reports:
    """Reports of other data files, enclosed as annexes. Their own annexes stay at home."""

    def __init__(self, library: Library, dataset: Dataset, name: str, missing: MissingPolicy, style: Path | None) -> None:
        self._library, self._dataset, self._name = library, dataset, name
        self._missing, self._style = missing, style
        self.diagnostics: list[Diagnostic] = []
        self.missing: list[str] = []
        self.prose: list[Diagnostic] = []

    def read(self, entry: Enclosure) -> Document | None:
        file = Path(self._dataset.tree.name).parent / entry.report
        place = self._dataset.tree.place((*entry.path, "数据"))
        if not file.is_file():
            hint = "写相对本文件所在文件夹的文件名"
            self.diagnostics.append(ENCLOSED_UNREADABLE.at(place, f"附件的数据文件“{entry.report}”不存在", hint))
            return None
        try:
            loaded = read_dataset(file, self._library)
        except OSError:
            self.diagnostics.append(ENCLOSED_UNREADABLE.at(place, f"附件的数据文件“{entry.report}”读不出来", LET_GO))
            return None
        drafted = Draft(None, ())
        if loaded.dataset is not None and not has_errors(loaded.diagnostics):
            alone = replace(loaded.dataset, document=replace(loaded.dataset.document, carrier=None, enclosures=()))
            drafted = draft(self._library, alone, alone.template or self._name, missing=self._missing, style=self._style)
        found = (*loaded.diagnostics, *drafted.diagnostics)
        self.diagnostics += (each for each in found if each.severity is not Severity.INFO)
        self.missing += drafted.missing
        self.prose += (each for each in drafted.prose if each.severity is not Severity.INFO)
        if drafted.document is None:
            hint = "先改好它，见其他各条"
            self.diagnostics.append(ENCLOSED_UNREADABLE.at(place, f"附件的数据文件“{entry.report}”有错误", hint))
        return drafted.document


def carried_words(library: Library, name: str) -> CarriedWords | None:
    """What a template says in the words of an earlier report; None of one that was not made from a report."""
    said = library.templates.front(name).carried
    if not said:
        return None
    from drafting.template_words.carried_words import CarriedWords

    return CarriedWords(*library.templates.source(name), said)


def _levels(front: FrontMatter, style: Style) -> Layout:
    """How headings are numbered and which stand run in: the template's own way, else the house style's."""
    run_in = front.run_in if front.arrangement or not style.run_in else frozenset(range(1, 10))
    return Layout(front.forms or style.numbering, run_in)


def require_template(library: Library, name: str, dataset: Dataset) -> None:
    """Raises Refused where a report of these data is by no template that there is."""
    if not name:
        known = "、".join(library.folders.names())
        raise Refused([NO_TEMPLATE.at(None, "没有写明用哪个模板", f"在数据里写“模板: …”，或用 -t；可用的有：{known}")])
    library.require(name, dataset.tree if name == dataset.template else None)
