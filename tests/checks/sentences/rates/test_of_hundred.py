"""Shares without what they are of."""

from __future__ import annotations

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
