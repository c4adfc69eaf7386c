"""Who says the figures of a report: the library's sentences, the data's own text, or 其余; as a table.

`.venv/bin/python -m tests.samples.breadth [DATA.yaml …]` prints it, by default over all samples and over the reports in
`unseen/`, which are written in words of their own: their groups and indicators are not called as in the catalogue.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from drafting import pipeline
from tests.shipped import shipped

ROOT = Path(__file__).parents[2]
UNSEEN = Path(__file__).parent / "unseen"


@dataclass(frozen=True, slots=True)
class Shares:
    """Counts of the figures of one report: `given` of the data, `lost` of these in neither a sentence nor a rate."""

    name: str
    template: str
    given: int
    said: Counter[str]
    lost: int

    def of(self, voice: str) -> float:
        """The share of a voice (template, data, rest) among the printed figures."""
        return self.said[voice] / max(1, self.said.total())

    @property
    def kept(self) -> float:
        """The share of the data's figures that are said, or that a printed rate speaks for."""
        return 1 - self.lost / max(1, self.given)


def files() -> list[Path]:
    """The five reports, the county, and the unseen ones."""
    return [*sorted((ROOT / "samples/reports").glob("*.yaml")), ROOT / "samples/county-2026.yaml", *sorted(UNSEEN.glob("*.yaml"))]


def shares(file: Path, library: pipeline.Library) -> Shares:
    from drafting.facts.book import Book

    dataset = pipeline.read_dataset(file, library).dataset
    assert dataset is not None, file
    template = dataset.template or ""
    draft = pipeline.draft(library, dataset)
    assert draft.document is not None, "\n".join(map(str, draft.diagnostics))
    given = Book(dataset, library.catalogue(template), library.units).typed_paths()
    lost = [each for each in draft.diagnostics if each.code == "D222"]
    return Shares(file.stem, template, len(given), Counter(figure.said_by for figure in draft.document.figures), len(lost))


def table(rows: Iterable[Shares]) -> str:
    """One line a report, shares in whole percent."""
    lines = ["| 报告 | 模板 | 印出的数 | 模板说 | 材料说 | 其余说 | 没有丢的 |", "|---|---|---:|---:|---:|---:|---:|"]
    for row in rows:
        voices = " | ".join(f"{row.of(voice):.0%}" for voice in ("template", "data", "rest"))
        lines.append(f"| {row.name} | {row.template} | {row.said.total()} | {voices} | {row.kept:.0%} |")
    return "\n".join(lines)


if __name__ == "__main__":
    chosen = [Path(each) for each in sys.argv[1:]] or files()
    opened = shipped()
    print(table(shares(each, opened) for each in chosen))
