"""What `check` does with many files: each by itself, then those of one unit, a place and those in it, and all, together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.cli.checking.checked import Checked, OneFile, Task, added
from drafting.cli.checking.each_file import each_by_itself, forget_library, library_of, peer_of
from drafting.cli.checking.together import held_together
from drafting.files.filenames import TABLE_SUFFIXES

if TYPE_CHECKING:
    from drafting.pipeline import Library


def check_files(files: list[Path], templates: Path | None, *, strict: bool, listing: bool = True) -> Checked:
    """All files; one that cannot be opened does not keep the others from being checked.

    Without `listing` the relations themselves are left out: making them ready to print takes time.
    """
    from drafting.cli.asked.inputs import asked_for, require_folder
    from drafting.cli.told.exits import exit_code
    from drafting.diagnostics import Refused

    files = asked_for(files)
    task = Task(templates, Path.cwd(), strict, listing, several=len(files) > 1)
    forget_library()
    try:
        require_folder(templates)
        library = library_of(task)
    except Refused as refused:
        return Checked(refused.diagnostics, could_not_run=exit_code(refused) == 2)
    tables = _tables_beside(files)
    files = [each for each in files if each not in tables]
    found = each_by_itself(files, task)
    found += [row for table in tables for row in _rows_of(table, found, library, task)]
    return added([*(one.checked for one in found), *held_together(found, library, task)])


def _tables_beside(files: list[Path]) -> list[Path]:
    """Those with a row a place, which are checked beside the file of the whole; alone they are none that `check` takes."""
    tables = [file for file in files if file.suffix.lower() in TABLE_SUFFIXES]
    return tables if len(tables) < len(files) else []


def _rows_of(table: Path, found: list[OneFile], library: Library, task: Task) -> Iterator[OneFile]:
    from drafting.cli.checking.rows_of_tables import rows_below, the_whole, without_a_whole
    from drafting.proofreading.finals import mismatches_as_errors

    whole = the_whole([(one.file, one.peer.region, one.peer.level) for one in found if one.peer is not None and one.dataset is None])
    for row in [without_a_whole(table)] if whole is None else rows_below(table, whole, library, strict=task.strict):
        relations = tuple(each.to_json() for each in row.proof.relations) if row.proof and task.listing else ()
        said = mismatches_as_errors((*row.diagnostics, *(row.proof.diagnostics if row.proof else ())))
        checked = Checked(said, relations, row.proof.figures if row.proof else 0, row.proof.covered if row.proof else 0, row.could_not_run)
        file = Path(row.source)
        yield OneFile(file, checked, "", peer_of(file, row.dataset) if row.dataset else None, row.proof.lone if row.proof else frozenset(), row.dataset)
