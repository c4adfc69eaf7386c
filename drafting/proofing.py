"""What `check` asks of data files: do their figures agree, and what would a proofreader say of the text they give?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafting.checks.examination import CheckedRelation, examine, examine_levels, examine_together
from drafting.checks.prose.dates import not_said_of_data
from drafting.checks.prose.places import not_said_of_names
from drafting.diagnostics import Diagnostic, has_errors, softened
from drafting.facts.book import Book
from drafting.frozen import frozen
from drafting.illustrations import illustrations
from drafting.pipeline import draft, facts_at_least
from drafting.relations import Verdict
from drafting.review import typed_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.library import Library
    from drafting.model.dataset import Dataset


@frozen
class Proof:
    """What `check` says of one data file: `covered` of its `figures` stand in at least one relation that was judged."""

    diagnostics: tuple[Diagnostic, ...]
    relations: tuple[CheckedRelation, ...]
    figures: int
    covered: int


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
        found += not_said_of_names(not_said_of_data(drafted.prose, found), found)
        document = drafted.document
        if document is not None:
            found += illustrations(document, Path(dataset.tree.name).parent).diagnostics
    found += softened(typed_marks(document, dataset.tree))
    figures, covered = _coverage(book, relations)
    book.close()
    return Proof(tuple(dict.fromkeys(found)), tuple(relations), figures, covered)


def proofread_together(library: Library, datasets: Sequence[Dataset]) -> Proof:
    """Check the files of one unit against each other: within a year, and a year against the year before."""
    books = [facts_at_least(library, dataset)[0] for dataset in datasets]
    found, relations = examine_together(books)
    return Proof(tuple(found), tuple(relations), 0, 0)


def proofread_levels(library: Library, whole: Dataset, parts: Sequence[Dataset]) -> Proof:
    """Check a county's file against those of its townships, a city's against its counties'."""
    book, *others = [facts_at_least(library, dataset)[0] for dataset in (whole, *parts)]
    found, relations = examine_levels(book, others)
    return Proof(tuple(found), tuple(relations), 0, 0)


def _coverage(book: Book, relations: list[CheckedRelation]) -> tuple[int, int]:
    """(typed figures of the data, those that stand in a relation that could be judged)."""
    typed = book.typed_paths()
    judged = {
        member.path
        for relation in relations
        if relation.verdict != Verdict.UNDECIDED
        for member in (relation.whole, *relation.parts)
    }
    covered = {path for path in typed if path in judged or path.rpartition(".")[0] in judged}
    return len(typed), len(covered)
