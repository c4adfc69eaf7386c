"""The reference reports: their whole text as a golden, and what issue-wide promises say of them.

After a change of wording that is meant: DRAFTING_GOLDEN=1 pytest tests/samples, then read the difference.
"""

from __future__ import annotations

import gc
import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from drafting import pipeline
from tests.shipped import shipped

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"
GOLDEN = Path(__file__).parent / "golden"
OWED = {"tongjiang-2024": ("监测帮扶.风险消除.户", "监测帮扶.风险消除.人")}  # ** in the published text
REPORTS = [file.stem for file in sorted(SAMPLES.glob("*.yaml"))]


@cache
def library() -> pipeline.Library:
    return shipped()


@cache
def drafted(name: str) -> pipeline.Draft:
    loaded = pipeline.read_dataset(SAMPLES / f"{name}.yaml", library())
    assert loaded.dataset is not None
    return pipeline.draft(library(), loaded.dataset)


@pytest.mark.parametrize("name", REPORTS)
def test_the_text_is_the_one_that_was_read_aloud(name):
    document = drafted(name).document
    assert document is not None
    text = pipeline.write(document, "txt", library())
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("DRAFTING_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(text)
    assert text.decode() == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", REPORTS)
def test_templates_carry_the_prose(name):
    document = drafted(name).document
    assert document is not None
    voices = Counter(figure.said_by for figure in document.figures)
    assert voices["template"] >= 0.6 * len(document.figures)
    assert voices["rest"] <= 0.05 * len(document.figures)


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_is_owed_but_what_was_published_as_stars(name):
    assert drafted(name).missing == OWED.get(name, ())


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_leaves_nothing_to_the_collector(name):
    """What stands in a circle stays until the collector comes by: a batch would hold the figures of dozens of units."""
    made(name)  # what is kept for all reports is there
    gc.collect()
    gc.freeze()  # which need not be looked through again
    gc.disable()
    try:
        made(name)
        assert gc.collect() == 0
    finally:
        gc.enable()


def made(name: str) -> bytes:
    loaded = pipeline.read_dataset(SAMPLES / f"{name}.yaml", library())
    document = pipeline.draft(library(), loaded.dataset).document
    return pipeline.write(document, "docx", library(), None, folder=SAMPLES)
