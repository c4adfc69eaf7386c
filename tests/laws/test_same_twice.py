"""The same input gives the same document and the same bytes, in whatever order and company it is made."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from drafting import pipeline
from tests.laws.reports import NAMES, ROOT, data_of, draft_of, library, written

WRITTEN = """
import sys
from tests.laws.reports import written
sys.stdout.buffer.write(written(sys.argv[1]))
"""


@pytest.mark.parametrize("name", NAMES)
def test_two_runs_give_equal_documents_and_equal_bytes(name):
    one, other = draft_of(data_of(name), name), draft_of(data_of(name), name)
    assert one == other
    for to in ("docx", "md", "txt", "html"):
        assert pipeline.write(one.document, to, library()) == pipeline.write(other.document, to, library())


def test_what_was_rendered_before_leaves_no_trace():
    alone = draft_of(data_of(NAMES[0]), NAMES[0]).document
    draft_of(data_of(NAMES[1]), NAMES[1])
    with pytest.raises(AssertionError):
        draft_of({**data_of(NAMES[0]), "模板": "rural/没有"}, NAMES[0])
    assert draft_of(data_of(NAMES[0]), NAMES[0]).document == alone


def test_another_process_with_another_hash_seed_and_nothing_kept_gives_the_same_bytes():
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    ran = subprocess.run(
        [sys.executable, "-c", WRITTEN, NAMES[0]], cwd=ROOT, check=True, capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "DRAFTING_CACHE": "off"},
    )  # fmt: skip
    assert ran.stdout == written(NAMES[0])
