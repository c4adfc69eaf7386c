"""The story: open_library · read_dataset · draft · layout · write.

Nothing here prints or reads the clock. Files are read by the library and by `reading.py`; here only those that the data
name: last year's, enclosed reports and pictures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from drafting.assembly import assemble, gap_findings, says_nothing, unsaid_findings, untaken_tables
from drafting.blocks.document import Document, Front
from drafting.bodies import gives, of_one_trade
from drafting.checks.prose import OF_TEMPLATES, Wording, check_prose
from drafting.checks.prose.dates import not_said_of_data
from drafting.checks.prose.places import not_said_of_names
from drafting.checks.prose.setting import setting_of
from drafting.checks.relations import mismatches
from drafting.checks.silences import answered_for, unused
from drafting.checks.unsettled import doubted_paths, unitless_paths
from drafting.compose import Composed, Layout, compose
from drafting.diagnostics import Diagnostic, Refused, Rule, Severity, has_errors, once_each
from drafting.doubted import with_doubts
from drafting.elements import element_findings
from drafting.enclosing import join
from drafting.facts.book import Book
from drafting.filenames import PAGED, Format
from drafting.frozen import frozen
from drafting.illustrations import illustrations
from drafting.library import Library, open_library
from drafting.model.narrative import references
from drafting.reading import NO_TEMPLATE, Loaded, read_common, read_dataset, read_row, read_table
from drafting.registry import RULES, declare
from drafting.render.compiling.faults import BOMB, TemplateFault
from drafting.render.compiling.template import FrontMatter
from drafting.render.run import carried_kind, render
from drafting.wordless import blank_carrier, untitled, without_words, wordless_heading

if TYPE_CHECKING:
    from drafting.carried_words import CarriedWords
    from drafting.model.dataset import Dataset
    from drafting.model.official import Enclosure
    from drafting.writers.reference import Referred
    from drafting.writers.style import Style

__all__ = [
    "Checking", "Draft", "Format", "Library", "Loaded", "MissingPolicy", "carried_words", "draft",
    "facts", "facts_at_least", "last_year", "layout", "look",
    "open_library", "read_common", "read_dataset", "read_row", "read_table",
    "require_word", "write",
]

MissingPolicy = Literal["mark", "omit", "error"]
Checking = Literal["all", "repairs", "mismatches", "text", "own texts"]
"""What is looked for: all that `check` says of the figures (for what leaves the house), contradictions of the data and which
figures may have been meant (which takes time), contradictions alone, or neither; or, of data that have errors, only what is
wrong with their own texts and with the template."""

LAST_YEAR_UNREADABLE = declare(
    Rule(
        "D204", "上年文件用不上", Severity.ERROR, "“上年”写的文件不存在或有错误，同比无法计算。",
        hits="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n上年: 2025.yaml\n指标: {监测帮扶: {监测对象: 86户251人}}\n",
        clean="模板: rural/township\n单位: {名称: 示例乡人民政府, 地区: 示例县示例乡, 层级: 乡镇}\n"
        "报告期: 2026年\n指标: {监测帮扶: {监测对象: 86户251人}}\n",
    )
)
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
    findings about the text itself, at their own severity: they never stop a draft (design §8).
    """

    document: Document | None
    diagnostics: tuple[Diagnostic, ...]
    missing: tuple[str, ...] = ()
    dropped: int = 0
    prose: tuple[Diagnostic, ...] = ()


_LET_GO: Final = "关掉正打开着它的程序，检查读取权限和网络，再运行一次"
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
    found: list[Diagnostic] = []
    try:
        return _draft(library, dataset, template or dataset.template or "", missing, style, checking, found)
    except TemplateFault as fault:
        return Draft(None, (*found, *(fault.diagnostics if checking != "own texts" else ())))
    except Refused as refused:
        return Draft(None, (*found, *refused.diagnostics))
    except RecursionError:
        return Draft(None, (*found, BOMB.at(None, "模板套得太深，写不下去", "检查宏、节和可省句是否一层套一层")))


