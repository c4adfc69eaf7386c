"""What `check` does with many files: each by itself, over the cores where it pays, then those of one unit, and all, together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.filenames import TABLE_SUFFIXES
from drafting.frozen import frozen

if TYPE_CHECKING:
    from drafting.batch.far_from_peers import Far
    from drafting.batch.peers import Peer
    from drafting.checks.levels import Key
    from drafting.cli.reviewing import Reviewed
    from drafting.diagnostics import Diagnostic
    from drafting.model.dataset import Dataset
    from drafting.pipeline import Library
    from drafting.proofing import Proof

MANY = 40
"""From so many files on, starting processes costs less than it saves."""
_CHUNK = 20
JudgedPaths = frozenset[tuple[str, str]]
"""(file, dotted path) of figures that were judged."""


@frozen
class Checked:
    """Everything found in some files. `covered` of the `figures` stand in at least one relation."""

    diagnostics: tuple[Diagnostic, ...] = ()
    relations: tuple[dict[str, object], ...] = ()
    figures: int = 0
    covered: int = 0
    could_not_run: bool = False
    written: tuple[tuple[Path, str], ...] = ()
    """The reports that are already written, with the digest of what was read of each."""
    reviews: tuple[Reviewed, ...] | None = None
    """The copies with comments, where they were asked for."""

    def to_json(self) -> dict[str, object]:
        """The contract of design §8."""
        return {
            "diagnostics": [each.to_json() for each in self.diagnostics],
            "relations": list(self.relations),
            "figures": self.figures,
            "covered": self.covered,
            **({} if self.reviews is None else {"reviews": [each.to_json() for each in self.reviews]}),
        }


@frozen
class OneFile:
    """What was found in one file, and of which unit it is ('' where it cannot be read), as the others are held against it. A row of a table has its `dataset`, for it cannot be read by itself."""

    file: Path
    checked: Checked
    unit: str = ""
    peer: Peer | None = None
    lone: frozenset[str] = frozenset()
    dataset: Dataset | None = None
    template: str = ""


@frozen
class Together:
    """What was found in several files together. `explained` are the figures far from their peers' of which that tells."""

    checked: Checked
    judged: JudgedPaths = frozenset()
    explained: frozenset[Key] = frozenset()


@frozen
class Task:
    """What a worker needs to know."""

    templates: Path | None
    folder: Path
    strict: bool
    listing: bool
    several: bool


def added(several: Sequence[Checked]) -> Checked:
    return Checked(
        tuple(found for each in several for found in each.diagnostics),
        tuple(relation for each in several for relation in each.relations),
        sum(each.figures for each in several),
        sum(each.covered for each in several),
        any(each.could_not_run for each in several),
        tuple(one for each in several for one in each.written),
    )


def asked_for(files: Sequence[Path]) -> list[Path]:
    """What is named twice is checked once; *.docx names the marks of open files, too."""
    once = list({file.absolute(): file for file in files}.values())
    return [file for file in once if not file.name.startswith("~$")] or once


def check_files(files: list[Path], templates: Path | None, *, strict: bool, listing: bool = True) -> Checked:
    """All files; one that cannot be opened does not keep the others from being checked.

    Without `listing` the relations themselves are left out: making them ready to print takes time.
    """
    from drafting.cli.exits import exit_code
    from drafting.cli.inputs import require_folder
    from drafting.diagnostics import Refused

    files = asked_for(files)
    task = Task(templates, Path.cwd(), strict, listing, several=len(files) > 1)
    _opened.clear()  # of an earlier command: templates may have changed since
    try:
        require_folder(templates)
        library = _library(task)
    except Refused as refused:
        return Checked(refused.diagnostics, could_not_run=exit_code(refused) == 2)
    tables = _tables_beside(files)
    files = [each for each in files if each not in tables]
    cores = _cores(len(files))
    if len(files) >= MANY:
        from drafting.batch.work import rest_collector

        rest_collector()  # here, and in the workers that are split off
    found = _over_cores(files, task, cores) if cores > 1 else [_check_file(file, library, task) for file in files]
    found += [row for table in tables for row in _rows_of(table, found, library, task)]
    far = _among_peers(found, library)
    together = list(_together(found, library, task, far))
    told = {key for each in together for key in each.explained}
    peers = Checked((*(each.told for each in far if each.key not in told), *_left_blank(found, library)))
    return added([*(one.checked for one in found), *(each.checked for each in together), peers, _covered_by(together, found)])


def _tables_beside(files: list[Path]) -> list[Path]:
    """Those with a row a place, which are checked beside the file of the whole; alone they are none that `check` takes."""
    tables = [file for file in files if file.suffix.lower() in TABLE_SUFFIXES]
    return tables if len(tables) < len(files) else []


