"""One run of a template over one book of facts: the expanded marked text, ready to compose."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from drafting.diagnostics import Diagnostic
from drafting.facts.book import Book
from drafting.facts.fact import Fact
from drafting.facts.indicator import IndicatorFact
from drafting.frozen import mutable
from drafting.model.narrative import Named
from drafting.model.official import Carrier, Enclosure
from drafting.render.compiling.meanings import Meanings
from drafting.render.compiling.shortcut import POINTS_ADDED_TO, POINTS_WANTED
from drafting.render.compiling.template import FrontMatter, Templates, budgeted
from drafting.render.filters import FILTERS
from drafting.render.ledger import Ledger
from drafting.render.leftovers.attached import attached, hangs_more, settled
from drafting.render.leftovers.rest import Rest
from drafting.render.leftovers.verbs import NO_VERBS, Verbs
from drafting.render.leftovers.zeros import NO_ZEROS, Zeros
from drafting.render.local_groups import local_groups
from drafting.render.materials import Materials
from drafting.render.narrative import NarrativeText
from drafting.render.outline import Outline, SayText
from drafting.render.outstanding import OUTSTANDING, Outstanding
from drafting.render.sections import Sections
from drafting.render.topics import TOPICS, Topics
from drafting.render.under_headings import under_headings
from drafting.render.unmet import BEHIND, BELOW, PAST, UNMET, Behind, Below, Past, Tasks, Unmet
from drafting.render.wording import Phrasing, document_words
from drafting.render.words import CARRIER, Words, names_of_words


class Tables(Words):
    """明细表: each table is a fact."""

    __slots__ = ("_book",)

    def __init__(self, book: Book) -> None:
        super().__init__("明细表", {})
        self._book = book

    def say(self, word: str) -> Fact:
        return self._book.table(word)


@mutable
class Rendered:
    """The marked text that compose needs, and what the run found. `words` are those of the 文种."""

    text: str
    ledger: Ledger
    rest: Rest
    words: Words
    diagnostics: list[Diagnostic]
    context: Meanings
    left: int  # points that the data's outline took out of their sections
    enclosed: tuple[str, ...]  # the marked text of each 附件 of the data
    carrier: Words  # the words of the 文种 that carries the text, where 承载 names one
    say: SayText
    materials: Materials
    silent: tuple[str, ...]  # 提法 that have no words for the period

    def close(self) -> None:
        """Let go of everything the run holds in circles; nothing of it can be said any more."""
        self.context.clear()
        self.ledger.book.close()


def render(
    templates: Templates,
    name: str,
    front: FrontMatter,
    book: Book,
    phrasing: Mapping[str, Any],
    documents: Mapping[str, Any],
    section_names: Callable[[], list[str]],
    named: Named,
    *,
    zeros: Zeros = NO_ZEROS,
    verbs: Verbs = NO_VERBS,
    omit_owed: bool = False,
) -> Rendered:
    """Say a dataset in a template's words; `named` is what its own texts name. Raises TemplateFault."""
    dataset = book.dataset
    budgeted()
    ledger = Ledger(book, omit_owed=omit_owed)
    context = _meanings(book, ledger, verbs, as_unit=front.as_unit)
    text = NarrativeText(book, ledger, context, verbs)
    phrases = templates.phrasing(phrasing)
    silent = phrases.silent(dataset.period)
    context["提法"] = Words("提法", _spoken(phrases, silent, ledger), text.complete_wording)
    words = context["文种"] = Words("文种", document_words(documents, front.kind, dataset.period), text.complete_wording)
    narratives = dataset.narratives
    local = local_groups(book, narratives, lambda group: templates.section_name(name, group) is not None, by_data=front.by_data)
    meant = _as_read(dataset.renamed, local.homes)
    materials = Materials(narratives, dataset.tree, meant)
    context[POINTS_WANTED] = None
    context[POINTS_ADDED_TO] = {place.partition(".")[2] for place in (*narratives, *materials.places())}
    speaking = (*local.homes.values(), *(("提法",) if phrases.asks else ()), *(("明细表",) if dataset.tables else ()))
    sections = Sections(templates, name, book, context, speaking, section_names)
    outline = Outline(materials, map(meant, named.references), dataset.tree, local, sections, text.say, text.show)
    ledger.attach = _attaching("\n".join(named.quoting))
    marked_text = settled(under_headings(outline.expand(templates.run(name, context)), materials, ledger, outline.say), ledger)
    enclosed = tuple(_enclosed(entry, outline, text, book) for entry in dataset.document.enclosures)
    carried = carried_kind(dataset.document.carrier)
    carrier = Words(carried, document_words(documents, carried, dataset.period), text.complete_wording)
    problems = [*text.problems, *outline.problems, *outline.unused()]
    return Rendered(
        marked_text, ledger, Rest(book, ledger, local.homes, zeros, verbs), words, problems, context, outline.left,
        enclosed, carrier, text.say, materials, silent,
    )


def _meanings(book: Book, ledger: Ledger, verbs: Verbs, *, as_unit: bool) -> Meanings:
    """What the names of the run mean, but for its 提法 and 文种."""
    context = Meanings(book, names_of_words(book.dataset, book, as_unit=as_unit))
    context["明细表"] = Tables(book)
    tasks = Tasks(book)
    context[UNMET] = Unmet(tasks)
    context[BEHIND] = Behind(tasks)
    context[PAST] = Past(tasks)
    context[BELOW] = Below(tasks)
    context[OUTSTANDING] = Outstanding(book, ledger, lambda name, unit: bool(verbs.of(name, unit).verb))
    context[TOPICS] = Topics(book)
    return context


def _spoken(phrases: Phrasing, silent: tuple[str, ...], ledger: Ledger) -> Mapping[str, Any]:
    """The 提法 of the period; of those that have none it is told where they are printed."""
    spoken = phrases.of(ledger.book.dataset.period)
    if not silent:
        return spoken
    from drafting.render.unworded import Unworded

    return {**spoken, **{word: Unworded(word, ledger) for word in silent}}


def _as_read(renamed: Mapping[str, str], homes: Mapping[str, str]) -> Callable[[str], str]:
    """The name of a section or point, which a text of the data may call by a group as it is given."""

    def meant(called: str) -> str:
        if not renamed and not homes:
            return called
        group, dot, point = called.partition(".")
        return f"{homes.get(group) or renamed.get(group, group)}{dot}{point}"

    return meant


def carried_kind(carrier: Carrier | None) -> str:
    """The 文种 under which the words of a carrier stand, "" where nothing is carried."""
    return f"{CARRIER}{carrier.kind}" if carrier else ""


def _attaching(own_texts: str) -> Callable[[IndicatorFact, Ledger], str]:
    """Says what hangs on a figure, unless the data's own text names the indicator: then it says what it wants of it."""

    def attach(fact: IndicatorFact, ledger: Ledger) -> str:
        return "" if not hangs_more(fact) or f"{fact.name}." in own_texts else attached(fact, ledger)

    return attach


def _enclosed(entry: Enclosure, outline: Outline, text: NarrativeText, book: Book) -> str:
    """What an annex holds: its own text, then a 文字材料, then tables, charts and pictures."""
    own = text.say(entry.text, (*entry.path, "内容")) if entry.text else ""
    material = outline.material(entry.narrative) if entry.narrative else ""
    tables = (f"\n\n{FILTERS['表格'](book.table(name))}\n\n" for name in entry.tables)
    shown = map(text.show, entry.exhibits)
    return f"{own}\n\n{material}{''.join(tables)}{''.join(shown)}"