def _draft(
    library: Library, dataset: Dataset, name: str, missing: MissingPolicy, style: Path | None, checking: Checking, found: list[Diagnostic]
) -> Draft:
    """`found` is what is known so far: what is wrong with the figures is told whatever stops the text."""
    front = _front(library, name, dataset)
    book = _book(library, dataset, name)
    formulas = book.settle()
    counted = frozenset(book.tables_asked)
    if checking != "own texts":
        found += formulas
    if checking == "all":
        from drafting.checks.examination import examine

        found += examine(book, all_known=not has_errors(formulas))[0]
    elif checking in ("repairs", "mismatches"):
        found += mismatches(book, offering=checking == "repairs")
    broken = tuple(found) if checking == "own texts" or has_errors(formulas) else None
    placed = {each.partition(".")[0] for each in references(dataset.narratives.values())}
    faults = library.template_faults(name, placed, carried=carried_kind(dataset.document.carrier))
    if faults:
        book.close()
        return Draft(None, (*found, *faults))
    book.tables_asked.clear()
    rendered = render(
        library.templates, name, front, book, library.phrasing(name).value, library.documents(),
        lambda: library.folders.sections(name), zeros=library.zeros(), verbs=library.verbs(), omit_owed=missing == "omit",
    )
    if broken is None and dataset.tables:
        found += untaken_tables(book, book.tables_asked | counted)
    ledger = rendered.ledger
    levels = _levels(front, look(library, style))

    def composing(text: str) -> Composed:
        return compose(text, ledger, rendered.rest, levels)

    reports = _Reports(library, dataset, name, missing, style)
    joined = join(composing(rendered.text), rendered, dataset, composing, reports.read)
    composed = joined.main
    found += rendered.diagnostics
    found += reports.diagnostics
    found += element_findings(dataset, joined.title, joined.annexes[0].title if dataset.document.carrier else "")
    if rendered.silent:
        found += without_words(library, name, rendered, joined, dataset)
    if dataset.document.carrier:
        found += blank_carrier(library, dataset.document.carrier, rendered, joined.title)
    elif front.kind and not joined.title:
        found.append(untitled(library, front.kind, dataset))
    if composed.wordless:
        found.append(wordless_heading(library, name, rendered, dataset))
    found += says_nothing(composed, book, name)
    found += gap_findings(composed, ledger, book, as_errors=missing == "error")
    found += unsaid_findings(composed, ledger, book)
    if broken is None:
        found += rendered.materials.unprinted(composed.said)
    found += rendered.rest.unsaid_times()
    found += book.problems
    found = once_each(found)
    if broken is not None:
        rendered.close()
        return Draft(None, (*broken, *(each for each in found if each.code.startswith(_OF_TEXTS))))
    gaps = tuple(dict.fromkeys((*(ledger.path(index) for index in composed.missing), *reports.missing)))
    document = None if has_errors(found) else assemble(joined, dataset, name)
    carried = carried_words(library, name) if document is not None and checking != "own texts" else None
    if carried is not None and document is not None and checking != "text":
        from drafting.fixed_text import held_to_its_words

        found += carried.unanswered(held_to_its_words(document, book, found, carried.find).diagnostics)
    doubted = doubted_paths(book, found) if dataset.unsettled else frozenset[str]()
    if dataset.unitless:
        doubted |= unitless_paths(book)
    rendered.close()
    prose = (*not_said_of_data(_prose(library, name, document, dataset, front.kind), found), *reports.prose) if document else ()
    if carried is not None and document is not None:
        from drafting.checks.prose.passages import text_of

        prose += tuple(carried.of_that_time(dataset.period, text_of(document), library.units_of(name)))
    if checking == "all":
        prose = tuple(not_said_of_names(prose, found))
    if document is not None:
        document = with_doubts(document, found, doubted)
    return Draft(document, tuple(found), gaps, composed.dropped - rendered.left, prose)


def _prose(library: Library, name: str, document: Document, dataset: Dataset, kind: str) -> tuple[Diagnostic, ...]:
    """What a proofreader would say of the text, but for what the data answer for (情况属实).

    The reports of other data files are read with these: they speak of their own unit and period.
    """
    own = (each for each in document.annexes if not each.report)
    texts = (document, *(Document(Front(each.title), each.blocks, figures=document.figures) for each in own))
    setting, wording = setting_of(dataset, kind), library.rules.compiled(Wording)
    found = once_each(each for text in texts if text.blocks for each in check_prose(text, setting, wording))
    if any(each.code in OF_TEMPLATES for each in found):
        from drafting.at_templates import at_the_templates

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
            self.diagnostics.append(ENCLOSED_UNREADABLE.at(place, f"附件的数据文件“{entry.report}”读不出来", _LET_GO))
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
    from drafting.carried_words import CarriedWords

    return CarriedWords(*library.templates.source(name), said)


def _levels(front: FrontMatter, style: Style) -> Layout:
    """How headings are numbered and which stand run in: the template's own way, else the house style's."""
    run_in = front.run_in if front.arrangement or not style.run_in else frozenset(range(1, 10))
    return Layout(front.forms or style.numbering, run_in)


def _front(library: Library, name: str, dataset: Dataset) -> FrontMatter:
    require_template(library, name, dataset)
    return library.templates.front(name)


def require_template(library: Library, name: str, dataset: Dataset) -> None:
    """Raises Refused where a report of these data is by no template that there is."""
    if not name:
        known = "、".join(library.folders.names())
        raise Refused([NO_TEMPLATE.at(None, "没有写明用哪个模板", f"在数据里写“模板: …”，或用 -t；可用的有：{known}")])
    library.require(name, dataset.tree if name == dataset.template else None)


def facts(library: Library, dataset: Dataset, template: str) -> Book:
    """All facts of a dataset, as a report by `template` ("": by none) sees them.

    Raises Refused where there is no such template, and where last year's file cannot be used.
    """
    if template:
        library.require(template)
    return _book(library, dataset, template)


