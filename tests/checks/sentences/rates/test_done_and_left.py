"""What is done, its rate and what is left, where nothing says of how many."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import holding, wrong


def test_what_is_done_and_what_is_left_are_all_of_it():
    assert holding("化解积案36件，化解率90%，剩余4件正在推进。") == ["90% = 36件 ÷（36件 + 4件）"]
    assert wrong("化解积案36件，化解率90%，剩余14件正在推进。") == ["90% ≠ 36件 ÷（36件 + 14件） = 72%"]


@pytest.mark.parametrize(
    "text",
    [
        "化解积案36件，化解率90%，其余14件为新增案件。",
        "化解积案36件，群众满意率90%，剩余14件正在推进。",
        "受理积案45件，化解积案36件，化解率90%，剩余14件正在推进。",
        "领导包案40件。化解积案36件，化解率90%，剩余14件正在推进。",  # of which 36 are 90%
        "化解积案36件，化解率90%；剩余14件正在推进。",
        "化解积案36件，化解率90%，剩余14名信访人正在稳控。",
    ],
)
def test_what_may_be_of_another_whole_is_no_fault(text):
    said = wrong(text)
    assert [each for each in said if each.startswith("90%")] == []
