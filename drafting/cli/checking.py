"""What `check` does with many files: each by itself, over the cores where it pays, then those of one unit together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.frozen import frozen

if TYPE_CHECKING:
    from drafting.diagnostics import Diagnostic
    from drafting.pipeline import Library

MANY = 40
"""From so many files on, starting processes costs less than it saves."""
_CHUNK = 20


@frozen
class Checked:
    """Everything found in some files. `covered` of the `figures` stand in at least one relation."""

    diagnostics: tuple[Diagnostic, ...] = ()
    relations: tuple[dict[str, object], ...] = ()
    figures: int = 0
    covered: int = 0
    could_not_run: bool = False

    def to_json(self) -> dict[str, object]:
        """The contract of design §8."""
        return {
            "diagnostics": [each.to_json() for each in self.diagnostics],
            "relations": list(self.relations),
            "figures": self.figures,
            "covered": self.covered,
        }


@frozen
class OneFile:
    """What was found in one file, and of which unit it is ('' where it cannot be read)."""

    file: Path
    checked: Checked
    unit: str = ""


@frozen
class Task:
    """What a worker needs to know."""

    templates: Path | None
    folder: Path
    strict: bool


def added(several: Sequence[Checked]) -> Checked:
    return Checked(
        tuple(found for each in several for found in each.diagnostics),
        tuple(relation for each in several for relation in each.relations),
        sum(each.figures for each in several),
        sum(each.covered for each in several),
        any(each.could_not_run for each in several),
    )


def check_files(files: list[Path], templates: Path | None, *, strict: bool) -> Checked:
    """All files; one that cannot be opened does not keep the others from being checked."""
    from drafting.cli.exits import exit_code
    from drafting.cli.inputs import require_folder
    from drafting.diagnostics import Refused
    from drafting.pipeline import open_library

    task = Task(templates, Path.cwd(), strict)
    try:
        require_folder(templates)
        library = open_library(templates, task.folder)
    except Refused as refused:
        return Checked(refused.diagnostics, could_not_run=exit_code(refused) == 2)
    cores = _cores(len(files))
    each = list(_in_parallel(files, task, cores) if cores > 1 else (_check_file(file, library, task) for file in files))
    return added([one.checked for one in each] + list(_together(each, library, task)))


def _cores(files: int) -> int:
    if files < MANY:
        return 1
    from drafting.batch.executors import available_cores

    return min(available_cores(), 8)


def _in_parallel(files: list[Path], task: Task, cores: int) -> Iterator[OneFile]:
    """In the order of `files`; should a worker die, what it took along is checked here."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
    with ProcessPoolExecutor(cores) as pool:
        waiting = [pool.submit(check_chunk, chunk, task) for chunk in chunks]
        for chunk, future in zip(chunks, waiting, strict=True):
            try:
                yield from future.result()
            except BrokenProcessPool:
                yield from check_chunk(chunk, task)


def check_chunk(files: list[Path], task: Task) -> list[OneFile]:
    """Some files, in a worker: the library is opened once a chunk."""
    from drafting.pipeline import open_library

    library = open_library(task.templates, task.folder)
    return [_check_file(file, library, task) for file in files]


def _check_file(file: Path, library: Library, task: Task) -> OneFile:
    from drafting.cli.exits import exit_code, mismatches_as_errors
    from drafting.cli.inputs import require_data_file
    from drafting.diagnostics import Refused
    from drafting.pipeline import read_dataset
    from drafting.proofing import proofread

    try:
        require_data_file(file)
        loaded = read_dataset(file, library, strict=task.strict)
        if loaded.dataset is None:
            return OneFile(file, Checked(loaded.diagnostics))
        proof = proofread(library, loaded.dataset)
    except Refused as refused:
        return OneFile(file, Checked(refused.diagnostics, could_not_run=exit_code(refused) == 2))
    checked = Checked(
        mismatches_as_errors(loaded.diagnostics + proof.diagnostics),
        tuple(each.to_json() for each in proof.relations),
        proof.figures,
        proof.covered,
    )
    return OneFile(file, checked, loaded.dataset.unit.name)


def _together(each: list[OneFile], library: Library, task: Task) -> Iterator[Checked]:
    """Files of one unit are read once more: there are few of them, and workers hand over findings only."""
    from drafting.cli.exits import mismatches_as_errors
    from drafting.pipeline import read_dataset
    from drafting.proofing import proofread_together

    of_unit: dict[str, list[Path]] = defaultdict(list)
    for one in each:
        if one.unit and one.file not in of_unit[one.unit]:
            of_unit[one.unit].append(one.file)
    for files in of_unit.values():
        if len(files) < 2:
            continue
        loaded = [read_dataset(file, library, strict=task.strict).dataset for file in files]
        proof = proofread_together(library, [dataset for dataset in loaded if dataset is not None])
        yield Checked(mismatches_as_errors(proof.diagnostics), tuple(relation.to_json() for relation in proof.relations))