def facts_at_least(library: Library, dataset: Dataset, template: str | None = None) -> tuple[Book, list[Diagnostic]]:
    """All facts, with those of last year's file, or without and why."""
    name = template or dataset.template or ""
    previous: Book | None = None
    found: list[Diagnostic] = []
    try:
        previous = last_year(library, dataset, name)
    except Refused as refused:
        found += refused.diagnostics
    return Book(dataset, library.catalogue(name), library.units_of(name), previous), found


def _book(library: Library, dataset: Dataset, name: str) -> Book:
    previous = last_year(library, dataset, name)
    required = library.required(name) if name else frozenset()
    catalogue = library.catalogue(name)
    if required and of_one_trade(dataset.unit.name) and not _is_office_of(library, name, dataset.unit.name):  # it owes nothing that another body has to give
        required = frozenset(path for path in required if not (provider := catalogue.provider(path)) or gives(dataset.unit.name, provider))
    return Book(dataset, catalogue, library.units_of(name), previous, required)


def _is_office_of(library: Library, name: str, unit: str) -> bool:
    """Whether the template's field is the unit's own trade (主管部门): what its 执法大队 give it, it owes."""
    office = library.phrasing(name).value.get("主管部门")
    return isinstance(office, str) and bool(office) and gives(unit, office)


def last_year(library: Library, dataset: Dataset, name: str) -> Book | None:
    """The facts of the file that 上年 names, None where it names none. Raises Refused where it cannot be used."""
    if not dataset.previous:
        return None
    file = Path(dataset.tree.name).parent / dataset.previous
    place = dataset.tree.place(("上年",))
    if not file.is_file():
        raise Refused([LAST_YEAR_UNREADABLE.at(place, f"上年文件“{dataset.previous}”不存在", "写相对本文件所在文件夹的文件名")])
    try:
        loaded = read_dataset(file, library, name)
    except OSError:
        raise Refused([LAST_YEAR_UNREADABLE.at(place, f"上年文件“{dataset.previous}”读不出来", _LET_GO)]) from None
    if loaded.dataset is None:
        fault = LAST_YEAR_UNREADABLE.at(place, f"上年文件“{dataset.previous}”有错误", "先改好上年文件，见下面各条")
        raise Refused([fault, *(each for each in loaded.diagnostics if each.severity is Severity.ERROR)])
    return Book(loaded.dataset, library.catalogue(name), library.units_of(name))


def layout(
    document: Document,
    library: Library,
    style: Path | None = None,
    *,
    folder: Path | None = None,
    reference: Path | None = None,
    to: Format = "docx",
) -> tuple[Diagnostic, ...]:
    """What is to be said of a document before it is written: its pictures that cannot be used (errors), and, where it
    is written `to` pages, the title's shape and which styles of the Word file `reference` count.

    Raises Refused: CannotRead where that is no Word file.
    """
    from drafting.writers.layout import layout_findings

    found = illustrations(document, folder).diagnostics
    if to not in PAGED:
        return found
    if reference is None:
        return (*layout_findings(document, look(library, style)), *found)
    referred = _referred(library, style, reference)
    return (*referred.diagnostics, *layout_findings(document, referred.style), *found)


def look(library: Library, style: Path | None) -> Style:
    """The house style with a profile's differences. Raises Refused."""
    return library.look(style, _style_of)


def _style_of(house: Mapping[str, Any], own: Mapping[str, Any]) -> Style:
    from drafting.writers.house_style import style_of

    return style_of(house, own)


def dress(library: Library, style: Path | None, reference: Path | None) -> Style:
    """The same with the faces, sizes and spacing of a Word file's styles. Raises Refused."""
    return look(library, style) if reference is None else _referred(library, style, reference).style


def require_word(reference: Path) -> None:
    """Raises CannotRead unless `reference` is a Word file whose styles can be read."""
    from drafting.readers.reference import read_named_looks

    read_named_looks(reference.read_bytes(), str(reference))


def _referred(library: Library, style: Path | None, reference: Path) -> Referred:
    """The house style, with a local profile's differences, with what the named styles of a Word file say."""
    from drafting.readers.reference import read_named_looks
    from drafting.writers.reference import refer

    return refer(look(library, style), read_named_looks(reference.read_bytes(), str(reference)), str(reference))


def write(
    document: Document,
    to: Format,
    library: Library,
    style: Path | None = None,
    *,
    final: bool = False,
    folder: Path | None = None,
    reference: Path | None = None,
) -> bytes:
    """The file's bytes; the same document gives the same bytes. Pictures are looked for in `folder`, the data's."""
    chosen = dress(library, style, reference)
    if to == "docx":
        from drafting.writers.docx import write_docx

        return write_docx(document, chosen, final=final, pictures=illustrations(document, folder).pictures)
    if to == "html":
        from drafting.writers.html import write_html

        return write_html(document, chosen, final=final, pictures=illustrations(document, folder).pictures)
    if to == "md":
        from drafting.writers.md import write_md

        return write_md(document, chosen)
    from drafting.writers.txt import write_txt

    return write_txt(document, chosen)
