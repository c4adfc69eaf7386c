"""What has come in this year against all that has come in so far."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import said, wrong


def test_what_is_new_is_no_more_than_all_so_far():
    (claim,) = said("今年新增市场主体1260户，累计1186户。").claims
    assert claim.is_wrong
    assert (claim.judgement.stated_text, claim.judgement.computed_text) == ("1260户", "1186户")


@pytest.mark.parametrize(
    "text",
    [
        "今年新增市场主体1260户，累计1.86万户。",
        "今年新增市场主体1260户，累计注销1186户。",
        "今年新增市场主体1260户；累计1186户。",
        "今年新增贷款1.2亿元，累计投放0.8亿元。",
        "今年受理投诉1260件，累计1186件。",
    ],
)
def test_what_may_be_of_other_things_is_no_fault(text):
    assert wrong(text) == []
