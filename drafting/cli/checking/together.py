"""Several files together: those of one unit, a place and those in it, and each among its peers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from drafting.cli.checking.checked import Checked, OneFile, Task, Together
from drafting.cli.checking.each_file import broken, gone

if TYPE_CHECKING:
    from drafting.batch.comparing.far_from_peers import Far
    from drafting.diagnostics import Diagnostic
    from drafting.model.dataset import Dataset
    from drafting.pipeline import Library
    from drafting.proofreading.proofing import Proof


def held_together(found: list[OneFile], library: Library, task: Task) -> list[Checked]:
    """What several of them say of each other, and how many figures that covers."""
    far = _among_peers(found, library)
    together = list(_together(found, library, task, far))
    told = {key for each in together for key in each.explained}
    peers = Checked((*(each.told for each in far if each.key not in told), *_same(found), *_left_blank(found, library)))
    return [*(each.checked for each in together), peers, _covered_by(together, found)]


def _among_peers(each: list[OneFile], library: Library) -> list[Far]:
    peers = [one.peer for one in each if one.peer is not None]
    if not peers:
        return []
    from drafting.batch.comparing.far_from_peers import far_among

    return list(far_among(peers, library.units))


def _same(each: list[OneFile]) -> Iterator[Diagnostic]:
    peers = [one.peer for one in each if one.peer is not None]
    if len(peers) > 1:
        from drafting.batch.comparing.same_figures import same_among
        from drafting.batch.comparing.shifted_columns import shifted_among

        yield from (*same_among(peers), *shifted_among(peers))


def _left_blank(each: list[OneFile], library: Library) -> Iterator[Diagnostic]:
    """By the catalogue of each field."""
    by_field: dict[str, list[OneFile]] = defaultdict(list)
    for one in each:
        if one.peer is not None and one.template:
            by_field[one.template.partition("/")[0]].append(one)
    for several in by_field.values():
        if len(several) > 1:
            from drafting.batch.comparing.left_blank import left_blank_among

            yield from left_blank_among([one.peer for one in several if one.peer is not None], library.catalogue(several[0].template))


def _together(each: list[OneFile], library: Library, task: Task, far: list[Far]) -> Iterator[Together]:
    """Files of one unit, and of a place and those in it, are read once more, for workers hand over findings only."""
    from drafting.proofreading.proofing import proofread_levels, proofread_together

    of_unit: dict[str, list[OneFile]] = defaultdict(list)
    for one in each:
        if one.unit and all(one.file != other.file for other in of_unit[one.unit]):
            of_unit[one.unit].append(one)
    for files in of_unit.values():
        if len(files) > 1:
            yield _read_once_more(files, library, task, lambda datasets: proofread_together(library, datasets))
    suspects = {one.key: one.suspect for one in far}
    for whole, parts, strangers in _levels(each):

        def judge(datasets: list[Dataset], own: int = 1 + len(parts), one_table: bool = any(part.dataset for part in parts)) -> Proof:
            return proofread_levels(library, datasets[0], datasets[1:own], datasets[own:], suspects, one_table=one_table)

        yield _read_once_more([whole, *parts, *strangers], library, task, judge)


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
    from drafting.diagnostics import Refused
    from drafting.pipeline import read_dataset
    from drafting.proofreading.finals import mismatches_as_errors

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
        return Together(Checked((gone(reading, error),), could_not_run=True))
    except Exception as error:
        return Together(Checked((broken(reading, error),), could_not_run=True))
    listed = tuple(relation.to_json() for relation in proof.relations if task.listing)
    return Together(Checked(mismatches_as_errors(proof.diagnostics), listed), proof.judged, proof.explained)


def _covered_by(together: list[Together], each: list[OneFile]) -> Checked:
    """How many figures, that stand in no relation of their own file, are judged by the files together."""
    from drafting.proofreading.proofing import still_lone

    judged: dict[str, set[str]] = defaultdict(set)
    for found in together:
        for file, path in found.judged:
            judged[file].add(path)
    return Checked(covered=sum(len(one.lone) - len(still_lone(one.lone, {path for place in _places_of(one) for path in judged[place]})) for one in each))


def _places_of(one: OneFile) -> set[str]:
    """The file; of a row, its cells."""
    return {str(one.file)} if one.dataset is None else {each.file for each in one.dataset.tree.elsewhere.values()}
