"""The thirty townships of samples/ added up: the file reads, agrees with every one of them, and becomes the county's report."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path

import pytest

from drafting.model.dataset import Dataset
from drafting.model.indicator import COMPARISONS, Indicator
from drafting.pipeline import draft, read_dataset
from drafting.proofreading.proofing import proofread_levels
from drafting.rollup.adding import Missing
from drafting.rollup.story import RolledUp, roll_up
from tests.shipped import shipped

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden" / "青禾县.yaml"


@cache
def townships() -> tuple[Dataset, ...]:
    files = sorted((ROOT / "samples" / "townships").glob("*.yaml"))
    found = [read_dataset(file, shipped(), name=f"各乡镇/{file.name}").dataset for file in files]
    return tuple([each for each in found if each is not None])


@cache
def county(missing: Missing) -> RolledUp:
    return roll_up(shipped(), townships(), None, missing)


def test_the_file_reads_as_it_did():
    """As by default: nearly all townships leave out what they do not have, and what each must have is owed where one does."""
    text = county("blank").data.decode()
    if os.environ.get("DRAFTING_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("missing", ["mark", "blank", "omit"])
def test_every_figure_agrees_with_the_townships(missing: Missing, tmp_path: Path):
    (tmp_path / "全县.yaml").write_bytes(county(missing).data)
    loaded = read_dataset(tmp_path / "全县.yaml", shipped())
    assert [each for each in loaded.diagnostics if each.severity != "info"] == []
    assert loaded.dataset is not None
    proof = proofread_levels(shipped(), loaded.dataset, townships())
    assert [each.code for each in proof.diagnostics if each.code in ("D266", "D267")] == []
    if missing != "mark":
        assert {each.verdict for each in proof.relations} == {"相符"}
        assert len(proof.relations) > 200


def test_it_becomes_the_countys_report(tmp_path: Path):
    (tmp_path / "全县.yaml").write_bytes(county("blank").data)
    dataset = read_dataset(tmp_path / "全县.yaml", shipped()).dataset
    assert dataset is not None
    drafted = draft(shipped(), dataset)
    assert drafted.document is not None
    assert drafted.document.front.title.replace("|", "").startswith("青禾县2026年")
    assert len(drafted.missing) < 40  # what townships owe, give of unlike times, or must have and left out
    said = "".join(getattr(block, "words", "") for block in drafted.document.blocks)
    assert "2954户8361人" in said
    assert "支出进度94.51%" in said


@pytest.mark.parametrize("missing", ["mark", "blank"])
def test_no_figure_that_each_township_has_is_of_fewer(missing: Missing):
    """Each of these that is written is given by all, but for those to which it does not apply; with `mark` that is so of all figures."""
    each_has = {each.dotted for each in shipped().catalogue("rural/annual").by_path.values() if "乡镇" in each.everywhere}
    added = [each for each in county(missing).figures if each.state == "added" and len(each.path) == 3 and (missing == "mark" or each.dotted in each_has)]
    assert added
    assert [each.dotted for each in added if each.by.blank or each.by.owed or each.by.worded] == []
    assert [each.dotted for each in added if len(each.by.given) + len(each.by.inapplicable) < 30] == []


def test_whoever_lacks_what_each_must_have_is_told():
    owed = {each.dotted: each for each in county("blank").figures if each.state == "owed"}
    assert len(owed) < 40
    assert owed["概况.耕地面积"].remark == "29个乡镇共559250亩；没有填：清溪口镇"
    assert owed["概况.户籍人口"].remark == "28个乡镇共493754人；填的是人口：东禾街道、枫林渡镇"
    assert next(each for each in county("blank").figures if each.dotted == "概况.人口").state == "local"


def _names(node: Indicator) -> Iterator[str]:
    """Of all that hangs on it."""
    yield from (key for key, field in COMPARISONS.items() if getattr(node, field) is not None)
    for several in (node.parts, node.subset, node.children):
        for name, below in several.items():
            yield name
            yield from _names(below)


def test_nothing_that_hangs_on_a_figure_of_a_township_is_left_unsaid():
    lines = county("mark").data.decode().splitlines()
    at = {line.strip(" #").partition(":")[0].partition("：")[0].strip("'\""): number for number, line in enumerate(lines) if line.startswith("    ") and line[4] not in " #"}
    below = {name: "\n".join(takewhile(lambda line: line.startswith("      "), lines[number + 1 :])) for name, number in at.items()}
    given = [(name, hanging) for each in townships() for node in each.indicators.values() for name, its in node.children.items() for hanging in _names(its)]
    assert len(given) > 200
    assert {(name, hanging) for name, hanging in given if hanging not in below.get(name, "") and "构成没有加" not in below.get(name, "")} == set()


def test_every_figure_that_a_township_has_is_told_of():
    told = {each.path for each in county("mark").figures}
    given = {("指标", group, name) for each in townships() for group, node in each.indicators.items() for name, below in node.children.items() if below.given}
    assert given - told == set()
