"""What `check` finds in files, one and several, and what its workers are told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.frozen import frozen

if TYPE_CHECKING:
    from drafting.batch.comparing.peers import Peer
    from drafting.checks.oddities.levels import Key
    from drafting.delivery import Delivered
    from drafting.diagnostics import Diagnostic
    from drafting.model.dataset import Dataset

JudgedPaths = frozenset[tuple[str, str]]
"""(file, dotted path) of figures that were judged."""


@frozen
class Reviewed:
    """One file: where its copy with comments stands, how many findings these newly say and how many were said there `before`."""

    file: Path
    delivered: Delivered
    noted: int
    before: int

    def to_json(self) -> dict[str, object]:
        return {"file": str(self.file), "output": str(self.delivered.path), "noted": self.noted, "noted_before": self.before}

    def told(self) -> str:
        """What of the findings became comments, in words."""
        if self.noted:
            return f"写成批注的问题：{self.noted} 条" + (f"（另有 {self.before} 条稿里已经批过，不再批）" if self.before else "")
        return f"没有要新写成批注的问题（{self.before} 条稿里已经批过）" if self.before else "没有要写成批注的问题"


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
        """What `check --format json` gives of one file."""
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
