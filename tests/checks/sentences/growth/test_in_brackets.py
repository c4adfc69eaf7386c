"""Growth beside last year's figure in brackets."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import said, wrong


@pytest.mark.parametrize(
    "text",
    [
        "登记2103对，下降{}%（上年同期2486对）。",
        "登记2103对（上年2486对），同比下降{}%。",
        "登记2103对（上年2486对，下降{}%）。",
        "上半年登记2103对，同比下降{}%（上年同期2486对）。",
    ],
)
def test_a_growth_is_that_from_the_figure_in_brackets(text: str) -> None:
    assert wrong(text.format("15.4")) == []
    assert wrong(text.format("25.4")) == ["25.4% ≠ （2486对 - 2103对）÷ 2486对 = 15.41%"]


def test_a_fall_that_is_called_a_rise_is_told_of_all_the_year_before() -> None:
    assert wrong("登记1103对，同比增长55.6%（上年2486对）。") == ["55.6% ≠ （1103对 - 2486对）÷ 2486对 = -55.63%"]


@pytest.mark.parametrize(
    "text",
    [
        # of as much of a year nothing is known
        "登记860对，同比下降15.4%（上年2486对）。",
        "上半年登记2103对，同比下降5.4%（上年2486对）。",
        # reckoned otherwise
        "登记2103对，下降25.4%（上年同期2486对，含补发）。",
        "登记2103对，剔除补发下降25.4%（上年同期2486对）。",
        # rough
        "登记近2103对，下降65.4%（上年同期2486对）。",
        "登记2103对，下降65.4%（上年同期2486余对）。",
        "登记2103对，下降近65.4%（上年同期2486对）。",
        # of something else
        "登记2103人次，下降25.4%（上年同期2486对）。",
        "登记2103对，下降25.4%（其中上年同期2486对）。",
        "登记2103对，下降25.4%，群众满意（上年同期2486对）。",
        "登记2103对；下降25.4%（上年同期2486对）。",
        "登记2103对，离婚率下降25.4%（上年同期2486对）。",
        "登记2103对补发，同比下降25.4%（上年2486对）。",
        "受理2103件，下降25.4%（上年同期2486件投诉）。",
        "登记2103对，减少383对（上年同期2486对），下降25.4%。",
        "登记2103对（补发120对，下降25.4%）（上年同期2486对）。",
        "登记2103对（上年同期2486对）（补发，下降25.4%）。",
    ],
)
def test_of_what_may_be_meant_otherwise_nothing_is_said(text: str) -> None:
    assert not [each for each in said(text).claims if each.judgement.stated_text.endswith("%")]
