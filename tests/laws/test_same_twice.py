"""The same input gives the same document and the same bytes, in whatever order and company it is made; in other processes: `tests/test_start.py`."""

from __future__ import annotations

import pytest

from drafting import pipeline
from tests.laws.reports import NAMES, data_of, draft_of, library


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
