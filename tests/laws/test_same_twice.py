"""The same input gives the same document and the same bytes, in whatever order and company it is made."""

from __future__ import annotations

import subprocess
import sys

import pytest

from drafting import pipeline
from tests.laws.reports import NAMES, ROOT, data_of, draft_of, library

HASH = """
import hashlib, sys
from tests.laws.reports import data_of, draft_of, library
from drafting import pipeline
document = draft_of(data_of(sys.argv[1]), sys.argv[1]).document
print(hashlib.sha256(pipeline.write(document, "docx", library())).hexdigest())
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


def test_another_process_with_another_hash_seed_gives_the_same_bytes():
    digests = {
        subprocess.run(
            [sys.executable, "-c", HASH, NAMES[0]], cwd=ROOT, check=True, capture_output=True, text=True,
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin", "HOME": str(ROOT / "build")},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
