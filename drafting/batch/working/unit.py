"""One unit of a batch: where its data stand and where its report goes."""

from __future__ import annotations

from pathlib import Path

from drafting.batch.kept.fingerprints import file_digest
from drafting.diagnostics import Diagnostic
from drafting.frozen import frozen
from drafting.load.tables.row import Row


@frozen
class Unit:
    """`row` is the unit's row where the source is a table. `faults` say why it cannot run (no name, a name that another has, no right to read)."""

    source: Path
    output: Path | None
    faults: tuple[Diagnostic, ...] = ()
    row: Row | None = None

    @property
    def shown(self) -> str:
        """How messages and results speak of the source: 甲乡.yaml, 各乡镇.xlsx[汇总表!第7行]."""
        return self.row.shown if self.row is not None else str(self.source)

    @property
    def stem(self) -> str:
        """{文件名}: the input's own name, of a row the place it reports on."""
        return self.row.label if self.row is not None else self.source.stem

    @property
    def key(self) -> str:
        """By which the ledger of the output folder knows it."""
        return self.output.name if self.output is not None else f"?{self.shown}"

    def content_digest(self) -> str:
        """The digest of the unit's own data: the file, or the row with its headings."""
        return self.row.digest if self.row is not None else file_digest(self.source)
