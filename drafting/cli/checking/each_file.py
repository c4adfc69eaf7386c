"""One file after the other, by itself: in this process, or over the cores where it pays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from drafting.cli.checking.checked import Checked, OneFile, Task

if TYPE_CHECKING:
    from drafting.batch.comparing.peers import Peer
    from drafting.diagnostics import Diagnostic
    from drafting.model.dataset import Dataset
    from drafting.pipeline import Library

MANY: Final = 40
"""From so many files on, starting processes costs less than it saves."""
_CHUNK: Final = 20
_opened: list[tuple[Task, Library]] = []


def each_by_itself(files: list[Path], task: Task) -> list[OneFile]:
    """What is found in each, in the order of `files`."""
    cores = _cores(len(files))
    if len(files) >= MANY:
        from drafting.batch.working.work import rest_collector

        rest_collector()  # here, and in the workers that are split off
    library = library_of(task)
    return _over_cores(files, task, cores) if cores > 1 else [_check_file(file, library, task) for file in files]


def forget_library() -> None:
    """Of an earlier command: templates may have changed since."""
    _opened.clear()


def library_of(task: Task) -> Library:
    """That of this process; a worker that is split off has that of its parent."""
    from drafting.pipeline import open_library

    if not _opened or _opened[0][0] != task:
        _opened[:] = [(task, open_library(task.templates, task.folder))]
    return _opened[0][1]


def _cores(files: int) -> int:
    if files < MANY:
        return 1
    from drafting.batch.working.executors import available_cores

    return min(available_cores(), 8)


def _over_cores(files: list[Path], task: Task, cores: int) -> list[OneFile]:
    """In the order of `files`. One that kills its worker or hangs over it is told; the others are checked."""
    from drafting.batch.working import spread
    from drafting.batch.working.executors import LocalTeam

    team = LocalTeam(cores)
    errand = spread.Errand(check_chunk, task, _crashed, _hung)
    try:
        chunks = spread.spread(team, errand, enumerate(files), _CHUNK, limit=spread.LIMIT)
        found = [one for chunk in chunks for one in chunk]
    finally:
        team.close()
    return [one for _, one in sorted(found, key=lambda numbered: numbered[0])]


def check_chunk(task: Task, files: list[tuple[int, Path]]) -> list[tuple[int, OneFile]]:
    """Some numbered files, in a worker."""
    library = library_of(task)
    return [(number, _check_file(file, library, task)) for number, file in files]


def _crashed(numbered: tuple[int, Path]) -> tuple[int, OneFile]:
    from drafting.batch.working.work import BROKEN
    from drafting.diagnostics import Place

    number, file = numbered
    fault = BROKEN.at(Place(str(file)), f"核对 {file} 时程序崩溃", "把这个数据文件发给维护人员")
    return number, OneFile(file, Checked((fault,), could_not_run=True))


def _hung(numbered: tuple[int, Path], seconds: float) -> tuple[int, OneFile]:
    from drafting.batch.working.work import STUCK
    from drafting.diagnostics import Place

    number, file = numbered
    hint = "检查数据文件和共享盘打不打得开，再核对一次；仍然卡住，把这个数据文件发给维护人员"
    fault = STUCK.at(Place(str(file)), f"核对 {file} 时卡住，{seconds:.0f} 秒没有做完", hint)
    return number, OneFile(file, Checked((fault,), could_not_run=True))


def _check_file(file: Path, library: Library, task: Task) -> OneFile:
    from drafting.cli.asked.inputs import require_checkable
    from drafting.cli.told.exits import exit_code
    from drafting.diagnostics import Refused
    from drafting.pipeline import read_dataset
    from drafting.proofreading.finals import mismatches_as_errors
    from drafting.proofreading.proofing import proofread

    try:
        if require_checkable(file) == "written":
            return OneFile(file, _written(file, library, task))
        loaded = read_dataset(file, library, strict=task.strict)
        if loaded.dataset is None:
            from drafting.proofreading.besides import besides_errors

            return OneFile(file, Checked(mismatches_as_errors(loaded.diagnostics + besides_errors(library, loaded))))
        proof = proofread(library, loaded.dataset)
    except Refused as refused:
        return OneFile(file, Checked(refused.diagnostics, could_not_run=exit_code(refused) == 2))
    except OSError as error:
        return OneFile(file, Checked((gone(file, error),), could_not_run=True))
    except Exception as error:
        return OneFile(file, Checked((broken(file, error),), could_not_run=True))
    checked = Checked(
        mismatches_as_errors(loaded.diagnostics + proof.diagnostics),
        tuple(each.to_json() for each in proof.relations) if task.listing else (),
        proof.figures,
        proof.covered,
    )
    return OneFile(file, checked, loaded.dataset.unit.name, peer_of(file, loaded.dataset) if task.several else None, proof.lone, template=loaded.dataset.template or "")


def _written(file: Path, library: Library, task: Task) -> Checked:
    """A report that is already written."""
    from drafting.files.ingredients import digest_of
    from drafting.proofreading.written import proofread_written

    data = file.read_bytes()
    proof = proofread_written(library, data, str(file), file.suffix.lower())
    relations = tuple(each.to_json() for each in proof.relations) if task.listing else ()
    return Checked(proof.diagnostics, relations, proof.figures, proof.covered, written=((file, digest_of(data)),))


def peer_of(file: Path, dataset: Dataset) -> Peer:
    from drafting.batch.comparing.peers import Peer
    from drafting.batch.kept.figures import figures_of

    unit = dataset.unit
    return Peer(str(file), unit.name, unit.region, unit.level, figures_of(dataset))


def gone(file: Path, error: OSError) -> Diagnostic:
    from drafting.batch.working.work import vanished

    return vanished(str(file), error)


def broken(file: Path, error: Exception) -> Diagnostic:
    from drafting.batch.working.work import internal

    return internal(str(file), error)
