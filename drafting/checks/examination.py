"""What `check` says of the figures of one file, or of several together: every relation, and what looks wrong although all hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from drafting.checks.claims.local_names import unlike_local_names
from drafting.checks.figures import Term
from drafting.checks.judged import TAIL, Judged, Relation, finding
from drafting.checks.oddities.another_body import another_body
from drafting.checks.oddities.completed_otherwise import completed_otherwise
from drafting.checks.oddities.levels import (
    NO_SUSPECTS,
    NOTHING_AGAINST,
    OF_SEVERAL_FILES,
    Key,
    Suspects,
    against_the_parts,
    apart,
    giver,
)
from drafting.checks.oddities.lost_scale import lost_scale
from drafting.checks.oddities.own_names import misspelt_names
from drafting.checks.oddities.periods import across
from drafting.checks.oddities.retyped import retyped
from drafting.checks.oddities.same_figure import same_figures
from drafting.checks.oddities.texts_of_other_times import texts_of_other_times
from drafting.checks.oddities.too_many import too_many
from drafting.checks.oddities.totals_of_levels import totals_of_levels
from drafting.checks.oddities.unlike_tables import unlike_tables
from drafting.checks.reconciling.without_partner import without_partner
from drafting.checks.relations import judged_relations, not_told, of_the_file
from drafting.checks.silences import OF_WORDS, answered_for, unsilenced, unused
from drafting.diagnostics import Diagnostic
from drafting.facts.book import Book
from drafting.frozen import frozen
from drafting.registry import RULES

_SOUGHT: Final = tuple(code for code in RULES if (code[0] == "R" and code not in OF_WORDS) or ("D250" <= code <= "D289" and code not in OF_SEVERAL_FILES))
"""The codes that are looked for here: an answer to one of them can be idle."""


@frozen
class Member:
    """One figure of a relation and where it stands."""

    path: str
    text: str
    file: str
    line: int | None
    column: int | None

    def to_json(self) -> dict[str, object]:
        return {"path": self.path, "text": self.text, "file": self.file, "line": self.line, "column": self.column}


@frozen
class CheckedRelation:
    """A relation with its verdict, as the JSON of `check` lists it: kind such as 构成 其中 完成率 同比, verdict 相符 尾差 不符 无法判断."""

    kind: str
    verdict: str
    whole: Member
    parts: tuple[Member, ...]
    stated: str
    computed: str
    limit: bool = False
    """Whether the whole only bounds its parts; not in the JSON, whose kinds say it."""

    def to_json(self) -> dict[str, object]:
        return {
            "kind": self.kind,
            "verdict": self.verdict,
            "whole": self.whole.to_json(),
            "parts": [part.to_json() for part in self.parts],
            "stated": self.stated,
            "computed": self.computed,
        }


def examine(book: Book, *, all_known: bool = True) -> tuple[list[Diagnostic], list[CheckedRelation]]:
    """Every relation of the data that can be judged, and a finding for each that does not hold; what looks wrong although every
    relation holds, also where each figure has to be held against all others (D256, D269), each text be read (D263), or names be taken apart
    (D323, D325, D326): with these a draft would take as long again for its checks, so it goes without most (`claims/at_a_glance.py`); and the answers that answer for nothing: those where all figures are known (`all_known`; a formula may
    fail), for what they answer for may be with one that is not. A finding that the file itself answers for (情况属实) is left
    out; its relation stays in the list.
    """
    found, relations = judged_relations(book)
    found += [*of_the_file(book), *misspelt_names(book.dataset), *without_partner(book), *texts_of_other_times(book), *another_body(book.dataset), *completed_otherwise(book), *same_figures(book, relations), *unlike_local_names(book, relations)]
    found += not_told(found, (*too_many(book), *lost_scale(book), *retyped(book), *unlike_tables(book), *totals_of_levels(book, relations)))
    idle = unused(found, book.dataset, _SOUGHT, elsewhere=OF_WORDS) if all_known else []
    return unsilenced(found, book.dataset) + idle, _listed(relations)


def examine_together(books: Sequence[Book]) -> tuple[list[Diagnostic], list[CheckedRelation]]:
    """What the files of one unit say against each other; an answer (情况属实) counts where the finding stands.

    A finding whose figure came from none of these files (a cell, the common file of a batch) stands last.
    """
    found, relations = across(books)
    standing: dict[str, list[Diagnostic]] = {book.dataset.tree.name: [] for book in books}
    left: list[Diagnostic] = []
    for each in found:
        standing.get(each.place.file if each.place else "", left).append(each)
    answered = [each for book in books for each in answered_for(standing.pop(book.dataset.tree.name, ()), book.dataset)]
    return answered + left, _listed(relations)


def examine_levels(
    whole: Book, parts: Sequence[Book], strangers: Sequence[Book] = (), suspects: Suspects = NO_SUSPECTS, *, one_table: bool = False
) -> tuple[list[Diagnostic], list[CheckedRelation], frozenset[Key]]:
    """What the file of a place and those of the places in it say against each other, and of which `suspects` that tells; an answer
    counts in the file of the whole. `strangers` say that they lie elsewhere; of `one_table` they are rows.
    """
    against = against_the_parts(giver(whole), list(map(giver, parts)), whole.catalogue, whole.units, suspects, one_table=one_table) if parts else NOTHING_AGAINST
    beside = [apart(giver(whole), len(parts), list(map(giver, strangers)))] if strangers else []
    tails = [said for relation in against.relations if (said := finding(relation)) is not None and said.code == TAIL.code]
    found = answered_for([*against.found, *beside, *tails], whole.dataset)
    return found, _listed(against.relations), frozenset(key for key, told in against.explained if told in found)


def _listed(relations: list[Relation]) -> list[CheckedRelation]:
    return [_checked(each) for relation in relations for each in relation]


def _checked(judged: Judged) -> CheckedRelation:
    return CheckedRelation(
        judged.kind,
        judged.verdict.value,
        _member(judged.whole),
        tuple([_member(part) for part in judged.parts]),
        judged.stated,
        judged.computed,
        judged.limit,
    )


def _member(term: Term) -> Member:
    place = term.figure.place
    return Member(term.path, term.quantity.text, place.file, place.line, place.column)
