"""Shares without what they are of."""

from __future__ import annotations

import pytest

from tests.checks.sentences.saying import said


def listed(words: str) -> list[str]:
    return [f"{each.judgement.stated_text} = {each.judgement.computed_text}" for each in said(words).claims]


def test_shares_of_all_are_confirmed_and_what_they_lack_is_told():
    assert listed("农业用水占61.5%、工业用水占18.2%、生活用水占20.3%。") == ["61.5% + 18.2% + 20.3% = 100%"]
    (claim,) = said("群众测评中，非常满意占82.4%，满意占14.1%，一般占2.7%，不满意占8.0%。").claims
    assert claim.is_wrong
    assert claim.doubtful
    assert claim.slip == "8.0%相邻两位写颠倒"
    assert claim.judgement.computed_text == "107.2%，不是100%"


def test_shares_that_are_rounded_are_all_of_it():
    assert listed("第一产业用工占33.3%、第二产业用工占33.3%、第三产业用工占33.3%。") == ["33.3% + 33.3% + 33.3% = 100%"]


@pytest.mark.parametrize(
    ("words", "sums"),
    [
        ("男生占52.3%、女生占47.7%。", ["52.3% + 47.7% = 100%"]),
        ("男生占52.3%、女生占47.6%。", ["52.3% + 47.6% = 100%"]),  # as far as they are rounded
        ("满意52.3%、不满意47.7%。", ["52.3% + 47.7% = 100%"]),
        ("男生占52.3%，女生占47.7%。", ["52.3% + 47.7% = 100%"]),
        ("男生占52.3%，结构稳定，女生占47.7%。", []),  # who knows of whom the second is
    ],
)
def test_two_shares_that_stand_together_are_all_of_it(words: str, sums: list[str]):
    assert listed(words) == sums


def test_two_swapped_digits_are_told_where_they_alone_make_a_hundred():
    (claim,) = said("甲类占27.2%、乙类占21.4%、丙类占15.4%。").claims  # 51.4%
    assert claim.is_wrong
    assert claim.slip == "15.4%相邻两位写颠倒"


@pytest.mark.parametrize(
    "words",
    [
        "甲类占27%、乙类占22%、丙类占15%。",  # two digits make up a hundred by chance
        "党员代表占27.2%、妇女代表占21.4%、青年代表占15.4%。",  # one may be several of them
        "工业用水占61.5%、农业用水占13.2%、生活用水占20.3%。",  # there may be other water
    ],
)
def test_shares_that_need_not_be_all_are_not_told(words: str):
    assert listed(words) == []
