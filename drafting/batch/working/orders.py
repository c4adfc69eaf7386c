"""What goes to the workers of a batch, and what comes back."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from drafting.batch.kept.figures import NO_FIGURES, Figures
from drafting.batch.kept.fingerprints import Inputs, file_digest
from drafting.batch.kept.gaps import Gap
from drafting.batch.kept.material import NO_MATERIAL, Material
from drafting.batch.working.unit import Unit
from drafting.diagnostics import Diagnostic
from drafting.frozen import frozen
from drafting.load.tables.table import NO_COLUMNS, Columns
from drafting.pipeline import Format, MissingPolicy
from drafting.tuples import NamedTuple

State = Literal["done", "unchanged", "edited", "kept", "failed"]
"""`kept`: a person's edits stand and the new draft beside them; `edited`: they stand, and there was nothing new to draft."""


@frozen
class Orders:
    """What is the same for every unit of a batch; small enough to hand to each worker.

    `run` tells one run from the next, so that a worker which outlives a run opens its library anew; `program` is the one that it was
    begun with, "" where that is not asked.
    """

    __slots__ = ("__dict__",)  # room for what is kept

    templates: Path | None
    working_folder: Path
    template: str | None
    to: Format
    missing: MissingPolicy = "mark"
    force: bool = False
    style: Path | None = None
    common: Path | None = None
    columns: Columns = NO_COLUMNS
    final: bool = False
    review: date | None = None  # the day that comments are signed with
    fresh: bool = False
    pattern: str = ""
    run: str = ""
    program: str = ""

    @cached_property
    def signature(self) -> str:
        """All that changes what an output looks like, as text."""
        style = file_digest(self.style) if self.style else ""
        review = "review" if self.review else ""  # of whatever day: a new day alone changes no report
        final = ("final",) if self.final else ()
        return "\0".join((self.template or "", self.to, self.missing, style, review, *final))


@frozen
class Entry:
    """What was recorded of a unit that was written: enough to know whether it would come out the same.

    `made` is the name of its file, which stands in the output folder.
    """

    source: str
    state: str
    made: str
    digest: str
    template: str
    made_with: str
    inputs: Inputs


class Task(NamedTuple):
    """A unit with its place in the plan and what the ledger knows of it."""

    position: int
    unit: Unit
    entry: Entry | None


@frozen
class Result:
    """What came of one unit; `name` is 单位.名称, `output` is None when nothing was written.

    `current` says that nothing was done, since the ledger's entry still holds. The rest is for the ledger: by what
    and with what the output was made, and its `digest`.
    """

    source: Path
    state: State
    name: str | None = None
    output: Path | None = None
    gaps: tuple[Gap, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    current: bool = False
    shown: str = ""
    region: str = ""
    level: str = ""
    template: str = ""
    inputs: Inputs = ()
    made_with: str = ""
    digest: str = ""
    material: Material = NO_MATERIAL
    figures: Figures = NO_FIGURES

    @property
    def called(self) -> str:
        """How a message speaks of the unit: by its name where that is known, and where its data stand."""
        shown = self.shown or str(self.source)
        return f"{self.name}（{shown}）" if self.name else shown
