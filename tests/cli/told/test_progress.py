"""How fast a batch is, is said when it is known."""

from __future__ import annotations

import pytest

from drafting.cli.told.progress import pace


@pytest.mark.parametrize(
    ("done", "since_start", "since_first", "known"),
    [
        (1, 60.0, 0.0, None), (5, 60.5, 0.5, None), (40, 61.0, 1.0, None), (5, 64.0, 4.0, None),  # the first waited for all that is made once
        (41, 64.0, 4.0, 10.0), (2, 240.0, 120.0, 2 / 240),
    ],
)  # fmt: skip
def test_the_pace_is_that_of_the_documents_after_the_first(done, since_start, since_first, known):
    assert pace(done, since_start, since_first) == known
