"""The library is broad: reports in words of their own are said by its sentences too, and nothing of them is lost."""

from __future__ import annotations

import pytest

from drafting.library import Library
from tests.samples.breadth import UNSEEN, files, shares, table
from tests.shipped import shipped

REPORTS = [file for file in files() if file.parent == UNSEEN]


@pytest.fixture(scope="module")
def library() -> Library:
    return shipped()


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
def test_half_of_an_unseen_report_is_said_by_sentences_and_nearly_all_with_the_rest(file, library):
    found = shares(file, library)
    assert found.given > 60
    assert found.of("template") >= 0.5
    assert found.kept >= 0.97


def test_the_table_has_a_line_a_report(library):
    printed = table([shares(REPORTS[0], library)]).split("\n")
    assert len(printed) == 3
    assert printed[2].startswith(f"| {REPORTS[0].stem} | rural/")
