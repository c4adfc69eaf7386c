"""What `check` asks of data files: do their figures agree, and what would a proofreader say of the text they give?"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafting.checks.examination import CheckedRelation, examine, examine_levels, examine_together
from drafting.checks.oddities.levels import NO_SUSPECTS, Key, Suspects
from drafting.checks.prose.dates import not_said_of_data
from drafting.checks.prose.places import not_said_of_names
from drafting.diagnostics import Diagnostic, Severity, has_errors, softened
from drafting.facts.table import typed_cells
from drafting.frozen import frozen
from drafting.illustrations import illustrations
from drafting.pipeline import carried_words, draft, facts_at_least
from drafting.proofreading.review import typed_marks
from drafting.relations import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.library import Library
    from drafting.model.dataset import Dataset

OF_CARRIED_WORDS: Final = ("P149", "P156")
"""Hold up a final copy only: who checks the data need not have come to the words of the template yet."""


@frozen
class Proof:
    """What `check` says of one data file, or of several together: of its `figures` the `lone` ones (dotted paths) stand in no relation that was judged."""

    diagnostics: tuple[Diagnostic, ...]
    relations: tuple[CheckedRelation, ...]
    figures: int = 0
    lone: frozenset[str] = frozenset()
    explained: frozenset[Key] = frozenset()
    """The figures far from their peers of which the findings tell."""

    @property
    def covered(self) -> int:
        return self.figures - len(self.lone)

    @property
    def judged(self) -> frozenset[tuple[str, str]]:
        """(file, dotted path) of each figure in a relation that was judged."""
        judged = (each for each in self.relations if each.verdict != Verdict.UNDECIDED)
        return frozenset((member.file, member.path) for each in judged for member in (each.whole, *each.parts))


def proofread(library: Library, dataset: Dataset) -> Proof:
    """Check the data's relations and, when it names a template, the text it would give."""
    book, found = facts_at_least(library, dataset)
    formulas = book.settle()
    problems, relations = examine(book, all_known=not has_errors(formulas))
    found += (*formulas, *problems)
    document = None
    if dataset.template:
        drafted = draft(library, dataset, checking="text")
        found += drafted.diagnostics
        prose = tuple(each.as_severity(Severity.WARNING) if each.code in OF_CARRIED_WORDS else each for each in drafted.prose)
        found += not_said_of_names(not_said_of_data(prose, found), found)
        document = drafted.document
        if document is not None:
            found += illustrations(document, Path(dataset.tree.name).parent).diagnostics
            from drafting.assembling.bad_among_results import bad_among_results
            from drafting.checks.prose.passages import read_through
            from drafting.template_words.fixed_text import held_to_its_words

            carried = carried_words(library, dataset.template)
            held = held_to_its_words(read_through(document), book, found, carried.find if carried else None)
            found += carried.unanswered(held.diagnostics) if carried else held.diagnostics
            relations += held.relations
            found += bad_among_results(document.figures, book)
    found += softened(typed_marks(document, dataset.tree))
    typed = [*book.typed_paths(), *typed_cells(book)]
    book.close()
    proof = Proof(tuple(dict.fromkeys(found)), tuple(relations), len(typed))
    return replace(proof, lone=still_lone(typed, {path for _, path in proof.judged}))


def proofread_together(library: Library, datasets: Sequence[Dataset]) -> Proof:
    """Check the files of one unit against each other: within a year, and a year against the year before."""
    books = [facts_at_least(library, dataset)[0] for dataset in datasets]
    found, relations = examine_together(books)
    return Proof(tuple(found), tuple(relations))


def proofread_levels(
    library: Library, whole: Dataset, parts: Sequence[Dataset], strangers: Sequence[Dataset] = (), suspects: Suspects = NO_SUSPECTS, *, one_table: bool = False
) -> Proof:
    """Check a county's file against those of its townships, or the rows of `one_table`, a city's against its counties'; `strangers` say
    that they lie elsewhere.
    """
    book, *others = [facts_at_least(library, dataset)[0] for dataset in (whole, *parts)]
    elsewhere = [facts_at_least(library, dataset)[0] for dataset in strangers]
    found, relations, explained = examine_levels(book, others, elsewhere, suspects, one_table=one_table)
    return Proof(tuple(found), tuple(relations), explained=explained)


def still_lone(paths: Iterable[str], judged: Container[str]) -> frozenset[str]:
    """Those of the dotted paths that are not among the judged ones; a figure of several quantities stands there with its unit."""
    return frozenset(path for path in paths if path not in judged and path.rpartition(".")[0] not in judged)