def _rows_of(table: Path, found: list[OneFile], library: Library, task: Task) -> Iterator[OneFile]:
    from drafting.cli.checking_tables import rows_below, the_whole, without_a_whole
    from drafting.cli.exits import mismatches_as_errors

    whole = the_whole([(one.file, one.peer.region, one.peer.level) for one in found if one.peer is not None and one.dataset is None])
    for row in [without_a_whole(table)] if whole is None else rows_below(table, whole, library, strict=task.strict):
        relations = tuple(each.to_json() for each in row.proof.relations) if row.proof and task.listing else ()
        said = mismatches_as_errors((*row.diagnostics, *(row.proof.diagnostics if row.proof else ())))
        checked = Checked(said, relations, row.proof.figures if row.proof else 0, row.proof.covered if row.proof else 0, row.could_not_run)
        file = Path(row.source)
        yield OneFile(file, checked, "", _peer(file, row.dataset) if row.dataset else None, row.proof.lone if row.proof else frozenset(), row.dataset)


def _covered_by(together: list[Together], each: list[OneFile]) -> Checked:
    """How many figures, that stand in no relation of their own file, are judged by the files together."""
    from drafting.proofing import still_lone

    judged: dict[str, set[str]] = defaultdict(set)
    for found in together:
        for file, path in found.judged:
            judged[file].add(path)
    return Checked(covered=sum(len(one.lone) - len(still_lone(one.lone, {path for place in _places_of(one) for path in judged[place]})) for one in each))


def _places_of(one: OneFile) -> set[str]:
    """The file; of a row, its cells."""
    return {str(one.file)} if one.dataset is None else {each.file for each in one.dataset.tree.elsewhere.values()}


def _cores(files: int) -> int:
    if files < MANY:
        return 1
    from drafting.batch.executors import available_cores

    return min(available_cores(), 8)


_opened: list[tuple[Task, Library]] = []


def _library(task: Task) -> Library:
    """That of this process; a worker that is split off has that of its parent."""
    from drafting.pipeline import open_library

    if not _opened or _opened[0][0] != task:
        _opened[:] = [(task, open_library(task.templates, task.folder))]
    return _opened[0][1]


def _over_cores(files: list[Path], task: Task, cores: int) -> list[OneFile]:
    """In the order of `files`. One that kills its worker or hangs over it is told; the others are checked."""
    from drafting.batch import spread
    from drafting.batch.executors import LocalTeam

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
    library = _library(task)
    return [(number, _check_file(file, library, task)) for number, file in files]


def _crashed(numbered: tuple[int, Path]) -> tuple[int, OneFile]:
    from drafting.batch.work import BROKEN
    from drafting.diagnostics import Place

    number, file = numbered
    fault = BROKEN.at(Place(str(file)), f"核对 {file} 时程序崩溃", "把这个数据文件发给维护人员")
    return number, OneFile(file, Checked((fault,), could_not_run=True))


def _hung(numbered: tuple[int, Path], seconds: float) -> tuple[int, OneFile]:
    from drafting.batch.work import STUCK
    from drafting.diagnostics import Place

    number, file = numbered
    hint = "检查数据文件和共享盘打不打得开，再核对一次；仍然卡住，把这个数据文件发给维护人员"
    fault = STUCK.at(Place(str(file)), f"核对 {file} 时卡住，{seconds:.0f} 秒没有做完", hint)
    return number, OneFile(file, Checked((fault,), could_not_run=True))


def _gone(file: Path, error: OSError) -> Diagnostic:
    from drafting.batch.work import vanished

    return vanished(str(file), error)


def _broken(file: Path, error: Exception) -> Diagnostic:
    from drafting.batch.work import internal

    return internal(str(file), error)


def _check_file(file: Path, library: Library, task: Task) -> OneFile:
    from drafting.cli.exits import exit_code, mismatches_as_errors
    from drafting.cli.inputs import require_checkable
    from drafting.diagnostics import Refused
    from drafting.pipeline import read_dataset
    from drafting.proofing import proofread

    try:
        if require_checkable(file) == "written":
            return OneFile(file, _written(file, library, task))
        loaded = read_dataset(file, library, strict=task.strict)
        if loaded.dataset is None:
            from drafting.besides import besides_errors

            return OneFile(file, Checked(mismatches_as_errors(loaded.diagnostics + besides_errors(library, loaded))))
        proof = proofread(library, loaded.dataset)
    except Refused as refused:
        return OneFile(file, Checked(refused.diagnostics, could_not_run=exit_code(refused) == 2))
    except OSError as error:
        return OneFile(file, Checked((_gone(file, error),), could_not_run=True))
    except Exception as error:
        return OneFile(file, Checked((_broken(file, error),), could_not_run=True))
    checked = Checked(
        mismatches_as_errors(loaded.diagnostics + proof.diagnostics),
        tuple(each.to_json() for each in proof.relations) if task.listing else (),
        proof.figures,
        proof.covered,
    )
    return OneFile(file, checked, loaded.dataset.unit.name, _peer(file, loaded.dataset) if task.several else None, proof.lone, template=loaded.dataset.template or "")


