"""The thirty townships of samples/townships: uneven data, clean text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from drafting import pipeline
from drafting.batch.kept.figures import amounts_of, figures_of
from drafting.blocks.document import Document, Heading, Paragraph, Table
from drafting.cli.checking.many_files import check_files
from drafting.diagnostics import Severity
from drafting.model.dataset import Dataset
from drafting.proofreading.proofing import proofread_levels
from drafting.quantities.numerals import chinese
from drafting.quantities.strays import strays
from tests.saying import shown
from tests.shipped import shipped

FOLDER = Path(__file__).parents[2] / "samples" / "townships"
FILES = sorted(FOLDER.glob("*.yaml"))
COUNTY = "青禾县"

DOUBLED = re.compile(r"[，。；：、！？]{2,}|（[，。；、）]|[，；、]）|^[，。；：、）]")
LEFTOVER = re.compile(r"None|\{\{|\{%|\[\[|\]\]|[\ue000-\uf8ff]|其中[。；，]|“”|nan")
NEGATIVE = re.compile(r"(?<![\d年月—-])-\d")
COUNTED = re.compile(r"(?:^|[。；])([一二三四五六七八九十]+)是")


@dataclass(frozen=True)
class Township:
    file: Path
    dataset: Dataset
    loaded: pipeline.Loaded
    draft: pipeline.Draft

    @property
    def name(self) -> str:
        return self.dataset.unit.region.removeprefix(COUNTY)

    @property
    def document(self) -> Document:
        assert self.draft.document is not None
        return self.draft.document

    @property
    def lines(self) -> list[str]:
        return [self.document.front.title, *map(shown, self.document.blocks)]


@pytest.fixture(scope="module")
def townships() -> dict[str, Township]:
    library = shipped()
    made = {}
    for file in FILES:
        loaded = pipeline.read_dataset(file, library, name=file.name)
        assert loaded.dataset is not None, "\n".join(map(str, loaded.diagnostics))
        made[file.stem] = Township(file, loaded.dataset, loaded, pipeline.draft(library, loaded.dataset))
    return made


def test_thirty_invented_places_that_stand_alone(townships: dict[str, Township]) -> None:
    assert len(townships) == 30
    for each in townships.values():
        text = each.file.read_text(encoding="utf-8")
        assert "示例数据" in text.split("\n", 1)[0]
        assert "上年:" not in text
        assert "![" not in text
        assert each.dataset.unit.region.startswith(COUNTY)
        assert (each.dataset.period.year, each.dataset.period.kind) == (2026, "年度")
    assert len({each.name for each in townships.values()}) == 30


def test_no_figure_stands_far_from_its_peers_until_one_slips(townships: dict[str, Township]) -> None:
    kept = [amounts_of(figures_of(each.dataset)) for each in townships.values()]
    assert list(strays(kept)) == []
    kept[7]["就业.务工就业", "人"] *= 10**4
    assert [(each.unit, each.figure) for each in strays(kept)] == [(7, ("就业.务工就业", "人"))]


def test_only_what_is_owed_deserves_a_warning(townships: dict[str, Township]) -> None:
    for each in townships.values():
        problems = [str(found) for found in (*each.loaded.diagnostics, *each.draft.diagnostics) if found.severity is not Severity.INFO and found.code != "D220"]
        told = [found for found in (*each.loaded.diagnostics, *each.draft.diagnostics) if found.code == "D220"]
        planted = sorted(_owed(each.dataset.tree.value["指标"]))
        assert (sorted(each.draft.missing), len(told), problems) == (planted, len(planted), []), each.name


def test_the_text_is_clean(townships: dict[str, Township]) -> None:
    lines = [(each.name, line) for each in townships.values() for line in each.lines]
    assert [(name, line) for name, line in lines if any(pattern.search(line) for pattern in (DOUBLED, LEFTOVER, NEGATIVE))] == []


def test_every_paragraph_ends_as_a_sentence(townships: dict[str, Township]) -> None:
    paragraphs = [(each.name, shown(block)) for each in townships.values() for block in each.document.blocks if isinstance(block, Paragraph)]
    assert [(name, text) for name, text in paragraphs if text[-1] not in "。："] == []


def test_it_speaks_of_no_other_township(townships: dict[str, Township]) -> None:
    names = {each.name for each in townships.values()}
    spoken_of = {each.name: {name for name in names if name in "\n".join(each.lines)} for each in townships.values()}
    assert spoken_of == {name: {name} for name in names}


def test_numbers_have_no_gaps(townships: dict[str, Township]) -> None:
    for each in townships.values():
        _count(each.document)


def _count(document: Document) -> None:
    seen: dict[int, int] = {}
    own_paragraphs = 0
    for block in document.blocks:
        heading = block if isinstance(block, Heading) else block.lead if isinstance(block, Paragraph) else None
        if heading is not None:
            seen = {level: count for level, count in seen.items() if level <= heading.level}
            seen[heading.level] = seen.get(heading.level, 0) + 1
            number = chinese(seen[heading.level])
            assert heading.number == (f"{number}、" if heading.level == 1 else f"（{number}）"), shown(block)
            own_paragraphs = 0
        if isinstance(block, Paragraph):
            counted = COUNTED.findall(shown(block).split("。", 1)[-1] if block.lead else shown(block))
            expected = [chinese(own_paragraphs + position) for position in range(1, len(counted) + 1)]
            assert counted == expected, shown(block)
            own_paragraphs += len(counted)


def test_what_is_printed_nowhere_is_rare_and_named(townships: dict[str, Township]) -> None:
    for township in townships.values():
        unsaid = [each.path for each in township.draft.diagnostics if each.code == "D222"]
        assert len(unsaid) <= 2, (township.name, unsaid)
        figures = township.document.figures
        assert sum(each.said_by == "rest" for each in figures) <= 0.05 * len(figures), township.name


def test_the_filings_are_uneven(townships: dict[str, Township]) -> None:
    texts = {name: "\n".join(each.lines) for name, each in townships.items()}
    together = "\n".join(texts.values())
    for phrase in ("同比下降", "同比增长", "超额完成", "全面完成年度任务", "学生0名", "【待补：", "与上年同期持平"):
        assert phrase in together, phrase
    assert max(len(each.name) for each in townships.values()) >= 15
    assert any("不适用" in each.file.read_text(encoding="utf-8") for each in townships.values())
    tables = [
        block for each in townships.values() if each.draft.document for block in each.draft.document.blocks if isinstance(block, Table)
    ]
    assert len(tables) >= 4
    assert any(not cell for table in tables for row in table.rows for cell in row), "no cell is left blank"
    sizes = sorted(len(each.draft.document.figures) for each in townships.values() if each.draft.document)
    assert sizes[0] < 70 < 150 < sizes[-1]


def _owed(node: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Dotted paths where the file says 待补."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _owed(value, path if key == "数值" else (*path, str(key)))
    elif node == "待补":
        yield ".".join(path)


def test_the_county_is_the_sum_of_its_townships(townships: dict[str, Township]) -> None:
    library = shipped()
    county = pipeline.read_dataset(FOLDER.parent / "county-2026.yaml", library).dataset
    assert county is not None
    parts = [each.dataset for each in townships.values()]
    proof = proofread_levels(library, county, parts)
    assert proof.diagnostics == ()
    assert len(proof.relations) > 200
    assert {each.verdict for each in proof.relations} == {"相符"}
    files = [str(FOLDER.parent / "county-2026.yaml"), *(str(each.file) for each in townships.values())]
    found = check_files([Path(file) for file in files], None, strict=False, listing=False)
    assert found.covered > 0.8 * found.figures, "a figure that nothing is held against by itself is, beside the county's"


@pytest.mark.parametrize(("right", "wrong"), [("务工就业: {数值: 10801人", "务工就业: {数值: 10081人"), ("医疗救助: 259人次25.9万元", "医疗救助: 259人次259万元")])
def test_a_slip_in_one_township_shows_in_the_county(right: str, wrong: str, townships: dict[str, Township], tmp_path: Path) -> None:
    library = shipped()
    text = townships["云岭镇"].file.read_text(encoding="utf-8")
    assert right in text
    slipped = tmp_path / "云岭镇.yaml"
    slipped.write_text(text.replace(right, wrong), encoding="utf-8")
    files = [FOLDER.parent / "county-2026.yaml", slipped, *(each.file for each in townships.values() if each.file.stem != "云岭镇")]
    county, *parts = [dataset for file in files if (dataset := pipeline.read_dataset(file, library).dataset) is not None]
    (found,) = proofread_levels(library, county, parts).diagnostics
    assert (found.code, found.path) == ("D266", ".".join(("就业", "务工就业")) if "务工" in right else "医疗.医疗救助.元")