def _written(file: Path, library: Library, task: Task) -> Checked:
    """A report that is already written."""
    from drafting.ingredients import digest_of
    from drafting.written import proofread_written

    data = file.read_bytes()
    proof = proofread_written(library, data, str(file), file.suffix.lower())
    relations = tuple(each.to_json() for each in proof.relations) if task.listing else ()
    return Checked(proof.diagnostics, relations, proof.figures, proof.covered, written=((file, digest_of(data)),))


def _peer(file: Path, dataset: Dataset) -> Peer:
    from drafting.batch.figures import figures_of
    from drafting.batch.peers import Peer

    unit = dataset.unit
    return Peer(str(file), unit.name, unit.region, unit.level, figures_of(dataset))


def _among_peers(each: list[OneFile], library: Library) -> list[Far]:
    peers = [one.peer for one in each if one.peer is not None]
    if not peers:
        return []
    from drafting.batch.far_from_peers import far_among

    return list(far_among(peers, library.units))


def _left_blank(each: list[OneFile], library: Library) -> Iterator[Diagnostic]:
    """By the catalogue of each field."""
    by_field: dict[str, list[OneFile]] = defaultdict(list)
    for one in each:
        if one.peer is not None and one.template:
            by_field[one.template.partition("/")[0]].append(one)
    for several in by_field.values():
        if len(several) > 1:
            from drafting.batch.left_blank import left_blank_among

            yield from left_blank_among([one.peer for one in several if one.peer is not None], library.catalogue(several[0].template))


def _together(each: list[OneFile], library: Library, task: Task, far: list[Far]) -> Iterator[Together]:
    """Files of one unit, and of a place and those in it, are read once more, for workers hand over findings only."""
    from drafting.proofing import proofread_levels, proofread_together

    of_unit: dict[str, list[OneFile]] = defaultdict(list)
    for one in each:
        if one.unit and all(one.file != other.file for other in of_unit[one.unit]):
            of_unit[one.unit].append(one)
    for files in of_unit.values():
        if len(files) > 1:
            yield _read_once_more(files, library, task, lambda datasets: proofread_together(library, datasets))
    suspects = {one.key: one.suspect for one in far}
    for whole, parts, strangers in _levels(each):
        own = 1 + len(parts)
        yield _read_once_more(
            [whole, *parts, *strangers], library, task, lambda datasets, own=own: proofread_levels(library, datasets[0], datasets[1:own], datasets[own:], suspects)  # type: ignore[misc]
        )


def _levels(each: list[OneFile]) -> Iterator[tuple[OneFile, list[OneFile], list[OneFile]]]:
    """The file of a place, those of the places right below it, and those that lie elsewhere by what they say."""
    from drafting.model.regions import parts_of, strangers_of

    peers = [(one, one.peer) for one in each if one.peer is not None]
    places = [(peer.region, peer.level) for _, peer in peers]
    parts = parts_of(places)
    strangers = strangers_of(places, parts)
    for whole in sorted({*parts, *strangers}):
        yield peers[whole][0], [peers[at][0] for at in parts.get(whole, ())], [peers[at][0] for at in strangers.get(whole, ())]


def _read_once_more(files: list[OneFile], library: Library, task: Task, judge: Callable[[list[Dataset]], Proof]) -> Together:
    from drafting.cli.exits import mismatches_as_errors
    from drafting.diagnostics import Refused
    from drafting.pipeline import read_dataset

    reading = files[0].file
    try:
        loaded = []
        for one in files:
            reading = one.file
            loaded.append(one.dataset or read_dataset(reading, library, strict=task.strict).dataset)
        if None in loaded:  # it changed since it was checked
            return Together(Checked())
        proof = judge([dataset for dataset in loaded if dataset is not None])
    except Refused as refused:
        return Together(Checked(refused.diagnostics))
    except OSError as error:
        return Together(Checked((_gone(reading, error),), could_not_run=True))
    except Exception as error:
        return Together(Checked((_broken(reading, error),), could_not_run=True))
    listed = tuple(relation.to_json() for relation in proof.relations if task.listing)
    return Together(Checked(mismatches_as_errors(proof.diagnostics), listed), proof.judged, proof.explained)
